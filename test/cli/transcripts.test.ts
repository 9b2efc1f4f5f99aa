/**
 * Runs the transcripts beside this file. A case is a `##` heading with files (a fence whose info string ends in a path) and
 * a `console` fence: `$ ` starts a command, `! ` is a line of standard error, `[exit n]` closes a command that doesn't end
 * in 0. `UPDATE_GOLDEN=1` writes down what came out.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { type Desk, openDesk } from "./desk.ts";

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly console: string;
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".md"));

function readCases(markdown: string): Case[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const fences = [...section.matchAll(/^(~~~~|```)([^\n]*)\n([\s\S]*?)^\1$/gm)];
      const given = fences
        .filter((f) => f[2] !== "console")
        .map((f) => [(f[2] ?? "").replace(/^\S+ /, ""), f[3] ?? ""] as const);
      const console = fences.find((f) => f[2] === "console")?.[3] ?? "";
      return { title: section.slice(0, section.indexOf("\n")), files: Object.fromEntries(given), console };
    });
}

async function replay(console: string, desk: Desk): Promise<string> {
  let transcript = "";
  for (const line of console.split("\n").filter((l) => l.startsWith("$ "))) {
    const [name, ...argv] = words(line.slice(2));
    expect(name, "transcripts run briefwright only").toBe("briefwright");
    const run = desk.run();
    const code = await main(argv, run.io);
    transcript += `${line}\n${run.stdout()}${run.stderr().replace(/^/gm, "! ").replace(/! $/, "")}${code === 0 ? "" : `[exit ${code}]\n`}`;
  }
  // Sizes of files change with every look of a template, and are no promise.
  return transcript.replace(/ +$/gm, "").replace(/\(\d+ (K?B)\)/g, "(… $1)");
}

/** Splits as a shell does, single and double quotes without escapes. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
}

describe.each(files)("%s", (file) => {
  const path = join(import.meta.dirname, file);
  const cases = readCases(readFileSync(path, "utf8"));

  it("holds cases", () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases.map((c) => [c.title, c] as const))("%s", async (title, { console, files: given }) => {
    const actual = await replay(console, openDesk(given));
    if (process.env.UPDATE_GOLDEN === "1") update(path, title, console, actual);
    else expect(actual).toBe(console);
  });
});

function update(path: string, title: string, before: string, after: string): void {
  const sections = readFileSync(path, "utf8").split(/^(?=## )/m);
  const changed = sections.map((section) =>
    section.startsWith(`## ${title}\n`)
      ? section.replace(`\`\`\`console\n${before}`, () => `\`\`\`console\n${after}`)
      : section,
  );
  writeFileSync(path, changed.join(""));
}
