import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../src/build/unified-diff.ts";

const text = (...lines: readonly string[]) => lines.map((l) => `${l}\n`).join("");

describe("unifiedDiff", () => {
  it("says nothing of equal texts", () => expect(unifiedDiff("a\n", "a\n", "x")).toBe(""));
  it("shows one changed line with three lines around it", () => {
    const before = text("1", "2", "3", "4", "5", "6", "7", "8", "9");
    const after = text("1", "2", "3", "4", "five", "6", "7", "8", "9");
    expect(unifiedDiff(before, after, "m.md")).toBe(
      "--- m.md\n+++ m.md (rebuilt)\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
    );
  });
  it("splits changes that lie far apart into hunks", () => {
    const lines = Array.from({ length: 30 }, (_, i) => String(i));
    const changed = lines.map((l, i) => (i === 2 || i === 25 ? "x" : l));
    expect(unifiedDiff(text(...lines), text(...changed), "m").match(/^@@/gm)).toHaveLength(2);
  });
  it("names the sizes of very long texts", () => {
    const long = "a\n".repeat(5000);
    expect(unifiedDiff(long, `${long}b\n`, "m")).toContain("5000 lines, now 5001 lines");
  });
  it("takes out and puts in as a whole what differs in too many lines", () => {
    const lines = (word: string) => Array.from({ length: 900 }, (_, i) => `${word} ${i}`);
    const diff = unifiedDiff(text("head", ...lines("a"), "tail"), text("head", ...lines("b"), "tail"), "m");
    expect(diff).toBe(
      `--- m\n+++ m (rebuilt)\n@@ -1,902 +1,902 @@\n head\n${text(...lines("-a"), ...lines("+b"))} tail\n`,
    );
  });
  it("turns the old text into the new one, as patch reads it", () => {
    const folder = mkdtempSync(join(tmpdir(), "diff-"));
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const [before, after] = [text(...a), text(...b)];
        const diff = unifiedDiff(before, after, "f");
        if (diff === "") return before === after;
        writeFileSync(join(folder, "f"), before);
        execFileSync("git", ["apply", "--unidiff-zero", "--unsafe-paths", "-p0", "-"], {
          cwd: folder,
          input: diff.replace("+++ f (rebuilt)", "+++ f"),
        });
        return execFileSync("cat", [join(folder, "f")], { encoding: "utf8" }) === after;
      }),
      { numRuns: 60 },
    );
    rmSync(folder, { recursive: true });
  });
});
