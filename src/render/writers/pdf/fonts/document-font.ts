/**
 * One face in one document: hands out character codes as text is painted, and is embedded at the end. A code stands for
 * a glyph together with the text it shows, so that the hyphen of a broken word (U+00AD) and a hyphen of the text, or a
 * small capital and a capital of the same drawing, are read back as what they are. Codes count from 1 in the order of
 * first use, which is the order of the text and so the same in every run.
 */
import type { FaceRef, Shaped } from "../../../layout/page.ts";
import type { PdfFile, Ref } from "../pdf-file.ts";
import { escapeBytes, type PdfSource } from "../pdf-syntax.ts";
import { embedFont } from "./embed-font.ts";
import type { ComposedGlyph, FontProgram } from "./font-program.ts";
import { clusteredGlyphs, isRightToLeft } from "./glyph-clusters.ts";

export interface DocumentFont {
  /** Resource name, `F1`. */
  readonly name: string;
  /**
   * True where letterspacing is part of the characters' own widths. Readers of a PDF take a wide gap between characters
   * for a space; characters that are wide themselves leave no gap. Else the viewer must be told to track.
   */
  readonly widens: boolean;
  /** Encodes a word. Kept for the words of a document. */
  readonly encode: (word: Shaped, style: WordStyle) => EncodedWord;
  /** The space character, letterspaced by 1/1000 em. */
  readonly space: (tracking: number) => { readonly codes: PdfSource; readonly moved: number };
  /** Glyph of a character, 0 where there is none, and its advance in 1/1000 em, for labels that come unshaped. */
  readonly glyphOf: (codePoint: number) => { readonly glyph: number; readonly advance: number };
  /** Writes font, program and texts; called once, after the last page. Null where the document shows nothing in it. */
  readonly embed: (file: PdfFile) => Ref | null;
}

export interface WordStyle {
  /** Whole 1/1000 em added after every glyph. */
  readonly tracking: number;
  /** The last glyph is to be read as U+00AD. */
  readonly softHyphen: boolean;
}

/** A word as operand of `TJ`, without the outermost brackets: `fi)12(ne`. */
export interface EncodedWord {
  readonly codes: PdfSource;
  /** How far the viewer's pen moves, in 1/1000 em. */
  readonly moved: number;
  /** How far it should move. */
  readonly width: number;
  /** Text that the codes alone do not give: part of a character per glyph, or characters of private use. */
  readonly actualText: string | null;
  /** Glyphs that stand off their place; they are painted one by one. */
  readonly placed: readonly PlacedGlyph[] | null;
}

/** Lengths in 1/1000 em, from the start of the word. */
export interface PlacedGlyph {
  readonly codes: PdfSource;
  readonly x: number;
  readonly y: number;
}

/** One code: the glyph it draws, its text, and its width in 1/1000 em, of which `widened` is not the glyph's own. */
export interface Code {
  readonly glyph: number;
  /** Where the code draws several glyphs at once, or one off its place: all of them, `glyph` too. */
  readonly drawn: ComposedGlyph | null;
  readonly text: string;
  readonly width: number;
  readonly widened: number;
}

/** The codes of a document so far, and what the font says of its glyphs. */
interface CodeTable {
  readonly codeOf: (glyph: number, text: string, tracking: number) => PdfSource;
  readonly clusterOf: CodeGiver;
  readonly advance: (glyph: number) => number;
  readonly composedAdvance: FontProgram["composedAdvance"];
}

/** A part of a character has no text of its own; U+2060 is the character that readers drop. */
const noText = "\u2060";

/** Starts a face of a document. `index` counts from 1 and follows the order of `PagedDocument.faces`. */
export function openFont(face: FaceRef, program: FontProgram, index: number): DocumentFont {
  const codes: Code[] = [{ glyph: 0, drawn: null, text: "", width: program.advance(0), widened: 0 }];
  const give = codeGiver(face, program, codes);
  const table: CodeTable = {
    codeOf: (glyph, text, tracking) => give({ glyph, drawn: null }, text, tracking),
    clusterOf: give,
    advance: program.advance,
    composedAdvance: program.composedAdvance,
  };
  const words = new Map<string, Map<Shaped, EncodedWord>>();
  const spaceGlyph = program.glyphOf(0x20);
  return {
    name: `F${index}`,
    widens: program.widens,
    encode: (word, style) => {
      const key = `${style.tracking}${style.softHyphen ? "-" : ""}`;
      let cache = words.get(key);
      if (cache === undefined) {
        cache = new Map();
        words.set(key, cache);
      }
      let encoded = cache.get(word);
      if (encoded === undefined) {
        encoded = encodeWord(word, style, table);
        cache.set(word, encoded);
      }
      return encoded;
    },
    space: (tracking) => ({
      codes: table.codeOf(spaceGlyph, " ", tracking),
      moved: program.advance(spaceGlyph) + tracking,
    }),
    glyphOf: (codePoint) => {
      const glyph = program.glyphOf(codePoint);
      return { glyph, advance: program.advance(glyph) };
    },
    embed: (file) => (codes.length > 1 ? embedFont(file, program, codes, index) : null),
  };
}

type CodeGiver = (shown: Pick<Code, "glyph" | "drawn">, text: string, tracking: number) => PdfSource;

/** Hands out codes in the order of asking; the same glyph, text and tracking have the same code. */
function codeGiver(face: FaceRef, program: FontProgram, codes: Code[]): CodeGiver {
  const known = new Map<number | string, Map<string, PdfSource>>();
  return ({ glyph, drawn }, text, tracking) => {
    const widened = program.widens ? tracking : 0;
    const key = drawn === null ? widened * 0x10000 + glyph : `${widened} ${JSON.stringify(drawn)}`;
    let texts = known.get(key);
    if (texts === undefined) {
      texts = new Map();
      known.set(key, texts);
    }
    let code = texts.get(text);
    if (code === undefined) {
      const own = drawn === null ? program.advance(glyph) : drawn.advance;
      const width = own + widened;
      const value = codes.push({ glyph, drawn, text: readable(text), width, widened }) - 1;
      if (value > 0xffff) throw new RangeError(`more than 65,535 characters of ${face.key} in one document`);
      code = escapeBytes(String.fromCharCode(value >> 8, value & 255));
      texts.set(text, code);
    }
    return code;
  };
}

function encodeWord(word: Shaped, style: WordStyle, table: CodeTable): EncodedWord {
  if ((word.offsets !== null || word.clusters.includes("")) && isRightToLeft(word.text))
    return encodeClusters(word, style, table);
  const { tracking, softHyphen } = style;
  const { glyphs, clusters, advances, offsets } = word;
  const last = glyphs.length - 1;
  const placed: PlacedGlyph[] = [];
  let codes = "";
  let moved = 0;
  let pen = 0;
  let plain = true;
  glyphs.forEach((glyph, i) => {
    const text = softHyphen && i === last ? "\u00ad" : (clusters[i] ?? "");
    if (text === "" || isPrivate(text)) plain = false;
    const code = table.codeOf(glyph, text === "" ? noText : text, tracking);
    // Whole thousandths are enough, and what is rounded away here is carried on to the next glyph.
    const adjustment = Math.round(moved - pen);
    codes += adjustment === 0 ? code : `)${adjustment}(${code}`;
    moved += table.advance(glyph) + tracking - adjustment;
    if (offsets) placed.push({ codes: code, x: pen + (offsets[i]?.x ?? 0), y: offsets[i]?.y ?? 0 });
    pen += (advances[i] ?? 0) + tracking;
  });
  const isPlaced = offsets?.some(({ x, y }) => x !== 0 || y !== 0) ?? false;
  return {
    codes,
    moved,
    width: pen,
    actualText: plain ? null : actualTextOf(word.text),
    placed: isPlaced ? placed : null,
  };
}

/**
 * Words that run from right to left have their text glyph by glyph: a replacement text for the whole of a word is taken
 * for text from left to right by readers, which then turn it round. A letter of several glyphs is drawn by one code.
 */
function encodeClusters(word: Shaped, { tracking }: WordStyle, table: CodeTable): EncodedWord {
  const placed: PlacedGlyph[] = [];
  let codes = "";
  let moved = 0;
  let pen = 0;
  const { composedAdvance } = table;
  for (const { glyphs, text, advance } of clusteredGlyphs(word, composedAdvance !== null)) {
    const [first] = glyphs;
    if (first === undefined) continue;
    // Readers take letters off the baseline for another line, and far ones for another word, so all of that is drawn into their glyphs.
    const isPlain = glyphs.length === 1 && first.x === 0 && first.y === 0 && advance === table.advance(first.glyph);
    const drawn = isPlain || composedAdvance === null ? null : { parts: glyphs, advance: composedAdvance(advance) };
    const code = table.clusterOf({ glyph: first.glyph, drawn }, text === "" ? noText : text, tracking);
    const adjustment = Math.round(moved - pen);
    codes += adjustment === 0 ? code : `)${adjustment}(${code}`;
    moved += (drawn?.advance ?? table.advance(first.glyph)) + tracking - adjustment;
    if (composedAdvance === null) placed.push({ codes: code, x: pen + first.x, y: first.y });
    pen += advance + tracking;
  }
  const isPlaced = composedAdvance === null && word.offsets !== null;
  return { codes, moved, width: pen, actualText: null, placed: isPlaced ? placed : null };
}

/** What `ToUnicode` may not hold (PDF/UA-1, 7.21.7) is read as U+FFFD. */
function readable(text: string): string {
  return text.replace(/[\0\ufeff\ufffe]/g, "\ufffd");
}

/** PDF/A-3a (6.2.11.7.3) wants other words for characters of private use, and nobody knows any. */
function actualTextOf(text: string): string {
  return isPrivate(text) ? text.replace(/[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/gu, "\ufffd") : text;
}

function isPrivate(text: string): boolean {
  return /[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/u.test(text);
}
