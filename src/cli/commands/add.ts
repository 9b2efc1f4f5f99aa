import nodePath from "node:path";
import { type AddedFile, addSources, type FoundArticle, type IncomingFile } from "../../build/add-sources.ts";
import { type Diagnostic, error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { WorkspaceError } from "../../workspace/workspace.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

/** The largest file that is taken, in bytes; readers have limits of their own. */
const limitBytes = 50 * 1024 * 1024;

/** Takes files from anywhere into the workspace's sources. */
export async function run(context: Context, files: readonly string[]): Promise<Outcome> {
  const incoming: IncomingFile[] = [];
  const problems: Diagnostic[] = [];
  for (const file of files) {
    context.progress(`reading ${file}`);
    const read = await readFile(context, file);
    if (read instanceof Uint8Array) incoming.push({ name: nodePath.basename(file), bytes: read });
    else problems.push(read);
  }
  const { value, diagnostics } = await addSources(context.desk, incoming);
  return { diagnostics: [...problems, ...diagnostics], result: value, text: value.map(added).join("") };
}

async function readFile({ io }: Context, file: string): Promise<Uint8Array | Diagnostic> {
  const absolute = nodePath.resolve(io.cwd, file);
  try {
    const bytes = await io.open(nodePath.dirname(absolute)).read(nodePath.basename(absolute), limitBytes);
    return (
      bytes ??
      error("source/skipped", `“${file}” is not there, or no plain file`, { hints: ["name files, not folders"] })
    );
  } catch (cause) {
    if (!(cause instanceof WorkspaceError) || (cause.code !== "too-large" && cause.code !== "unsafe-path")) throw cause;
    return error(cause.code === "too-large" ? "source/too-large" : "source/skipped", `“${file}”: ${cause.message}`);
  }
}

function added({ name, path, found }: AddedFile): string {
  if (path === null) return `not taken  ${harmless(name)}\n`;
  const lines = found.map(
    (a) => `           ${told(a)}; ${counted(a.sentences, "sentence")}, ${counted(a.dropped, "line")} dropped\n`,
  );
  return `added      ${harmless(path)}\n${lines.join("")}`;
}

/** Title, outlet and date, each in words of its own where nobody says it. */
function told({ title, outlet, date }: FoundArticle): string {
  return [
    title === "unknown" ? "title unknown" : harmless(title),
    outlet === "unknown" ? "outlet unknown" : harmless(outlet),
    date === "unknown" ? "undated" : date,
  ].join("; ");
}
