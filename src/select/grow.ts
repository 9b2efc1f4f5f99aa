/**
 * Grows matched sentences to passages that can stand alone: neighbours are joined, and a sentence that leans on an
 * earlier one ("She", "The request", "That") takes it along. What stands right before, with nothing but white space
 * between, becomes part of the passage's span; what stands further off is an antecedent beside it, so that no furniture
 * and no skipped words ever lie within a span.
 */
import type { Article } from "../sources/article.ts";
import type { ContextRule } from "../themes/theme.ts";
import type { Reading } from "./reading.ts";
import type { Antecedent, Gloss, PassageSentence } from "./selection.ts";

/** A passage before it is scored. */
export interface Grown {
  /** Ascending and without holes. */
  readonly sentences: readonly PassageSentence[];
  readonly antecedents: readonly Antecedent[];
  readonly glosses: readonly Gloss[];
}

/** Most sentences that one passage joins before a new one is begun; a longer block quote is no longer an excerpt. */
const MAX_SENTENCES = 6;
/** Most sentences that a passage takes along on each side to close a quotation. */
const MAX_QUOTED = 2;
/** How many steps back a chain of leaning sentences is followed. */
const MAX_CHAIN = 2;

/** `taken` holds sentence indices in ascending order; every one of them is in exactly one of the passages given back. */
export function growPassages(reading: Reading, taken: readonly number[], context: ContextRule): Grown[] {
  // Asking what leans on what has the whole article analysed: most articles of a large desk give no passage.
  if (taken.length === 0) return [];
  const leansOn = dependencesOf(reading, context);
  const quoted = context === "none" ? [] : quotedRuns(reading);
  const runs = joinRuns(reading.article, taken, leansOn).map((run) =>
    withContext(reading, run, { leansOn, quoted, context }),
  );
  return joinOverlaps(runs).map((passage) => grownOf(reading, passage));
}

/** Indices of the sentences of a passage that isn't written down yet. */
interface Indices {
  readonly matched: ReadonlySet<number>;
  /** Matched or context, without holes. */
  readonly inside: ReadonlySet<number>;
  /** Antecedents before the passage. */
  readonly outside: ReadonlySet<number>;
}

/** A passage whose context reaches back into the one before it would print those sentences twice: the two are one. */
function joinOverlaps(passages: readonly Indices[]): Indices[] {
  const joined: Indices[] = [];
  for (const passage of passages) {
    const before = joined.at(-1);
    const inside = new Set([...(before?.inside ?? []), ...passage.inside]);
    const overlap = before !== undefined && Math.min(...passage.inside) <= Math.max(...before.inside);
    if (!before || !overlap || inside.size > MAX_SENTENCES) {
      joined.push(passage);
      continue;
    }
    const outside = [...before.outside, ...passage.outside].filter((index) => !inside.has(index));
    const matched = new Set([...before.matched, ...passage.matched]);
    joined[joined.length - 1] = { matched, inside, outside: new Set(outside) };
  }
  return joined;
}

/** Antecedents by sentence, nearest last. Empty where the theme wants no context. */
function dependencesOf(reading: Reading, context: ContextRule): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  if (context === "none") return found;
  for (const { sentence, antecedent } of reading.analysis.dependences) {
    const list = found.get(sentence) ?? [];
    if (!list.includes(antecedent)) list.push(antecedent);
    found.set(
      sentence,
      list.sort((a, b) => a - b),
    );
  }
  return found;
}

/** Sentences, first to last, that one quotation runs over, with who says it. */
interface QuotedRun {
  readonly first: number;
  readonly last: number;
}

/** In order. Sentences of other paragraphs never belong to it: there a quotation that goes on opens with a mark again. */
function quotedRuns({ article, analysis }: Reading): QuotedRun[] {
  const runs: QuotedRun[] = [];
  let at = 0;
  for (const { form, span } of analysis.attributions) {
    if (form === "reported") continue;
    while ((article.sentences[at]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) at++;
    let last = at;
    while ((article.sentences[last + 1]?.span.start ?? Number.POSITIVE_INFINITY) < span.end) last++;
    if (last > at && adjoinsTo(article, at, last)) runs.push({ first: at, last });
  }
  return runs;
}

/** One paragraph, without a hole. */
function adjoinsTo(article: Article, first: number, last: number): boolean {
  for (let i = first; i < last; i++)
    if (article.sentences[i]?.block !== article.sentences[i + 1]?.block || !adjoins(article, i)) return false;
  return true;
}

function joinRuns(
  article: Article,
  taken: readonly number[],
  leansOn: ReadonlyMap<number, readonly number[]>,
): number[][] {
  const runs: number[][] = [];
  for (const index of taken) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const sameBlock = last !== undefined && article.sentences[last]?.block === article.sentences[index]?.block;
    const leans = leansOn.get(index)?.includes(index - 1) ?? false;
    const joins = last === index - 1 && (sameBlock || leans) && adjoins(article, last);
    if (run && joins && run.length < MAX_SENTENCES) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** True where nothing but white space stands between a sentence and the next one. */
function adjoins(article: Article, index: number): boolean {
  const [before, after] = [article.sentences[index], article.sentences[index + 1]];
  if (!before || !after) return false;
  return article.text.slice(before.span.end, after.span.start).trim() === "";
}

/** What a theme lets a passage take along. */
interface Surroundings {
  readonly leansOn: ReadonlyMap<number, readonly number[]>;
  readonly quoted: readonly QuotedRun[];
  readonly context: ContextRule;
}

function withContext(reading: Reading, run: readonly number[], { leansOn, quoted, context }: Surroundings): Indices {
  const { article } = reading;
  const inside = new Set(run);
  if (context === "paragraph") for (const index of paragraphOf(article, run)) inside.add(index);
  const outside = new Set<number>();
  completeQuotations(quoted, inside, outside);
  let frontier = [...inside, ...outside];
  for (let step = 0; step < MAX_CHAIN && frontier.length > 0; step++) {
    const needed = new Set(
      frontier.flatMap((index) => leansOn.get(index) ?? []).filter((a) => !inside.has(a) && !outside.has(a)),
    );
    frontier = [...needed];
    for (const antecedent of needed) outside.add(antecedent);
    takeIn(article, inside, outside);
  }
  return { matched: new Set(run), inside, outside };
}

/**
 * Takes along the rest of a quotation that a passage cuts into: a few sentences whole; of a longer one that began earlier,
 * the sentence that it begins with, which says whose it is. A longer one that goes on is left to be shown as going on.
 */
function completeQuotations(quoted: readonly QuotedRun[], inside: Set<number>, outside: Set<number>): void {
  for (const { first, last } of quoted) {
    const from = Math.min(...inside);
    const to = Math.max(...inside);
    const room = MAX_SENTENCES - inside.size;
    if (first < from && from <= last) {
      if (from - first <= Math.min(MAX_QUOTED, room)) for (let i = first; i < from; i++) inside.add(i);
      else outside.add(first);
    }
    if (first <= to && to < last && last - to <= Math.min(MAX_QUOTED, MAX_SENTENCES - inside.size))
      for (let i = to + 1; i <= last; i++) inside.add(i);
  }
}

/** Moves what stands right before the passage, with nothing but white space between, into it. */
function takeIn(article: Article, inside: Set<number>, outside: Set<number>): void {
  let before = Math.min(...inside) - 1;
  while (outside.has(before) && adjoins(article, before)) {
    outside.delete(before);
    inside.add(before);
    before--;
  }
}

function grownOf({ article, analysis }: Reading, { matched, inside, outside }: Indices): Grown {
  const place = (index: number) => ({ index, span: article.sentences[index]?.span ?? { start: 0, end: 0 } });
  const indices = ascending(inside);
  return {
    sentences: indices.map((index) => ({ ...place(index), role: matched.has(index) ? "match" : "context" })),
    antecedents: ascending(outside).map(place),
    glosses: analysis.dependences.flatMap((d) =>
      d.gloss !== null && d.sentence === indices[0] && !inside.has(d.antecedent)
        ? [{ span: d.span, text: d.gloss }]
        : [],
    ),
  };
}

/** The sentences of the blocks that a run touches, as far as they follow one another without a hole. */
function paragraphOf(article: Article, run: readonly number[]): number[] {
  const found = [...run];
  const first = run[0] ?? 0;
  const last = run.at(-1) ?? 0;
  const block = (index: number) => article.sentences[index]?.block;
  for (let i = first - 1; i >= 0 && block(i) === block(first) && adjoins(article, i); i--) found.push(i);
  for (let i = last + 1; block(i) === block(last) && adjoins(article, i - 1); i++) found.push(i);
  return found;
}

function ascending(indices: Iterable<number>): number[] {
  return [...indices].sort((a, b) => a - b);
}
