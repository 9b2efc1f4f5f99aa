/** What transcripts can't show: interrupts, a failing disk, bugs, the progress line. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { progressLine } from "../../src/cli/progress.ts";
import { WorkspaceError } from "../../src/workspace/workspace.ts";
import { openDesk } from "./desk.ts";

const files = {
  "briefs/x.yaml": "title: X\nthemes: [t]\nbottom-line: B.\nmemo: {date: 2026-01-31}\noutputs: [markdown, evidence]\n",
  "briefs/themes/t.yaml": "title: T\ncore: [harbour]\n",
  "briefs/sources/a.txt": "Boats\n\nThe harbour is full of boats, the office said.\n",
};

describe("the environment", () => {
  it.each([
    ["pretty", "error: output/x.md: no space left on the disk (ENOSPC) [build/environment]"],
    ["json", '"code": "build/environment"'],
  ])("that refuses is told in %s, with code 4", async (format, expected) => {
    const { io, stdout, stderr } = openDesk(files).run();
    const full = {
      ...io,
      open: (folder: string) => ({
        ...io.open(folder),
        write: () => Promise.reject(new WorkspaceError("ENOSPC", "output/x.md", "no space left on the disk (ENOSPC)")),
      }),
    };
    expect(await main(["build", "--format", format], full)).toBe(4);
    expect(stdout() + stderr()).toContain(expected);
  });
});

describe("a bug", () => {
  const broken = (env: Record<string, string>) => {
    const run = openDesk(files).run({ env });
    const open = (folder: string) => ({
      ...run.io.open(folder),
      list: () => Promise.reject(new TypeError("x is not\u001b a function")),
    });
    return { ...run, io: { ...run.io, open } };
  };

  it("is owned, without a stack trace, with code 70", async () => {
    const { io, stderr } = broken({});
    expect(await main(["build"], io)).toBe(70);
    expect(stderr()).toBe(
      "briefwright: this is a bug of the tool, not of your files: x is not⟨U+001B⟩ a function\n" +
        "Outputs are whole: each is written in one step. Set BRIEFWRIGHT_DEBUG=1 to see where it happened.\n",
    );
  });

  it("shows where it happened to those who ask", async () => {
    const { io, stderr } = broken({ BRIEFWRIGHT_DEBUG: "1" });
    expect(await main(["build"], io)).toBe(70);
    expect(stderr()).toMatch(/at .*main\.test\.ts/);
  });
});

describe("an interrupt", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("by %s ends with %i", async (signal, code) => {
    const controller = new AbortController();
    controller.abort(signal);
    expect(await main(["build"], openDesk(files).run({ signal: controller.signal }).io)).toBe(code);
  });

  it("ends watching", async () => {
    const controller = new AbortController();
    const { io } = openDesk(files).run({ signal: controller.signal });
    const watching = main(["watch"], io);
    controller.abort("SIGINT");
    expect(await watching).toBe(130);
  });
});

describe("the progress line", () => {
  const draw = (env: Record<string, string>, stderrIsTerminal: boolean, times: readonly number[]): string => {
    const clock = [0, ...times];
    let now = 0;
    const { io, stderr } = openDesk({}).run({
      env,
      stderrIsTerminal,
      now: () => clock[Math.min(now, clock.length - 1)] ?? 0,
    });
    const line = progressLine(io, true);
    for (const [i] of times.entries()) {
      now = i + 1;
      line.show(`step ${i}\u001b`);
    }
    line.clear();
    return stderr();
  };

  it("is redrawn in place, harmless, not too often, and taken away", () => {
    expect(draw({}, true, [10, 300, 310, 400])).toBe("\rstep 1⟨U+001B⟩\u001b[K\rstep 3⟨U+001B⟩\u001b[K\r\u001b[K");
  });

  it("isn't shown for quick work, without a terminal, or in CI", () => {
    expect(draw({}, true, [10, 20])).toBe("");
    expect(draw({}, false, [300])).toBe("");
    expect(draw({ CI: "true" }, true, [300])).toBe("");
    expect(draw({ TERM: "dumb" }, true, [300])).toBe("");
  });
});

describe("colours", () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ TERM: "dumb" }, true, false],
  ])("with %j and a terminal: %s, are shown: %s", async (env, stderrIsTerminal, shown) => {
    const { io, stderr } = openDesk({}).run({ env, stderrIsTerminal });
    await main(["build"], io);
    expect(stderr().includes("\u001b[31m")).toBe(shown);
  });
});
