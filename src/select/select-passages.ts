/**
 * Takes a brief and the readings of its articles, gives the passages of its memo and everything that was refused, each
 * with its reason. Deterministic: candidates are ordered by rounded score, then source path, then position, and nothing
 * depends on the order in which articles come in.
 */
import type { Brief } from "../brief/brief.ts";
import type { Checked, Diagnostic, PlacedText } from "../diagnostics/diagnostic.ts";
import { warning } from "../diagnostics/diagnostic.ts";
import { shortId } from "../text/digest.ts";
import { cut } from "../text/span.ts";
import type { ContextRule } from "../themes/theme.ts";
import { type Admission, admitReadings } from "./admit.ts";
import { type Draft, draftPassages } from "./drafts.ts";
import { foldRepeats } from "./fold.ts";
import { applyLimits, type Competitor } from "./limits.ts";
import { orderPassages } from "./order.ts";
import { type QuoteFinder, type QuotePlace, quoteFinder } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import { scorePassage } from "./score.ts";
import type { Passage, Refusal, Selection } from "./selection.ts";

/** What selection works on. */
export interface SelectInput {
  readonly brief: Brief;
  /** All articles of the workspace, in any order. */
  readonly readings: readonly Reading[];
  /** Context rule and place of the theme file, by slug. */
  readonly themes: ReadonlyMap<string, { readonly title: string; readonly context: ContextRule }>;
  /** Most excerpts, below the brief's own limit: how a page limit is met. */
  readonly maxExcerpts?: number;
  /** As of `storiesOf`, where somebody worked it out before. */
  readonly stories?: ReadonlyMap<string, string>;
}

/** The selection, with where the brief's quoted words stand. */
export interface SelectResult {
  readonly selection: Selection;
  /** By the quoted words; words that stand in no place or in several are left out, with a diagnostic. */
  readonly quotes: ReadonlyMap<string, QuotePlace>;
  /** Articles folded into another because they tell the same story in the same words: path to path. */
  readonly folded: ReadonlyMap<string, string>;
  readonly admission: Admission;
}

export function selectPassages(input: SelectInput): Checked<SelectResult> {
  const { brief } = input;
  const admission = admitReadings(input.readings, brief, input.stories);
  const finder = quoteFinder(admission.readings);
  const quoted = findQuotes(brief, finder);
  const { drafts, refused } = draftPassages({ brief, admission, quotes: quoted.places, themes: input.themes });
  const folding = foldRepeats(scored(drafts, admission, brief), brief);
  const limited = applyLimits(folding.kept, brief, input.maxExcerpts ?? null);
  const copies = copiesByKeeper(admission);
  const passages = orderPassages(
    limited.kept.map((c) => withCopies(toPassage(c), c, copies)),
    brief,
    admission,
  );
  const selection = {
    passages,
    refused: sortRefusals([...admission.refused, ...refused, ...folding.refused, ...limited.refused]),
  };
  return {
    value: { selection, quotes: quoted.places, folded: admission.folded, admission },
    diagnostics: [...quoted.diagnostics, ...emptyThemes(input, selection)],
  };
}

function findQuotes(brief: Brief, finder: QuoteFinder): { places: Map<string, QuotePlace>; diagnostics: Diagnostic[] } {
  const wanted: PlacedText[] = [
    ...brief.judgements.flatMap((j) => [...j.because, ...j.against]),
    ...brief.keep,
    ...brief.leaveOut.map((l) => l.quote),
  ];
  const places = new Map<string, QuotePlace>();
  const diagnostics: Diagnostic[] = [];
  for (const quote of wanted) {
    const found = finder.find(quote);
    if (found.place) places.set(quote.text, found.place);
    diagnostics.push(...found.diagnostics);
  }
  return { places, diagnostics };
}

function scored(drafts: readonly Draft[], admission: Admission, brief: Brief): Competitor[] {
  return drafts.map((draft) => ({
    draft,
    origin: draft.reading.origin,
    score: scorePassage(
      {
        reading: draft.reading,
        grade: draft.grade,
        matches: draft.matches,
        span: draft.span,
        sentence: draft.grown.sentences.find((s) => s.role === "match")?.index ?? 0,
        freshness: admission.freshness.get(draft.reading.article.path) ?? 0,
      },
      brief.weights,
    ),
    alsoIn: [],
    alsoFits: [],
  }));
}

function toPassage({ draft, score, alsoIn, alsoFits }: Competitor): Passage {
  const { reading, span, grown } = draft;
  return {
    id: shortId(reading.article.sha256, reading.article.path, `${span.start}-${span.end}`, draft.theme),
    theme: draft.theme,
    part: draft.part,
    grade: draft.grade,
    rule: draft.rule,
    source: reading.article.path,
    span,
    sentences: grown.sentences,
    antecedents: grown.antecedents,
    glosses: grown.glosses,
    terms: draft.matches.flatMap((m) => m.terms),
    score,
    alsoIn,
    alsoFits,
  };
}

/** Articles that tell the same story in the same words as another, by that other's path. */
function copiesByKeeper(admission: Admission): Map<string, Reading[]> {
  const copies = new Map<string, Reading[]>();
  for (const reading of admission.considered) {
    const keeper = admission.folded.get(reading.article.path);
    if (keeper !== undefined) copies.set(keeper, [...(copies.get(keeper) ?? []), reading]);
  }
  return copies;
}

/** A folded article "also prints" a passage where the very words stand in it. */
function withCopies(passage: Passage, { draft }: Competitor, copies: ReadonlyMap<string, readonly Reading[]>): Passage {
  const words = cut(draft.reading.article.text, draft.span);
  const found = (copies.get(passage.source) ?? []).flatMap(({ article }) => {
    const start = article.text.indexOf(words);
    return start < 0 ? [] : [{ source: article.path, span: { start, end: start + words.length } }];
  });
  return found.length === 0 ? passage : { ...passage, alsoIn: [...passage.alsoIn, ...found] };
}

function sortRefusals(refused: readonly Refusal[]): Refusal[] {
  const key = (r: Refusal) => [r.theme, r.reason] as const;
  return [...refused].sort(
    (a, b) =>
      compare(a.source, b.source) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(key(a)[0], key(b)[0]) ||
      compare(key(a)[1], key(b)[1]),
  );
}

function emptyThemes(input: SelectInput, selection: Selection): Diagnostic[] {
  const found = new Set(selection.passages.map((p) => p.theme));
  const refusedThemes = new Set(selection.refused.filter((r) => r.reason !== "grade").map((r) => r.theme));
  return input.brief.parts.flatMap((part) =>
    part.themes
      .filter((theme) => input.themes.has(theme.text) && !found.has(theme.text))
      .map((theme) =>
        warning("select/theme-without-passage", `no passage was found on “${theme.text}”`, {
          place: theme.place,
          hints: [
            input.readings.length === 0
              ? "there is no source yet: put articles into the folder of sources, or take them in with `briefwright add`"
              : refusedThemes.has(theme.text)
                ? "candidates were refused: `briefwright inspect selection` lists them with their reasons"
                : input.brief.depth === "core"
                  ? "`depth: full` adds the related rules; `briefwright explain` shows what a sentence lacks"
                  : "`briefwright explain` shows what a sentence lacks",
          ],
        }),
      ),
  );
}

/** By UTF-16 code units, the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
