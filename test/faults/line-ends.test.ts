/**
 * The same desk with other line ends and byte order marks: what a memo says must not hang on the editor that saved a
 * source. Only what names the file's own bytes may differ, and what is printed must still be proved.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { resources } from "../helpers/desk.ts";

const root = join(import.meta.dirname, "../..");
const shared = process.env.BRIEFWRIGHT_SHARED ?? join(root, "../shared");
const corpus = join(shared, "corpus/ukraine");

/** Files as their bytes, each as one character: not all sources are UTF-8. */
const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(file, "latin1"));
const read = (path: string): string => readFileSync(path, "latin1");
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The project's own desk, or its briefs over another folder of sources. */
function filesOf(sources: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(root, "briefs"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (entry.isFile() && !path.startsWith("briefs/sources")) files[path] = read(join(root, path));
  }
  for (const name of readdirSync(sources))
    files[`briefs/sources/${name}`] = read(join(sources, name)).replaceAll("\r\n", "\n");
  return files;
}

function isUtf8(file: string): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(file));
    return true;
  } catch {
    return false;
  }
}

/** The mark says that a file is UTF-8, so it is put before those only that are. */
function marked(file: string): string {
  return isUtf8(file) && !file.startsWith("\xef\xbb\xbf") ? `\xef\xbb\xbf${file}` : file;
}

const changes: Readonly<Record<string, (text: string) => string>> = {
  "CR LF": (text) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": marked,
  both: (text) => marked(text.replaceAll("\n", "\r\n")),
  "CR alone": (text) => text.replaceAll("\n", "\r"),
};

async function build(files: Readonly<Record<string, string>>) {
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]));
  const workspace = memoryWorkspace(bytes);
  const { diagnostics } = await buildBriefs({ workspace, resources }, { also: ["evidence"] });
  return { workspace, diagnostics };
}

/** Digests, and ids made of them, as they must differ with the bytes; each is named by the order of its first mention. */
function withoutDigests(text: string): string {
  const seen = new Map<string, number>();
  return text.replace(/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,64}\b/g, (digest) => {
    if (!seen.has(digest)) seen.set(digest, seen.size);
    return `#${seen.get(digest)}`;
  });
}

const desks: readonly [string, string][] = [
  ["the sample desk", join(root, "briefs/sources")],
  ["the articles of the corpus", corpus],
];

describe.each(desks)("%s", (_, sources) => {
  // The corpus is not part of the project.
  const files = existsSync(sources) ? filesOf(sources) : {};
  const plain = build(files);

  it.skipIf(!existsSync(sources)).each(Object.entries(changes))(
    "says the same with %s",
    async (name, change) => {
      const changed = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, path.startsWith("briefs/sources/") ? change(text) : text]),
      );
      const before = await plain;
      const after = await build(changed);
      expect(after.diagnostics.map((d) => d.message)).toEqual(before.diagnostics.map((d) => d.message));
      const memos = [...before.workspace.files.keys()].filter((path) => /^output\/.*\.(?:md|html)$/.test(path));
      expect(memos.length).toBeGreaterThan(0);
      for (const path of memos)
        expect(withoutDigests(decode(after.workspace.files.get(path))), path).toBe(
          withoutDigests(decode(before.workspace.files.get(path))),
        );
      const evidences = [...after.workspace.files.keys()].filter((path) => path.endsWith(".evidence.json"));
      for (const path of evidences) {
        const evidence = readEvidence(decode(after.workspace.files.get(path)));
        const own = readEvidence(decode(before.workspace.files.get(path)));
        expect(evidence?.excerpts.map((e) => e.text)).toEqual(own?.excerpts.map((e) => e.text));
        for (const { source, text, bytes } of evidence?.excerpts ?? []) {
          const file = changed[source] ?? "";
          if (!bytes || !isUtf8(file)) continue;
          const cut = decode(bytesOf(file).subarray(bytes.start, bytes.end));
          expect(cut.replace(/\r\n?/g, "\n"), `${name} ${source}`).toBe(text);
        }
        const verified = await verifyFiles({ workspace: after.workspace, resources }, [path]);
        expect(verified.diagnostics).toEqual([]);
      }
    },
    120_000,
  );
});
