import { describe, expect, it } from "vitest";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { contentLines, layOut, linesOf, lineText, lineWith, readAloud, runEnd } from "./helpers.ts";

const { page: sheet } = defaultStylesheet;
const left = sheet.marginLeftPt;
const right = sheet.widthPt - sheet.marginRightPt;
const bottom = sheet.heightPt - sheet.marginBottomPt;
const sentence =
  "The committee met twice before the summer and found no reason to change its mind about any of the proposals.";
const paragraph = `${sentence} ${sentence} ${sentence} ${sentence}`;
const many = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join("\n\n");

describe("text", () => {
  it("fills justified lines to the measure and no further", async () => {
    const { value } = await layOut(many(6, () => paragraph));
    const lines = value.pages.flatMap(contentLines);
    const ends = lines.map((line) => Math.max(...line.runs.map(runEnd)));
    expect(Math.max(...ends)).toBeLessThan(right + 3);
    const full = lines.filter((line, i) => !lineText(line).trimEnd().endsWith("proposals.") && i >= 0);
    for (const line of full) expect(runEnd(line.runs.at(-1)!)).toBeGreaterThan(right - 1);
  });

  it("sets body lines on the grid", async () => {
    const { value } = await layOut(many(5, () => paragraph));
    const first = contentLines(value.pages[0]!)[0]!.yPt;
    for (const line of contentLines(value.pages[0]!)) {
      const halves = (line.yPt - first) / (sheet.gridPt / 2);
      expect(Math.abs(halves - Math.round(halves))).toBeLessThan(0.01);
    }
  });

  it("measures 62 to 72 characters a line", async () => {
    const { value } = await layOut(many(10, () => paragraph));
    const full = value.pages.flatMap(contentLines).filter((line) => runEnd(line.runs.at(-1)!) > right - 1);
    const average = full.reduce((sum, line) => sum + lineText(line).trim().length, 0) / full.length;
    expect(average).toBeGreaterThan(62);
    expect(average).toBeLessThan(74);
  });

  it("prints characters that no font has as notation, and says so once each", async () => {
    const { value, diagnostics } = await layOut("Signs 漢 and 漢 and 🙂.");
    expect(readAloud(value)).toContain("⟨U+6F22⟩ and ⟨U+6F22⟩ and ⟨U+1F642⟩.");
    expect(diagnostics.map((d) => d.code)).toEqual(["render/missing-glyph", "render/missing-glyph"]);
  });

  it("takes a letter that the serif lacks from another face", async () => {
    const { value, diagnostics } = await layOut("A ⟨bracket⟩ here.");
    expect(diagnostics).toEqual([]);
    expect(new Set(lineWith(value, "bracket").line.runs.map((run) => run.face)).size).toBe(2);
  });

  it("never parts words at a hyphen that it adds without saying so", async () => {
    const { value } = await layOut(many(12, () => paragraph));
    for (const line of value.pages.flatMap(contentLines)) {
      for (const run of line.runs) expect(run.softHyphen).toBe(lineText({ ...line, runs: [run] }) === "-");
    }
    expect(readAloud(value).replace(/\s+/g, " ").trim()).toBe(many(12, () => paragraph).replace(/\s+/g, " "));
  });
});

describe("headings", () => {
  const side = { heading: { ...defaultStylesheet.heading, side: true }, page: { ...sheet, marginLeftPt: 140 } };

  it.each([
    "## One\n\n## Two\n\nText",
    "## One\n\n### Two\n\nText",
    "## One\n\n<!-- page-break -->\n\n## Two",
    "## One\n\n[//]: # (x)\n\n## Two\n\n> ## Three",
  ])("all stand on the page, beside their text or above it: %j", async (markdown) => {
    for (const looks of [side, {}]) {
      const { value } = await layOut(markdown, looks);
      const titles = markdown.match(/(?<=# )\w+/g) ?? [];
      expect(titles.filter((title) => !readAloud(value).includes(title))).toEqual([]);
      expect(value.outline.length).toBeGreaterThan(0);
    }
  });

  it("skip no level in the structure, whatever they look like", async () => {
    const { value } = await layOut("### A\n\n# B\n\n#### C\n\n## D\n\n> ###### E");
    const found = value.nodes.map(({ tag }) => tag).filter((tag) => /^H\d$/.test(tag));
    // The first heading is of level 3, so the document's title stands before it.
    expect(found).toEqual(["H1", "H2", "H1", "H2", "H2", "H3"]);
  });

  it("without words have no place in the outline", async () => {
    const { value } = await layOut("# A\n\n##\n\nText\n\n## B");
    expect(value.outline.map(({ title, children }) => [title, children.map((c) => c.title)])).toEqual([["A", ["B"]]]);
  });
});

describe("a table behind columns", () => {
  const rows = Array.from({ length: 12 }, (_, i) => `| row ${i} | word |`).join("\n");

  it("never leaves its head with one row at a page's foot", async () => {
    const sections = [{ heading: "two", columns: 2, size: "body" as const, wide: false, runsOn: false }];
    for (let filled = 60; filled < 90; filled += 2) {
      const list = Array.from({ length: filled }, (_, i) => `- ${i}`).join("\n");
      const { value } = await layOut(`## Two\n\n${list}\n\n## Key figures\n\n| a | b |\n|---|---|\n${rows}\n`, {
        sections,
      });
      const counts = value.pages.map((page) => contentLines(page).filter((l) => lineText(l).startsWith("row ")).length);
      expect([filled, counts.includes(1)]).toEqual([filled, false]);
    }
  });
});

describe("excerpts", () => {
  const excerpt = (number: number, text: string) =>
    `> **${number}** ${text}\n>\n> — **Anna Larsen**, spokesperson · The Post · undated`;

  it("hang their number left of the words, on the same baseline, and their attribution under them", async () => {
    const { value } = await layOut(excerpt(7, sentence));
    const number = contentLines(value.pages[0]!).find((line) => lineText(line) === "7 ")!;
    const words = lineWith(value, "The committee met").line;
    const attribution = lineWith(value, "Anna Larsen").line;
    expect(runEnd(number.runs[0]!)).toBeLessThan(left);
    expect(words.runs[0]!.xPt).toBeGreaterThan(left);
    expect(number.yPt).toBeCloseTo(words.yPt);
    expect(attribution.yPt).toBeGreaterThan(lineWith(value, "of the proposals").line.yPt);
    expect(readAloud(value)).toMatch(/^7 The committee/);
  });

  it("are never parted from their attribution, and never leave one line", async () => {
    for (const words of [1, 3, 5, 7]) {
      const markdown = many(40, (i) => excerpt(i + 1, Array(words).fill(sentence).join(" ")));
      const { value } = await layOut(markdown);
      for (const page of value.pages) {
        const lines = contentLines(page).map(lineText);
        expect(lines[0]).not.toMatch(/^Anna Larsen/);
        expect(lines[1] ?? "").not.toMatch(/^Anna Larsen/);
        expect(lines.at(-1)).not.toMatch(/^\d+ $/);
      }
    }
  });

  it("show added context upright and grey", async () => {
    const { value } = await layOut("> **1** *Context first.* Then the words.\n>\n> — Article");
    const runs = lineWith(value, "Context first.").line.runs;
    const context = runs.find((run) => run.words.some((word) => word.text === "Context"));
    expect(context?.color).toBe(defaultStylesheet.colors.grey);
    expect(context?.face).toContain("roman");
  });
});

describe("excerpts in another language", () => {
  const doc = "---\nlanguage: en-GB\n---\n\n";
  const words =
    "Переговори про безпекові гарантії продовжуватимуться щонайменше до завершення міжнародної конференції, а представники уряду сподіваються на якнайшвидше підписання довгострокової домовленості між країнами-учасницями.";
  const quoted = `> **7** ${words} ${words}\n>\n> — **Anna Larsen** · The Post`;

  it("have their language, and what the memo says about them its own", async () => {
    const { value } = await layOut(`${doc}<!-- 7 uk -->\n\n${quoted}`);
    const languages = value.nodes.map(({ tag, language }) => `${tag} ${language ?? "-"}`);
    expect(languages).toEqual(["Document en-GB", "BlockQuote uk", "P -", "Span en-GB", "P en-GB"]);
  });

  it("say nothing of it where it is the memo's", async () => {
    const { value } = await layOut(`${doc}${quoted}`);
    expect(value.nodes.map((node) => node.language)).toEqual(["en-GB", null, null, null, null]);
  });

  it("are divided by their own rules, and no others", async () => {
    const hyphens = async (markdown: string) => {
      const { value } = await layOut(markdown, { page: { ...sheet, marginRightPt: 290 } });
      return value.pages.flatMap((page) => contentLines(page).filter((line) => line.runs.at(-1)?.softHyphen)).length;
    };
    expect(await hyphens(`${doc}${quoted}`)).toBe(0);
    expect(await hyphens(`${doc}<!-- 7 uk -->\n\n${quoted}`)).toBeGreaterThan(1);
    expect(await hyphens(`${doc}<!-- 7 xx -->\n\n${quoted}`)).toBe(0);
  });
});

describe("code", () => {
  it("is set in the monospaced face, in a paragraph too", async () => {
    const { value } = await layOut("Run `briefwright build` now.\n\n```\nx = 1\n```");
    const faces = lineWith(value, "briefwright").line.runs.map((run) => run.face);
    expect(faces).toEqual(["source-serif-4/400/roman", "source-code-pro/400/roman", "source-serif-4/400/roman"]);
    expect(lineWith(value, "x = 1").line.runs.map((run) => run.face)).toEqual(["source-code-pro/400/roman"]);
  });

  it("keeps its columns, whatever stands in them", async () => {
    const { value } = await layOut('```\n"ab"  |\n.fi l |\n\tc |\na\tc |\nЖЖЖЖ  |\n```');
    const bars = value.pages.flatMap(contentLines).flatMap((line) => line.runs.map(runEnd));
    expect(bars.map((x) => Math.round(x - bars[0]!))).toEqual([0, 0, 0, 0, 0]);
    const starts = value.pages.flatMap(contentLines).map((line) => line.runs[0]!.xPt);
    expect(new Set(starts).size).toBe(1);
  });

  it("is read with the blanks that it was written with", async () => {
    const { value } = await layOut("```\nif a:\n    b = 'c  d'\n```");
    expect(readAloud(value)).toBe("if a:\n    b = 'c  d'\n");
  });
});

describe("breaks", () => {
  it("leave no heading last on a page, nor with fewer than two lines under it", async () => {
    for (let lead = 20; lead < 60; lead += 3) {
      const markdown = `${many(lead, () => "A short paragraph of one line.")}\n\n## A heading\n\n${paragraph}\n\n${paragraph}`;
      const { value } = await layOut(markdown);
      const { page, line } = lineWith(value, "A heading");
      const after = contentLines(page).filter((other) => other.yPt > line.yPt);
      expect(after.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("leave no widow and no orphan", async () => {
    for (let lead = 1; lead < 16; lead++) {
      const { value } = await layOut(
        `${many(lead, () => "One line.")}\n\n${many(14, (i) => `Start${i} ${paragraph} End${i}`)}`,
      );
      value.pages.forEach((page, i) => {
        const lines = contentLines(page).map(lineText);
        if (i > 0) expect(lines[0]).not.toMatch(/End\d+ ?$/);
        if (i < value.pages.length - 1) expect(lines.at(-1)).not.toMatch(/^Start\d+/);
      });
    }
  });

  it("give the last page five lines where they can", async () => {
    for (let lead = 60; lead < 84; lead++) {
      const { value } = await layOut(many(lead, (i) => `Paragraph ${i} has one line.`));
      const last = value.pages.at(-1)!;
      if (value.pages.length > 1) expect(contentLines(last).length).toBeGreaterThanOrEqual(5);
    }
  });

  it("follow page-break comments", async () => {
    const { value } = await layOut(
      "One\n\n<!-- page-break -->\n\nTwo\n\n<!-- page-break -->\n\n<!-- page-break -->\n\nThree",
    );
    expect(value.pages.map((page) => contentLines(page).map(lineText).join())).toEqual(["One", "Two", "Three"]);
  });

  it("stay above the foot", async () => {
    const { value } = await layOut(many(30, (i) => `## Heading ${i}\n\n${paragraph}`));
    for (const page of value.pages) for (const line of contentLines(page)) expect(line.yPt).toBeLessThan(bottom + 1);
  });
});

describe("footnotes", () => {
  it("stand at the foot of the page that refers to them, in the order of their numbers", async () => {
    const markdown = `${many(30, (i) => `Claim${i} ${sentence}${i % 4 === 0 ? `[^n${i}]` : ""}`)}\n\n${many(30, (i) => (i % 4 === 0 ? `[^n${i}]: Note${i} says so.` : "")).trim()}`;
    const { value } = await layOut(markdown);
    expect(value.pages.length).toBeGreaterThan(1);
    for (let i = 0; i < 30; i += 4) {
      const claim = lineWith(value, `Claim${i} `);
      const note = lineWith(value, `Note${i} `);
      const reference = value.pages.find((page) =>
        contentLines(page).some((line) =>
          line.runs.some((run) => run.risePt > 0 && run.words[0]?.text === String(i / 4 + 1)),
        ),
      );
      expect(note.page.number).toBe(reference?.number);
      expect(note.page.number).toBeGreaterThanOrEqual(claim.page.number);
      const body = contentLines(note.page).filter((line) => /^(Claim|The)/.test(lineText(line)));
      expect(note.line.yPt).toBeGreaterThan(Math.max(...body.map((line) => line.yPt)));
    }
  });

  it("go on over the next page where they must", async () => {
    const { value } = await layOut(
      `A claim.[^1]\n\n${many(20, () => sentence)}\n\n[^1]: ${many(70, (i) => `${i === 0 ? "" : "    "}Note ${i} of many, which takes a line of its own.`)}`,
    );
    const pages = new Set(Array.from({ length: 70 }, (_, i) => lineWith(value, `Note ${i} of`).page.number));
    expect(pages.size).toBeGreaterThan(1);
    expect(readAloud(value)).toContain("Note 69 of many");
  });

  it("stand once, however often they are referred to", async () => {
    const { value } = await layOut(`${many(60, (i) => `Claim ${i}.[^a]`)}\n\n[^a]: The only note.`);
    expect(value.pages.length).toBeGreaterThan(1);
    expect(readAloud(value).split("The only note").length).toBe(2);
  });

  it("end, with every note on a page, however many and long they are", async () => {
    const note = (i: number) =>
      `[^${i}]: Begin${i} ${Array(i * 3)
        .fill(sentence)
        .join(" ")} Finish${i}`;
    const { value } = await layOut(`${many(25, (i) => `Claim ${i}.[^${i}]`)}\n\n${many(25, note)}`);
    const text = readAloud(value);
    for (let i = 0; i < 25; i++) {
      expect(text.split(`Begin${i} `).length).toBe(2);
      expect(text.split(`Finish${i}\n`).length).toBe(2);
    }
    for (const page of value.pages) {
      const ys = contentLines(page).map((line) => line.yPt);
      expect(Math.max(...ys)).toBeLessThan(bottom + 1);
      expect(new Set(ys.map((y) => Math.round(y))).size).toBeGreaterThan(1);
    }
  });

  it("are notes with an id, referred to by it", async () => {
    const { value } = await layOut("A claim.[^x]\n\n[^x]: The note.");
    const note = value.nodes.find((node) => node.tag === "Note");
    const reference = value.nodes.find((node) => node.tag === "Reference");
    expect(note?.noteId).toBeTruthy();
    expect(reference?.noteId).toBe(note?.noteId);
    const destinations = value.pages[0]!.items.filter((item) => item.type === "destination").map((item) => item.id);
    expect(destinations).toContain(note?.noteId);
  });
});

describe("tables", () => {
  const rows = (count: number) =>
    many(count, (i) => `| Row ${i} | ${i}.5 | ${i % 3 === 0 ? sentence : "short"} |`).replaceAll("\n\n", "\n");
  const table = (count: number) => `| Name | Number | Remark |\n|---|--:|---|\n${rows(count)}`;

  it("repeat their head on each page, for eyes only", async () => {
    const { value } = await layOut(table(90));
    expect(value.pages.length).toBeGreaterThan(1);
    value.pages.forEach((page, i) => {
      const heads = linesOf(page).filter((line) => lineText(line).includes("Remark"));
      expect(heads.map((line) => line.artifact)).toEqual([i === 0 ? null : "repeated-head"]);
    });
  });

  it("align numbers to the right, and stay in the measure", async () => {
    const { value } = await layOut(table(12));
    const ends = contentLines(value.pages[0]!)
      .filter((line) => /^\d+\.5$/.test(lineText(line).trim()))
      .map((line) => runEnd(line.runs[0]!));
    expect(ends.length).toBe(12);
    for (const end of ends) expect(end).toBeCloseTo(ends[0]!, 1);
    for (const line of contentLines(value.pages[0]!))
      expect(Math.max(...line.runs.map(runEnd))).toBeLessThan(right + 1);
  });

  it("are read cell by cell", async () => {
    const { value } = await layOut(`| A | B |\n|---|---|\n| ${sentence} | ${sentence.toUpperCase()} |`);
    const text = readAloud(value).replace(/\s+/g, " ");
    expect(text).toContain(`${sentence} ${sentence.toUpperCase()}`);
  });

  it("part a row that is taller than a page", async () => {
    const { value } = await layOut(`| A | B |\n|---|---|\n| ${Array(60).fill(sentence).join(" ")} | end |`);
    expect(value.pages.length).toBeGreaterThan(1);
  });

  it("say what their heads are", async () => {
    const { value } = await layOut(table(2));
    const tags = value.nodes.map((node) => node.tag);
    expect(tags.filter((tag) => tag === "TH").length).toBe(3);
    expect(tags.filter((tag) => tag === "TD").length).toBe(6);
    expect(value.nodes.filter((node) => node.tag === "TH").every((node) => node.scope === "Column")).toBe(true);
  });
});

describe("lists", () => {
  it("align numbers by their ends, and text by its start", async () => {
    const { value } = await layOut(many(12, (i) => `${i + 1}. Item ${i}`).replaceAll("\n\n", "\n"));
    const lines = contentLines(value.pages[0]!);
    const marks = lines.filter((line) => /^\d+\. $/.test(lineText(line)));
    const items = lines.filter((line) => /^Item/.test(lineText(line)));
    expect(marks.length).toBe(12);
    for (const mark of marks) expect(runEnd(mark.runs[0]!)).toBeCloseTo(runEnd(marks[0]!.runs[0]!), 1);
    for (const item of items) expect(item.runs[0]!.xPt).toBeCloseTo(items[0]!.runs[0]!.xPt, 1);
  });

  it("nest to any depth without leaving the measure", async () => {
    const deep = Array.from({ length: 24 }, (_, i) => `${"  ".repeat(i)}- level ${i}`).join("\n");
    const { value } = await layOut(deep);
    for (const line of value.pages.flatMap(contentLines)) {
      for (const run of line.runs) expect(runEnd(run)).toBeLessThan(right + 1);
    }
    expect(readAloud(value)).toContain("level 23");
  });
});

describe("contents", () => {
  it("name the page of each heading", async () => {
    const heading = (i: number) => `## Chapter ${i}\n\n${many(8, () => paragraph)}`;
    const toc = Array.from({ length: 6 }, (_, i) => `- [Chapter ${i}](#chapter-${i})`).join("\n");
    const { value } = await layOut(`# Report\n\n## Contents\n\n${toc}\n\n${many(6, heading)}`);
    const first = value.pages[0]!;
    for (let i = 0; i < 6; i++) {
      const entry = contentLines(first).find((line) => lineText(line).startsWith(`Chapter ${i}`))!;
      const number = contentLines(first).find((line) => line.yPt === entry.yPt && /^\d+$/.test(lineText(line)))!;
      const target = value.pages.find((page) =>
        page.items.some((item) => item.type === "destination" && item.id === `chapter-${i}`),
      );
      expect(lineText(number)).toBe(String(target?.number));
      expect(runEnd(number.runs[0]!)).toBeCloseTo(right, 0);
    }
  });
});

describe("edges", () => {
  const front =
    '---\nshort-title: Short\ndate-text: 6 June 2025\nreference: RD/1\nmarking: "TLP:GREEN"\nlanguage: en-GB\n---\n\n';

  it("carry marking, head and foot; page one has no head", async () => {
    const { value } = await layOut(`${front}# Title\n\n${many(30, () => paragraph)}`);
    const texts = value.pages.map((page) =>
      linesOf(page)
        .filter((line) => line.artifact !== null)
        .map(lineText),
    );
    const last = value.pages.length;
    expect(texts[0]).toEqual(["TLP:GREEN", "RD/1", "RD/1", `Page 1 of ${last}`, "TLP:GREEN"]);
    expect(texts[1]).toEqual(["TLP:GREEN", "Short", "6 June 2025", "RD/1", `Page 2 of ${last}`, "TLP:GREEN"]);
  });

  it("speak the document's language", async () => {
    const { value } = await layOut(`${front.replace("en-GB", "uk")}Текст.`);
    expect(linesOf(value.pages[0]!).map(lineText)).toContain("Сторінка 1 з 1");
  });
});

describe("structure", () => {
  it("has one element for each block, under the root, with parents before children", async () => {
    const { value } = await layOut(
      "# T\n\nText with [a link](https://example.org).\n\n- one\n- two\n\n> quoted\n\n```\ncode\n```",
    );
    expect(value.nodes.map((node) => node.tag)).toEqual([
      "Document",
      "H1",
      "P",
      "Link",
      "L",
      "LI",
      "Lbl",
      "LBody",
      "P",
      "LI",
      "Lbl",
      "LBody",
      "P",
      "BlockQuote",
      "P",
      "P",
      "Code",
    ]);
    for (const node of value.nodes) expect(node.parent ?? -1).toBeLessThan(node.id);
  });

  it("nests the outline by level", async () => {
    const { value } = await layOut("# A\n\n## B\n\n### C\n\n## D");
    expect(value.outline).toEqual([
      {
        title: "A",
        target: "a",
        children: [
          { title: "B", target: "b", children: [{ title: "C", target: "c", children: [] }] },
          { title: "D", target: "d", children: [] },
        ],
      },
    ]);
  });

  it("is JSON: nothing in it is a function or a shared secret", async () => {
    const { value } = await layOut("# T\n\nText.");
    const { faces, ...rest } = value;
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
    expect(faces.map((face) => face.key)).toEqual([...faces.map((face) => face.key)].sort());
  });
});

describe("columns", () => {
  it("balance a section, and give tables the whole width", async () => {
    const sections = [{ heading: "method", columns: 2, size: "small" as const, wide: false, runsOn: false }];
    const { value } = await layOut(
      `# T\n\n## Method\n\n${many(6, () => paragraph)}\n\n| A | B |\n|---|---|\n| ${sentence} | ${sentence} |\n\n## After\n\nText.`,
      { sections },
    );
    const lines = contentLines(value.pages[0]!);
    const starts = lines
      .filter((line) => line.runs[0]!.sizePt === 9 && line.runs[0]!.face.includes("serif"))
      .map((line) => Math.round(line.runs[0]!.xPt));
    const columns = [...new Set(starts.map((x) => (x > left + 100 ? "right" : "left")))];
    expect(columns).toEqual(["left", "right"]);
    expect(Math.max(...lines.map((line) => Math.max(...line.runs.map(runEnd))))).toBeGreaterThan(right - 40);
    expect(lineWith(value, "After").line.yPt).toBeGreaterThan(lineWith(value, "A").line.yPt);
  });
});

describe("hostile documents", () => {
  it("end, with every character, on a token of 200,000 letters", async () => {
    const { value } = await layOut(`${"x".repeat(200_000)}`);
    expect(readAloud(value).replace(/\s/g, "").length).toBe(200_000);
    for (const line of value.pages.flatMap(contentLines)) expect(runEnd(line.runs.at(-1)!)).toBeLessThan(right + 3);
  });

  it("end on a paragraph of 60,000 words", async () => {
    const { value } = await layOut(Array(6_000).fill("nine or ten words that go on and on again").join(" "));
    expect(readAloud(value).split(/\s+/).filter(Boolean).length).toBe(60_000);
  });

  it("keep room for words however deep quotes nest", async () => {
    const { value } = await layOut(`${"> ".repeat(30)}deep quote of some words`);
    expect(readAloud(value)).toBe("deep quote of some words\n");
  });

  it("give a page even for nothing", async () => {
    expect((await layOut("")).value.pages.length).toBe(1);
  });
});

describe("a short list", () => {
  it("stays on one page, wherever the page ends", async () => {
    const list = "- one of four\n- two of four\n- three of four\n- four of four";
    for (let filler = 12; filler < 60; filler++) {
      const { value } = await layOut(`# T\n\n${"A line.\n\n".repeat(filler)}${list}\n\n${"A line.\n\n".repeat(9)}`);
      const on = ["one", "two", "three", "four"].map((word) => lineWith(value, `${word} of four`).page.number);
      expect(new Set(on).size).toBe(1);
    }
  });
});
