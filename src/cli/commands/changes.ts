import { type ChangesReport, changesOfBriefs } from "../../build/changes.ts";
import { error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { MemoChange } from "../../memo/memo.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { mount } from "../mounts.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

export interface Options {
  readonly since?: string;
}

/** What everything is compared with, and how it is told. */
interface Told {
  readonly reports: readonly ChangesReport[];
  /** True where a folder of evidence files was named: a memo without a file there is new. */
  readonly byFolder: boolean;
  /** Memos with a file in that folder and no brief any more, by slug. */
  readonly gone: readonly string[];
  readonly given: (path: string) => string;
}

/** What changed in the briefs named, or in all, since an issue. */
export async function run(context: Context, briefs: readonly string[], { since }: Options): Promise<Outcome> {
  const { io, desk, globals } = context;
  const outside = since === undefined || since === "latest" ? [] : [since];
  const mounted = mount(io, globals.workspace, desk.workspace, outside);
  const path = mounted.paths[0] ?? since;
  const kept = path === undefined || path === "latest" ? null : await evidenceIn(mounted.workspace, path);
  const { value, diagnostics } = await changesOfBriefs({ ...desk, workspace: mounted.workspace }, briefs, (slug) =>
    kept === null ? path : (kept.get(slug) ?? null),
  );
  if (since !== undefined && diagnostics.some(({ code }) => code === "brief/unknown-issue")) return noIssue(since);
  const { reports, slugs } = value;
  const gone = briefs.length > 0 || kept === null ? [] : [...kept.keys()].filter((slug) => !slugs.includes(slug));
  const told = { reports, byFolder: kept !== null, gone, given: mounted.given };
  const isMarkdown = globals.format === "markdown";
  return {
    diagnostics: mounted.restore(diagnostics),
    result: briefs.length === 1 && kept === null ? (reports[0] ?? null) : { briefs: reports, gone },
    text: isMarkdown ? asMarkdown(told) : asText(told),
    essential: isMarkdown,
  };
}

function noIssue(since: string): Outcome {
  const hints = ["name an evidence file, a folder of them, or `latest`"];
  const what = since === "latest" ? "no earlier issue is kept" : `\`${since}\` is not there, or no evidence file`;
  return { diagnostics: [error("cli/usage", what, { hints })], result: null, text: "" };
}

/** The evidence files right in a folder, by slug; null where the path isn't a folder. */
async function evidenceIn(workspace: Workspace, path: string): Promise<ReadonlyMap<string, string> | null> {
  if ((await workspace.stat(path)).type !== "folder") return null;
  const files = (await workspace.list(path)).flatMap((entry) => {
    const name = entry.path.slice(path === "" ? 0 : path.length + 1);
    const slug = /^([^/]+)\.evidence\.json$/.exec(name)?.[1];
    return entry.type === "file" && slug !== undefined ? [[slug, entry.path] as const] : [];
  });
  return new Map(files);
}

const verbs: Readonly<Record<MemoChange["what"], string>> = { new: "new", gone: "gone", altered: "altered" };

function headline({ changes, date }: ChangesReport, { byFolder, given }: Told): string {
  if (changes.state === "first" || changes.since === null) {
    if (byFolder) return "a new memo: all of it is new";
    return `no issue ${date === null ? "" : `dated before ${date} `}is kept in briefs/issues: all of it is new`;
  }
  const since = changes.sinceDate ?? given(changes.since);
  return changes.state === "unchanged"
    ? `nothing changed since ${since}`
    : `${counted(changes.items.length, "change")} since ${since}`;
}

function asText(told: Told): string {
  const briefs = told.reports.map((report) => {
    const lines = report.changes.items.map((c) => {
      const number = c.excerpt === null ? "" : ` [${c.excerpt}]`;
      return `  ${verbs[c.what].padEnd(8)}${number} ${harmless(c.text)}\n           ${harmless(c.source)}; ${harmless(c.cause)}\n`;
    });
    return `${harmless(report.brief)}: ${harmless(headline(report, told))}\n${lines.join("")}`;
  });
  return [...briefs, ...told.gone.map((slug) => `${harmless(slug)}: no brief makes this memo any more\n`)].join("");
}

/**
 * For the comment on a pull request: headings, lists and quotes, with every word from outside escaped. Of several memos,
 * those that stay as they are share one line.
 */
function asMarkdown(told: Told): string {
  const isSame = (report: ChangesReport): boolean => told.reports.length > 1 && report.changes.state === "unchanged";
  const sections = told.reports.filter((report) => !isSame(report)).map((report) => section(report, told));
  const same = told.reports.filter(isSame).map(({ title }) => escaped(title));
  return [
    ...sections,
    ...told.gone.map((slug) => `### ${escaped(slug)}\n\nno brief makes this memo any more\n`),
    ...(same.length === 0 ? [] : [`Unchanged: ${same.join("; ")}\n`]),
  ].join("\n");
}

function section(report: ChangesReport, told: Told): string {
  const date = report.date === null ? "" : `, ${report.date}`;
  const items = report.changes.items.map(
    (c) => `- **${verbs[c.what]}**: “${escaped(c.text)}” (${escaped(c.source)}; ${escaped(c.cause)})\n`,
  );
  const list = items.length === 0 ? "" : `\n\n${items.join("").trimEnd()}`;
  return `### ${escaped(report.title)}${date}\n\n${escaped(headline(report, told))}${list}\n`;
}

/** One line in which no character means anything to Markdown or to the page it is shown on; `@` would call people. */
function escaped(text: string): string {
  return harmless(text).replace(/[\\`*_{}[\]()<>#+\-.!|~&:@/=]/g, (c) =>
    c === "@" ? "@\u2060" : c === "<" ? "&lt;" : c === "&" ? "&amp;" : `\\${c}`,
  );
}
