/**
 * Takes a document and a stylesheet, gives a Word file that a colleague can edit: real styles, headings, numbered lists,
 * tables with repeated heads, footnotes, bookmarks and links, headers and footers. The same words as the other outputs,
 * and the same bytes for the same document.
 */
import { AlignmentType, Document, type INumberingOptions, LevelFormat, Packer, Paragraph, TextRun } from "docx";
import type { Doc, DocBlock } from "../../document/doc-node.ts";
import { blockText } from "../../document/plain-text.ts";
import { type LabelFont, labelFont } from "../../image/label-font.ts";
import type { LabelFonts } from "../../image/svg-stand-in.ts";
import type { FaceSet } from "../../layout/faces.ts";
import type { PageImage } from "../../layout/page.ts";
import { labelsFor } from "../../stylesheet/labels.ts";
import { sectionFinder } from "../../stylesheet/section-finder.ts";
import type { SectionSize, Stylesheet } from "../../stylesheet/stylesheet.ts";
import { listIndent, topSetting, wordBlocks } from "./blocks.ts";
import { fontTable } from "./font-table.ts";
import { twips } from "./measures.ts";
import { runningParts } from "./running.ts";
import { settleWord } from "./settle.ts";
import { styleIds, wordStyles } from "./styles.ts";
import { type Writing, xmlText } from "./writing.ts";

export interface DocxOptions {
  /** The title of a document that names none. */
  readonly title: string;
  /** The tool's name and version, as who changed the file last. */
  readonly producer: string;
  /** By the `src` that figures give. */
  readonly images?: Readonly<Record<string, PageImage>>;
  /** The stylesheet's fonts, for the words of drawings; without them a drawing's stand-in has none. */
  readonly faces?: FaceSet["faces"];
}

export async function writeDocx(doc: Doc, stylesheet: Stylesheet, options: DocxOptions): Promise<Uint8Array> {
  const { meta } = doc;
  const writing = startWriting(doc, stylesheet, options);
  const children = sectionsOf(doc.blocks, stylesheet).flatMap(({ blocks, size }) =>
    wordBlocks(blocks, writing, size === "body" ? topSetting : { ...topSetting, style: styleIds[size] }),
  );
  const footnotes = doc.footnotes.map(({ number, blocks }) => [String(number), { children: notesOf(blocks, writing) }]);
  const { page } = stylesheet;
  const word = new Document({
    title: xmlText(meta.title ?? options.title),
    creator: xmlText(meta.author ?? ""),
    subject: xmlText(meta.subject ?? ""),
    keywords: xmlText(meta.keywords.join(", ")),
    lastModifiedBy: options.producer,
    styles: wordStyles(stylesheet, meta.language),
    numbering: numberingOf(writing),
    footnotes: Object.fromEntries(footnotes),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.widthPt), height: twips(page.heightPt) },
            margin: {
              top: twips(page.marginTopPt),
              bottom: twips(page.marginBottomPt),
              left: twips(page.marginLeftPt - page.outdentPt),
              right: twips(page.marginRightPt),
              header: twips(page.marginTopPt / 3),
              footer: twips(page.marginBottomPt / 3),
            },
          },
        },
        ...runningParts(meta, writing),
        children,
      },
    ],
  });
  return settleWord(new Uint8Array(await Packer.toBuffer(word)), meta.date, new Map([fontTable(stylesheet)]));
}

/** Runs of blocks in one size of type: that of a section holds from its heading to the next one of its level or higher. */
function sectionsOf(
  blocks: readonly DocBlock[],
  stylesheet: Stylesheet,
): readonly { readonly blocks: readonly DocBlock[]; readonly size: SectionSize }[] {
  const sectionOf = sectionFinder(blocks, stylesheet);
  const runs: { blocks: DocBlock[]; size: SectionSize }[] = [];
  let sized: { level: number; size: SectionSize } | null = null;
  for (const block of blocks) {
    if (block.type === "heading" && (sized === null || block.level <= sized.level)) {
      const found = sectionOf(block);
      sized = found && found.size !== "body" ? { level: block.level, size: found.size } : null;
    }
    const size = sized?.size ?? "body";
    const last = runs.at(-1);
    if (last?.size === size) last.blocks.push(block);
    else runs.push({ blocks: [block], size });
  }
  return runs;
}

function startWriting(doc: Doc, stylesheet: Stylesheet, { images = {}, faces = [] }: DocxOptions): Writing {
  const { page } = stylesheet;
  const ids = idsIn(doc.blocks);
  return {
    stylesheet,
    language: doc.meta.language,
    labels: labelsFor(doc.meta.language),
    images,
    bookmarks: new Map(ids.map((id, index) => [id, `place_${index + 1}`])),
    mentioned: new Set(),
    orderedStarts: [],
    labelFonts: labelFontsOf(faces, stylesheet),
    measurePt: page.widthPt - page.marginLeftPt + page.outdentPt - page.marginRightPt,
  };
}

/** The upright faces of the family that labels are set in. */
function labelFontsOf(faces: FaceSet["faces"], { fonts }: Stylesheet): LabelFonts | null {
  const nearest = (weight: number): LabelFont | null => {
    const [face] = faces
      .filter(({ family, italic }) => family === fonts.sans && !italic)
      .sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight));
    return face ? labelFont(face.bytes) : null;
  };
  const regular = nearest(400);
  return regular && { regular, bold: nearest(700) ?? regular };
}

/** Ids of headings and excerpts, each once. */
function idsIn(blocks: readonly DocBlock[]): string[] {
  const found = blocks.flatMap((block): string[] => {
    if (block.type === "heading") return [block.id];
    if (block.type === "excerpt") return [block.id, ...idsIn(block.blocks)];
    if (block.type === "quote" || block.type === "callout") return idsIn(block.blocks);
    return block.type === "list" ? block.items.flatMap((item) => idsIn(item.blocks)) : [];
  });
  return [...new Set(found)];
}

/** Word's notes hold paragraphs only: what is a table elsewhere comes as lines of text. */
function notesOf(blocks: readonly DocBlock[], writing: Writing): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.type === "table" || block.type === "fields")
      return blockText([block])
        .split("\n")
        .map((line) => new Paragraph({ style: noteStyle, children: [new TextRun(xmlText(line))] }));
    const written = wordBlocks([block], writing, { ...topSetting, style: noteStyle });
    return written.filter((part) => part instanceof Paragraph);
  });
}

const noteStyle = "FootnoteText";

/** Bullets in three signs by turns, and one numbering for each ordered list. */
function numberingOf({ orderedStarts, stylesheet }: Writing): INumberingOptions {
  const levels = Array.from({ length: 9 }, (_, level) => level);
  const { bullets } = stylesheet.list;
  const style = (level: number) => ({ paragraph: { indent: { left: listIndent(level), hanging: twips(18) } } });
  const bulleted = levels.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: bullets[level % Math.max(1, bullets.length)] ?? "•",
    alignment: AlignmentType.LEFT,
    style: style(level),
  }));
  const ordered = (start: number) =>
    levels.map((level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      start,
      alignment: AlignmentType.LEFT,
      style: style(level),
    }));
  return {
    config: [
      { reference: "bullets", levels: bulleted },
      ...orderedStarts.map((start, index) => ({ reference: `ordered-${index + 1}`, levels: ordered(start) })),
    ],
  };
}
