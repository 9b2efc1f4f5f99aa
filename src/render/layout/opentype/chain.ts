/** Chaining contexts, in their three formats: which lookups apply where, given what stands before and behind. */
import type { Glyph, LayoutTable, Lookup } from "./layout-table.ts";
import { classOf, coverageIndex, neighbour } from "./layout-table.ts";

/** What a context found: the positions of its input, and the lookups to apply, each at one of them. */
export interface ChainMatch {
  readonly input: readonly number[];
  readonly actions: readonly { readonly position: number; readonly lookup: number }[];
}

type Test = (glyph: number) => boolean;

/** Tries a chaining context at a glyph; null where it doesn't hold. */
export function matchChain(
  glyphs: readonly Glyph[],
  at: number,
  subtable: number,
  table: LayoutTable,
  lookup: Lookup,
): ChainMatch | null {
  const { view } = table;
  const format = view.getUint16(subtable);
  if (format === 3) return matchRule(glyphs, at, readCoverages(view, subtable), table, lookup);
  const id = glyphs[at]?.id ?? 0;
  const covered = coverageIndex(view, subtable + view.getUint16(subtable + 2), id);
  if (covered < 0) return null;
  const classes = format === 2 ? [4, 6, 8].map((offset) => subtable + view.getUint16(subtable + offset)) : [];
  const setsAt = subtable + (format === 2 ? 12 : 6);
  const index = format === 2 ? classOf(view, classes[1] ?? 0, id) : covered;
  if (index >= view.getUint16(setsAt - 2)) return null;
  const setOffset = view.getUint16(setsAt + 2 * index);
  if (setOffset === 0) return null;
  const set = subtable + setOffset;
  for (let i = 0; i < view.getUint16(set); i++) {
    const rule = readSequences(view, set + view.getUint16(set + 2 + 2 * i), classes);
    const match = matchRule(glyphs, at, rule, table, lookup);
    if (match) return match;
  }
  return null;
}

interface Rule {
  /** Nearest first. */
  readonly before: readonly Test[];
  readonly input: readonly Test[];
  readonly after: readonly Test[];
  readonly actionsAt: number;
}

function readCoverages(view: DataView, subtable: number): Rule {
  let at = subtable + 2;
  const read = (): readonly Test[] => {
    const count = view.getUint16(at);
    const tests = Array.from({ length: count }, (_, i): Test => {
      const coverage = subtable + view.getUint16(at + 2 + 2 * i);
      return (glyph) => coverageIndex(view, coverage, glyph) >= 0;
    });
    at += 2 + 2 * count;
    return tests;
  };
  const [before, input, after] = [read(), read(), read()];
  return { before, input, after, actionsAt: at };
}

/** Rules of glyphs (format 1, no classes) or of classes (format 2). The first glyph of the input is known already. */
function readSequences(view: DataView, rule: number, classes: readonly number[]): Rule {
  let at = rule;
  const read = (kind: number, less: number): readonly Test[] => {
    const count = view.getUint16(at) - less;
    const tests = Array.from({ length: Math.max(0, count) }, (_, i): Test => {
      const value = view.getUint16(at + 2 + 2 * i);
      const table = classes[kind];
      return table === undefined ? (glyph) => glyph === value : (glyph) => classOf(view, table, glyph) === value;
    });
    at += 2 + 2 * Math.max(0, count);
    return tests;
  };
  const before = read(0, 0);
  const input = [() => true, ...read(1, 1)];
  const after = read(2, 0);
  return { before, input, after, actionsAt: at };
}

function matchRule(
  glyphs: readonly Glyph[],
  at: number,
  rule: Rule,
  table: LayoutTable,
  lookup: Lookup,
): ChainMatch | null {
  const first = rule.input[0];
  if (first === undefined || !first(glyphs[at]?.id ?? 0)) return null;
  const input = walk(glyphs, at, 1, rule.input.slice(1), table, lookup);
  if (input === null) return null;
  const end = input.at(-1) ?? at;
  if (walk(glyphs, at, -1, rule.before, table, lookup) === null) return null;
  if (walk(glyphs, end, 1, rule.after, table, lookup) === null) return null;
  const { view } = table;
  const actions = Array.from({ length: view.getUint16(rule.actionsAt) }, (_, i) => ({
    position: view.getUint16(rule.actionsAt + 2 + 4 * i),
    lookup: view.getUint16(rule.actionsAt + 4 + 4 * i),
  }));
  return { input: [at, ...input], actions };
}

function walk(
  glyphs: readonly Glyph[],
  from: number,
  step: 1 | -1,
  tests: readonly Test[],
  table: LayoutTable,
  lookup: Lookup,
): readonly number[] | null {
  const found: number[] = [];
  let at = from;
  for (const test of tests) {
    at = neighbour(glyphs, at, step, table, lookup);
    if (at < 0 || !test(glyphs[at]?.id ?? 0)) return null;
    found.push(at);
  }
  return found;
}
