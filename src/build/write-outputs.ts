/** Commits the outputs of one brief: bytes that are already there are left alone, under `frozen` nothing is written. */
import type { OutputKind } from "../brief/brief.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { BuiltOutput } from "./api.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** Bytes to be put at a path of the workspace. */
export interface Output {
  readonly path: string;
  readonly kind: OutputKind | "manifest";
  readonly bytes: Uint8Array;
}

/** Kinds whose diff a person can read. */
const TEXT: ReadonlySet<string> = new Set(["markdown", "html", "evidence", "csv", "bibtex", "csl-json", "manifest"]);

/** States in the order of the outputs. Existing files are compared by content, never by time. */
export async function writeOutputs(
  workspace: Workspace,
  outputs: readonly Output[],
  frozen: boolean,
): Promise<BuiltOutput[]> {
  const built: BuiltOutput[] = [];
  for (const { path, kind, bytes } of outputs) {
    const before = await workspace.read(path);
    const same = before !== undefined && equalBytes(before, bytes);
    const about = { path, kind, bytes: bytes.length, sha256: sha256Hex(bytes) };
    if (same) built.push({ ...about, state: "unchanged", diff: null });
    else if (frozen) {
      const diff = before !== undefined && TEXT.has(kind) ? unifiedDiff(decode(before), decode(bytes), path) : null;
      built.push({ ...about, state: before === undefined ? "missing" : "stale", diff });
    } else {
      await workspace.write(path, bytes);
      built.push({ ...about, state: "written", diff: null });
    }
  }
  return built;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}
