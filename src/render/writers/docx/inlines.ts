/** Inlines to the runs of a paragraph. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Inline } from "../../document/doc-node.ts";
import { withBoundDots } from "../../document/plain-text.ts";
import { type LabelFonts, svgStandIn } from "../../image/svg-stand-in.ts";
import type { PageImage } from "../../layout/page.ts";
import { hex } from "./measures.ts";
import { runLooks } from "./styles.ts";
import { type Writing, xmlText } from "./writing.ts";

/** What a run adds to its paragraph's style. */
export type Looks = Pick<IRunOptions, "bold" | "italics" | "strike" | "color" | "font" | "size" | "superScript">;

/** `emphasis` says how emphasised words look: italic, but grey and upright in an excerpt, where they are added context. */
export interface InlineSetting {
  readonly looks: Looks;
  readonly emphasis: Looks;
  /** The words of a source, of which no character is changed. */
  readonly verbatim: boolean;
}

export const plainSetting: InlineSetting = { looks: {}, emphasis: { italics: true }, verbatim: false };

/** The setting of an excerpt's words. */
export function excerptSetting({ stylesheet }: Writing): InlineSetting {
  const color = hex(stylesheet.colors[stylesheet.excerpt.contextColor]);
  return { looks: {}, emphasis: { color }, verbatim: true };
}

export function runsOf(
  inlines: readonly Inline[],
  writing: Writing,
  setting: InlineSetting = plainSetting,
): ParagraphChild[] {
  return inlines.flatMap((inline) => runOf(inline, writing, setting));
}

function runOf(inline: Inline, writing: Writing, setting: InlineSetting): ParagraphChild[] {
  const { looks } = setting;
  const within = (inlines: readonly Inline[], more: Looks) =>
    runsOf(inlines, writing, { ...setting, looks: { ...looks, ...more } });
  switch (inline.type) {
    case "text":
      return inline.text === ""
        ? []
        : [new TextRun({ ...looks, text: xmlText(setting.verbatim ? inline.text : withBoundDots(inline.text)) })];
    case "code":
      return [new TextRun({ ...looks, ...codeLooks(writing), text: xmlText(inline.text) })];
    case "strong":
      return within(inline.inlines, { bold: true });
    case "emphasis":
      return within(inline.inlines, setting.emphasis);
    case "strike":
      return within(inline.inlines, { strike: true });
    case "link":
      return [new ExternalHyperlink({ link: xmlText(inline.href), children: within(inline.inlines, accent(writing)) })];
    case "reference":
      return referenceRuns(inline, writing, within(inline.inlines, accent(writing)));
    case "footnote":
      return noteRuns(inline.number, writing);
    case "image":
      return [
        pictureRun(inline, writing) ??
          new TextRun({ ...looks, text: xmlText(inline.alt === "" ? inline.src : inline.alt) }),
      ];
    default:
      return [new TextRun({ break: 1 })];
  }
}

/** A picture to the measure at most; null for one that isn't there. */
export function pictureRun(
  { src, alt }: { readonly src: string; readonly alt: string },
  { images, measurePt, labelFonts }: Writing,
): ImageRun | null {
  const image = Object.hasOwn(images, src) ? images[src] : undefined;
  if (image === undefined) return null;
  return imageRun(image, alt, Math.min(1, (measurePt * 96) / 72 / image.widthPx), labelFonts);
}

/** A drawing stays one, with a plain picture of it beside for programs that show no SVG. */
export function imageRun(image: PageImage, alt: string, scale: number, fonts: LabelFonts | null): ImageRun {
  const options = {
    transformation: { width: Math.round(image.widthPx * scale), height: Math.round(image.heightPx * scale) },
    altText: { name: "", title: "", description: xmlText(alt) },
  };
  if (image.format === "svg") {
    const fallback = { type: "png", data: svgStandIn(image.bytes, fonts), ...options } as const;
    return new ImageRun({ type: "svg", data: image.bytes, fallback, ...options });
  }
  return new ImageRun({ type: image.format === "png" ? "png" : "jpg", data: image.bytes, ...options });
}

function accent({ stylesheet }: Writing): Looks {
  return { color: hex(stylesheet.colors.accent) };
}

function codeLooks({ stylesheet }: Writing): Looks {
  const { font = "monospace", size } = runLooks(stylesheet.styles.code, stylesheet);
  return { font, ...(size === undefined ? {} : { size }) };
}

function referenceRuns(
  { target, inlines }: Inline & { type: "reference" },
  writing: Writing,
  children: ParagraphChild[],
): ParagraphChild[] {
  const anchor = writing.bookmarks.get(target);
  return anchor === undefined ? runsOf(inlines, writing) : [new InternalHyperlink({ anchor, children })];
}

/** A note's second mention is its number: two references to one note are an error to Word. */
function noteRuns(number: number, writing: Writing): ParagraphChild[] {
  if (writing.mentioned.has(number)) return [new TextRun({ text: String(number), superScript: true })];
  writing.mentioned.add(number);
  return [new FootnoteReferenceRun(number)];
}
