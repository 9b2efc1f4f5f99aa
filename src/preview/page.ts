/** The pages of the preview: a list of the briefs, and one page per brief with the memo at its left and a panel at its right. */
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { type Html, html, verbatim } from "./html.ts";
import { problemsOf } from "./panels/problems.ts";
import { panels } from "./panels/registry.ts";
import { address, type Query, type Tab, tabs } from "./query.ts";
import { script } from "./script.ts";
import type { BriefEntry, BriefView, Session } from "./session.ts";
import { style } from "./style.ts";

/** What belongs to one answer. */
export interface PageSetting {
  /** Random for each answer: only elements that carry it may style or act. */
  readonly nonce: string;
  /** Of the state that the page shows. */
  readonly edition: number;
}

export function listPage(briefs: readonly BriefEntry[], setting: PageSetting): string {
  const items = briefs.map(
    ({ slug, title, question, file }) =>
      html`<li><a class="row" href="b/${encodeURIComponent(slug)}"><span class="words">${title}</span>${question === null ? null : html` <span class="question">${question}</span>`} <span class="from">${file}</span></a></li>`,
  );
  const content = html`<header class="bar"><p class="product">Briefwright</p><p class="status" role="status" id="status"></p></header>
<main class="list"><h1>Briefs</h1>
${items.length === 0 ? html`<p>There is no brief yet: write one as <code>briefs/NAME.yaml</code>.</p>` : html`<ul class="rows">${items}</ul>`}</main>`;
  return document("Briefs", content, setting, "events");
}

/** The parts of a brief's page that a change of the workspace changes. */
export interface BriefParts {
  readonly title: string;
  readonly state: Html | null;
  readonly tabs: Html;
  readonly panel: Html;
}

export async function briefParts(session: Session, view: BriefView, query: Query): Promise<BriefParts> {
  const panel = await panels[query.tab].render(session, view, query);
  return { title: view.title, state: stateHtml(view, query), tabs: tabsHtml(view, query), panel };
}

export function briefPage(
  view: BriefView,
  parts: BriefParts,
  briefs: readonly BriefEntry[],
  query: Query,
  setting: PageSetting,
): string {
  const slug = encodeURIComponent(view.slug);
  const others = briefs.filter((brief) => brief.slug !== view.slug);
  const pdf = query.show === "pdf";
  const form = (show: Query["show"], label: string) =>
    html`<a href="${address(query, { ...query, show })}" data-show="${show}"${query.show === show ? html` aria-current="true"` : null}>${label}</a>`;
  const content = html`<a class="skip" href="#panel">Skip to the panel beside the memo</a>
<header class="bar"><a class="product" href="../">Briefwright</a><h1 id="title">${view.title}</h1>
${others.length === 0 ? null : html`<details class="others"><summary>Other briefs</summary><nav aria-label="Other briefs"><ul>${others.map((brief) => html`<li><a href="${encodeURIComponent(brief.slug)}">${brief.title}</a></li>`)}</ul></nav></details>`}
<p class="status" role="status" id="status"></p></header>
<main class="desk">
<section class="memo" aria-label="Memo">
<nav class="forms" aria-label="Form of the memo">${form("memo", "Memo")}${form("pdf", "PDF")}<a href="${slug}/memo.pdf" target="_blank" rel="noopener">PDF in its own window</a></nav>
<div id="state">${parts.state}</div>
<iframe id="memo" title="${pdf ? "The memo as a PDF" : "The memo"}" src="${slug}/${pdf ? "memo.pdf#navpanes=0&view=FitH" : "memo"}"></iframe>
</section>
<section class="side" id="panel" tabindex="-1" aria-label="Beside the memo">
<nav class="tabs" aria-label="Beside the memo" id="tabs">${parts.tabs}</nav>
<div class="panel" id="content">${parts.panel}</div>
</section>
</main>`;
  return document(view.title, content, setting, "../events");
}

/** Shown in the memo's place where none could be built yet. */
export function noMemoPage(nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>No memo yet</title><style nonce="${nonce}">${style}</style></head>
<body class="blank"><main><h1>No memo yet</h1><p>The panel “Problems” says what keeps it from being built.</p></main></body></html>
`;
}

function stateHtml({ failed, html: memo }: BriefView, query: Query): Html | null {
  if (!failed || memo === null) return null;
  return html`<p class="banner"><strong>Errors keep this memo from being built.</strong> Below is the last one that was. <a href="${address(query, { tab: "problems" })}">See the problems</a></p>`;
}

function tabsHtml(view: BriefView, query: Query): Html {
  const links = tabs.map(
    (tab) =>
      html`<a href="${address(query, { tab })}"${tab === query.tab ? html` aria-current="page"` : null}>${panels[tab].label}${count(view, tab)}</a>`,
  );
  return html`${links}`;
}

/** How many things a tab leads to, where somebody should know before going there. */
function count(view: BriefView, tab: Tab): Html | null {
  const { own } = problemsOf(view);
  if (tab === "problems" && own.length > 0) {
    return html` <span class="count${hasErrors(own) ? " error" : ""}">${own.length}</span>`;
  }
  if (tab === "evidence" && view.evidence) return html` <span class="count">${view.evidence.excerpts.length}</span>`;
  return null;
}

function document(title: string, content: Html, { nonce, edition }: PageSetting, events: string): string {
  const page = html`<html lang="en" data-edition="${edition}" data-events="${events}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Briefwright preview</title>
<style nonce="${nonce}">${verbatim(style)}</style>
</head>
<body>
${content}
<script nonce="${nonce}">${verbatim(script)}</script>
</body>
</html>
`;
  return `<!DOCTYPE html>\n${page.markup}`;
}
