/** The excerpts of a memo; or one of them, with what proves it and its place in the source. */
import type { Evidence, EvidenceAttribution, EvidenceExcerpt, EvidenceSource } from "../../memo/evidence.ts";
import type { Article } from "../../sources/article.ts";
import { indexLines } from "../../text/line-index.ts";
import { type Html, html } from "../html.ts";
import { address, type Query } from "../query.ts";
import type { BriefView, Session } from "../session.ts";
import { type Mark, sourceText } from "./source-text.ts";

export async function evidencePanel(session: Session, view: BriefView, query: Query): Promise<Html> {
  const { evidence } = view;
  if (evidence === null) return html`<h2>Evidence</h2><p>There is no memo yet, and so no evidence.</p>`;
  if (query.excerpt === null) return list(evidence, query);
  const excerpt = evidence.excerpts.find(({ number }) => number === query.excerpt);
  if (excerpt === undefined) {
    return html`<h2>Evidence</h2><p>The memo has no excerpt ${query.excerpt} now.</p>${all(query)}`;
  }
  const article = await session.source(view, excerpt.source);
  const { proved, detail } = await session.prove(view, excerpt);
  const others = evidence.excerpts;
  const at = others.indexOf(excerpt);
  return html`<h2 tabindex="-1">Excerpt ${excerpt.number}</h2>
<p class="steps">${step(query, others[at - 1], "Previous")}${step(query, others[at + 1], "Next")}${all(query)}<a href="#excerpt-${excerpt.number}" data-memo>Show in the memo</a></p>
<p class="verdict ${proved ? "good" : "bad"}"><strong>${proved ? "Proved" : "Not proved"}</strong> ${proved ? "The source says exactly these words." : detail}</p>
<h3>Its place in the source</h3>
${article ? sourceText(article, marksOf(evidence, article.path, excerpt), excerpt.span.start) : html`<p>The source can’t be read now.</p><blockquote>${excerpt.text}</blockquote>`}
<h3>What is known of it</h3>
${facts(excerpt, evidence.sources, article, query)}`;
}

/** What a memo prints of one source. */
export function marksOf(evidence: Evidence, source: string, chosen?: EvidenceExcerpt): Mark[] {
  return evidence.excerpts
    .filter((excerpt) => excerpt.source === source)
    .flatMap((excerpt) => {
      const before = excerpt.sentences.filter((s) => s.text !== undefined).map((s) => s.span);
      const mark = { excerpt: excerpt.number, chosen: excerpt === chosen };
      return [...before, excerpt.span].map((span) => ({ ...mark, span }));
    });
}

/** Without a title, the file's name. */
export function titleOf(source: EvidenceSource | undefined, path: string): string {
  return source?.title.value ?? path.replace(/^.*\//, "");
}

function list(evidence: Evidence, query: Query): Html {
  const { excerpts, articlesUsed, articles } = evidence.counts;
  const items = evidence.excerpts.map((excerpt) => {
    const source = evidence.sources.find(({ path }) => path === excerpt.source);
    const from = [speakers(excerpt.attribution), source?.outlet.value ?? titleOf(source, excerpt.source)];
    return html`<li><a class="row" href="${address(query, { tab: "evidence", excerpt: excerpt.number })}"><span class="number">${excerpt.number}</span><span class="words" lang="${source?.language.value ?? "und"}">${opening(excerpt.text)}</span> <span class="from">${from.filter((part) => part !== "").join(" · ")}</span></a></li>`;
  });
  return html`<h2 tabindex="-1">Evidence</h2>
<p>${counted(excerpts, "excerpt")} from ${articlesUsed} of ${counted(articles, "article")}. Follow one to its place in the source, here or by its number in the memo.</p>
<ol class="rows">${items}</ol>`;
}

/** `1 page`, `2 pages`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The first words, for a list. */
export function opening(text: string): string {
  const plain = text.replace(/\s+/g, " ");
  if (plain.length <= 180) return plain;
  return `${plain.slice(0, 170).replace(/\s\S*$/, "")} …`;
}

function all(query: Query): Html {
  return html`<a href="${address(query, { tab: "evidence" })}">All excerpts</a>`;
}

function step(query: Query, excerpt: EvidenceExcerpt | undefined, label: string): Html | null {
  if (excerpt === undefined) return null;
  return html`<a href="${address(query, { tab: "evidence", excerpt: excerpt.number })}">${label}</a>`;
}

function speakers(attribution: readonly EvidenceAttribution[]): string {
  const names = attribution.filter((a) => a.kind !== "article").map((a) => a.speaker);
  return [...new Set(names)].join(", ");
}

function facts(
  excerpt: EvidenceExcerpt,
  sources: readonly EvidenceSource[],
  article: Article | undefined,
  query: Query,
): Html {
  const source = sources.find(({ path }) => path === excerpt.source);
  const lines = article ? indexLines(article.text) : undefined;
  const [from, to] = [lines?.position(excerpt.span.start).line, lines?.position(excerpt.span.end).line];
  const score = Object.entries(excerpt.score.parts).map(([name, points]) => `${name} ${points}`);
  const title = html`<a href="${address(query, { tab: "sources", source: excerpt.source, at: excerpt.span.start })}">${titleOf(source, excerpt.source)}</a>`;
  const rows: readonly (readonly [string, Html | string | null])[] = [
    ["Source", title],
    ["Outlet", source?.outlet.value ?? "unknown"],
    ["Published", source?.published.value ?? "unknown"],
    ["Origin", excerpt.origin],
    ["Said by", said(excerpt.attribution)],
    ["Theme", `${excerpt.theme} (${excerpt.grade})`],
    ["Rule", html`<code>${excerpt.rule}</code>`],
    ["Score", `${excerpt.score.total} = ${score.join(" + ")}`],
    [
      "Place",
      `${excerpt.source}${from === undefined ? "" : `, line ${from}${to === from ? "" : `–${to}`}`}, characters ${excerpt.span.start}–${excerpt.span.end}`,
    ],
    ["SHA-256", html`<code class="digest">${source?.sha256 ?? "unknown"}</code>`],
  ];
  return html`<dl class="facts">${rows.filter(([, value]) => value !== null && value !== "").map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function said(attribution: readonly EvidenceAttribution[]): string {
  return attribution
    .map(({ kind, speaker, role, cue, direct }) => {
      const how = kind === "article" ? "in its own voice" : direct ? "quoted" : "reported";
      const about = [role, `${kind === "article" ? "" : `${kind}, `}${how}${cue === null ? "" : ` (“${cue}”)`}`];
      return `${speaker}: ${about.filter((part) => part !== null).join("; ")}`;
    })
    .join("\n");
}
