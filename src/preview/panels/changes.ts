/** What changed in a memo: since this preview was opened, and since the last issue that the desk keeps. */
import type { MemoChange, MemoChanges } from "../../memo/memo.ts";
import { type Html, html } from "../html.ts";
import { address, type Query } from "../query.ts";
import type { BriefView, Session } from "../session.ts";
import { opening } from "./evidence.ts";
import { problemHtml } from "./problems.ts";

export async function changesPanel(session: Session, view: BriefView, query: Query): Promise<Html> {
  const opened = session.changesSinceOpened(view);
  const { value, diagnostics } = await session.changesSinceIssue(view.slug);
  return html`<h2 tabindex="-1">Changes</h2>
<h3>Since this preview was opened</h3>
${opened === null ? html`<p>There was no memo to compare with.</p>` : listed(opened, query)}
<h3>Since the last issue</h3>
${value === null ? null : sinceIssue(value, query)}
${diagnostics.length > 0 ? html`<ul class="problems">${diagnostics.map(problemHtml)}</ul>` : null}`;
}

function sinceIssue(changes: MemoChanges, query: Query): Html {
  if (changes.state === "first" || changes.state === "not-compared") {
    return html`<p>No earlier issue is kept. A copy of the evidence file in <code>briefs/issues/DATE/</code> keeps one.</p>`;
  }
  return html`<p class="from">${changes.since}${changes.sinceDate === null ? null : `, dated ${changes.sinceDate}`}</p>${listed(changes, query)}`;
}

const words: Readonly<Record<MemoChange["what"], string>> = { new: "New", gone: "Gone", altered: "Altered" };

function listed({ items }: MemoChanges, query: Query): Html {
  if (items.length === 0) return html`<p>Nothing changed.</p>`;
  const shown = items.map(({ what, cause, excerpt, text, source }) => {
    const link = html` · <a href="${address(query, { tab: "evidence", excerpt })}">excerpt ${excerpt}</a>`;
    return html`<li><p><strong class="state ${what === "gone" ? "out" : "in"}">${words[what]}</strong> ${cause}</p><blockquote>${opening(text)}</blockquote><p class="from">${source}${excerpt === null ? null : link}</p></li>`;
  });
  return html`<ul class="changes">${shown}</ul>`;
}
