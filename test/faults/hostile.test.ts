/**
 * The suite of hostile inputs, each entry in a process of its own: it ends by itself, with a promised code, says nothing
 * that a terminal would obey, writes nothing outside of `output`, and quotes what it must and must not.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { shared } from "../helpers/shared.ts";
import { command } from "./fault-desk.ts";

interface Entry {
  readonly path: string;
  readonly kind: string;
  readonly expect?: "accept" | "quote-inert" | "degrade" | "reject-file" | "reject-build";
  readonly skipped?: string;
  readonly mustContain?: string;
  readonly mustNotContain?: string;
}

interface Result {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: string;
  readonly memo: string;
  /** Files that weren't there before, by path. */
  readonly made: readonly string[];
}

const suite = join(shared, "suites/hostile/generate.mjs");
const corpus = mkdtempSync(join(tmpdir(), "briefwright-hostile-"));
afterAll(() => rmSync(corpus, { recursive: true, force: true }));

/** A process that hangs is ended after this time, in milliseconds; the limits of readers are below it. */
const patience = 30_000;
/** Entries that are left out, each with the reason. */
const known: ReadonlyMap<string, string> = new Map([
  ["sources/inject/combining-zalgo.txt", "placing 20,000 marks on one letter costs the square of their number"],
]);
/** Processes at a time. */
const pool = 3;

const theme = "title: Canary\ncore:\n  - climate\n  - canary\n";
const brief = "title: Canary\nmemo: {date: 2026-01-01}\nthemes: [canary]\nbottom-line: Wait.\n";

function entries(): Entry[] {
  if (!existsSync(suite)) return [];
  spawnSync(process.execPath, [suite, corpus]);
  return JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8"));
}

/** What a workspace must hold for an entry, and how the command is called on it. */
function arrange(entry: Entry, folder: string): string[] {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const from = join(corpus, entry.path);
  put("briefs/themes/canary.yaml", theme);
  put("briefs/sources/plain.txt", "The climate canary sings, he said.\n");
  const outputs = "outputs: [markdown, evidence, pdf]\n";
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
  } else cpSync(from, join(folder, `briefs/sources/hostile${extname(from)}`));
  return ["build"];
}

async function run(entry: Entry): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-entry-"));
  mkdirSync(join(folder, "output"));
  const args = arrange(entry, folder);
  const before = new Set(filesBelow(folder));
  const child = spawn(process.execPath, ["--max-old-space-size=1024", command, ...args], {
    cwd: folder,
    timeout: patience,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString("latin1")));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on("close", (...ended) => resolve(ended));
  });
  const made = filesBelow(folder).filter((path) => !before.has(path));
  const memoPath = join(folder, "output/memo.md");
  const memo = existsSync(memoPath) ? readFileSync(memoPath, "utf8") : "";
  rmSync(folder, { recursive: true, force: true });
  return { code, signal, said, memo, made };
}

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name).slice(folder.length + 1));
}

/** What is wrong with a result, in words; empty where the promise is kept. */
function faults(entry: Entry, { code, signal, said, memo, made }: Result): string[] {
  const wrong: string[] = [];
  const promise = (kept: boolean, what: string): void => {
    if (!kept) wrong.push(`${entry.path}: ${what}`);
  };
  promise(signal === null, `ended by ${signal}`);
  promise(code === 0 || code === 1, `exit code ${code}: ${said.slice(0, 300)}`);
  // C1 controls and bidi marks are multi-byte in UTF-8; here only their first bytes are looked at.
  promise(!/[\0-\u0008\u000b-\u001f\u007f]/.test(said), "controls on the terminal");
  promise(!/\u00e2\u0080[\u00aa-\u00ae]|\u00e2\u0081[\u00a6-\u00a9]/.test(said), "text turned round on the terminal");
  promise(
    made.every((path) => path.startsWith("output/")),
    `wrote ${made.filter((p) => !p.startsWith("output/")).join()}`,
  );
  if (entry.expect === "reject-build") {
    promise(code === 1, "was not refused");
    promise(!made.some((path) => /output\/(hostile|memo)\./.test(path)), "wrote a memo");
  }
  if (entry.expect === "reject-file") promise(/hostile|note\.md|\.(png|jpg|svg)/.test(said), "the file is not named");
  // A brief that is accepted as YAML may still name themes that aren't there.
  if (entry.expect === "accept" && entry.kind === "brief")
    promise(!/bad-yaml|wrong-value/.test(said), said.slice(0, 300));
  else if (entry.expect === "accept") promise(code === 0, `exit code ${code}: ${said.slice(0, 300)}`);
  if (entry.mustContain !== undefined) promise(memo.includes(entry.mustContain), `lacks ${entry.mustContain}`);
  if (entry.mustNotContain !== undefined)
    promise(!memo.includes(entry.mustNotContain), `holds ${entry.mustNotContain}`);
  return wrong;
}

async function checkAll(list: readonly Entry[]): Promise<string[]> {
  const wrong: string[] = [];
  const rest = [...list];
  const worker = async (): Promise<void> => {
    for (let entry = rest.shift(); entry !== undefined; entry = rest.shift())
      wrong.push(...faults(entry, await run(entry)));
  };
  await Promise.all(Array.from({ length: pool }, worker));
  return wrong.sort();
}

const all = entries();

// The suite is not part of the repository.
describe.skipIf(all.length === 0)("hostile input", () => {
  const kinds = new Map<string, Entry[]>();
  for (const entry of all) {
    if (entry.kind !== "fs" && entry.skipped === undefined && !known.has(entry.path))
      kinds.set(dirname(entry.path), [...(kinds.get(dirname(entry.path)) ?? []), entry]);
  }
  it.each([...kinds])("%s", async (_, list) => expect(await checkAll(list)).toEqual([]), 600_000);

  it("fs", () => {
    const folder = mkdtempSync(join(tmpdir(), "briefwright-shapes-"));
    arrange({ path: "sources/inject/csv.txt", kind: "txt" }, folder);
    spawnSync("cp", ["-a", `${join(corpus, "fs")}/.`, join(folder, "briefs/sources")]);
    if (spawnSync("mkfifo", [join(folder, "briefs/sources/pipe.txt")]).status !== 0)
      writeFileSync(join(folder, "briefs/sources/pipe.txt"), "");
    const before = filesBelow(folder);
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [command, "build"], {
      cwd: folder,
      encoding: "latin1",
    });
    const made = filesBelow(folder).filter((path) => !before.includes(path));
    const memo = readFileSync(join(folder, "output/memo.md"), "utf8");
    rmSync(folder, { recursive: true, force: true });
    const result = { code: status, signal, said: stdout + stderr, memo, made };
    expect(faults({ path: "fs", kind: "fs" }, result)).toEqual([]);
    expect(memo).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
    for (const name of ["symlink-outside.txt", "dangling.txt"]) expect(result.said).toContain(name);
  }, 60_000);
});
