/**
 * Inlines to pieces: stretches of text that look alike and belong to one structure element. Takes the document's inlines
 * and the style of their block; the joined text of the pieces is the text of the inlines.
 */
import type { Inline } from "../document/doc-node.ts";
import type { ColorName, FontRole, Stylesheet, TextStyle } from "../stylesheet/stylesheet.ts";
import { emboldened } from "./faces.ts";
import { type ImageContext, imageCharacter, type PieceImage, usableImage } from "./inline-images.ts";
import type { LinkTarget } from "./page.ts";
import type { StructureBuilder } from "./structure.ts";

/** How a piece of text looks. */
export interface TextLook {
  readonly font: FontRole;
  readonly weight: number;
  readonly italic: boolean;
  readonly sizePt: number;
  /** `#rrggbb`. */
  readonly color: string;
  readonly features: readonly string[];
  readonly risePt: number;
  readonly trackingPt: number;
}

/** A link that a piece belongs to; pieces of one link share the object. */
export interface PieceLink {
  readonly target: LinkTarget;
  readonly node: number;
  readonly contents: string;
}

export interface Piece {
  /** A lone line feed is a forced line break. */
  readonly text: string;
  readonly look: TextLook;
  /** Null for what is no content, such as leaders. */
  readonly node: number | null;
  readonly link: PieceLink | null;
  /** The number of the footnote that the piece refers to. */
  readonly note: number | null;
  /** Shown in the place of the piece's one character. */
  readonly image?: PieceImage;
}

/** What flattening needs to know of its surroundings. */
export interface InlineContext extends ImageContext {
  readonly structure: StructureBuilder;
  /** Emphasis in excerpts is added context, which is upright and grey. */
  readonly emphasis: "italic" | "context";
}

/** The look of a style. */
export function lookOf(style: TextStyle, stylesheet: Stylesheet): TextLook {
  return {
    font: style.font,
    weight: style.weight,
    italic: style.italic,
    sizePt: style.sizePt,
    color: stylesheet.colors[style.color],
    features: style.features,
    risePt: 0,
    trackingPt: style.trackingPt,
  };
}

/** Flattens inlines into pieces of an element. */
export function flattenInlines(
  inlines: readonly Inline[],
  look: TextLook,
  node: number,
  context: InlineContext,
): readonly Piece[] {
  const pieces: Piece[] = [];
  flattenInto(pieces, inlines, { look, node, link: null }, context);
  return pieces;
}

/** The plain text of inlines, as read aloud: for link contents, outlines and alternative texts. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "text":
        case "code":
          return inline.text;
        case "image":
          return inline.alt;
        case "break":
          return " ";
        case "footnote":
          return "";
        default:
          return plainText(inline.inlines);
      }
    })
    .join("");
}

interface Setting {
  readonly look: TextLook;
  readonly node: number;
  readonly link: PieceLink | null;
}

function flattenInto(pieces: Piece[], inlines: readonly Inline[], setting: Setting, context: InlineContext): void {
  for (const inline of inlines) flattenOne(pieces, inline, setting, context);
}

function flattenOne(pieces: Piece[], inline: Inline, setting: Setting, context: InlineContext): void {
  const { look, node, link } = setting;
  const add = (text: string, own: TextLook = look) => pieces.push({ text, look: own, node, link, note: null });
  switch (inline.type) {
    case "text":
      add(inline.text);
      return;
    case "code":
      add(inline.text, codeLook(look, context.stylesheet));
      return;
    case "break":
      add("\n");
      return;
    case "image":
      addImage(pieces, inline, setting, context);
      return;
    case "strong":
      flattenInto(pieces, inline.inlines, { ...setting, look: strongLook(look, context.stylesheet) }, context);
      return;
    case "emphasis":
      flattenInto(pieces, inline.inlines, { ...setting, look: emphasisLook(look, context) }, context);
      return;
    case "strike":
      flattenInto(pieces, inline.inlines, { ...setting, look: colored(look, "grey", context.stylesheet) }, context);
      return;
    case "footnote":
      addNoteReference(pieces, inline, setting, context);
      return;
    case "link":
      addLink(pieces, { url: inline.href }, inline.inlines, setting, context);
      return;
    case "reference":
      addLink(pieces, { id: inline.target }, inline.inlines, setting, context);
      return;
  }
}

/** An image that can't be used prints its description instead. */
function addImage(
  pieces: Piece[],
  inline: Extract<Inline, { type: "image" }>,
  { look, node, link }: Setting,
  context: InlineContext,
): void {
  const image = usableImage(inline, context);
  if (image === null) {
    context.imageMissing(inline.src);
    if (inline.alt !== "") pieces.push({ text: `[${inline.alt}]`, look, node, link, note: null });
    return;
  }
  const figure = inline.alt === "" ? null : context.structure.add("Figure", node, { alt: inline.alt });
  pieces.push({ text: imageCharacter, look, node, link, note: null, image: { ...image, node: figure } });
}

function addLink(
  pieces: Piece[],
  target: LinkTarget,
  inlines: readonly Inline[],
  setting: Setting,
  context: InlineContext,
): void {
  const look = colored(setting.look, "accent", context.stylesheet);
  if (setting.link) {
    flattenInto(pieces, inlines, { ...setting, look }, context);
    return;
  }
  const contents = plainText(inlines) || ("url" in target ? target.url : target.id);
  const node = context.structure.add("Link", setting.node, { alt: contents });
  flattenInto(pieces, inlines, { look, node, link: { target, node, contents } }, context);
}

function addNoteReference(
  pieces: Piece[],
  inline: { readonly number: number; readonly id: string },
  setting: Setting,
  context: InlineContext,
): void {
  const { structure } = context;
  const noteId = noteTarget(inline.id);
  const reference = structure.add("Reference", setting.node, { noteId });
  const contents = String(inline.number);
  const node = structure.add("Link", reference, { alt: contents });
  const look = {
    ...setting.look,
    sizePt: setting.look.sizePt * 0.65,
    risePt: setting.look.sizePt * 0.36,
    features: ["lnum"],
  };
  const link = { target: { id: noteId }, node, contents };
  // A word joiner keeps the number on the line of the word that it belongs to.
  pieces.push({ text: `\u2060${contents}`, look, node, link, note: inline.number });
}

/** The destination of a footnote. */
export function noteTarget(id: string): string {
  return `note-${id}`;
}

function strongLook(look: TextLook, stylesheet: Stylesheet): TextLook {
  const sans = stylesheet.text.strong === "sans" && look.font === "serif" && look.weight < 600;
  if (!sans) return { ...look, weight: emboldened(look.weight) };
  return { ...look, font: "sans", weight: 600, features: look.features.filter((feature) => feature !== "onum") };
}

function emphasisLook(look: TextLook, { emphasis, stylesheet }: InlineContext): TextLook {
  if (emphasis === "context") return colored(look, stylesheet.excerpt.contextColor, stylesheet);
  return { ...look, italic: !look.italic };
}

function codeLook(look: TextLook, stylesheet: Stylesheet): TextLook {
  const { font, features } = stylesheet.styles.code;
  return { ...look, font, features, sizePt: look.sizePt * 0.94 };
}

function colored(look: TextLook, color: ColorName, stylesheet: Stylesheet): TextLook {
  return { ...look, color: stylesheet.colors[color] };
}
