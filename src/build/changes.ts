/** `changes`: what changed in a brief since an earlier issue, each with its cause. Builds in memory, writes nothing. */
import type { Brief } from "../brief/brief.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import { compareIssues } from "../memo/changes.ts";
import type { MemoChanges } from "../memo/memo.ts";
import type { Desk } from "./api.ts";
import { compileAsBuilt } from "./compile-paged.ts";
import { loadContents } from "./contents.ts";
import { findBrief } from "./find-brief.ts";
import { earlierIssue } from "./issues.ts";
import { prepare } from "./prepare.ts";

/** What changed, and the title and date of the memo as it would be built now. */
export interface ChangesReport {
  readonly brief: string;
  readonly title: string;
  readonly date: string | null;
  readonly changes: MemoChanges;
}

/** Against `since`, a path of the workspace, or what the brief compares with, or else the newest issue that is kept. */
export async function changesOf(desk: Desk, name: string, since?: string): Promise<Checked<ChangesReport | null>> {
  const contents = await loadContents(desk.workspace);
  const { value: brief, diagnostics } = findBrief(contents, name);
  if (brief === null) return { value: null, diagnostics };
  const place = { file: brief.file };
  const compareWith =
    since === undefined ? (brief.compareWith ?? { text: "latest", place }) : { text: fromBriefs(since), place };
  const compared: Brief = { ...brief, compareWith };
  const issue = await earlierIssue(desk.workspace, compared);
  const prepared = await prepare(desk, contents, [compared]);
  const { evidence, memo } = await compileAsBuilt(desk, { ...compared, compareWith: null }, prepared);
  const first: MemoChanges = { state: "first", since: null, sinceDate: null, items: [] };
  const changes = issue.value ? compareIssues(issue.value.evidence, evidence, issue.value.path) : first;
  return {
    value: { brief: brief.slug, title: memo.title, date: brief.memo.date, changes },
    diagnostics: issue.diagnostics,
  };
}

/** A path of the workspace as a brief would write it, from the folder of briefs. */
function fromBriefs(path: string): string {
  return path === "latest" ? path : `../${path}`;
}
