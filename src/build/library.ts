/**
 * The sources of a workspace, each read once: its digest, what it holds, and which themes met it. Takes a workspace and
 * themes; gives readings of the articles that somebody asks for. With a cache, a source that is as it was is not even
 * parsed until a brief that looks at it is compiled.
 */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { warning } from "../diagnostics/diagnostic.ts";
import type { Reading } from "../select/reading.ts";
import type { Article } from "../sources/article.ts";
import { articleWithDetails, detailsKey, unknownFiles } from "../sources/details.ts";
import { originOf } from "../sources/origins.ts";
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import type { ThemeMatches } from "../themes/theme.ts";
import type { SourceNow } from "../verify/verify-evidence.ts";
import { type Workspace, WorkspaceError } from "../workspace/workspace.ts";
import type { BuildOptions, Desk } from "./api.ts";
import { type Cache, isOfTheMachine, noCache } from "./cache.ts";
import { type Card, type CardArticle, type Kept, type LibraryCache, libraryCache } from "./cache-library.ts";
import { type Contents, type LoadedTheme, readLimited, SOURCE_LIMIT } from "./contents.ts";
import { inOrder } from "./in-order.ts";
import {
  findMatches,
  lazyAnalysis,
  type Matcher,
  type SourceResult,
  type SourceTask,
  sourceWorker,
} from "./source-work.ts";

/** Sources that are on their way at one time: enough for a pool of readers never to wait for the disk. */
export const SOURCES_AT_ONCE = 8;

/** Where the sources lie. */
export const SOURCES_FOLDER = "briefs/sources";

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

/** All sources of a workspace. */
export interface Library {
  /** By path. */
  readonly files: readonly HeldFile[];
  /** Of all sources and of the details. */
  readonly diagnostics: readonly Diagnostic[];
  /** Articles of these files for which `wanted` holds, with details, and the matches of some themes in them. By path. */
  readings(themes: readonly LoadedTheme[], wanted?: (article: CardArticle) => boolean): Promise<Reading[]>;
  /** A source as it was read, by the path of an article. */
  now(path: string): Promise<SourceNow | undefined>;
  /** Keeps what was found for the next build. */
  keep(): Promise<void>;
}

/** How the sources are worked on. */
export interface LibraryOptions extends Pick<BuildOptions, "onProgress" | "signal"> {
  readonly cache?: Cache;
  /** Runs one task; by default in this process. */
  readonly work?: (task: SourceTask) => Promise<SourceResult>;
  /** How many sources may be under way at a time. */
  readonly atOnce?: number;
}

/** Reads all sources and runs `themes` over them. */
export async function openLibrary(
  desk: Desk,
  contents: Pick<Contents, "details" | "themes">,
  themes: readonly LoadedTheme[],
  options: LibraryOptions = {},
): Promise<Library> {
  const read = desk.readSource ?? readArticles;
  const readAgain = async ({ path, sha256 }: HeldFile) => {
    const bytes = await desk.workspace.read(path, SOURCE_LIMIT);
    if (bytes !== undefined && sha256Hex(bytes) === sha256) return read(bytes, path);
    throw new WorkspaceError("changed", path, "changed while the build ran; build again");
  };
  const shelves = new Shelves(contents, libraryCache(options.cache ?? noCache), readAgain);
  const work = options.work ?? sourceWorker({ details: contents.details, matchers: matchersOf(contents) }, read);
  const keys = new Set(themes.flatMap(({ matchers }) => matchers.map((m) => m.key)));
  const { paths, diagnostics } = await findSources(desk.workspace);
  const readOne = async (path: string): Promise<readonly Diagnostic[]> => {
    options.signal?.throwIfAborted();
    const refused: Diagnostic[] = [];
    const bytes = await readLimited(desk.workspace, path, SOURCE_LIMIT, refused);
    return bytes === undefined ? refused : shelves.take(path, bytes, keys, work);
  };
  let done = 0;
  const told = await inOrder(paths, options.atOnce ?? SOURCES_AT_ONCE, async (path) => {
    const own = await readOne(path);
    options.onProgress?.({ step: "sources", done: ++done, total: paths.length, name: path });
    return own;
  });
  // What was read while everything was being ended is nothing to keep.
  options.signal?.throwIfAborted();
  const files = shelves.files();
  const articles = files.flatMap((file) => file.articles.map((a) => a.path));
  return {
    files,
    diagnostics: [...diagnostics, ...told.flat(), ...unknownFiles(contents.details, articles)],
    readings: (wantedThemes, wanted) => shelves.readings(wantedThemes, wanted),
    now: (path) => shelves.now(path),
    keep: () => shelves.keep(),
  };
}

/** The paths of all source files, with a word on what else lies among them. */
export async function findSources(workspace: Workspace): Promise<{ paths: string[]; diagnostics: Diagnostic[] }> {
  const paths: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, type } of await workspace.list(SOURCES_FOLDER)) {
    if (type === "folder" || path.slice(path.lastIndexOf("/") + 1).startsWith(".")) continue;
    if (type === "file") paths.push(path);
    else diagnostics.push(skipped(path, type));
  }
  return { paths, diagnostics };
}

function skipped(path: string, type: string): Diagnostic {
  // Bytes that are no UTF-8 come as replacement characters, under which there is no file.
  const isNamed = !path.includes("\ufffd");
  const links = { outside: "a link that leads out of the workspace", missing: "a link to nothing" };
  const what = type === "outside" || type === "missing" ? links[type] : "not a plain file";
  return warning("source/skipped", `skipped: ${isNamed ? what : "its name is not UTF-8"}`, {
    place: { file: path },
    hints: [isNamed ? "put the file itself into the folder" : "give it another name"],
  });
}

/** `feed.xml#3` stands in `feed.xml`. */
export function fileOf(path: string): string {
  return path.replace(/#\d+$/, "");
}

/** All matchers of a workspace. */
export function matchersOf({ themes }: Pick<Contents, "themes">): readonly Matcher[] {
  return [...themes.values()].flatMap((t) => t.matchers);
}

/** What was found so far: guards that matches, articles and digest of a source always belong to the same bytes. */
class Shelves {
  readonly #contents: Pick<Contents, "details" | "themes">;
  readonly #cache: LibraryCache;
  /** For what the index knows and the rest of the cache doesn't. */
  readonly #readAgain: (file: HeldFile) => Promise<Checked<readonly Article[]>>;
  readonly #held = new Map<string, HeldFile>();
  readonly #cards = new Map<string, Card>();
  /** Sources that were worked on now. */
  readonly #changed = new Map<string, Kept>();
  /** Articles with details, by their path. */
  readonly #articles = new Map<string, Article>();

  constructor(
    contents: Pick<Contents, "details" | "themes">,
    cache: LibraryCache,
    readAgain: (file: HeldFile) => Promise<Checked<readonly Article[]>>,
  ) {
    this.#contents = contents;
    this.#cache = cache;
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
    for (const article of read.value) this.#articles.set(article.path, this.#withDetails(article));
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
        const article = await this.#article(file, card);
        if (article) readings.push(readingOf(article, await this.#matchesOf(file, index, article, matchers)));
      }
    }
    return readings;
  }

  async now(path: string): Promise<SourceNow | undefined> {
    const file = this.#held.get(fileOf(path));
    if (!file) return undefined;
    const card = file.articles.find((a) => a.path === path);
    const article = card ? await this.#article(file, card) : undefined;
    return { sha256: file.sha256, bytes: file.bytes, article: article ?? null };
  }

  /** From memory, else from the cache, else read anew out of the same bytes. */
  async #article(file: HeldFile, { path }: CardArticle): Promise<Article | undefined> {
    if (!this.#articles.has(path)) {
      const { value } = (await this.#cache.articles(file.path, file.sha256)) ?? (await this.#readAgain(file));
      for (const article of value) this.#articles.set(article.path, this.#withDetails(article));
    }
    return this.#articles.get(path);
  }

  async #matchesOf(
    file: HeldFile,
    index: number,
    article: Article,
    matchers: readonly Matcher[],
  ): Promise<ReadonlyMap<string, ThemeMatches>> {
    const card = file.articles[index];
    const worked = this.#changed.get(file.path)?.found[index];
    const matches = new Map<string, ThemeMatches>();
    for (const matcher of matchers) {
      const { key, theme } = matcher;
      const met = card?.met.includes(key) === true;
      const known = met ? (worked?.get(key) ?? (await this.#cache.matches(matcher, card, file.sha256))) : nothing;
      matches.set(theme.theme.slug, known ?? findMatches(article, [matcher]).get(key) ?? nothing);
    }
    return matches;
  }

  keep(): Promise<void> {
    const lasting = (card: Card) => !card.diagnostics.some(isOfTheMachine);
    const cards = new Map([...this.#cards].filter(([, card]) => lasting(card)));
    const changed = new Map([...this.#changed].filter(([, { card }]) => lasting(card)));
    return this.#cache.keep(cards, changed, matchersOf(this.#contents));
  }

  #withDetails(article: Article): Article {
    return articleWithDetails(article, this.#contents.details);
  }

  #detailsOf(path: string): string {
    const key = detailsKey(path, this.#contents.details);
    return key === "" ? "" : sha256Hex(key).slice(0, 16);
  }
}

const nothing: ThemeMatches = { matches: [], vetoes: [] };

/** An article together with what was found in it; its analysis is worked out when first asked for. */
export function readingOf(article: Article, matches: ReadonlyMap<string, ThemeMatches>): Reading {
  const analysis = lazyAnalysis(article);
  return {
    article,
    get analysis() {
      return analysis();
    },
    matches,
    origin: originOf(article),
  };
}
