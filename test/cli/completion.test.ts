/** The scripts of `completion`, run by the shells they are for. Each shell's cases are skipped where it isn't installed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { commandTable } from "../../src/cli/command-table.ts";
import { main } from "../../src/cli/main.ts";
import { createProgram } from "../../src/cli/program.ts";
import { openDesk } from "./desk.ts";

const folder = mkdtempSync(join(tmpdir(), "briefwright-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const [path, names] of Object.entries({
  briefs: ["desk.yaml", "sources.yaml", "harbour.yaml", "weekly-pack.yaml"],
  "briefs/themes": ["lists.yaml", "dredging.yaml"],
  "briefs/sources": ["a daily.txt"],
  "templates/own": ["memo.md.hbs"],
})) {
  mkdirSync(join(folder, path), { recursive: true });
  for (const name of names) writeFileSync(join(folder, path, name), "");
}

async function script(shell: string): Promise<string> {
  const { io, stdout } = openDesk({}).run();
  expect(await main(["completion", shell], io)).toBe(0);
  return stdout();
}

const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;

/** What each shell is asked, as the words in front of the cursor and the word under it, and what it must offer. */
const cases: readonly (readonly [words: string, offered: readonly string[]])[] = [
  ["bui", ["build"]],
  ["themes s", ["score", "suggest"]],
  ["--workspace . build w", ["weekly-pack"]],
  ["build harbour we", ["weekly-pack"]],
  ["explain h", ["harbour"]],
  ["themes test d", ["dredging"]],
  ["impact a", ["a daily.txt"]],
  ["templates eject o", ["own"]],
  ["inspect s", ["selection"]],
  ["completion f", ["fish"]],
  ["build --fro", ["--frozen"]],
  ["build --strict --form", ["--format"]],
  ["check --format s", ["sarif"]],
];

const split = (words: string): string[] => ["briefwright", ...words.split(" ")];
const lines = (stdout: string): string[] => stdout.split("\n").filter((line) => line !== "");

describe("completion", () => {
  it("knows every command, and every option of each", async () => {
    const rows = commandTable(createProgram(openDesk({}).run().io, () => undefined));
    expect(rows.length).toBeGreaterThan(20);
    for (const shell of ["bash", "zsh", "fish"]) {
      const text = await script(shell);
      for (const { path, options } of rows) {
        expect(text).toContain(`'${path.join(" ")}`);
        for (const name of options.flatMap((o) => o.names)) expect(text).toContain(name.replace(/^--?/, ""));
      }
    }
  });

  it("refuses other shells", async () => {
    const { io, stderr } = openDesk({}).run();
    expect(await main(["completion", "csh"], io)).toBe(2);
    expect(stderr()).toContain("bash, zsh, fish");
  });
});

describe.skipIf(!has("bash"))("in bash", () => {
  it.each(cases)("%s", async (words, offered) => {
    const asked = `${await script("bash")}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _briefwright; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", asked, "bash", ...split(words)], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(lines(stdout)).toEqual(offered);
  });

  it("leaves files to the shell", async () => {
    const asked = `${await script("bash")}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _briefwright; echo "\${#COMPREPLY[@]}"`;
    for (const words of ["verify out", "add x", "build --output o", "explain harbour w"]) {
      const { stdout } = spawnSync("bash", ["-c", asked, "bash", ...split(words)], { cwd: folder, encoding: "utf8" });
      expect(stdout.trim(), words).toBe("0");
    }
  });
});

// zsh's completion works at a terminal only, so its two builtins are stood in for; they offer what starts with the word.
describe.skipIf(!has("zsh"))("in zsh", () => {
  const stands = `compdef() { }
compadd() { local x; [[ $1 == -a ]] && set -- "\${(@P)2}"; [[ $1 == -- ]] && shift; for x; do [[ $x == $PREFIX* ]] && print -r -- $x; done; true }
_describe() { [[ $1 == -o ]] && shift; local x; for x in "\${(@P)2}"; do [[ $x == $PREFIX* ]] && print -r -- \${x%%:*}; done; true }
_files() { }`;
  it.each(cases)("%s", async (words, offered) => {
    const asked = `${stands}\n${await script("zsh")}\nwords=("$@") CURRENT=$# PREFIX=\${@[-1]}\n_briefwright`;
    const { stdout, stderr } = spawnSync("zsh", ["-f", "-c", asked, "zsh", ...split(words)], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(lines(stdout)).toEqual(offered);
  });
});

describe.skipIf(!has("fish"))("in fish", () => {
  it.each(cases)("%s", async (words, offered) => {
    const asked = `${await script("fish")}\ncomplete -C "briefwright ${words}"`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", asked], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    const names = lines(stdout).map((line) => line.split("\t")[0]?.replaceAll("\\ ", " "));
    expect(names).toEqual(offered);
  });
});
