/** Where the files of a desk lie, and how one of them is read: within its limit, with a word on what is none of ours. */
import { type Diagnostic, error, warning } from "../diagnostics/diagnostic.ts";
import { type Workspace, WorkspaceError } from "../workspace/workspace.ts";

/** Where the sources lie. */
export const SOURCES_FOLDER = "briefs/sources";
export const DESK_FILE = "briefs/desk.yaml";
export const DETAILS_FILE = "briefs/sources.yaml";

/** The largest text of a brief, theme or details file, in bytes. */
export const YAML_LIMIT: number = 64 * 1024;
/** The largest source, in bytes: containers may be larger than texts, which their readers check. */
export const SOURCE_LIMIT: number = 50 * 1024 * 1024;

/** `feed.xml#3` stands in `feed.xml`. */
export function fileOf(path: string): string {
  return path.replace(/#\d+$/, "");
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
  // Listings give names in NFC, but for the second of two that are equal in it.
  const isTwin = path !== path.normalize("NFC");
  const what = type === "outside" || type === "missing" ? links[type] : "not a plain file";
  const why = isTwin ? "another file has this name, with its accents written otherwise" : what;
  return warning("source/skipped", `skipped: ${isNamed ? why : "its name is not UTF-8"}`, {
    place: { file: path },
    hints: [isNamed && !isTwin ? "put the file itself into the folder" : "give it another name"],
  });
}

/** The bytes, or undefined with a diagnostic where the file is too large or gone. */
export async function readLimited(
  workspace: Workspace,
  path: string,
  limit: number,
  diagnostics: Diagnostic[],
): Promise<Uint8Array | undefined> {
  try {
    return await workspace.read(path, limit);
  } catch (cause) {
    if (!(cause instanceof WorkspaceError) || cause.code !== "too-large") throw cause;
    const code = limit === YAML_LIMIT ? "brief/too-large" : "source/too-large";
    diagnostics.push(error(code, cause.message, { place: { file: path }, hints: [`the limit is ${limit} bytes`] }));
    return undefined;
  }
}

/** UTF-8 without its byte order mark; bytes that are not UTF-8 become replacement characters, which YAML then names. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}
