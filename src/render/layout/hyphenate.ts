/**
 * Where words may be divided. Liang's method on the patterns of the `hyphen` package; the package's own function is not
 * used because it lowers case by the machine's locale and inserts characters. Patterns are loaded only for the languages
 * that a document uses.
 */

/** Offsets within a word, ascending, at which it may be divided; empty for words that should not be. */
export type Hyphenator = (word: string) => readonly number[];

/** By primary language or full BCP 47 tag, lower case. */
export type Hyphenators = Readonly<Record<string, Hyphenator>>;

type Trie = number | TrieNode | readonly [TrieNode, number];
interface TrieNode {
  readonly [letter: string]: Trie | undefined;
}
type Patterns = readonly [
  readonly (readonly number[])[],
  TrieNode,
  (Readonly<Record<string, readonly number[]>> | undefined)?,
];

const shortestWord = 6;
const lettersBefore = 2;
const lettersAfter = 3;
const cachedWords = 20_000;

const loaders: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  "en-gb": () => import("hyphen/patterns/en-gb.js"),
  "en-us": () => import("hyphen/patterns/en-us.js"),
  uk: () => import("hyphen/patterns/uk.js"),
  de: () => import("hyphen/patterns/de-1996.js"),
  fr: () => import("hyphen/patterns/fr.js"),
};

const vowels: Readonly<Record<string, RegExp>> = {
  en: /[aeiouy]/,
  uk: /[аеєиіїоуюя]/,
  de: /[aeiouyäöü]/,
  fr: /[aeiouyàâäéèêëîïôöùûüœæ]/,
};

const loaded = new Map<string, Hyphenator>();

/** Loads the hyphenators of languages; those without patterns are left out, and their words stay whole. */
export async function loadHyphenators(languages: readonly string[]): Promise<Hyphenators> {
  const found: [string, Hyphenator][] = [];
  for (const language of languages) {
    const key = patternsKey(language);
    const load = loaders[key];
    if (load === undefined) continue;
    const hyphenator = loaded.get(key) ?? createHyphenator(asPatterns((await load()).default), vowels[key.slice(0, 2)]);
    loaded.set(key, hyphenator);
    found.push([language.toLowerCase(), hyphenator]);
  }
  return Object.fromEntries(found);
}

function patternsKey(language: string): string {
  const tag = language.toLowerCase();
  if (tag === "en-us") return tag;
  const primary = tag.split("-")[0] ?? "";
  return primary === "en" ? "en-gb" : primary;
}

/** The package's pattern files are what they are; their shape is checked here once. */
function asPatterns(value: unknown): Patterns {
  if (!Array.isArray(value) || !Array.isArray(value[0])) throw new Error("hyphenation patterns of an unknown form");
  return value as unknown as Patterns;
}

/** Makes a hyphenator from patterns; pieces without one of the vowels are never left alone. */
export function createHyphenator(patterns: Patterns, vowel: RegExp | undefined): Hyphenator {
  const cache = new Map<string, readonly number[]>();
  const exceptions = new Map(Object.entries(patterns[2] ?? {}));
  return (word) => {
    if (word.length < shortestWord || word.length > 60) return [];
    const known = cache.get(word);
    if (known) return known;
    const lower = word.toLowerCase();
    const raw = lower.length === word.length ? (exceptions.get(lower) ?? liang(lower, patterns)) : [];
    const points = raw.filter((at) => at >= lettersBefore && word.length - at >= lettersAfter);
    const good = withoutBadPieces(lower, points, vowel);
    if (cache.size >= cachedWords) cache.clear();
    cache.set(word, good);
    return good;
  };
}

/** Liang 1983: the odd maxima over all patterns that occur in the word. */
function liang(word: string, [levelTable, trie]: Patterns): number[] {
  const padded = `.${word}.`;
  const levels = new Uint8Array(padded.length + 2);
  for (let start = 0; start < padded.length - 1; start++) {
    // The table leaves out the level before the leading dot, so that both starts count from the first letter.
    const base = start === 0 ? 0 : start - 1;
    let node: TrieNode = trie;
    for (let at = start; at < padded.length; at++) {
      const step: Trie | undefined = Object.hasOwn(node, padded.charAt(at)) ? node[padded.charAt(at)] : undefined;
      if (step === undefined) break;
      const [next, level] = unpack(step);
      if (level >= 0) raise(levels, base, levelTable[level] ?? []);
      if (next === null) break;
      node = next;
    }
  }
  const points: number[] = [];
  for (let at = 1; at < word.length; at++) if (((levels[at] ?? 0) & 1) === 1) points.push(at);
  return points;
}

function unpack(step: Trie): readonly [TrieNode | null, number] {
  if (typeof step === "number") return [null, step];
  return isPair(step) ? [step[0], step[1]] : [step, -1];
}

function isPair(step: TrieNode | readonly [TrieNode, number]): step is readonly [TrieNode, number] {
  return Array.isArray(step);
}

function raise(levels: Uint8Array, base: number, by: readonly number[]): void {
  for (let k = 0; k < by.length; k++) {
    const level = by[k] ?? 0;
    if (level > (levels[base + k] ?? 0)) levels[base + k] = level;
  }
}

/** Drops points that would leave a piece of one letter, or one that nobody can pronounce. */
function withoutBadPieces(word: string, points: readonly number[], vowel: RegExp | undefined): readonly number[] {
  const kept: number[] = [];
  let from = 0;
  for (const at of points) {
    const before = word.slice(from, at);
    const after = word.slice(at);
    const good = before.length >= 2 && (!vowel || (vowel.test(before) && vowel.test(after)));
    if (!good) continue;
    kept.push(at);
    from = at;
  }
  return kept;
}
