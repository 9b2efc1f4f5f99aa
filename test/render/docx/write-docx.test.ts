import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { blockText } from "../../../src/render/document/plain-text.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import { writeDocx } from "../../../src/render/writers/docx/write-docx.ts";
import { builtIn } from "../../fixtures/memo/built-in.ts";
import { fullMemo } from "../../fixtures/memo/memos.ts";

const options = { title: "Untitled", producer: "briefwright test" };

/** The parts of a written file as text, by name. */
async function partsOf(markdown: string, stylesheet = defaultStylesheet): Promise<Readonly<Record<string, string>>> {
  const bytes = await writeDocx(parseDocument(markdown).value, stylesheet, options);
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]),
  );
}

/** What a part of the main text must hold, in order. */
async function check(markdown: string, ...expected: readonly RegExp[]): Promise<void> {
  const { "word/document.xml": text = "" } = await partsOf(markdown);
  let at = 0;
  for (const pattern of expected) {
    const found = pattern.exec(text.slice(at));
    expect(found, `${pattern} in …${text.slice(at, at + 1500)}`).not.toBeNull();
    at += (found?.index ?? 0) + 1;
  }
}

const memo = renderMarkdown(fullMemo, await builtIn("policy-memo")).value;
const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/homebrew/bin/soffice"].find(existsSync);

describe("writeDocx", () => {
  it("writes headings as headings, with bookmarks that links lead to", () =>
    check(
      "# T\n\n## Sources\n\nSee [there](#sources).\n",
      /<w:pStyle w:val="Heading1"\/>/,
      /<w:pStyle w:val="Heading2"\/>/,
      /<w:bookmarkStart w:name="place_2"/,
      /<w:hyperlink [^>]*w:anchor="place_2"/,
    ));

  it("numbers each ordered list anew, from where it starts", async () => {
    const { "word/document.xml": text = "", "word/numbering.xml": numbering = "" } =
      await partsOf("1. a\n2. b\n\nx\n\n7. c\n");
    const used = [...text.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((m) => m[1]);
    expect([used[0] === used[1], used[0] === used[2], used.length]).toEqual([true, false, 3]);
    expect(numbering).toMatch(/<w:start w:val="7"\/>/);
  });

  it("holds a drawing as a drawing, described, with a picture beside it, and the same bytes each time", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#1f3d6e"/></svg>';
    const images = {
      "c.svg": { format: "svg", bytes: new TextEncoder().encode(svg), widthPx: 9, heightPx: 9 },
    } as const;
    const write = () =>
      writeDocx(parseDocument('![One bar](c.svg "Bars")\n').value, defaultStylesheet, { ...options, images });
    const bytes = await write();
    const parts = unzipSync(bytes);
    const media = Object.keys(parts).filter((name) => name.startsWith("word/media/"));
    expect(media.map((name) => name.replace(/.*\./, "")).sort()).toEqual(["png", "svg"]);
    expect(new TextDecoder().decode(parts[media.find((name) => name.endsWith("svg")) ?? ""])).toBe(svg);
    expect(new TextDecoder().decode(parts["word/document.xml"])).toMatch(/descr="One bar"[\s\S]*svgBlip[\s\S]*Bars/);
    expect(await write()).toEqual(bytes);
  });

  it("repeats the heads of tables, and draws no vertical rule", () =>
    check(
      "| A | B |\n| --- | --: |\n| 1 | 2 |\n",
      /<w:left w:val="none"/,
      /<w:tblHeader\/>/,
      /<w:jc w:val="right"\/>/,
    ));

  it("makes footnotes of notes, one reference each", async () => {
    const { "word/document.xml": text = "", "word/footnotes.xml": notes = "" } = await partsOf(
      "a[^1] b[^1]\n\n[^1]: The note.\n",
    );
    expect(text.match(/<w:footnoteReference /g)).toHaveLength(1);
    expect(notes).toContain("The note.");
  });

  it("sets added context upright and grey, and keeps the attribution with the words", () =>
    check(
      "> **7** *Before.* Words.\n>\n> — **Ada**, minister\n",
      /<w:pStyle w:val="Excerpt"\/>/,
      /<w:color w:val="5c6066"\/><\/w:rPr><w:t xml:space="preserve">Before\./,
      /<w:pStyle w:val="Attribution"\/>/,
    ));

  it("quotes excerpts with the marks of their language, in the text, where the stylesheet has them", async () => {
    const excerpt = "<!-- 7 de -->\n\n> **7** Erster Satz.\n>\n> Zweiter Satz.\n>\n> — **Ada**\n";
    const textOf = async (stylesheet = defaultStylesheet) =>
      (await partsOf(excerpt, stylesheet))["word/document.xml"]?.replace(/<[^>]*>/g, "");
    expect(await textOf()).toContain("„Erster Satz.„Zweiter Satz.“Ada");
    const own = await partsOf("> **7** “Words,” she said.\n>\n> — **Ada**\n");
    expect(own["word/document.xml"]?.replace(/<[^>]*>/g, "")).toContain("‘“Words,” she said.’Ada");
    const none = { ...defaultStylesheet.excerpt, quotationMarks: "none" as const };
    expect(await textOf({ ...defaultStylesheet, excerpt: none })).toContain("7Erster Satz.Zweiter Satz.Ada");
  });

  it("binds dots to what they follow in its own lines, never in the words of a source", async () => {
    const excerpt = "- Ada · The Quay\n\n<!-- 7 -->\n\n> **7** Up · down.\n>\n> — **Ada** · The Quay\n";
    const text = (await partsOf(excerpt))["word/document.xml"]?.replace(/<[^>]*>/g, "");
    expect(text).toContain("Ada\u00a0· The Quay7“Up · down.”Ada\u00a0· The Quay");
  });

  it("names a family for each of its fonts that may stand in for it", async () => {
    const fonts = { ...defaultStylesheet.fonts, serif: 'A "B" & <C>' };
    const { "word/fontTable.xml": table = "" } = await partsOf("a\n", { ...defaultStylesheet, fonts });
    expect(
      [...table.matchAll(/w:name="([^"]*)"><w:altName w:val="([^"]*)"\/><w:family w:val="([^"]*)"/g)].map((m) =>
        m.slice(1),
      ),
    ).toEqual([
      ["A &quot;B&quot; &amp; &lt;C>", "Georgia", "roman"],
      ["Source Sans 3", "Calibri", "swiss"],
      ["Source Code Pro", "Consolas", "modern"],
    ]);
  });

  it("justifies nothing, for Word divides no words", async () => {
    const justified = { text: { ...defaultStylesheet.text, align: "justify" as const } };
    const excerpt = { ...defaultStylesheet.excerpt, align: "justify" as const };
    const parts = await partsOf("a\n\n> **1** b\n>\n> — c\n", { ...defaultStylesheet, ...justified, excerpt });
    expect(Object.values(parts).filter((part) => part.includes('w:jc w:val="both"'))).toEqual([]);
  });

  it("keeps hostile text inert, and drops what XML has no place for", async () => {
    const { "word/document.xml": text = "" } = await partsOf("A \u0001 & \\<w:p/\\> \\]\\]\\> B\n");
    expect(text).toContain("A \ufffd &amp; &lt;w:p/&gt; ]]&gt; B");
  });

  it("takes type, colours and page from the stylesheet", async () => {
    const restyled = {
      ...defaultStylesheet,
      colors: { ...defaultStylesheet.colors, accent: "#7a1f1f" },
      page: { ...defaultStylesheet.page, widthPt: 612, heightPt: 792 },
    };
    const { "word/document.xml": text = "", "word/styles.xml": styles = "" } = await partsOf("## H\n", restyled);
    expect(text).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
    expect(styles).toContain('w:val="7a1f1f"');
    expect(styles).toContain("Source Serif 4");
  });

  it("gives the same bytes each time, dated by the document", async () => {
    const doc = parseDocument(memo).value;
    const [one, two] = [
      await writeDocx(doc, defaultStylesheet, options),
      await writeDocx(doc, defaultStylesheet, options),
    ];
    expect(Buffer.compare(one, two)).toBe(0);
    const core = new TextDecoder().decode(unzipSync(one)["docProps/core.xml"]);
    expect(core).toContain("2025-06-07T00:00:00Z");
    expect(core).toContain("Research Desk");
    const undated = new TextDecoder().decode(
      unzipSync(await writeDocx(parseDocument("a\n").value, defaultStylesheet, options))["docProps/core.xml"],
    );
    expect(undated).not.toContain("dcterms:created");
  });

  it.runIf(soffice)("opens in LibreOffice with the document's words", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "briefwright-docx-"));
    try {
      const doc = parseDocument(memo).value;
      writeFileSync(join(folder, "memo.docx"), await writeDocx(doc, defaultStylesheet, options));
      execFileSync(
        soffice ?? "",
        [
          "--headless",
          `-env:UserInstallation=file://${folder}/profile`,
          "--convert-to",
          "txt:Text (encoded):UTF8",
          "--outdir",
          folder,
          join(folder, "memo.docx"),
        ],
        { stdio: "ignore" },
      );
      const words = (text: string) =>
        text
          .replace(/[\s\ufeff]+/g, " ")
          .split(" ")
          // Excerpts stand between quotation marks, which the document's words don't have.
          .map((word) => word.replace(/^[“„«]|[”“»]$/gu, ""))
          .filter((w) => /[\p{L}\p{N}]/u.test(w) && !/^\d+\.$/.test(w));
      const opened = words(readFileSync(join(folder, "memo.txt"), "utf8"));
      const meant = words(blockText(doc.blocks));
      const left = [...opened];
      const lost = meant.filter((word) => {
        const at = left.indexOf(word.replace(/:$/, ""));
        const exact = left.indexOf(word);
        if (exact < 0 && at < 0) return true;
        left.splice(exact < 0 ? at : exact, 1);
        return false;
      });
      expect(lost).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
