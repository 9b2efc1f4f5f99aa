import { type ChangesReport, changesOf } from "../../build/changes.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { MemoChange } from "../../memo/memo.ts";
import { mount } from "../mounts.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

export interface Options {
  readonly since?: string;
}

/** What changed in a brief since an issue. */
export async function run({ io, desk, globals }: Context, brief: string, { since }: Options): Promise<Outcome> {
  const mounted = mount(
    io,
    globals.workspace,
    desk.workspace,
    since === undefined || since === "latest" ? [] : [since],
  );
  const { value, diagnostics } = await changesOf(
    { ...desk, workspace: mounted.workspace },
    brief,
    mounted.paths[0] ?? since,
  );
  const text =
    value === null
      ? ""
      : globals.format === "markdown"
        ? asMarkdown(value, mounted.given)
        : asText(value, mounted.given);
  return { diagnostics: mounted.restore(diagnostics), result: value, text, essential: globals.format === "markdown" };
}

const verbs: Readonly<Record<MemoChange["what"], string>> = { new: "new", gone: "gone", altered: "altered" };

function headline({ changes, date }: ChangesReport, given: (path: string) => string): string {
  if (changes.state === "first" || changes.since === null) {
    return `no issue ${date === null ? "" : `dated before ${date} `}is kept in briefs/issues: all of it is new`;
  }
  const since = changes.sinceDate ?? given(changes.since);
  return changes.state === "unchanged"
    ? `nothing changed since ${since}`
    : `${counted(changes.items.length, "change")} since ${since}`;
}

function asText(report: ChangesReport, given: (path: string) => string): string {
  const lines = report.changes.items.map((c) => {
    const number = c.excerpt === null ? "" : ` [${c.excerpt}]`;
    return `  ${verbs[c.what].padEnd(8)}${number} ${harmless(c.text)}\n           ${harmless(c.source)}; ${harmless(c.cause)}\n`;
  });
  return `${harmless(report.brief)}: ${harmless(headline(report, given))}\n${lines.join("")}`;
}

/** For the comment on a pull request: headings, lists and quotes, with every word from outside escaped. */
function asMarkdown(report: ChangesReport, given: (path: string) => string): string {
  const date = report.date === null ? "" : `, ${report.date}`;
  const items = report.changes.items.map(
    (c) => `- **${verbs[c.what]}**: “${escaped(c.text)}” (${escaped(c.source)}; ${escaped(c.cause)})\n`,
  );
  return `### ${escaped(report.title)}${date}\n\n${escaped(headline(report, given))}${items.length === 0 ? "" : `\n\n${items.join("")}`}\n`;
}

/** One line in which no character means anything to Markdown or to the page it is shown on; `@` would call people. */
function escaped(text: string): string {
  return harmless(text).replace(/[\\`*_{}[\]()<>#+\-.!|~&:@/=]/g, (c) =>
    c === "@" ? "@\u2060" : c === "<" ? "&lt;" : c === "&" ? "&amp;" : `\\${c}`,
  );
}
