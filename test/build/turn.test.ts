import { describe, expect, it, vi } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { desk, deskFiles } from "../helpers/desk.ts";

const brief = deskFiles["briefs/harbour.yaml"] ?? "";
const all = { "briefs/harbour.yaml": brief.replace("markdown, evidence", "markdown, html, evidence, pdf") };

/** A build that is stopped in its turn number `at`, counted from the first brief on; how many turns there were. */
async function stoppedAt(at: number) {
  const stop = new AbortController();
  const of = desk(all);
  let turns = 0;
  let counting = false;
  const original = setImmediate;
  vi.spyOn(globalThis, "setImmediate").mockImplementation(((then: () => void) => {
    if (counting && ++turns === at) stop.abort("SIGINT");
    return original(then);
  }) as typeof setImmediate);
  const report = await buildBriefs(of, {
    signal: stop.signal,
    onProgress: ({ step, done, total }) => {
      counting ||= step === "sources" && done === total;
    },
  });
  vi.restoreAllMocks();
  const written = [...of.workspace.files.keys()].filter((path) => path.startsWith("output/"));
  return { report, written, turns };
}

describe("a build", () => {
  it("looks up before and after each stage and each output, and goes no further once it is stopped", async () => {
    const { turns, written } = await stoppedAt(0);
    // The brief's input, two articles that match, selection, Markdown, pages, four outputs.
    expect(turns).toBeGreaterThanOrEqual(2 + 2 + 3 + 4);
    expect(written).toHaveLength(5);
    for (let at = 1; at <= 11; at++) {
      const { report, written: some, turns: until } = await stoppedAt(at);
      expect(until).toBe(at);
      expect(some).toEqual([]);
      expect(report.briefs).toEqual([]);
      expect(report.manifest).toBeNull();
    }
  });
});
