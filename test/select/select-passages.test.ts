import { describe, expect, it } from "vitest";
import type { Brief } from "../../src/brief/brief.ts";
import type { Reading } from "../../src/select/reading.ts";
import { selectPassages } from "../../src/select/select-passages.ts";
import type { ContextRule } from "../../src/themes/theme.ts";
import { article, known, reading } from "../helpers/article.ts";
import { brief, noLimits, placed } from "../helpers/brief.ts";

const themes = new Map(["arms", "force"].map((slug) => [slug, { title: slug, context: "antecedent" as ContextRule }]));

function select(readings: readonly Reading[], over: Partial<Brief> = {}) {
  return selectPassages({ brief: brief(["arms", "force"], over), readings, themes });
}

/** Passages as `theme source:sentences`, in the memo's order. */
function check(readings: readonly Reading[], over: Partial<Brief> = {}): string[] {
  const { passages } = select(readings, over).value.selection;
  return passages.map((p) => `${p.theme} ${p.source}:${p.sentences.map((s) => s.index).join("")}`);
}

function refusals(readings: readonly Reading[], over: Partial<Brief> = {}): string[] {
  return select(readings, over).value.selection.refused.map((r) => `${r.theme} ${r.source} ${r.reason}: ${r.detail}`);
}

const long = (word: string) =>
  Array.from({ length: 14 }, (_, i) => `${word} sentence number ${i} speaks of ${word} matter ${i * 7}.`).join("|");
const a = article("briefs/sources/a.txt", ["The first.|The second.", "A third."], { published: known("2026-01-02") });
const b = article("briefs/sources/b.txt", ["Another one.|And one more."], { published: known("2026-02-03") });
const undated = article("briefs/sources/c.txt", ["No date here."]);

describe("selectPassages", () => {
  it("orders by part, theme, path and position", () =>
    expect(check([reading(b, { arms: [1] }), reading(a, { arms: [2, 0], force: [1] })])).toEqual([
      "arms briefs/sources/a.txt:0",
      "arms briefs/sources/a.txt:2",
      "arms briefs/sources/b.txt:1",
      "force briefs/sources/a.txt:1",
    ]));
  it("puts the newest first and undated last where the brief wants it", () =>
    expect(
      check([reading(undated, { arms: [0] }), reading(a, { arms: [0] }), reading(b, { arms: [0] })], {
        order: "newest",
      }),
    ).toEqual(["arms briefs/sources/b.txt:0", "arms briefs/sources/a.txt:0", "arms briefs/sources/c.txt:0"]));
  it("puts undated articles last in any order, where the brief wants it", () => {
    const first = article("briefs/sources/0.txt", ["No date either."]);
    const readings = [reading(first, { arms: [0] }), reading(a, { arms: [0] })];
    const sources = { include: [], languages: [], undated: "last" as const };
    expect(check(readings)).toEqual(["arms briefs/sources/0.txt:0", "arms briefs/sources/a.txt:0"]);
    expect(check(readings, { sources })).toEqual(["arms briefs/sources/a.txt:0", "arms briefs/sources/0.txt:0"]);
  });
  it("puts the strongest first where the brief wants it", () =>
    expect(check([reading(a, { arms: ["r0"] }), reading(b, { arms: [0] })], { order: "strength" })).toEqual([
      "arms briefs/sources/b.txt:0",
      "arms briefs/sources/a.txt:0",
    ]));
  it("doesn't depend on the order in which articles come in", () => {
    const readings = [reading(a, { arms: [0, 1] }), reading(b, { arms: [0] }), reading(undated, { force: [0] })];
    const over = { limit: { ...noLimits, excerpts: 2 } };
    expect(check([...readings].reverse(), over)).toEqual(check(readings, over));
  });
  it("refuses related matches at depth core, with a reason", () => {
    const readings = [reading(a, { arms: [0, "r2"] })];
    expect(check(readings, { depth: "core" })).toEqual(["arms briefs/sources/a.txt:0"]);
    expect(refusals(readings, { depth: "core" })).toEqual([
      "arms briefs/sources/a.txt grade: related only; the brief's depth is core",
    ]);
  });
  it("keeps what the analyst quotes, whatever the rules and limits say", () => {
    const over = { keep: [placed("a third")], limit: { ...noLimits, excerpts: 1 } };
    expect(check([reading(a, { arms: [0] }), reading(b, { arms: [0] })], over)).toEqual([
      "arms briefs/sources/a.txt:2",
    ]);
  });
  it("leaves out what the analyst quotes, with the reason given", () => {
    const over = { leaveOut: [{ quote: placed("The first"), reason: "hearsay" }] };
    expect(check([reading(a, { arms: [0, 2] })], over)).toEqual(["arms briefs/sources/a.txt:2"]);
    expect(refusals([reading(a, { arms: [0, 2] })], over)).toEqual(["arms briefs/sources/a.txt left-out: hearsay"]);
  });
  it("pins the evidence of judgements, on both sides", () => {
    const judgement = {
      say: placed("So."),
      likelihood: null,
      confidence: null,
      because: [placed("A third")],
      against: [placed("No date")],
    };
    expect(check([reading(a), reading(undated)], { judgements: [judgement] })).toEqual([
      "arms briefs/sources/a.txt:2",
      "arms briefs/sources/c.txt:0",
    ]);
  });
  it("folds the same story under the earliest and names the copy", () => {
    const story = long("harbour");
    const first = article("briefs/sources/z.txt", [story], { published: known("2026-01-01") });
    const copy = article("briefs/sources/d.txt", ["A copy's own line.", story], { published: known("2026-01-05") });
    const { selection, folded } = select([reading(first, { arms: [3] }), reading(copy, { arms: [4] })]).value;
    expect([...folded]).toEqual([["briefs/sources/d.txt", "briefs/sources/z.txt"]]);
    expect(selection.passages).toHaveLength(1);
    expect(selection.passages[0]?.alsoIn.map((s) => s.source)).toEqual(["briefs/sources/d.txt"]);
    const [also] = selection.passages[0]?.alsoIn ?? [];
    expect(also && copy.text.slice(also.span.start, also.span.end)).toBe(
      "harbour sentence number 3 speaks of harbour matter 21.",
    );
    expect(selection.refused.map((r) => r.reason)).toEqual(["folded"]);
  });
  it("keeps different stories apart", () => {
    const one = article("briefs/sources/d.txt", [long("harbour")]);
    const two = article("briefs/sources/e.txt", [long("airport")]);
    expect(select([reading(one, { arms: [0] }), reading(two, { arms: [0] })]).value.folded.size).toBe(0);
  });
  it("folds one passage that two otherwise different articles print", () => {
    const line =
      "Nobody in the council expected that the second dredger would arrive before the end of the summer season.";
    const one = article("briefs/sources/d.txt", [line, long("harbour")]);
    const two = article("briefs/sources/e.txt", [long("airport"), line]);
    const { selection } = select([reading(one, { arms: [0] }), reading(two, { arms: [14] })]).value;
    expect(selection.passages.map((p) => [p.source, p.alsoIn.map((s) => s.source)])).toEqual([
      ["briefs/sources/d.txt", ["briefs/sources/e.txt"]],
    ]);
    expect(selection.refused.map((r) => r.reason)).toEqual(["repeat"]);
  });
  it("prints a passage under each theme, or once with a reference", () => {
    const readings = [reading(a, { arms: [0], force: [0] })];
    expect(check(readings)).toHaveLength(2);
    const once = select(readings, { repeat: "once" }).value.selection;
    expect(once.passages.map((p) => p.theme)).toEqual(["arms"]);
    expect(once.passages[0]?.alsoFits).toEqual([{ part: 0, theme: "force" }]);
  });
  it("prints it where it is core rather than where it is related", () =>
    expect(check([reading(a, { arms: ["r0"], force: [0] })], { repeat: "once" })).toEqual([
      "force briefs/sources/a.txt:0",
    ]));
  it("takes only the sources that the brief includes", () => {
    const readings = [reading(a, { arms: [0] }), reading(b, { arms: [0] })];
    const over = { sources: { include: ["b*"], languages: [], undated: "keep" as const } };
    expect(check(readings, over)).toEqual(["arms briefs/sources/b.txt:0"]);
    expect(refusals(readings, over)).toEqual([
      "arms briefs/sources/a.txt source-excluded: not among the brief's sources",
    ]);
  });
  it("drops undated sources where the brief wants it", () =>
    expect(
      check([reading(a, { arms: [0] }), reading(undated, { arms: [0] })], {
        sources: { include: [], languages: [], undated: "drop" },
      }),
    ).toEqual(["arms briefs/sources/a.txt:0"]));
  it("warns of a theme for which nothing was found, where the brief names it", () => {
    const { diagnostics } = select([reading(a, { arms: [0] })]);
    expect(diagnostics.map((d) => [d.code, d.message])).toEqual([
      ["select/theme-without-passage", "no passage was found on “force”"],
    ]);
  });
  it("gives passages ids that don't change with the rest of the desk", () => {
    const alone = select([reading(a, { arms: [0] })]).value.selection.passages[0]?.id;
    const together = select([reading(b, { arms: [0, 1] }), reading(a, { arms: [0], force: [2] })]).value.selection
      .passages;
    expect(together.find((p) => p.source === a.path)?.id).toBe(alone);
  });
});
