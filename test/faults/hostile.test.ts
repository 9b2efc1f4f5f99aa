/**
 * The suite of hostile inputs, each entry in a process of its own: it ends by itself, with a promised code, within its time
 * and memory, says nothing that a terminal would obey, reaches for no network, writes nothing outside of `output`, and
 * quotes what it must and must not, as text. `BRIEFWRIGHT_TABLE=1` prints what each entry came to.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { marked, type Token } from "marked";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readArticles } from "../../src/sources/read-articles.ts";
import { type Result, runEntry } from "./hostile-run.ts";
import { type Entry, hostileEntries, shapeName } from "./hostile-suite.ts";

const corpus = mkdtempSync(join(tmpdir(), "briefwright-hostile-"));
const all = hostileEntries(corpus);

/** Processes at a time. */
const pool = 3;
/** CPU time of a harmless entry on a machine that does nothing else, in milliseconds. */
const quietMs = 500;
/** How much longer everything takes here and now. */
let slowness = 1;
const table: string[] = [];

afterAll(() => {
  if (process.env.BRIEFWRIGHT_TABLE !== undefined) console.log(table.sort().join("\n"));
  rmSync(corpus, { recursive: true, force: true });
});

/** What is wrong with a result, in words; empty where the promises are kept. */
function faults(entry: Entry, result: Result): string[] {
  const { code, signal, said, memo, made, reached, cpuMs, rssMb } = result;
  const wrong: string[] = [];
  const promise = (kept: boolean, what: string): void => {
    if (!kept) wrong.push(`${entry.path}: ${what}`);
  };
  const utf8 = Buffer.from(said, "latin1").toString("utf8");
  promise(signal === null, `ended by ${signal}`);
  promise(code === 0 || code === 1, `exit code ${code}: ${utf8.slice(0, 300)}`);
  promise(!/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(utf8), "controls on the terminal");
  promise(!/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(utf8), "text turned round on the terminal");
  promise(!/^(?:::|##\[)/m.test(utf8), "a command to a runner on the terminal");
  const outside = made.filter((path) => !path.startsWith("output/"));
  promise(outside.length === 0, `made ${outside.join()}`);
  promise(reached.length === 0, reached.slice(0, 3).join("; "));
  promise(cpuMs <= (entry.maxMs ?? 2000) * slowness, `took ${cpuMs} ms of CPU time`);
  promise(rssMb <= (entry.maxRssMB ?? 512), `took ${rssMb} MB`);
  if (entry.expect === "reject-build") {
    promise(code === 1, "was not refused");
    promise(!made.some((path) => /output\/(hostile|memo)\./.test(path)), "wrote a memo");
  }
  if (entry.expect === "reject-file" && entry.kind !== "fs")
    promise(/hostile|note\.md|\.(png|jpg|svg)/.test(utf8), "the file is not named");
  // A brief that is accepted as YAML may still name themes that aren't there.
  if (entry.expect === "accept" && entry.kind === "brief")
    promise(!/bad-yaml|wrong-value/.test(utf8), utf8.slice(0, 300));
  else if (entry.expect === "accept") promise(code === 0, `exit code ${code}: ${utf8.slice(0, 300)}`);
  if (entry.mustContain !== undefined) promise(memo.includes(entry.mustContain), `lacks ${entry.mustContain}`);
  if (entry.mustNotContain !== undefined)
    promise(!memo.includes(entry.mustNotContain), `holds ${entry.mustNotContain}`);
  if (memo !== "" && entry.kind !== "template") wrong.push(...acting(memo).map((what) => `${entry.path}: ${what}`));
  if (entry.kind === "fs") wrong.push(...shapeFaults(entry, result, utf8));
  return wrong;
}

/** Headings of a memo that don't come from a source. */
const headings: ReadonlySet<string> = new Set([
  "Canary",
  "Bottom line",
  "Evidence",
  "Who said what",
  "Key figures",
  "Gaps and cautions",
  "Sources",
  "Source summary",
  "Method",
]);

/** Everything in a memo's Markdown that does something and that no template of ours wrote. */
function acting(memo: string): string[] {
  const found: string[] = [];
  const look = (token: Token): void => {
    const { raw } = token;
    if (token.type === "heading" && !headings.has(String(token.text))) found.push(`a heading: ${raw}`);
    if (token.type === "html" && !/^\s*<!-- \d+ -->\s*$/.test(raw)) found.push(`HTML: ${raw}`);
    if (token.type === "link" && !/^#(sources|source-\d+)$/.test(String(token.href))) found.push(`a link: ${raw}`);
    if (token.type === "codespan" && !raw.startsWith("`briefwright verify output/")) found.push(`code: ${raw}`);
    if (["image", "code", "hr", "del"].includes(token.type)) found.push(`${token.type}: ${raw}`);
  };
  marked.walkTokens(marked.lexer(memo.replace(/^---\n[\s\S]*?\n---\n/, "")), look);
  return found;
}

/** A shape of the file system is quoted as a source, or named as left out; nothing from behind a link is ever quoted. */
function shapeFaults(entry: Entry, { code, memo }: Result, said: string): string[] {
  const wrong: string[] = [];
  if (code !== 0) wrong.push(`${entry.path}: exit code ${code}`);
  if (/root:x:|nameserver/.test(memo) || memo.includes(readFileSync("/etc/hostname", "utf8").trim()))
    wrong.push(`${entry.path}: quotes what stands outside`);
  const isQuoted = /CANARY\d{4}/.test(memo);
  // A folder may have any name.
  if (!isQuoted && !said.includes("skipped") && shapeName(entry) !== "dir-named.txt")
    wrong.push(`${entry.path}: neither quoted nor named`);
  return wrong;
}

async function checkAll(list: readonly Entry[]): Promise<string[]> {
  const wrong: string[] = [];
  const rest = [...list];
  const worker = async (): Promise<void> => {
    for (let entry = rest.shift(); entry !== undefined; entry = rest.shift()) {
      const result = await runEntry(entry, corpus);
      const found = faults(entry, result);
      const verdict = found.length === 0 ? "as promised" : "WRONG";
      table.push(
        `${entry.path.padEnd(44)} exit ${result.code} ${String(result.cpuMs).padStart(5)} ms ${String(result.rssMb).padStart(4)} MB ${verdict}`,
      );
      wrong.push(...found);
    }
  };
  await Promise.all(Array.from({ length: pool }, worker));
  return wrong.sort();
}

// The suite is not part of the repository.
describe.skipIf(all.length === 0)("hostile input", () => {
  const kinds = new Map<string, Entry[]>();
  for (const entry of all) {
    if (entry.skipped === undefined) kinds.set(dirname(entry.path), [...(kinds.get(dirname(entry.path)) ?? []), entry]);
  }

  beforeAll(async () => {
    writeFileSync(join(corpus, "harmless.txt"), "The climate is fair, she said.\n");
    const runs = Array.from({ length: pool }, () => runEntry({ path: "harmless.txt", kind: "txt" }, corpus));
    const longest = Math.max(...(await Promise.all(runs)).map(({ cpuMs }) => cpuMs));
    slowness = Math.max(1, longest / quietMs);
  });

  it.each([...kinds])("%s", async (_, list) => expect(await checkAll(list)).toEqual([]), 900_000);

  it("a program in a PDF's font is not run", async () => {
    const path = join(corpus, "sources/pdf/cve-2024-4367.pdf");
    if (existsSync(path)) await readArticles(readFileSync(path), "briefs/sources/x.pdf");
    expect(Object.keys(globalThis).filter((key) => key.includes("PWNED"))).toEqual([]);
  });
});

describe("what the suite looks for", () => {
  it("finds what acts in a memo", () => {
    expect(acting("# Canary\n\n> [a](#source-1) <!-- x -->\n")).toEqual(["HTML: <!-- x -->"]);
    expect(acting("## Injected\n\n![x](y) [z](https://e.example)\n\n---\n")).toHaveLength(4);
  });
});
