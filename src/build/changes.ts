/** `changes`: what changed in a brief since an earlier issue, each with its cause. Builds in memory, writes nothing. */
import type { Brief } from "../brief/brief.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import { compareIssues } from "../memo/changes.ts";
import type { MemoChanges } from "../memo/memo.ts";
import { wordingOf } from "../memo/wording/registry.ts";
import type { Desk } from "./api.ts";
import { compileAsBuilt } from "./compile-paged.ts";
import { loadContents } from "./contents.ts";
import { findBrief, slugOf } from "./find-brief.ts";
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
  const { value, diagnostics } = await changesOfBriefs(desk, [name], () => since);
  return { value: value.reports[0] ?? null, diagnostics };
}

/** What changed in several briefs. */
export interface AllChanges {
  readonly reports: readonly ChangesReport[];
  /** Slugs of all briefs of the workspace, readable or not. */
  readonly slugs: readonly string[];
}

/**
 * As `changesOf` for each brief that is named, or for all where none is, in the order of their names. `sinceOf` gives the
 * path for a brief, undefined for what the brief says itself, and null where it is to count as new.
 */
export async function changesOfBriefs(
  desk: Desk,
  names: readonly string[],
  sinceOf: (slug: string) => string | null | undefined,
): Promise<Checked<AllChanges>> {
  const contents = await loadContents(desk);
  const found = (names.length === 0 ? contents.briefFiles : names).map((name) => findBrief(contents, name));
  const diagnostics = found.flatMap((f) => f.diagnostics);
  const slugs = contents.briefFiles.map(slugOf);
  const briefs = found.flatMap(({ value }) => (value === null ? [] : [comparing(value, sinceOf(value.slug))]));
  if (briefs.length === 0) return { value: { reports: [], slugs }, diagnostics };
  const prepared = await prepare(desk, contents, briefs);
  const reports: ChangesReport[] = [];
  for (const brief of briefs) {
    const issue = await earlierIssue(desk.workspace, brief);
    diagnostics.push(...issue.diagnostics);
    const compiled = await compileAsBuilt(desk, { ...brief, compareWith: null }, prepared);
    const { evidence, memo } = compiled.value;
    const changes = issue.value
      ? compareIssues(issue.value.evidence, evidence, issue.value.path, wordingOf(brief.language).change)
      : first;
    reports.push({ brief: brief.slug, title: memo.title, date: brief.memo.date, changes });
  }
  return { value: { reports, slugs }, diagnostics };
}

const first: MemoChanges = { state: "first", since: null, sinceDate: null, items: [] };

/** The brief, compared with what was asked for. */
function comparing(brief: Brief, since: string | null | undefined): Brief {
  const place = { file: brief.file };
  if (since === null) return { ...brief, compareWith: null };
  if (since === undefined) return { ...brief, compareWith: brief.compareWith ?? { text: "latest", place } };
  return { ...brief, compareWith: { text: fromBriefs(since), place } };
}

/** A path of the workspace as a brief would write it, from the folder of briefs. */
function fromBriefs(path: string): string {
  return path === "latest" ? path : `../${path}`;
}
