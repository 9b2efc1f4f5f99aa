import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { inspectStage } from "../../src/build/inspect.ts";
import type { Memo } from "../../src/memo/memo.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import type { Selection } from "../../src/select/selection.ts";
import { desk, deskFiles, textOf } from "../helpers/desk.ts";

describe("inspect", () => {
  it("shows the memo that is printed where it has a limit of pages", async () => {
    const long = Array.from({ length: 90 }, (_, n) => `The port wants to dredge basin ${n} before the ${n}th of May.`);
    const of = desk({
      "briefs/harbour.yaml": `${deskFiles["briefs/harbour.yaml"]}limit: {pages: 2}\n`,
      "briefs/sources/long.txt": `A long list of basins\n\n${long.join("\n\n")}\n`,
    });
    await buildBriefs(of);
    const printed = readEvidence(await textOf(of, "output/harbour.evidence.json"))?.excerpts.map((e) => e.text);
    const memo = (await inspectStage(of, "memo", "harbour")).value as Memo;
    const selection = (await inspectStage(of, "selection", "harbour")).value as Selection;
    expect(memo.excerpts.map((e) => e.text)).toEqual(printed);
    expect(selection.passages).toHaveLength(printed?.length ?? 0);
    expect(selection.refused.some((r) => r.reason === "page-limit")).toBe(true);
  });
});
