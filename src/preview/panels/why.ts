/** Why a sentence is in the memo, or why it isn't; and what was considered and left out. */
import type { Explanation, Verdict } from "../../build/api.ts";
import type { Evidence, EvidenceRefusal } from "../../memo/evidence.ts";
import type { Article } from "../../sources/article.ts";
import { type Html, html } from "../html.ts";
import { address, type Query } from "../query.ts";
import type { BriefView, Session } from "../session.ts";
import { counted, opening, titleOf } from "./evidence.ts";
import { problemHtml } from "./problems.ts";

/** Most sentences that are listed as left out. */
const MOST = 40;

export async function whyPanel(session: Session, view: BriefView, query: Query): Promise<Html> {
  const form = html`<h2 tabindex="-1">Why, and why not</h2>
<form role="search" action="" method="get">
<input type="hidden" name="tab" value="why">${query.show === "pdf" ? html`<input type="hidden" name="show" value="pdf">` : null}
<label for="words">A few words of a sentence, as a source has them</label>
<div class="ask"><input id="words" name="words" type="search" value="${query.words}" autocomplete="off" maxlength="600"><button type="submit">Explain</button></div>
</form>`;
  if (query.words === "") return html`${form}${await leftOut(session, view, query)}`;
  const { value, diagnostics } = await session.explain(view.slug, query.words);
  return html`${form}
${diagnostics.length > 0 ? html`<ul class="problems">${diagnostics.map(problemHtml)}</ul>` : null}
${value.map((explanation) => explained(explanation, view, query))}`;
}

function explained(explanation: Explanation, { evidence }: BriefView, query: Query): Html {
  const { source, line, span, sentence, speaker, furniture, verdicts } = explanation;
  const known = evidence?.sources.find(({ path }) => path === source);
  const link = address(query, { tab: "sources", source, at: span.start });
  return html`<article class="answer">
<blockquote lang="${known?.language.value ?? "und"}">${sentence}</blockquote>
<p class="from">${known ? html`<a href="${link}">${titleOf(known, source)}, line ${line}</a>` : `${source}, line ${line}`}${speaker === null ? null : ` · said by ${speaker.name} (${speaker.kind})`}</p>
${furniture === null ? null : html`<p><strong class="state out">Not article:</strong> ${furniture}</p>`}
${verdicts.map((verdict) => verdictHtml(verdict, query))}
</article>`;
}

const states: Readonly<Record<Verdict["state"], { readonly label: string; readonly kind: string }>> = {
  in: { label: "In", kind: "in" },
  context: { label: "In, as context", kind: "in" },
  refused: { label: "Left out", kind: "out" },
  "no-match": { label: "Not matched", kind: "out" },
};

function verdictHtml(verdict: Verdict, query: Query): Html {
  const { theme, state, excerpt, detail, reason, rule, terms, score, near } = verdict;
  const { label, kind } = states[state];
  const parts = Object.entries(score?.parts ?? {}).map(([name, points]) => `${name} ${points}`);
  const link = html`, <a href="${address(query, { tab: "evidence", excerpt })}">excerpt ${excerpt}</a>`;
  const close = near.filter(({ met }) => met.length > 0);
  return html`<section class="theme"><h3>${theme}</h3>
<p><strong class="state ${kind}">${label}:</strong> ${detail}${reason === null ? null : ` (${reason})`}${excerpt === null ? null : link}</p>
<dl class="facts">${row("Rule", rule === null ? null : html`<code>${rule}</code>`)}${row("Terms", terms.length === 0 ? null : terms.join(" · "))}${row("Score", score === null ? null : `${score.total} = ${parts.join(" + ")}`)}</dl>
${close.length === 0 ? null : html`<p>Rules that came near:</p><ul class="near">${close.map(({ rule: tried, met, missing }) => html`<li><code>${tried}</code><br>met ${met.join(", ")}; missing ${missing.join(", ") || "nothing"}</li>`)}</ul>`}</section>`;
}

function row(label: string, value: Html | string | null): Html | null {
  return value === null ? null : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

async function leftOut(session: Session, view: BriefView, query: Query): Promise<Html | null> {
  const { evidence } = view;
  if (evidence === null || evidence.refused.length === 0) return null;
  const shown = evidence.refused.slice(0, MOST);
  const articles = new Map<string, Article | undefined>();
  for (const { source } of shown) {
    if (!articles.has(source)) articles.set(source, await session.source(view, source));
  }
  const items = shown.map((refusal) => refusalHtml(refusal, articles.get(refusal.source), evidence, query));
  const rest = evidence.refused.length - shown.length;
  return html`<h3>Considered and left out</h3>
<p>${counted(evidence.refused.length, "passage")} matched a theme and ${evidence.refused.length === 1 ? "is" : "are"} not in the memo.</p>
<ul class="rows">${items}</ul>${rest > 0 ? html`<p>${rest} more are in the evidence file.</p>` : null}`;
}

function refusalHtml(
  { source, span, theme, reason, detail }: EvidenceRefusal,
  article: Article | undefined,
  evidence: Evidence,
  query: Query,
): Html {
  const words = article?.text.slice(span.start, span.end) ?? "";
  const known = evidence.sources.find(({ path }) => path === source);
  const about = [theme, known?.outlet.value ?? titleOf(known, source)];
  return html`<li><a class="row" href="${address(query, { tab: "sources", source, at: span.start })}"><span class="words" lang="${known?.language.value ?? "und"}">${opening(words)}</span> <span class="from"><strong>${reason}</strong>: ${detail} · ${about.join(" · ")}</span></a></li>`;
}
