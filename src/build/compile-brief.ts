/**
 * From a brief and the readings of the desk to memo and evidence: the middle of the pipeline, without a file read or
 * written. The same function serves `build`, `check`, `explain`, `inspect` and library users.
 */

import type { Brief } from "../brief/brief.ts";
import { scaleOf } from "../brief/scales.ts";
import { type BuildFacts, judgeAlarms } from "../check/alarms.ts";
import { checkWording } from "../check/wording.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { compareIssues } from "../memo/changes.ts";
import { composeEvidence } from "../memo/compose-evidence.ts";
import { type ComposeInput, composeMemo } from "../memo/compose-memo.ts";
import type { Evidence } from "../memo/evidence.ts";
import type { Memo, MemoChanges } from "../memo/memo.ts";
import { wordingOf } from "../memo/wording/registry.ts";
import type { Reading } from "../select/reading.ts";
import { type SelectResult, selectPassages } from "../select/select-passages.ts";
import { byteSpan } from "../sources/byte-span.ts";
import type { OutletDetails } from "../sources/schema.ts";
import { nearest } from "../text/nearest.ts";
import { overlaps } from "../text/span.ts";
import { verifyExcerpts } from "../verify/verify-evidence.ts";
import type { LoadedTheme } from "./contents.ts";
import { fileOf } from "./desk-files.ts";
import type { HeldFile } from "./shelves.ts";

export interface CompileInput {
  readonly brief: Brief;
  /** The themes that the brief names, as far as they are there. */
  readonly themes: ReadonlyMap<string, Pick<LoadedTheme, "theme" | "sha256">>;
  /** Slugs of all themes of the workspace, for "did you mean". */
  readonly knownThemes: readonly string[];
  /** Slugs of theme files that are there and could not be read. */
  readonly brokenThemes?: readonly string[];
  /** By path; of articles that the brief's globs leave out, those will do in which a theme of it matched. */
  readonly readings: readonly Reading[];
  /** The files of these readings. */
  readonly files: readonly Pick<HeldFile, "path" | "sha256" | "bytes">[];
  readonly outlets: ReadonlyMap<string, OutletDetails>;
  /** `briefwright 0.1.0` */
  readonly tool: string;
  /** The issue to compare with and its path; null where the brief compares with none, undefined where there is none yet. */
  readonly earlier: { readonly evidence: Evidence; readonly path: string } | null | undefined;
  readonly failedThemeTests: number;
  /** Most excerpts, below the brief's own limit: how a page limit is met. */
  readonly maxExcerpts?: number;
  /** Which articles tell the story of another: worked out once for all briefs that consider the same articles. */
  readonly stories: ReadonlyMap<string, string>;
}

/** A brief compiled: what its templates see, and what proves it. */
export interface CompiledBrief {
  readonly brief: Brief;
  readonly selected: SelectResult;
  readonly memo: Memo;
  readonly evidence: Evidence;
}

export async function compileBrief(input: CompileInput): Promise<Checked<CompiledBrief>> {
  const { brief } = input;
  const known = checkThemes(input);
  const selected = selectPassages({
    brief,
    readings: input.readings,
    stories: input.stories,
    themes: new Map(
      [...input.themes].map(([slug, { theme }]) => [slug, { title: theme.title, context: theme.context }]),
    ),
    ...(input.maxExcerpts === undefined ? {} : { maxExcerpts: input.maxExcerpts }),
  });
  const { memo, evidence } = compose(input, selected.value);
  const facts = await factsOf(input, selected.value, evidence);
  const diagnostics = [
    ...known,
    ...selected.diagnostics,
    ...checkWording(
      brief,
      scaleOf(brief.scale).terms.map((t) => t.word),
    ),
    ...judgeAlarms(brief, memo, facts),
  ];
  return { value: { brief, selected: selected.value, memo, evidence }, diagnostics };
}

function checkThemes({ brief, themes, knownThemes, brokenThemes = [] }: CompileInput): Diagnostic[] {
  return brief.parts
    .flatMap((part) => part.themes)
    .filter((theme) => !themes.has(theme.text))
    .map((theme) => {
      const file = `briefs/themes/${theme.text}.yaml`;
      if (brokenThemes.includes(theme.text)) {
        const hints = [`mend what is said of ${file}`];
        return error("brief/unknown-theme", `the theme “${theme.text}” can't be read`, { place: theme.place, hints });
      }
      const guess = nearest(theme.text, knownThemes);
      const hint = guess ? `did you mean \`${guess}\`?` : `write it as ${file}`;
      return error("brief/unknown-theme", `there is no theme “${theme.text}”`, { place: theme.place, hints: [hint] });
    });
}

/** Composes twice where an issue is compared: the comparison works on evidence, and the memo prints its outcome. */
function compose(input: CompileInput, selected: SelectResult): { memo: Memo; evidence: Evidence } {
  const first = composeOnce(input, selected, unchanged(input));
  if (!input.earlier) return first;
  return composeOnce(
    input,
    selected,
    compareIssues(input.earlier.evidence, first.evidence, input.earlier.path, wordingOf(input.brief.language).change),
  );
}

function unchanged(input: CompileInput): MemoChanges {
  const state = input.earlier === undefined ? "first" : "not-compared";
  return { state, since: null, sinceDate: null, items: [] };
}

function composeOnce(
  input: CompileInput,
  selected: SelectResult,
  changes: MemoChanges,
): { memo: Memo; evidence: Evidence } {
  const { brief } = input;
  const readings = selected.admission.considered;
  const composeInput: ComposeInput = {
    brief,
    tool: input.tool,
    selection: selected.selection,
    quotes: selected.quotes,
    folded: selected.folded,
    readings,
    themes: input.themes,
    outlets: input.outlets,
    scale: scaleOf(brief.scale),
    changes,
  };
  const memo = composeMemo(composeInput);
  const evidence = composeEvidence({
    brief,
    memo,
    selection: selected.selection,
    readings,
    folded: selected.folded,
    byteSpan,
  });
  return { memo, evidence };
}

/** What only the build knows: proof of every excerpt against the very bytes that were read, and what leans on nothing. */
async function factsOf(input: CompileInput, selected: SelectResult, evidence: Evidence): Promise<BuildFacts> {
  const readings = new Map(input.readings.map((r) => [r.article.path, r]));
  const files = new Map(input.files.map((f) => [f.path, f]));
  const verdicts = await verifyExcerpts(evidence.excerpts, evidence.sources, (path) => {
    const file = files.get(fileOf(path));
    return Promise.resolve(file && { ...file, article: readings.get(path)?.article ?? null });
  });
  const passages = selected.selection.passages;
  const touchesFurniture = passages.filter((p) =>
    readings.get(p.source)?.article.furniture.some((f) => overlaps(f.span, p.span)),
  );
  const needContext = passages.filter((p) => {
    const printed = new Set([...p.sentences, ...p.antecedents].map((s) => s.index));
    return readings
      .get(p.source)
      ?.analysis.dependences.some(
        (d) => p.sentences.some((s) => s.role === "match" && s.index === d.sentence) && !printed.has(d.antecedent),
      );
  });
  return {
    failedThemeTests: input.failedThemeTests,
    unverified: verdicts.filter((v) => v.state !== "proved").length,
    needContext: needContext.length,
    furniture: touchesFurniture.length,
  };
}
