/** What reaches into the left margin: headings beside their text, the memo's header, wide sections and those that run on. */
import { describe, expect, it } from "vitest";
import { defaultStylesheet, type Stylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { contentLines, layOut, lineText, lineWith, readAloud } from "./helpers.ts";

const page = { ...defaultStylesheet.page, marginLeftPt: 150, marginRightPt: 64, outdentPt: 90 };
const heading = { ...defaultStylesheet.heading, side: true };
const edge = 60;
const text = "Boats wait at the quay, and the harbour is full of them. ".repeat(4);
const section = (id: string, runsOn = false) => ({
  heading: id,
  columns: 2,
  size: "small" as const,
  wide: true,
  runsOn,
});

async function place(markdown: string, words: string, changes: Partial<Stylesheet> = {}) {
  const { value } = await layOut(markdown, { page, heading, ...changes });
  const { line, page: on } = lineWith(value, words);
  return {
    xPt: Math.round(line.runs[0]?.xPt ?? -1),
    yPt: line.yPt,
    page: on.number,
    value,
    sizePt: line.runs[0]?.sizePt,
  };
}

describe("a heading of level 2", () => {
  it("stands in the margin, on the first baseline of what it heads", async () => {
    for (const body of [text, `- ${text}`, `> [!IMPORTANT]\n> ${text}`]) {
      const markdown = `# T\n\n## Waiting\n\n${body}`;
      const head = await place(markdown, "Waiting");
      const first = await place(markdown, "Boats wait");
      expect(head.xPt).toBe(edge);
      expect(first.xPt).toBeGreaterThanOrEqual(150);
      expect(head.yPt).toBeCloseTo(first.yPt, 2);
      expect(readAloud(head.value).indexOf("Waiting")).toBeLessThan(readAloud(head.value).indexOf("Boats"));
    }
  });

  it("stands above where a word of it is wider than the margin, and where there is no text to stand beside", async () => {
    const wide = `## Meinungsverschiedenheiten\n\n${text}`;
    expect((await place(wide, "Meinungs")).yPt).toBeLessThan((await place(wide, "Boats wait")).yPt - 10);
    expect((await place("## Alone\n\n---\n\nBoats", "Alone")).yPt).toBeLessThan(
      (await place("## Alone\n\n---\n\nBoats", "Boats")).yPt - 10,
    );
  });

  it("leaves room for the number of an excerpt that hangs in the same margin", async () => {
    const inMargin = async (body: string) => {
      const wider = { page: { ...page, outdentPt: 98 } };
      const { value } = await place(`# T\n\n## Without a date\n\n${body}`, "Boats wait", wider);
      const lines = contentLines(value.pages[0]!).map(lineText);
      return lines.filter((words) => /^(Without|a date)/.test(words)).map((words) => words.trim());
    };
    expect(await inMargin(text)).toEqual(["Without a date"]);
    expect(await inMargin(`<!-- 12 -->\n\n> **12** ${text}\n>\n> — Article · undated`)).toEqual(["Without", "a date"]);
  });

  it("is whole: no word of it is divided, and the next block stands below it", async () => {
    const markdown = `# T\n\n## Points that matter most here\n\nShort.\n\nNext.`;
    const { value, yPt } = await place(markdown, "Next.");
    const shown = contentLines(value.pages[0]!).filter((line) => (line.runs[0]?.xPt ?? 0) < 100);
    expect(
      shown
        .map(lineText)
        .map((words) => words.trim())
        .join(" "),
    ).toContain("Points that matter most here");
    expect(yPt).toBeGreaterThan(shown.at(-1)!.yPt);
  });

  it("keeps to the column in quotes and lists", async () => {
    expect((await place("> ## Within\n>\n> Boats", "Within")).xPt).toBeGreaterThan(150);
  });
});

describe("a wide section", () => {
  const changes = { sections: [section("sources"), section("method", true)] };

  it("begins where headings do, and its columns share the whole width", async () => {
    const markdown = `# T\n\nText.\n\n## Sources\n\n${text}\n\n${text}\n\n${text}`;
    const { value, xPt } = await place(markdown, "Sources", changes);
    const starts = contentLines(value.pages[0]!).filter((line) => line.runs[0]?.sizePt === 9);
    const columns = [...new Set(starts.map((line) => Math.round(line.runs[0]!.xPt)))].sort((a, b) => a - b);
    expect(xPt).toBe(edge);
    const width = (page.widthPt - edge - page.marginRightPt - page.gutterPt) / 2;
    expect(columns.map((x) => Math.abs(x - edge) < 8 || Math.abs(x - edge - width - page.gutterPt) < 8)).not.toContain(
      false,
    );
    expect(columns.some((x) => x > 200)).toBe(true);
  });

  it("that runs on has its heading in the column of the one before", async () => {
    const markdown = `# T\n\n## Sources\n\n${text}\n\n${text}\n\n${text}\n\n## Method\n\n${text}`;
    expect((await place(markdown, "Method", changes)).xPt).toBeGreaterThan(250);
    const apart = { sections: [section("sources"), section("method")] };
    expect((await place(markdown, "Method", apart)).xPt).toBe(edge);
  });

  it("that runs on in a smaller size has it from its heading on, with a break before it or without", async () => {
    const { styles } = defaultStylesheet;
    const fine = { sections: [section("sources"), { ...section("method", true), size: "fine" as const }] };
    const markdown = `# T\n\n## Sources\n\n${text}\n\n## Method\n\nMade here.`;
    const broken = markdown.replace("## Method", "<!-- page-break -->\n\n## Method");
    expect((await place(markdown, "Boats", fine)).sizePt).toBe(styles.small.sizePt);
    expect((await place(markdown, "Made here", fine)).sizePt).toBe(styles.fine.sizePt);
    expect((await place(markdown, "Method", fine)).page).toBe(1);
    expect((await place(broken, "Made here", fine)).sizePt).toBe(styles.fine.sizePt);
    expect((await place(broken, "Method", fine)).page).toBe(2);
  });

  it("that runs on after something else begins anew", async () => {
    const markdown = `# T\n\n## Other\n\n${text}\n\n## Method\n\n${text}`;
    expect((await place(markdown, "Method", changes)).xPt).toBe(edge);
  });

  it("starts the page that a break before it asks for", async () => {
    const { page: number } = await place(
      `# T\n\nText.\n\n<!-- page-break -->\n\n## Sources\n\n${text}`,
      "Sources",
      changes,
    );
    expect(number).toBe(2);
  });
});

describe("the header", () => {
  const fields = "**To:** Minister  \n**From:** Desk  \n**Date:** today";

  it("has its labels in the margin and its values where the text is", async () => {
    const at = async (words: string) => place(`# T\n\n${fields}\n\nBoats`, words);
    expect([(await at("To")).xPt, (await at("Minister")).xPt]).toEqual([edge, 150]);
    expect((await at("From")).yPt).toBeGreaterThan((await at("To")).yPt);
  });

  it("can be set in two columns, read from left to right", async () => {
    const changes = { fields: { ...defaultStylesheet.fields, columns: 2 } };
    const at = async (words: string) => place(`# T\n\n${fields}\n\nBoats`, words, changes);
    expect((await at("From")).yPt).toBe((await at("To")).yPt);
    expect((await at("today")).yPt).toBeGreaterThan((await at("To")).yPt);
    expect(readAloud((await at("To")).value).replace(/\s+/g, " ")).toContain("To Minister From Desk Date today");
  });
});
