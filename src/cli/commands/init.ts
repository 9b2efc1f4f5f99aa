import nodePath from "node:path";
import { error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

/** Writes the starter workspace into a folder that has none yet; files that are there already are left alone. */
export async function run({ io, desk, globals }: Context, folder: string | undefined): Promise<Outcome> {
  const name = folder ?? globals.workspace;
  const workspace = io.open(nodePath.resolve(io.cwd, name));
  if ((await workspace.stat("briefs")).type !== "missing") {
    const hints = ["run `briefwright build` there, or name another folder"];
    return {
      diagnostics: [error("build/workspace-exists", `there is a workspace in ${name} already`, { hints })],
      result: null,
      text: "",
    };
  }
  const files = Object.entries(await desk.resources.starter());
  const written: string[] = [];
  for (const [path, bytes] of files) {
    if ((await workspace.stat(path)).type !== "missing") continue;
    await workspace.write(path, bytes);
    written.push(path);
  }
  const enter = name === "." ? "" : `cd ${name} && `;
  const next = `\nNext: ${enter}briefwright build\nThen look at output/, and change briefs/first-brief.yaml.\n`;
  return {
    diagnostics: [],
    result: { folder: name, written },
    text: `${counted(written.length, "file")} written to ${harmless(name)}\n${harmless(next).replaceAll("⟨U+000A⟩", "\n")}`,
  };
}
