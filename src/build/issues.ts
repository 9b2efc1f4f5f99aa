/**
 * Earlier issues of a brief: evidence files that a desk keeps under `briefs/issues/` or `output/issues/`, usually one folder
 * per date. `compare-with: latest` takes the newest one dated before the memo.
 */
import type { Brief } from "../brief/brief.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { clean, warning } from "../diagnostics/diagnostic.ts";
import type { Evidence } from "../memo/evidence.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** An evidence file of an earlier issue. */
export interface Issue {
  readonly evidence: Evidence;
  readonly path: string;
}

const FOLDERS = ["briefs/issues", "output/issues"];
const LIMIT_BYTES = 64 * 1024 * 1024;

/** Null where the brief compares with nothing; undefined where it does but there is no earlier issue. */
export async function earlierIssue(workspace: Workspace, brief: Brief): Promise<Checked<Issue | null | undefined>> {
  const wanted = brief.compareWith;
  if (wanted === null) return clean(null);
  if (wanted.text !== "latest") {
    const issue = await readIssue(workspace, resolve(brief.file, wanted.text));
    if (issue) return clean(issue);
    return { value: undefined, diagnostics: [noIssue(wanted.text, wanted.place)] };
  }
  let latest: Issue | undefined;
  for (const path of await issuePaths(workspace, brief.slug)) {
    const issue = await readIssue(workspace, path);
    const date = issue?.evidence.date ?? "";
    if (!issue || (brief.memo.date !== null && date >= brief.memo.date)) continue;
    if (!latest || date > (latest.evidence.date ?? "")) latest = issue;
  }
  return clean(latest);
}

async function issuePaths(workspace: Workspace, slug: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of FOLDERS) {
    for (const { path, type } of await workspace.list(folder)) {
      if (type === "file" && path.endsWith(`/${slug}.evidence.json`)) found.push(path);
    }
  }
  return found;
}

async function readIssue(workspace: Workspace, path: string | null): Promise<Issue | undefined> {
  const bytes = path === null ? undefined : await workspace.read(path, LIMIT_BYTES);
  const evidence = bytes === undefined ? null : readEvidence(new TextDecoder("utf-8").decode(bytes));
  return path !== null && evidence ? { evidence, path } : undefined;
}

/** A path as the brief writes it, from the brief's own folder; null where it would leave the workspace. */
function resolve(from: string, path: string): string | null {
  const segments = from.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return null;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

function noIssue(path: string, place: Diagnostic["place"]): Diagnostic {
  return warning("brief/unknown-issue", `there is no earlier issue at “${path}”`, {
    place,
    hints: [
      "keep an issue by copying its evidence file to briefs/issues/DATE/",
      "`latest` takes the newest that is kept",
    ],
  });
}
