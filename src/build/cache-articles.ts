/**
 * Articles that earlier builds read out of sources, by path and digest of the source. Kept in a few files rather than one
 * a source, each synced once; a changed source rewrites the one file that its path falls into.
 */
import type { Code } from "../diagnostics/codes.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Cache } from "./cache.ts";
import type { SourceReader } from "./source-pool.ts";

/** Reads sources, or remembers what was read out of the same bytes before. */
export interface ArticleMemory {
  read(bytes: Uint8Array, path: string): Promise<Checked<readonly Article[]>>;
  /** Keeps what was read since; sources that were not asked for again are forgotten. */
  keep(): Promise<void>;
}

/** Remembers nothing. */
export function noMemory(read: SourceReader = readArticles): ArticleMemory {
  return { read, keep: () => Promise.resolve() };
}

/** By path; the digest is of the bytes it was read from. */
type Drawer = Record<string, { readonly sha256: string; readonly read: Checked<readonly Article[]> }>;

export function rememberArticles(cache: Cache, readAnew: SourceReader = readArticles): ArticleMemory {
  const found = new Map<string, Promise<Drawer | undefined>>();
  const wanted = new Map<string, Drawer>();
  const changed = new Set<string>();
  return {
    async read(bytes, path) {
      const name = drawerOf(path);
      const before = found.get(name) ?? cache.read<Drawer>(name);
      found.set(name, before);
      const sha256 = sha256Hex(bytes);
      const known = (await before)?.[path];
      const read = known?.sha256 === sha256 ? known.read : await readAnew(bytes, path);
      if (read.diagnostics.some((d) => ofTheMachine.has(d.code))) return read;
      if (known?.sha256 !== sha256) changed.add(name);
      const drawer = wanted.get(name) ?? Object.create(null);
      drawer[path] = { sha256, read };
      wanted.set(name, drawer);
      return read;
    },
    async keep() {
      for (const [name, drawer] of wanted) if (changed.has(name)) await cache.write(name, drawer);
    },
  };
}

/** How long reading takes, and whether a process can be had, is the machine's affair: what was given up is tried again. */
const ofTheMachine: ReadonlySet<Code> = new Set(["source/timeout", "build/environment"]);

/** One of 64 files, by the path. */
function drawerOf(path: string): string {
  return `articles-${(Number.parseInt(sha256Hex(path).slice(0, 2), 16) >> 2).toString().padStart(2, "0")}`;
}
