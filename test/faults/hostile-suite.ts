/**
 * The suite of hostile inputs: its entries, and what a workspace must hold so that one of them goes the whole way. The suite
 * is made by a program beside the checkout and is not part of the project.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { shared } from "../helpers/shared.ts";

/** A row of the suite's manifest. */
export interface Entry {
  readonly path: string;
  readonly kind: string;
  readonly expect?: "accept" | "quote-inert" | "degrade" | "reject-file" | "reject-build";
  readonly skipped?: string;
  readonly mustContain?: string;
  readonly mustNotContain?: string;
  /** Of CPU time. */
  readonly maxMs?: number;
  readonly maxRssMB?: number;
}

const suite = join(shared, "suites/hostile/generate.mjs");
const theme = "title: Canary\ncore:\n  - climate\n  - canary\n";
const brief = "title: Canary\nmemo: {date: 2026-01-01}\nthemes: [canary]\nbottom-line: Wait.\n";
const outputs = "outputs: [markdown, evidence, pdf]\n";

/** Where the manifest names a shape of the file system, the name that the file has. */
const shapes: Readonly<Record<string, string>> = {
  "name-newline": "new\nline.txt",
  "name-ansi": "a\u001b[31mred.txt",
  "name-bidi": "memo\u202etxt.exe.txt",
  "name-leading-dash": "-rf.txt",
  "name-spaces": "  lead trail .txt",
  "name-gha": "::error::x.txt",
  "name-md": "[x](javascript:1).txt",
  "name-nfc": "caf\u00e9.txt",
  "name-nfd": "cafe\u0301.txt",
  "name-case-a": "Same.txt",
  "name-case-b": "same.txt",
  "name-long": `${"a".repeat(250)}.txt`,
  "name-percent": "%2e%2e%2f.txt",
  "name-hash": "a#b?c.txt",
  "deep-dirs": "d0",
};

/** Makes the suite in a folder. Empty where the program that makes it isn't there. */
export function hostileEntries(corpus: string): Entry[] {
  if (!existsSync(suite)) return [];
  spawnSync(process.execPath, [suite, corpus]);
  return JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8"));
}

/** Puts a workspace around an entry, and says how the command is called on it. */
export function arrange(entry: Entry, corpus: string, folder: string): string[] {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const from = join(corpus, entry.path);
  put("briefs/themes/canary.yaml", theme);
  put("briefs/sources/plain.txt", "The climate canary sings, he said.\n");
  mkdirSync(join(folder, "output"));
  if (entry.kind === "brief") {
    cpSync(from, join(folder, "briefs/hostile.yaml"));
    return ["build"];
  }
  if (entry.kind === "image" || entry.kind === "markdown") {
    if (entry.kind === "markdown") cpSync(from, join(folder, "note.md"));
    else {
      cpSync(from, join(folder, basename(from)));
      put("note.md", `# Note\n\n![A picture](${basename(from)})\n`);
    }
    return ["render", "note.md", "-o", "output/note.pdf"];
  }
  put("briefs/memo.yaml", `${brief}${entry.kind === "template" ? "template: hostile\n" : ""}${outputs}`);
  if (entry.kind === "template") {
    put("templates/hostile/template.yaml", "title: Hostile\n");
    cpSync(from, join(folder, "templates/hostile/memo.md.hbs"));
  } else if (entry.kind === "fs") copyShape(entry, corpus, join(folder, "briefs/sources"));
  else cpSync(from, join(folder, `briefs/sources/hostile${extname(from)}`));
  return ["build"];
}

/** The name a file of the suite has in the workspace, as far as it can be typed. */
export function shapeName(entry: Entry): string {
  const name = basename(entry.path);
  return shapes[name] ?? name;
}

/** A name that isn't UTF-8 can't be handed over as an argument, so the shell finds it. */
function copyShape(entry: Entry, corpus: string, sources: string): void {
  const script = basename(entry.path) === "invalid-utf8-name" ? 'cp -a bad* "$2"' : 'cp -a -- "$1" "$2"';
  const { status, stderr } = spawnSync("sh", ["-c", script, "sh", shapeName(entry), sources], {
    cwd: join(corpus, "fs"),
  });
  if (status !== 0) throw new Error(`${entry.path} can't be copied: ${stderr}`);
}
