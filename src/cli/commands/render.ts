import nodePath from "node:path";
import { IMAGE_LIMIT_BYTES } from "../../build/images.ts";
import { renderFile } from "../../build/render-file.ts";
import { error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";
import { usage } from "../paths.ts";

export interface Options {
  readonly output?: string;
  readonly template?: string;
}

const formats = ["pdf", "html", "docx"] as const;
/** Largest Markdown file, in bytes. */
const limitBytes = 16 * 1024 * 1024;

/** Typesets a Markdown file from anywhere; the ending of `--output` says as what. */
export async function run({ io, desk }: Context, file: string, options: Options): Promise<Outcome> {
  const output = options.output ?? `${file.replace(/\.(md|markdown)$/i, "")}.pdf`;
  const format = formats.find((f) => output.toLowerCase().endsWith(`.${f}`));
  if (format === undefined)
    return usage(
      `\`${output}\` has no ending that says what to make`,
      `end it in ${formats.map((f) => `.${f}`).join(", ")}`,
    );
  const from = nodePath.resolve(io.cwd, file);
  const to = nodePath.resolve(io.cwd, output);
  if (from === to) return usage("the output would replace the Markdown file");
  const bytes = await io.open(nodePath.dirname(from)).read(nodePath.basename(from), limitBytes);
  if (bytes === undefined) return usage(`\`${file}\` is not there, or no plain file`);
  const markdown = new TextDecoder("utf-8").decode(bytes);
  const template = options.template === undefined ? {} : { template: options.template };
  const beside = io.open(nodePath.dirname(from));
  const readImage = (path: string) => beside.read(path, IMAGE_LIMIT_BYTES);
  const { value, diagnostics } = await renderFile(desk, markdown, { format, name: file, readImage, ...template });
  if (value === null) {
    const failed = diagnostics.some((d) => d.severity === "error")
      ? []
      : [error("render/limit", `\`${file}\` could not be typeset`)];
    return { diagnostics: [...diagnostics, ...failed], result: null, text: "", subjects: [file] };
  }
  await io.open(nodePath.dirname(to)).write(nodePath.basename(to), value);
  return {
    diagnostics,
    result: { output, bytes: value.length },
    text: `written   ${harmless(output)}\n`,
    subjects: [file],
  };
}
