/** Verification of one evidence file, for programs that have its sources at hand. */
import type { Evidence } from "../memo/evidence.ts";
import { readArticles } from "../sources/read-articles.ts";
import { type SourceNow, type Verdict, verifyExcerpts } from "../verify/verify-evidence.ts";
import type { LoadedSource } from "./contents.ts";
import type { SourceReader } from "./source-pool.ts";

/** A verdict per excerpt, in order. `read` gives the bytes of a source's file by workspace path; undefined where it isn't there. */
export async function verifyEvidence(
  evidence: Evidence,
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<readonly Verdict[]> {
  return verifyExcerpts(evidence.excerpts, evidence.sources, (path) => readSource(path, read));
}

/** A source as it is now, read anew; `path` may name one article of a container (`feed.xml#3`). */
export async function readSource(
  path: string,
  read: (file: string) => Promise<Uint8Array | undefined>,
  readAnew: SourceReader = readArticles,
): Promise<SourceNow | undefined> {
  const file = path.replace(/#\d+$/, "");
  const bytes = await read(file);
  if (bytes === undefined) return undefined;
  const { value } = await readAnew(bytes, file);
  return { bytes, article: value.find((a) => a.path === path) ?? null };
}

/** Sources that a build has read already, as verification asks for them: bytes and article of one and the same read. */
export function sourcesAsRead(files: readonly LoadedSource[]): (path: string) => Promise<SourceNow | undefined> {
  const byPath = new Map(files.map((f) => [f.path, f]));
  return (path) => {
    const file = byPath.get(path.replace(/#\d+$/, ""));
    const article = file?.articles.find((a) => a.path === path) ?? null;
    return Promise.resolve(file ? { bytes: file.bytes, article } : undefined);
  };
}
