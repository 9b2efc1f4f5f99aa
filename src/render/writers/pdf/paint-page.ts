/**
 * One page's content stream: takes a page, the document's fonts and images, and the structure recorder; gives PDF
 * operators. Everything painted stands in a marked-content sequence, either an element's or an artifact's; neighbouring
 * pieces of one element share a sequence. The graphics state is tracked so that only changes are written.
 */
import type { ArtifactKind, Page, PageItem, TextRun } from "../../layout/page.ts";
import type { DocumentFont, EncodedWord } from "./fonts/document-font.ts";
import { name, number, type PdfSource, rgb, textString } from "./pdf-syntax.ts";
import type { StructureRecorder } from "./structure-tree.ts";

export interface PaintContext {
  readonly fonts: ReadonlyMap<string, DocumentFont>;
  /** The operator that paints an image into the unit square; null where there is no such image. */
  readonly paintImage: (image: string) => PdfSource | null;
  readonly structure: StructureRecorder;
}

const artifacts: Readonly<Record<ArtifactKind, PdfSource>> = {
  header: "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
  footer: "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
  layout: "/Artifact<</Type/Layout>>BDC\n",
  "repeated-head": "/Artifact<</Type/Pagination>>BDC\n",
};

/** Paints page `index` (from 0). */
export function paintPage(page: Page, index: number, context: PaintContext): PdfSource {
  const painter = new Painter(page, index, context);
  for (const item of page.items) painter.paint(item);
  return painter.finish();
}

/** Holds what PDF viewers hold while they read a page, so that no operator repeats what already is. */
class Painter {
  private readonly page: Page;
  private readonly index: number;
  private readonly context: PaintContext;
  private content = "";
  /** The open marked-content sequence: what it is of, in a form that can be compared; empty outside of any. */
  private open = "";
  private inText = false;
  /** Origin of the current line of text in thousandths of a point; `Td` moves relative to it. */
  private lineX = 0;
  private lineY = 0;
  private font = "";
  private color = "#000000";
  private tracking = "0";

  constructor(page: Page, index: number, context: PaintContext) {
    this.page = page;
    this.index = index;
    this.context = context;
  }

  paint(item: PageItem): void {
    switch (item.type) {
      case "line":
        for (const run of item.runs) this.paintRun(run, item.yPt, item.artifact);
        return;
      case "box":
        this.paintBox(item);
        return;
      case "image":
        this.paintImage(item);
        return;
      case "link":
      case "destination":
        return;
    }
  }

  finish(): PdfSource {
    this.close();
    return this.content;
  }

  private paintRun(run: TextRun, yPt: number, artifact: ArtifactKind | null): void {
    const font = this.context.fonts.get(run.face);
    if (!font) throw new Error(`a run is set in ${run.face}, which is not among the document's faces`);
    if (run.words.length === 0) return;
    if (artifact !== null || run.node === null) this.enterArtifact(artifact ?? "layout");
    else this.enterElement(run.node, run.language, null);
    const last = run.words.length - 1;
    const tracking = trackingOf(run);
    const words = run.words.map((word, i) => font.encode(word, { tracking, softHyphen: run.softHyphen && i === last }));
    if (words.some((word) => word.actualText !== null || word.placed !== null)) {
      this.paintWordByWord(run, words, font, yPt, artifact);
      return;
    }
    this.beginText(run, font, run.xPt, yPt);
    this.content += `[(${lineOperand(run, words, font)})]TJ\n`;
  }

  /** The way of runs in which a word needs a sequence of its own, or glyphs that stand off the baseline. */
  private paintWordByWord(
    run: TextRun,
    words: readonly EncodedWord[],
    font: DocumentFont,
    yPt: number,
    artifact: ArtifactKind | null,
  ): void {
    let x = run.xPt;
    words.forEach((word, i) => {
      if (artifact === null && run.node !== null) this.enterElement(run.node, run.language, word.actualText);
      for (const { codes, x: dx, y: dy } of word.placed ?? [{ codes: word.codes, x: 0, y: 0 }]) {
        this.beginText(run, font, x + (dx * run.sizePt) / 1000, yPt - (dy * run.sizePt) / 1000);
        this.content += `[(${codes})]TJ\n`;
      }
      x += (word.width * run.sizePt) / 1000;
      if (run.spaces[i]) {
        this.beginText(run, font, x, yPt);
        this.content += `(${font.space(trackingOf(run)).codes})Tj\n`;
      }
      x += run.gapsPt[i] ?? 0;
    });
  }

  private paintBox(box: Extract<PageItem, { type: "box" }>): void {
    this.enterArtifact("layout");
    this.endText();
    this.setColor(box.color);
    const bottom = this.page.heightPt - box.yPt - box.heightPt;
    this.content += `${number(box.xPt)} ${number(bottom)} ${number(box.widthPt)} ${number(box.heightPt)} re f\n`;
  }

  private paintImage(item: Extract<PageItem, { type: "image" }>): void {
    const source = this.context.paintImage(item.image);
    if (source === null) throw new Error(`no image ${item.image} in the document`);
    if (item.node === null) this.enterArtifact("layout");
    else this.enterElement(item.node, null, null);
    this.endText();
    const bottom = this.page.heightPt - item.yPt - item.heightPt;
    const matrix = `${number(item.widthPt)} 0 0 ${number(item.heightPt)} ${number(item.xPt)} ${number(bottom)} cm`;
    this.content += `q ${matrix} ${source} Q\n`;
  }

  private enterElement(node: number, language: string | null, actualText: string | null): void {
    const key = actualText === null ? `${node} ${language ?? ""}` : "";
    if (key !== "" && key === this.open) return;
    this.close();
    const mark = this.context.structure.mark(node, this.index);
    // Language and replacement text belong to a Span inside of the element (14.9.2.2, 14.9.4).
    const isSpan = language !== null || actualText !== null;
    const tag = isSpan ? "/Span" : name(this.context.structure.tagOf(node));
    const lang = language === null ? "" : `/Lang ${textString(language)}`;
    const actual = actualText === null ? "" : `/ActualText ${textString(actualText)}`;
    this.content += `${tag}<</MCID ${mark}${lang}${actual}>>BDC\n`;
    this.open = key === "" ? "word" : key;
  }

  private enterArtifact(kind: ArtifactKind): void {
    if (this.open === kind) return;
    this.close();
    this.content += artifacts[kind];
    this.open = kind;
  }

  private close(): void {
    this.endText();
    if (this.open !== "") this.content += "EMC\n";
    this.open = "";
  }

  private beginText(run: TextRun, font: DocumentFont, xPt: number, yPt: number): void {
    if (!this.inText) {
      this.content += "BT\n";
      this.inText = true;
      this.lineX = 0;
      this.lineY = 0;
    }
    const fontAndSize = `/${font.name} ${number(run.sizePt)} Tf\n`;
    if (this.font !== fontAndSize) this.content += fontAndSize;
    this.font = fontAndSize;
    this.setColor(run.color);
    const tracking = number(font.widens ? 0 : (trackingOf(run) * run.sizePt) / 1000);
    if (this.tracking !== tracking) this.content += `${tracking} Tc\n`;
    this.tracking = tracking;
    const x = Math.round(xPt * 1000);
    const y = Math.round((this.page.heightPt - yPt + run.risePt) * 1000);
    this.content += `${number((x - this.lineX) / 1000)} ${number((y - this.lineY) / 1000)} Td\n`;
    this.lineX = x;
    this.lineY = y;
  }

  private endText(): void {
    if (this.inText) this.content += "ET\n";
    this.inText = false;
  }

  private setColor(color: string): void {
    if (this.color !== color) this.content += `${rgb(color)} rg\n`;
    this.color = color;
  }
}

/**
 * A run as the inside of one `TJ` array. The viewer's pen, which moves by whole widths, is brought back to the layout's
 * at every gap, so that rounding never adds up over a line.
 */
function lineOperand(run: TextRun, words: readonly EncodedWord[], font: DocumentFont): PdfSource {
  const perPt = 1000 / run.sizePt;
  const space = run.spaces.includes(true) ? font.space(trackingOf(run)) : null;
  const last = words.length - 1;
  let operand = "";
  let moved = 0;
  let pen = 0;
  words.forEach((word, i) => {
    operand += word.codes;
    moved += word.moved;
    pen += word.width + (run.gapsPt[i] ?? 0) * perPt;
    if (space && run.spaces[i]) {
      operand += space.codes;
      moved += space.moved;
    }
    const adjustment = i === last ? 0 : Math.round(moved - pen);
    if (adjustment !== 0) operand += `)${adjustment}(`;
    moved -= adjustment;
  });
  return operand;
}

/** Letterspacing in whole 1/1000 em. */
function trackingOf(run: TextRun): number {
  return Math.round((run.trackingPt * 1000) / run.sizePt);
}
