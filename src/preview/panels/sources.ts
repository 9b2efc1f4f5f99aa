/** The sources that a memo was made from; or one of them, with what is known of it and its whole text. */
import type { Evidence, EvidenceSource } from "../../memo/evidence.ts";
import type { Article } from "../../sources/article.ts";
import { type Html, html } from "../html.ts";
import { address, type Query } from "../query.ts";
import type { BriefView, Session } from "../session.ts";
import { counted, marksOf, titleOf } from "./evidence.ts";
import { sourceText } from "./source-text.ts";

export async function sourcesPanel(session: Session, view: BriefView, query: Query): Promise<Html> {
  const { evidence } = view;
  if (evidence === null) return html`<h2>Sources</h2><p>There is no memo yet.</p>`;
  const source = evidence.sources.find(({ path }) => path === query.source);
  if (source === undefined) return list(evidence, query);
  const article = await session.source(view, source.path);
  return html`<h2 tabindex="-1" lang="${source.language.value ?? "und"}">${titleOf(source, source.path)}</h2>
<p class="steps"><a href="${address(query, { tab: "sources" })}">All sources</a></p>
${facts(source, evidence)}
${article ? body(evidence, article, query) : html`<p>The source can’t be read now.</p>`}`;
}

/** Opens on the sentence that was asked for, which stands out as an excerpt of its own would. */
function body(evidence: Evidence, article: Article, { at }: Query): Html {
  const marks = marksOf(evidence, article.path);
  if (at === null || at >= article.text.length) return sourceText(article, marks, 0);
  const chosen = marks.map((mark) => ({ ...mark, chosen: mark.span.start <= at && at < mark.span.end }));
  if (chosen.some((mark) => mark.chosen)) return sourceText(article, chosen, at);
  const sentence = article.sentences.find(({ span }) => span.start <= at && at < span.end);
  const end = article.text.indexOf("\n", at);
  const span = sentence?.span ?? { start: at, end: end <= at ? article.text.length : end };
  return sourceText(article, [...marks, { span, excerpt: null, chosen: true }], at);
}

function list(evidence: Evidence, query: Query): Html {
  const items = evidence.sources.map((source) => {
    const used = evidence.excerpts.filter((excerpt) => excerpt.source === source.path).length;
    const state = source.foldedInto === null ? counted(used, "excerpt") : "same story as another source";
    const about = [source.outlet.value ?? "outlet unknown", source.published.value ?? "undated", state];
    return html`<li><a class="row" href="${address(query, { tab: "sources", source: source.path })}"><span class="words" lang="${source.language.value ?? "und"}">${titleOf(source, source.path)}</span> <span class="from">${about.join(" · ")}</span></a></li>`;
  });
  return html`<h2 tabindex="-1">Sources</h2>
<p>What the memo was made from. In the text of each, what is quoted is marked, and what is no article is grey and says why.</p>
<ul class="rows">${items}</ul>`;
}

function facts(source: EvidenceSource, evidence: Evidence): Html {
  const { title, author, outlet, published, language, url, origins, foldedInto } = source;
  const twin = evidence.sources.find(({ path }) => path === foldedInto);
  const rows: readonly (readonly [string, string | null, string])[] = [
    ["Title", title.value, title.from],
    ["Author", author.value?.join(", ") ?? null, author.from],
    ["Outlet", outlet.value, outlet.from],
    ["Published", published.value, published.from],
    ["Language", language.value, language.from],
    ["Address", url.value, url.from],
    ...origins.map(({ newsroom, relation, from }) => ["Origin", `${newsroom} (${relation})`, from] as const),
  ];
  const shown = rows.map(
    ([label, value, from]) =>
      html`<div><dt>${label}</dt><dd>${value ?? "unknown"}${value === null ? null : html` <span class="from">from ${from}</span>`}</dd></div>`,
  );
  return html`<dl class="facts">${shown}<div><dt>File</dt><dd>${source.path}</dd></div>${twin ? html`<div><dt>Folded</dt><dd>the same story as “${titleOf(twin, twin.path)}”</dd></div>` : null}</dl>`;
}
