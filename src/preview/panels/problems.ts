/** What is wrong with a brief and the files that it rests on, each with its line. */
import type { Diagnostic, Place, Severity } from "../../diagnostics/diagnostic.ts";
import { indexLines } from "../../text/line-index.ts";
import { type Html, html } from "../html.ts";
import type { BriefView } from "../session.ts";

/** The worst first; within a severity the order of the build. */
const severities: readonly Severity[] = ["error", "warning", "note"];

export function problemsPanel(view: BriefView): Html {
  const { own, elsewhere } = problemsOf(view);
  return html`<h2 tabindex="-1">Problems</h2>
${view.failed ? html`<p>Errors keep the memo from being built.</p>` : null}${own.length === 0 ? html`<p>None.</p>` : list(own)}
${elsewhere.length === 0 ? null : html`<h3>In other briefs</h3>${list(elsewhere)}`}`;
}

/** What concerns this memo, and what stands in other briefs and leaves this one alone. */
export function problemsOf({ diagnostics, file }: BriefView): {
  readonly own: readonly Diagnostic[];
  readonly elsewhere: readonly Diagnostic[];
} {
  const isElsewhere = ({ place }: Diagnostic) => {
    const other = place !== undefined && place.file !== file && /^briefs\/[^/]+\.ya?ml$/.test(place.file);
    return other && !sharedFiles.has(place.file);
  };
  const sorted = severities.flatMap((severity) => diagnostics.filter((d) => d.severity === severity));
  return { own: sorted.filter((d) => !isElsewhere(d)), elsewhere: sorted.filter(isElsewhere) };
}

/** Files beside the briefs that every brief rests on. */
const sharedFiles: ReadonlySet<string> = new Set(["briefs/desk.yaml", "briefs/sources.yaml"]);

function list(diagnostics: readonly Diagnostic[]): Html {
  return html`<ul class="problems">${diagnostics.map(problemHtml)}</ul>`;
}

/** One problem as a list item; also what a panel shows of a question that has no answer. */
export function problemHtml({ severity, message, code, place, hints, related }: Diagnostic): Html {
  return html`<li class="problem"><p><strong class="severity ${severity}">${severity}</strong> ${prose(message)}</p>
${place ? placeHtml(place) : null}${hints.map((hint) => html`<p class="hint">${prose(hint)}</p>`)}
${related.map((other) => html`<p>${prose(other.message)}</p>${placeHtml(other.place)}`)}<p class="from"><code>${code}</code></p></li>`;
}

/** What stands in backticks is code. */
function prose(text: string): Html[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
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
