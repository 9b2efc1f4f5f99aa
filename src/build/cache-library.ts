/**
 * What earlier builds found in the sources: an index that says of every source which articles it holds and which themes
 * met them; the articles themselves, in a few files by their path; the matches, in a file for each theme. A build reads
 * the index, and of the rest only what it compiles from. An entry counts for the digest of the source that it was made
 * of, so what is missing or outdated is worked out anew.
 */
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { sha256Hex } from "../text/digest.ts";
import type { ThemeMatches } from "../themes/theme.ts";
import type { Cache } from "./cache.ts";
import type { Matcher } from "./source-work.ts";

/** What the index says of a source. */
export interface Card {
  readonly sha256: string;
  readonly diagnostics: Checked<unknown>["diagnostics"];
  readonly articles: readonly CardArticle[];
  /** Keys of the matchers that were run over it. */
  readonly tried: ReadonlySet<string>;
}

/** What the index says of an article. */
export interface CardArticle {
  readonly path: string;
  /** Whether it has a sentence. */
  readonly readable: boolean;
  /** Whether its source is plain UTF-8 text. */
  readonly plain: boolean;
  /** The analyst's details under which it was matched. */
  readonly details: string;
  /** Keys of the matchers that found something, or would have but for a veto. */
  readonly met: readonly string[];
}

/** What came of a source in this build, for the next one. */
export interface Kept {
  readonly card: Card;
  /** Null where the articles are those that were kept before. */
  readonly read: Checked<readonly Article[]> | null;
  /** For each article, by key; of matchers run in this build. */
  readonly found: readonly ReadonlyMap<string, ThemeMatches>[];
}

/** Cards and what they point to. */
export interface LibraryCache {
  card(path: string): Promise<Card | undefined>;
  /** Undefined unless they were read out of the same bytes. */
  articles(path: string, sha256: string): Promise<Checked<readonly Article[]> | undefined>;
  /** Undefined where nothing is kept of this article as it stands now. */
  matches(matcher: Matcher, article: CardArticle, sha256: string): Promise<ThemeMatches | undefined>;
  /**
   * Keeps these sources and forgets all others; `changed` are those that were worked on. Other matchers than these are
   * forgotten. May be called again with what turned out to be missing.
   */
  keep(
    cards: ReadonlyMap<string, Card>,
    changed: ReadonlyMap<string, Kept>,
    matchers: readonly Matcher[],
  ): Promise<void>;
}

/** The index on disk: keys are written once, and so is each set of keys that were tried together. */
interface Index {
  readonly keys: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly cards: Readonly<Record<string, IndexCard>>;
}

interface IndexCard extends Omit<Card, "tried" | "articles"> {
  readonly tried: number;
  readonly articles: readonly (Omit<CardArticle, "met"> & { readonly met: readonly number[] })[];
}

/** By path; the digest is of the bytes it was read from. */
type Drawer = Record<string, { readonly sha256: string; readonly read: Checked<readonly Article[]> }>;
/** Matches of a theme by path of the article, and the key of the theme as it was. */
interface MatchFile {
  readonly key: string;
  readonly articles: Record<
    string,
    { readonly sha256: string; readonly details: string; readonly found: ThemeMatches }
  >;
}

const INDEX = "sources";

export function libraryCache(cache: Cache): LibraryCache {
  const reads = new Map<string, Promise<unknown>>();
  const readOnce = <T>(name: string): Promise<T | undefined> => {
    const known = reads.get(name) ?? cache.read<T>(name);
    reads.set(name, known);
    return known as Promise<T | undefined>;
  };
  const writing: Pick<Cache, "write"> = {
    write: (name, value) => {
      reads.delete(name);
      return cache.write(name, value);
    },
  };
  let cards: Promise<ReadonlyMap<string, Card>> | undefined;
  return {
    async card(path) {
      cards ??= readOnce<Index>(INDEX).then(unpackIndex);
      return (await cards).get(path);
    },
    async articles(path, sha256) {
      const known = own(await readOnce<Drawer>(drawerOf(path)), path);
      return known?.sha256 === sha256 ? known.read : undefined;
    },
    async matches(matcher, { path, details }, sha256) {
      const file = await readOnce<MatchFile>(matchesOf(matcher));
      const known = file?.key === matcher.key ? own(file.articles, path) : undefined;
      return known?.sha256 === sha256 && known.details === details ? known.found : undefined;
    },
    async keep(all, changed, matchers) {
      if (changed.size === 0 && sameNames(all, await (cards ?? new Map()))) return;
      await keepArticles(writing, readOnce, all, changed);
      for (const matcher of matchers) await keepMatches(writing, readOnce, { all, changed, matcher });
      await cache.write(INDEX, packIndex(all, matchers));
    },
  };
}

type ReadOnce = <T>(name: string) => Promise<T | undefined>;

/** A file is written anew where one of its sources was read anew; the others in it are taken over. */
async function keepArticles(
  cache: Pick<Cache, "write">,
  readOnce: ReadOnce,
  all: ReadonlyMap<string, Card>,
  changed: ReadonlyMap<string, Kept>,
): Promise<void> {
  const names = new Set([...changed].flatMap(([path, { read }]) => (read ? [drawerOf(path)] : [])));
  const drawers = new Map([...names].map((name) => [name, Object.create(null) as Drawer]));
  for (const [path, { sha256 }] of all) {
    const name = drawerOf(path);
    const drawer = drawers.get(name);
    if (!drawer) continue;
    const before = own(await readOnce<Drawer>(name), path);
    const read = changed.get(path)?.read ?? (before?.sha256 === sha256 ? before.read : undefined);
    if (read) drawer[path] = { sha256, read };
  }
  for (const [name, drawer] of drawers) await cache.write(name, drawer);
}

/** A theme's file is written anew where it matched in one of the sources that were worked on. */
async function keepMatches(
  cache: Pick<Cache, "write">,
  readOnce: ReadOnce,
  of: {
    readonly all: ReadonlyMap<string, Card>;
    readonly changed: ReadonlyMap<string, Kept>;
    readonly matcher: Matcher;
  },
): Promise<void> {
  const { key } = of.matcher;
  if (![...of.changed.values()].some(({ found }) => found.some((matches) => matches.has(key)))) return;
  const name = matchesOf(of.matcher);
  const before = await readOnce<MatchFile>(name);
  const file: MatchFile = { key, articles: Object.create(null) };
  for (const [path, { sha256, articles }] of of.all) {
    for (const [index, { path: article, details, met }] of articles.entries()) {
      if (!met.includes(key)) continue;
      const found = of.changed.get(path)?.found[index]?.get(key);
      const kept = before?.key === key ? own(before.articles, article) : undefined;
      if (found) file.articles[article] = { sha256, details, found };
      else if (kept?.sha256 === sha256 && kept.details === details) file.articles[article] = kept;
    }
  }
  await cache.write(name, file);
}

function packIndex(cards: ReadonlyMap<string, Card>, matchers: readonly Matcher[]): Index {
  const keys = matchers.map((m) => m.key);
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const numbersOf = (some: Iterable<string>) => [...some].flatMap((key) => numbers.get(key) ?? []);
  const sets = new Map<string, number>();
  const known = new Map<ReadonlySet<string>, number>();
  const numberOf = (tried: ReadonlySet<string>): number => {
    const set = JSON.stringify(numbersOf(tried).sort((a, b) => a - b));
    const number = sets.get(set) ?? sets.size;
    sets.set(set, number);
    known.set(tried, number);
    return number;
  };
  const packed: Record<string, IndexCard> = Object.create(null);
  for (const [path, { tried, articles, ...card }] of cards) {
    packed[path] = {
      ...card,
      tried: known.get(tried) ?? numberOf(tried),
      articles: articles.map((a) => ({ ...a, met: numbersOf(a.met) })),
    };
  }
  return { keys, sets: [...sets.keys()].map((set): number[] => JSON.parse(set)), cards: packed };
}

function unpackIndex(index: Index | undefined): ReadonlyMap<string, Card> {
  if (index === undefined) return new Map();
  const named = (numbers: readonly number[]) => numbers.flatMap((n) => index.keys[n] ?? []);
  const sets = index.sets.map((set) => new Set(named(set)));
  return new Map(
    Object.entries(index.cards).map(([path, { tried, articles, ...card }]) => [
      path,
      { ...card, tried: sets[tried] ?? new Set(), articles: articles.map((a) => ({ ...a, met: named(a.met) })) },
    ]),
  );
}

function sameNames(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

/** One of 64 files, by the path. */
function drawerOf(path: string): string {
  return `articles-${(Number.parseInt(sha256Hex(path).slice(0, 2), 16) >> 2).toString().padStart(2, "0")}`;
}

/** By the theme's name, so that an edited theme leaves no file behind. */
function matchesOf({ theme }: Matcher): string {
  return `matches-${sha256Hex(theme.theme.slug).slice(0, 16)}`;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
