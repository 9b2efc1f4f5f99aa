import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import type { ChangesReport } from "../../src/build/changes.ts";
import { changesOf } from "../../src/build/changes.ts";
import { desk, deskFiles, type TestDesk, textOf } from "../helpers/desk.ts";

const briefText = deskFiles["briefs/harbour.yaml"] ?? "";
const themeText = deskFiles["briefs/themes/dredging.yaml"] ?? "";
const daily = deskFiles["briefs/sources/a-daily.txt"] ?? "";

/** A desk that built and kept the issue of January, and then edits one file and moves its memo on to February. */
async function afterEdit(
  edits: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
): Promise<TestDesk> {
  const first = { "briefs/harbour.yaml": briefText, ...before };
  const january = desk({ ...first, "briefs/harbour.yaml": first["briefs/harbour.yaml"].replace("2026-02", "2026-01") });
  await buildBriefs(january);
  const kept = await textOf(january, "output/harbour.evidence.json");
  return desk({ ...first, "briefs/issues/2026-01-03/harbour.evidence.json": kept, ...edits });
}

async function check(of: TestDesk, expected: readonly string[]): Promise<ChangesReport | null> {
  const { value, diagnostics } = await changesOf(of, "harbour");
  expect(diagnostics).toEqual([]);
  expect(value?.changes.sinceDate).toBe("2026-01-03");
  expect(value?.changes.items.map((i) => `${i.what}: ${i.text.slice(0, 24)}: ${i.cause}`)).toEqual(expected);
  return value;
}

describe("changes of a desk, one edit each", () => {
  it("finds none where nothing was edited", async () => {
    const report = await check(await afterEdit({}), []);
    expect(report?.changes.state).toBe("unchanged");
  });
  it("a new article", async () => {
    const edited = await afterEdit({
      "briefs/sources/c-news.txt": "Dredgers Come\nThe port hired a dredger from the coast.\n",
    });
    await check(edited, ["new: The port hired a dredger: new article"]);
  });
  it("a source that was changed", async () => {
    const edited = await afterEdit({ "briefs/sources/a-daily.txt": daily.replace("40 centimetres", "60 centimetres") });
    await check(edited, ["altered: The port authority will : source text changed"]);
  });
  it("a rule that was added", async () => {
    const rules = themeText.replace("  - silt*\n", "  - silt*\n  - pilots’ union\n");
    await check(await afterEdit({ "briefs/themes/dredging.yaml": rules }), [
      "new: “We touch the bottom twi: rule changed",
    ]);
  });
  it("a word list that was changed", async () => {
    const lists = { "briefs/themes/lists.yaml": "lists:\n  port: [quay]\n" };
    const before = { "briefs/sources/a-daily.txt": "Port\nThe port will dredge it.\n" };
    await check(await afterEdit(lists, before), ["gone: The port will dredge it.: rule changed"]);
  });
  it("a limit that was set", async () => {
    const limited = { "briefs/harbour.yaml": `${briefText}limit: {excerpts: 1}\n` };
    await check(await afterEdit(limited), ["gone: Ferries slow down in the: limit changed"]);
  });
  it("a limit that others now fill", async () => {
    const before = { "briefs/harbour.yaml": `${briefText}limit: {excerpts: 1}\n` };
    const silt = { "briefs/sources/a-daily.txt": "Port\nThe port is silent.\n" };
    const stronger =
      "Dredging Now\nThe port will dredge. The port said on Monday: “We dredge the basin for 3 million euros.”\n";
    await check(await afterEdit({ ...before, "briefs/sources/c-news.txt": stronger }, { ...before, ...silt }), [
      "new: The port will dredge. Th: new article",
      "gone: Ferries slow down in the: stronger excerpts took its place under the limit",
    ]);
  });
  it("the context that a theme prints", async () => {
    const edited = { "briefs/themes/dredging.yaml": `${themeText}context: paragraph\n` };
    const before = { "briefs/themes/dredging.yaml": `${themeText}context: none\n` };
    const sources = { "briefs/sources/a-daily.txt": "Port\nThe port will dredge. It is late. Nobody minds.\n" };
    await check(await afterEdit(edited, { ...before, ...sources }), [
      "altered: The port will dredge. It: rule changed",
    ]);
  });
});

describe("the memo's own section of changes", () => {
  it("compares with the newest issue before the memo's date, where the brief says latest", async () => {
    const edited = await afterEdit({
      "briefs/harbour.yaml": `${briefText}compare-with: latest\n`,
      "briefs/sources/c-news.txt": "Dredgers Come\nThe port hired a dredger from the coast.\n",
    });
    await buildBriefs(edited);
    const memo = await textOf(edited, "output/harbour.md");
    expect(memo).toContain("3 January 2026");
    expect(memo).toContain("new article");
  });
  it("says that it is the first where none is kept", async () => {
    const first = desk({ "briefs/harbour.yaml": `${briefText}compare-with: latest\n` });
    const { diagnostics } = await buildBriefs(first);
    expect(diagnostics).toEqual([]);
    expect(await textOf(first, "output/harbour.md")).toMatch(/first issue/i);
  });
});
