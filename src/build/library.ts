/**
 * The sources of a workspace, each read once: its digest, what it holds, and which themes met it. Takes a workspace and
 * themes; gives readings of the articles that somebody asks for. With a cache, a source that is as it was is not even
 * parsed until a brief that looks at it is compiled.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Reading } from "../select/reading.ts";
import { unknownFiles } from "../sources/details.ts";
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import type { SourceNow } from "../verify/verify-evidence.ts";
import { WorkspaceError } from "../workspace/workspace.ts";
import type { BuildOptions, Desk } from "./api.ts";
import { type Cache, isOfTheMachine, noCache } from "./cache.ts";
import { type CardArticle, libraryCache } from "./cache-library.ts";
import type { Contents, LoadedTheme } from "./contents.ts";
import { findSources, readLimited, SOURCE_LIMIT } from "./desk-files.ts";
import { inOrder, unlessAborted } from "./in-order.ts";
import { noMemory } from "./memory.ts";
import { roomFor } from "./room.ts";
import { type HeldFile, matchersOf, Shelves } from "./shelves.ts";
import { type SourceResult, type SourceTask, sourceWorker } from "./source-work.ts";

/**
 * Sources that are on their way at one time: enough for a pool of readers to see what work lies before it, and never to
 * wait for the disk.
 */
const SOURCES_AT_ONCE = 256;

/** What these may hold in memory, in bytes, and how many of them may be read from disk at a time. */
const ROOM = { bytes: 32 * 1024 * 1024, reads: 8 };

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
  /** Keeps what readings were missing in the cache, such as entries that were damaged. */
  mend(): Promise<void>;
}

/** How the sources are worked on. */
export interface LibraryOptions extends Pick<BuildOptions, "onProgress" | "signal"> {
  readonly cache?: Cache;
  /** Runs one task; by default in this process. */
  readonly work?: (task: SourceTask) => Promise<SourceResult>;
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
    if (bytes === undefined || sha256Hex(bytes) !== sha256)
      throw new WorkspaceError("changed", path, "changed while the build ran; build again");
    const again = await read(bytes, path);
    // It could be read before: a memo without it would be wrong, and its articles are already counted on.
    const refused = again.diagnostics.find(isOfTheMachine);
    if (refused) throw new WorkspaceError("unread", path, refused.message);
    return again;
  };
  const shelves = new Shelves(contents, {
    cache: libraryCache(options.cache ?? noCache),
    memory: desk.memory ?? noMemory,
    readAgain,
  });
  const work = options.work ?? sourceWorker({ details: contents.details, matchers: matchersOf(contents) }, read);
  const keys = new Set(themes.flatMap(({ matchers }) => matchers.map((m) => m.key)));
  const { paths, diagnostics } = await findSources(desk.workspace);
  const room = roomFor(ROOM);
  const readOne = (path: string): Promise<readonly Diagnostic[]> => {
    const refused: Diagnostic[] = [];
    const load = async () => {
      options.signal?.throwIfAborted();
      return readLimited(desk.workspace, path, SOURCE_LIMIT, refused);
    };
    return room(load, async (bytes) => (bytes === undefined ? refused : shelves.take(path, bytes, keys, work)));
  };
  let done = 0;
  const reading = inOrder(paths, SOURCES_AT_ONCE, async (path) => {
    const own = await readOne(path);
    if (options.signal?.aborted !== true)
      options.onProgress?.({ step: "sources", done: ++done, total: paths.length, name: path });
    return own;
  });
  // Many sources are read ahead: they would all be waited for.
  const told = await unlessAborted(reading, options.signal);
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
    mend: () => shelves.mend(),
  };
}
