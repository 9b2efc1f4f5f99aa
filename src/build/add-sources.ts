/** `add`: takes files into `briefs/sources/` under clean names, refuses what can't be read, and adds a stub to the details. */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error, note, warning } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Desk } from "./api.ts";
import { DETAILS_FILE, SOURCES_FOLDER } from "./desk-files.ts";

/** A file from anywhere: its own name and its bytes. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of one file. */
export interface AddedFile {
  readonly name: string;
  /** Workspace path; null where it was refused, or is there already. */
  readonly path: string | null;
  readonly found: readonly FoundArticle[];
}

/** What was found in it, as printed; `unknown` where nobody says. */
export interface FoundArticle {
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly sentences: number;
  readonly dropped: number;
}

/** In the order of the files. A file whose very bytes are among the sources already is not taken twice. */
export async function addSources(desk: Desk, files: readonly IncomingFile[]): Promise<Checked<readonly AddedFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const added: AddedFile[] = [];
  const taken = await sourcesNow(desk);
  for (const file of files) {
    const path = `${SOURCES_FOLDER}/${freeName(cleanName(file.name), taken.paths)}`;
    const read = await (desk.readSource ?? readArticles)(file.bytes, path);
    const usable = read.value.filter((a) => a.sentences.length > 0);
    const twin = taken.digests.get(sha256Hex(file.bytes));
    if (twin !== undefined) {
      diagnostics.push(note("source/skipped", `“${file.name}” is there already, as ${twin}`));
      added.push({ name: file.name, path: null, found: [] });
    } else if (usable.length === 0) {
      // The file isn't there under the name that it would have had.
      const own = (text: string) => text.replaceAll(path, file.name);
      const hints = read.diagnostics
        .flatMap((d) => [d.message, ...d.hints])
        .slice(0, 2)
        .map(own);
      diagnostics.push(
        error("source/unreadable", `“${file.name}” was not taken: no article could be read out of it`, { hints }),
      );
      added.push({ name: file.name, path: null, found: [] });
    } else {
      await desk.workspace.write(path, file.bytes);
      taken.paths.add(path);
      taken.digests.set(sha256Hex(file.bytes), path);
      diagnostics.push(...read.diagnostics.filter((d) => d.severity !== "note"));
      added.push({ name: file.name, path, found: usable.map(foundIn) });
    }
  }
  diagnostics.push(...(await addStubs(desk, added)));
  return { value: added, diagnostics };
}

async function sourcesNow(desk: Desk): Promise<{ paths: Set<string>; digests: Map<string, string> }> {
  const paths = new Set<string>();
  const digests = new Map<string, string>();
  for (const { path, type } of await desk.workspace.list(SOURCES_FOLDER)) {
    paths.add(path);
    const bytes = type === "file" ? await desk.workspace.read(path) : undefined;
    if (bytes) digests.set(sha256Hex(bytes), path);
  }
  return { paths, digests };
}

/** Lower-case letters, digits, dots and hyphens of the name's last segment; letters of other scripts stay. */
function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const dot = last.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [last.slice(0, dot), last.slice(dot + 1)] : [last, "txt"];
  const clean = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");
  return `${clean(stem).slice(0, MAX_STEM) || "source"}.${clean(ending) || "txt"}`;
}

/** Keeps names well under the 255 bytes of most file systems, for any script. */
const MAX_STEM = 60;

function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf(".");
  let free = name;
  for (let n = 2; taken.has(`${SOURCES_FOLDER}/${free}`); n++) free = `${name.slice(0, dot)}-${n}${name.slice(dot)}`;
  return free;
}

function foundIn(article: Article): FoundArticle {
  const { title, outlet, published } = article.metadata;
  return {
    title: title.value ?? "unknown",
    outlet: outlet.value ?? "unknown",
    date: published.value ?? "unknown",
    sentences: article.sentences.length,
    dropped: article.furniture.length,
  };
}

/** Adds an empty entry per new file below `files:`, as text, so that the analyst's comments and order stay. */
async function addStubs(desk: Desk, added: readonly AddedFile[]): Promise<Diagnostic[]> {
  const names = added.flatMap((a) => (a.path === null ? [] : [a.path.slice(SOURCES_FOLDER.length + 1)]));
  if (names.length === 0) return [];
  const bytes = await desk.workspace.read(DETAILS_FILE);
  const text = bytes ? new TextDecoder("utf-8").decode(bytes) : HEAD;
  const stubs = names
    .map((name) => `  ${/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(name) ? name : JSON.stringify(name)}: {}\n`)
    .join("");
  const lines = /^files:[ \t]*(#.*)?\r?\n/m.exec(text);
  if (lines) {
    const at = lines.index + lines[0].length;
    await desk.workspace.write(DETAILS_FILE, new TextEncoder().encode(text.slice(0, at) + stubs + text.slice(at)));
    return [];
  }
  if (!/^files:/m.test(text)) {
    const end = text === "" || text.endsWith("\n") ? "" : "\n";
    await desk.workspace.write(DETAILS_FILE, new TextEncoder().encode(`${text}${end}files:\n${stubs}`));
    return [];
  }
  const hints = [`add by hand: ${names.join(", ")}`];
  return [
    warning("source/details-unknown-file", "the details file keeps `files` on one line, so no stub was added", {
      place: { file: DETAILS_FILE },
      hints,
    }),
  ];
}

const HEAD = `# What the analyst knows of a source that its file doesn't say: title, outlet, carried-by, relayed-through, url, date,
# author, reliability (A1 to F6), status, note. What nobody knows prints as "unknown".
`;
