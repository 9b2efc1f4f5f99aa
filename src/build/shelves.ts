/**
 * Sources on their shelves while a build runs: what each file holds, what was found in it now, what earlier builds found,
 * and what of that turned out to be missing. Guards that matches, articles and digest of a source always belong to the
 * same bytes.
 */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Reading } from "../select/reading.ts";
import type { Article } from "../sources/article.ts";
import { articleWithDetails, detailsKey } from "../sources/details.ts";
import { sha256Hex } from "../text/digest.ts";
import type { ThemeMatches } from "../themes/theme.ts";
import type { SourceNow } from "../verify/verify-evidence.ts";
import { isOfTheMachine } from "./cache.ts";
import type { Card, CardArticle, Kept, LibraryCache } from "./cache-library.ts";
import type { Contents, LoadedTheme } from "./contents.ts";
import { fileOf } from "./desk-files.ts";
import type { Memory } from "./memory.ts";
import { findMatches, type Matcher, type SourceResult, type SourceTask } from "./source-work.ts";
import { readingOf, type Study, studyOf } from "./study.ts";

/** A source file that was read. */
export interface HeldFile {
  readonly path: string;
  readonly sha256: string;
  /** Only of plain UTF-8 text, where they are a second witness of an excerpt; null elsewhere. */
  readonly bytes: Uint8Array | null;
  readonly articles: readonly CardArticle[];
  /** Only those of this file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** All matchers of a workspace. */
export function matchersOf({ themes }: Pick<Contents, "themes">): readonly Matcher[] {
  return [...themes.values()].flatMap((t) => t.matchers);
}

/** As `Kept`, filled in while readings are asked for. */
interface Missing {
  read: Checked<readonly Article[]> | null;
  readonly found: readonly Map<string, ThemeMatches>[];
}

/** What was known before this build. */
interface Backing {
  readonly cache: LibraryCache;
  readonly memory: Memory;
  /** For what the index knows and the rest of the cache doesn't. */
  readonly readAgain: (file: HeldFile) => Promise<Checked<readonly Article[]>>;
}

/** Takes sources one by one; gives files, readings, and what the next build should know. */
export class Shelves {
  readonly #contents: Pick<Contents, "details" | "themes">;
  readonly #cache: LibraryCache;
  readonly #memory: Memory;
  readonly #readAgain: Backing["readAgain"];
  readonly #held = new Map<string, HeldFile>();
  readonly #cards = new Map<string, Card>();
  /** Sources that were worked on now. */
  readonly #changed = new Map<string, Kept>();
  /** Sources that the index knows, and of which the rest of the cache held less than it says. */
  readonly #missing = new Map<string, Missing>();
  /** By path of the article. */
  readonly #studies = new Map<string, Study>();

  constructor(contents: Pick<Contents, "details" | "themes">, { cache, memory, readAgain }: Backing) {
    this.#contents = contents;
    this.#cache = cache;
    this.#memory = memory;
    this.#readAgain = readAgain;
  }

  /** Finds out what a source holds, from the index or by working on it. */
  async take(
    path: string,
    bytes: Uint8Array,
    keys: ReadonlySet<string>,
    work: (task: SourceTask) => Promise<SourceResult>,
  ): Promise<readonly Diagnostic[]> {
    const sha256 = sha256Hex(bytes);
    const known = await this.#cache.card(path);
    const card = known?.sha256 === sha256 ? known : undefined;
    const asMatched = card?.articles.every((a) => a.details === this.#detailsOf(a.path)) === true;
    const wanted = card && asMatched ? [...keys].filter((key) => !card.tried.has(key)) : [...keys];
    if (card && asMatched && wanted.length === 0) return this.#hold(path, bytes, card);
    const kept = card && (await this.#cache.articles(path, sha256));
    const { read, found } = await work({ path, source: kept ?? bytes, keys: wanted });
    const before = asMatched ? card : undefined;
    const now: Card = {
      sha256,
      diagnostics: read.diagnostics,
      tried: before ? new Set([...before.tried, ...wanted]) : keys,
      articles: read.value.map((article, index) => ({
        path: article.path,
        readable: article.sentences.length > 0,
        plain: article.decoding?.encoding === "utf-8",
        details: this.#detailsOf(article.path),
        met: [...(before?.articles[index]?.met ?? []), ...(found[index]?.keys() ?? [])],
      })),
    };
    for (const article of read.value) this.#studies.set(article.path, this.#study(article, sha256));
    this.#changed.set(path, { card: now, read: kept ? null : read, found });
    return this.#hold(path, bytes, now);
  }

  #hold(path: string, bytes: Uint8Array, card: Card): readonly Diagnostic[] {
    const { sha256, articles, diagnostics } = card;
    const plain = articles.some((a) => a.plain);
    this.#held.set(path, { path, sha256, bytes: plain ? bytes : null, articles, diagnostics });
    this.#cards.set(path, card);
    return diagnostics;
  }

  /** By path, however they came in. */
  files(): readonly HeldFile[] {
    return [...this.#held.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async readings(
    themes: readonly LoadedTheme[],
    wanted: (article: CardArticle) => boolean = () => true,
  ): Promise<Reading[]> {
    const readings: Reading[] = [];
    const matchers = themes.flatMap((theme) => theme.matchers);
    for (const file of this.files()) {
      for (const [index, card] of file.articles.entries()) {
        if (!wanted(card)) continue;
        const study = await this.#studyOf(file, card);
        if (study) readings.push(readingOf(study, await this.#matchesOf(file, index, study, matchers)));
      }
    }
    return readings;
  }

  async now(path: string): Promise<SourceNow | undefined> {
    const file = this.#held.get(fileOf(path));
    if (!file) return undefined;
    const card = file.articles.find((a) => a.path === path);
    const study = card ? await this.#studyOf(file, card) : undefined;
    return { sha256: file.sha256, bytes: file.bytes, article: study?.article ?? null };
  }

  /** From memory, else from the cache, else read anew out of the same bytes. */
  async #studyOf(file: HeldFile, { path }: CardArticle): Promise<Study | undefined> {
    if (!this.#studies.has(path)) {
      const kept = await this.#cache.articles(file.path, file.sha256);
      const read = kept ?? (await this.#readAgain(file));
      if (kept === undefined) this.#missingOf(file).read = read;
      for (const article of read.value) this.#studies.set(article.path, this.#study(article, file.sha256));
    }
    return this.#studies.get(path);
  }

  async #matchesOf(
    file: HeldFile,
    index: number,
    { article }: Study,
    matchers: readonly Matcher[],
  ): Promise<ReadonlyMap<string, ThemeMatches>> {
    const card = file.articles[index];
    const worked = this.#changed.get(file.path)?.found[index];
    const matches = new Map<string, ThemeMatches>();
    for (const matcher of matchers) {
      const { key, theme } = matcher;
      const met = card?.met.includes(key) === true;
      const known = met ? (worked?.get(key) ?? (await this.#cache.matches(matcher, card, file.sha256))) : nothing;
      const found = known ?? findMatches(article, [matcher]).get(key) ?? nothing;
      if (known === undefined) this.#missingOf(file).found[index]?.set(key, found);
      matches.set(theme.theme.slug, found);
    }
    return matches;
  }

  #missingOf({ path, articles }: HeldFile): Missing {
    const known = this.#missing.get(path) ?? { read: null, found: articles.map(() => new Map()) };
    this.#missing.set(path, known);
    return known;
  }

  keep(): Promise<void> {
    return this.#keep(this.#changed);
  }

  async mend(): Promise<void> {
    const missing = [...this.#missing].flatMap(([path, found]): [string, Kept][] => {
      const card = this.#cards.get(path);
      return card ? [[path, { card, ...found }]] : [];
    });
    if (missing.length > 0) await this.#keep(new Map(missing));
  }

  #keep(worked: ReadonlyMap<string, Kept>): Promise<void> {
    const lasting = (card: Card) => !card.diagnostics.some(isOfTheMachine);
    const cards = new Map([...this.#cards].filter(([, card]) => lasting(card)));
    const changed = new Map([...worked].filter(([, { card }]) => lasting(card)));
    return this.#cache.keep(cards, changed, matchersOf(this.#contents));
  }

  #study(article: Article, sha256: string): Study {
    const { details } = this.#contents;
    const key = JSON.stringify(["study", article.path, sha256, detailsKey(article.path, details)]);
    return this.#memory.recall(key, () => studyOf(articleWithDetails(article, details)));
  }

  #detailsOf(path: string): string {
    const key = detailsKey(path, this.#contents.details);
    return key === "" ? "" : sha256Hex(key).slice(0, 16);
  }
}

const nothing: ThemeMatches = { matches: [], vetoes: [] };
