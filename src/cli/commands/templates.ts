import { error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { nearest } from "../../text/nearest.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";
import { table } from "../table.ts";

/** The templates of the workspace and of the tool; a workspace's own stands in for a built-in one of its name. */
export async function list({ desk }: Context): Promise<Outcome> {
  const own = new Set(await ownTemplates(desk));
  const builtin = new Set(await desk.resources.templateNames());
  const names = [...new Set([...own, ...builtin])].sort();
  const rows = names.map((name) => ({
    name,
    from: !own.has(name) ? "built in" : builtin.has(name) ? "workspace, in place of the built-in one" : "workspace",
  }));
  return {
    diagnostics: [],
    result: rows,
    text: table(
      ["template", "from"],
      rows.map((row) => [row.name, row.from]),
    ),
  };
}

/** Copies a built-in template into the workspace, where it can be changed. */
export async function eject({ desk }: Context, name: string): Promise<Outcome> {
  const files = await desk.resources.template(name);
  if (files === undefined) {
    const known = await desk.resources.templateNames();
    const meant = nearest(name, known);
    const hint = meant === undefined ? `built in: ${known.join(", ")}` : `did you mean \`${meant}\`?`;
    return {
      diagnostics: [error("brief/unknown-template", `no built-in template is called \`${name}\``, { hints: [hint] })],
      result: null,
      text: "",
    };
  }
  const folder = `templates/${name}`;
  if ((await desk.workspace.stat(folder)).type !== "missing") {
    const hints = ["change it there, or move it away first"];
    return {
      diagnostics: [
        error("build/template-exists", "the workspace has this template already", { place: { file: folder }, hints }),
      ],
      result: null,
      text: "",
    };
  }
  const paths = Object.keys(files).map((path) => `${folder}/${path}`);
  for (const [path, bytes] of Object.entries(files)) await desk.workspace.write(`${folder}/${path}`, bytes);
  return {
    diagnostics: [],
    result: { folder, files: paths },
    text: `${counted(paths.length, "file")} written to ${harmless(folder)}\n`,
  };
}

async function ownTemplates({ workspace }: Context["desk"]): Promise<string[]> {
  const entries = await workspace.list("templates");
  return entries
    .filter((e) => e.type === "folder" && e.path.split("/").length === 2)
    .map((e) => e.path.slice("templates/".length));
}
