/** What is wrong with a brief and the files that it rests on, each with its line. */
import type { Diagnostic, Place, Severity } from "../../diagnostics/diagnostic.ts";
import { indexLines } from "../../text/line-index.ts";
import { type Html, html } from "../html.ts";
import type { BriefView } from "../session.ts";

/** The worst first; within a severity the order of the build. */
const severities: readonly Severity[] = ["error", "warning", "note"];

export function problemsPanel({ diagnostics, failed }: BriefView): Html {
  const sorted = severities.flatMap((severity) => diagnostics.filter((d) => d.severity === severity));
  if (sorted.length === 0) return html`<h2 tabindex="-1">Problems</h2><p>None.</p>`;
  return html`<h2 tabindex="-1">Problems</h2>
${failed ? html`<p>Errors keep the memo from being built.</p>` : null}
<ul class="problems">${sorted.map(problemHtml)}</ul>`;
}

/** One problem as a list item; also what a panel shows of a question that has no answer. */
export function problemHtml({ severity, message, code, place, hints, related }: Diagnostic): Html {
  return html`<li class="problem"><p><strong class="severity ${severity}">${severity}</strong> ${message}</p>
${place ? placeHtml(place) : null}${hints.map((hint) => html`<p class="hint">${hint}</p>`)}
${related.map((other) => html`<p>${other.message}</p>${placeHtml(other.place)}`)}<p class="from"><code>${code}</code></p></li>`;
}

/** Longest stretch of a line that is shown around the fault, on either side. */
const AROUND = 80;

function placeHtml({ file, span, text }: Place): Html {
  if (span === undefined || text === undefined) return html`<p class="from">${file}</p>`;
  const lines = indexLines(text);
  const { line, column } = lines.position(span.start);
  const own = lines.line(line) ?? { start: span.start, end: span.start };
  const end = Math.max(span.start, Math.min(span.end, own.end));
  const from = Math.max(own.start, span.start - AROUND);
  const to = Math.min(own.end, end + AROUND);
  const fault = end > span.start ? html`<mark class="chosen">${text.slice(span.start, end)}</mark>` : null;
  const frame = html`${from > own.start ? "…" : null}${text.slice(from, span.start)}${fault}${text.slice(end, to)}${to < own.end ? "…" : null}`;
  return html`<p class="from">${file}:${line}:${column}</p><pre class="frame"><code>${frame}</code></pre>`;
}
