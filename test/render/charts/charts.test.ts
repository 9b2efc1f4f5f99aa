import { describe, expect, it } from "vitest";
import type { Memo, MemoExcerpt, MemoSource } from "../../../src/memo/memo.ts";
import { chartHeads, chartNames, chartRows } from "../../../src/render/charts/chart-data.ts";
import { chartFile, chartOf, describeChart, drawChart } from "../../../src/render/charts/charts.ts";
import { shortened } from "../../../src/render/charts/shortened.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { checkImage } from "../../../src/render/image/check-image.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { checkTemplateFiles, renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import { builtIn } from "../../fixtures/memo/built-in.ts";
import { fullMemo } from "../../fixtures/memo/memos.ts";

const word = (key: string, n = "") => (n === "" ? key : `${key} ${n}`);
const [source] = fullMemo.sources as [MemoSource];
const [excerpt] = fullMemo.excerpts as [MemoExcerpt];

/** A memo of excerpts given as `theme source`, and of sources given by their dates. */
function memoOf(excerpts: readonly (readonly [string, number])[], dates: readonly (string | null)[]): Memo {
  return {
    ...fullMemo,
    sources: dates.map((dateIso, index) => ({
      ...source,
      number: index + 1,
      outlet: `Outlet <${index + 1}>`,
      dateIso,
      date: dateIso ?? "unknown",
    })),
    excerpts: excerpts.map(([theme, of], index) => ({
      ...excerpt,
      number: index + 1,
      theme,
      themeTitle: theme,
      source: of,
      origin: of === 1 ? null : index % 2 === 0 ? "Wire" : "The wire",
    })),
    counts: { ...fullMemo.counts, named: 2, institution: 0, anonymous: 1, article: 3 },
  };
}

const memo = memoOf(
  [
    ["fees", 2],
    ["fees", 1],
    ["fees", 2],
    ["quays", 2],
    ["quays", 3],
  ],
  ["2025-10-02", "2025-09", null],
);

const rowsOf = (name: (typeof chartNames)[number]) =>
  chartRows(name, memo, word).map(({ group, label, count }) =>
    [...(group === null ? [] : [group]), label, count].join(" | "),
  );

describe("chart rows", () => {
  it.each([
    [
      "coverage",
      [
        "fees | Outlet <1>, source-number 1 | 1",
        "fees | Outlet <2>, source-number 2 | 2",
        "quays | Outlet <2>, source-number 2 | 1",
        "quays | Outlet <3>, source-number 3 | 1",
      ],
    ],
    ["timeline", ["2025-09 | 3", "2025-10-02 | 1"]],
    ["kinds", ["speakers-named | 2", "speakers-institution | 0", "speakers-anonymous | 1", "speakers-article | 3"]],
    ["origins", ["Wire | 4", "unknown | 1"]],
  ] as const)("counts for %s", (name, expected) => {
    expect(rowsOf(name)).toEqual(expected);
    const [first] = chartRows(name, memo, word);
    expect(chartHeads(name, word)).toHaveLength(first?.group === null ? 2 : 3);
  });
});

describe("drawing", () => {
  it.each(chartNames)("gives %s as a picture that the PDF can paint, the same each time", (name) => {
    const svg = drawChart(name, memo, word, defaultStylesheet.colors);
    expect(drawChart(name, memo, word, defaultStylesheet.colors)).toBe(svg);
    const { value, diagnostics } = checkImage(new TextEncoder().encode(svg), name);
    expect(diagnostics).toEqual([]);
    expect([value?.format, value?.widthPx]).toEqual(["svg", 456]);
    expect(svg).not.toMatch(/NaN|Infinity|<1>/);
    expect(svg).toContain(defaultStylesheet.colors.accent);
  });

  it("shortens a long label, and keeps the number at its end", () => {
    expect(shortened("What Congress Could Do, and Probably Won’t, source 4", 30)).toBe(
      "What Congress Could…, source 4",
    );
    expect(shortened("A".repeat(30), 30)).toBe("A".repeat(30));
    expect(shortened("A".repeat(31), 30)).toBe(`${"A".repeat(29)}…`);
  });

  it("makes bars as long as what they count", () => {
    const svg = drawChart("kinds", memo, word, defaultStylesheet.colors);
    const widths = [...svg.matchAll(/<rect x="200" y="[\d.]+" width="([\d.]+)"/g)].map((m) => Number(m[1]));
    expect(widths).toEqual([152, 1, 76, 228]);
  });

  it("sets a day at its place between the months, and a month as a band over it", () => {
    const svg = drawChart("timeline", memo, word, defaultStylesheet.colors);
    // September and October 2025 are 61 days over 420 pixels: 2 October is the 32nd, so 31 days from the left edge at 12.
    const day = 12 + (420 * 31) / 61 - 1.5;
    expect(svg).toContain(`<rect x="${Math.round(day * 100) / 100}" y="`);
    expect(svg).toContain(`<rect x="12" y="39" width="${Math.round(((420 * 30) / 61) * 100) / 100}" height="4"`);
    expect(svg).toContain(">2025-09</text>");
  });

  it("draws a single year, and nothing at all, without a fault", () => {
    for (const dates of [["2024"], [null]]) {
      const svg = drawChart("timeline", memoOf([["fees", 1]], dates), word, defaultStylesheet.colors);
      expect(svg).not.toMatch(/NaN|Infinity|width="-/);
    }
  });
});

describe("the chart helper", () => {
  it("prints a figure with its description, and its table", async () => {
    const annex = await builtIn("evidence-annex");
    expect(checkTemplateFiles(annex)).toEqual([]);
    const { value: doc } = parseDocument(renderMarkdown({ ...memo, slug: "my brief" }, annex).value);
    const at = doc.blocks.findIndex((b) => b.type === "figure");
    const figure = doc.blocks[at];
    expect(figure?.type === "figure" && [chartOf(figure.src, "my brief"), figure.alt.split(". ")[1]]).toEqual([
      "coverage",
      "fees, Outlet <1>, source 1: 1; fees, Outlet <2>, source 2: 2; quays, Outlet <2>, source 2: 1; quays, Outlet <3>, source 3: 1.",
    ]);
    const table = doc.blocks[at + 1];
    expect(table?.type === "table" && table.rows.length).toBe(4);
  });

  it("refuses a chart that doesn't exist, and a template that lacks its words", async () => {
    const annex = await builtIn("evidence-annex");
    const wrong = { ...annex, files: { ...annex.files, "memo.md.hbs": '{{chart "coverge"}}' } };
    expect(checkTemplateFiles(wrong).map((d) => [d.code, ...d.hints])).toEqual([
      ["template/syntax", "did you mean `coverage`?"],
    ]);
    const { "chart-kinds": _, ...en } = annex.labels.en ?? {};
    const bare = {
      ...annex,
      labels: { ...annex.labels, en },
      files: { ...annex.files, "memo.md.hbs": '{{chart "kinds"}}' },
    };
    expect(checkTemplateFiles(bare).map((d) => d.message)).toEqual(["the template has no label `chart-kinds`"]);
  });

  it("names files by the brief, and knows them again", () => {
    expect(chartOf(encodeURI(chartFile("ein Brief", "kinds")), "ein Brief")).toBe("kinds");
    expect(chartOf("other.kinds.svg", "mine")).toBeUndefined();
    expect(describeChart("C", [])).toBe("C.");
  });
});
