/** Verification of one evidence file, for programs that have its sources at hand. */
import type { Evidence } from "../memo/evidence.ts";
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import { type SourceNow, type Verdict, verifyExcerpts } from "../verify/verify-evidence.ts";
import { fileOf } from "./desk-files.ts";
import type { SourceReader } from "./source-pool.ts";

/**
 * A verdict per excerpt, in order. `read` gives the bytes of a source's file by workspace path, undefined where it isn't
 * there; `readAnew` makes articles of them, by default in this process.
 */
export async function verifyEvidence(
  evidence: Evidence,
  read: (path: string) => Promise<Uint8Array | undefined>,
  readAnew?: SourceReader,
): Promise<readonly Verdict[]> {
  return verifyExcerpts(evidence.excerpts, evidence.sources, (path) => readSource(path, read, readAnew));
}

/** A source as it is now, read anew; `path` may name one article of a container (`feed.xml#3`). */
export async function readSource(
  path: string,
  read: (file: string) => Promise<Uint8Array | undefined>,
  readAnew: SourceReader = readArticles,
): Promise<SourceNow | undefined> {
  const file = fileOf(path);
  const bytes = await read(file);
  if (bytes === undefined) return undefined;
  const { value } = await readAnew(bytes, file);
  return { sha256: sha256Hex(bytes), bytes, article: value.find((a) => a.path === path) ?? null };
}
