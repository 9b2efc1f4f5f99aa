/**
 * Words as boxes and penalties. What a word makes depends on its shape, its size and how its text is set, on nothing of
 * the paragraph that it stands in; so its items are made once and shared by all paragraphs of all documents. They must
 * never be changed.
 */
import { type Item, makeItem } from "./break.ts";
import { type Division, hyphenations } from "./divisions.ts";
import type { TextFace } from "./faces.ts";
import type { Hyphenator } from "./hyphenate.ts";
import { type DividedWord, type FaceWord, type MissingGlyph, type WordItems, widthOver, wordOver } from "./shape.ts";

/** How words of one look are set; all that their items depend on beside their shape. */
export interface WordSetting {
  readonly face: TextFace;
  readonly sizePt: number;
  readonly trackingPt: number;
  /** Whether marks stand out of the line's ends. */
  readonly hang: boolean;
}

/** Places in a word, ascending, and its width up to each in 1/1000 em. */
type Divisions = Omit<DividedWord, "by">;

// More sizes and ways than a stylesheet sets words in.
const waysPerWord = 12;
const whole: Divisions = { divisions: [], widths: [] };

/** The word in one box, or divided by a language. */
export function wordItems(word: FaceWord, text: string, by: Hyphenator | null, setting: WordSetting): WordItems {
  const { sizePt, trackingPt, hang } = setting;
  for (const known of word.itemised) {
    if (known.sizePt === sizePt && known.by === by && known.hang === hang && known.trackingPt === trackingPt) {
      return known;
    }
  }
  const divided = by === null ? whole : dividedBy(by, word, text);
  const made = { sizePt, trackingPt, hang, by, ...itemsOf(word, text, divided, setting) };
  if (word.itemised.length === waysPerWord) word.itemised.shift();
  word.itemised.push(made);
  return made;
}

/** The word divided at given places, for this once. */
export function itemsDividedAt(
  word: FaceWord,
  text: string,
  divisions: readonly Division[],
  setting: WordSetting,
): Pick<WordItems, "items" | "ends"> {
  return itemsOf(word, text, { divisions, widths: widthsAt(divisions, word) }, setting);
}

/** A language's divisions of a word, found once. */
export function dividedBy(by: Hyphenator, word: FaceWord, text: string): DividedWord {
  if (word.divided?.by === by) return word.divided;
  const divisions = hyphenations(text, by);
  word.divided = { by, divisions, widths: widthsAt(divisions, word) };
  return word.divided;
}

/** The penalty of a division; one with a hyphen is as wide as that. */
export function divisionItem({ cost, hyphen }: Omit<Division, "at">, { face, sizePt, hang }: WordSetting): Item {
  const width = hyphen ? Math.round(hyphenWidth(face) * sizePt) : 0;
  const hangEnd = hyphen && hang ? Math.round(endHang("-") * sizePt) : 0;
  return makeItem("penalty", { width, cost, flagged: hyphen, hangEnd });
}

/** Width of text in 1/1000 pt, from that of its shape in 1/1000 em and its number of characters. */
export function scaledWidth(width: number, length: number, { sizePt, trackingPt }: WordSetting): number {
  return Math.round(width * sizePt + length * trackingPt * 1000);
}

function itemsOf(
  word: FaceWord,
  text: string,
  { divisions, widths }: Divisions,
  setting: WordSetting,
): Pick<WordItems, "items" | "ends"> {
  const items: Item[] = [];
  const ends: number[] = [];
  let from = 0;
  let before = 0;
  divisions.forEach((point, i) => {
    const upTo = scaledWidth(widths[i] ?? 0, point.at, setting);
    items.push(box(text.slice(from, point.at), upTo - before, setting), divisionItem(point, setting));
    ends.push(point.at, point.at);
    from = point.at;
    before = upTo;
  });
  items.push(box(text.slice(from), scaledWidth(word.width, text.length, setting) - before, setting));
  ends.push(text.length);
  return { items, ends };
}

function box(text: string, width: number, { hang, sizePt }: WordSetting): Item {
  const hangStart = hang ? Math.round(startHang(text.charAt(0)) * sizePt) : 0;
  const hangEnd = hang ? Math.round(endHang(text.charAt(text.length - 1)) * sizePt) : 0;
  return makeItem("box", { width, hangStart, hangEnd });
}

function widthsAt(divisions: readonly Division[], { parts }: FaceWord): readonly number[] {
  return divisions.map(({ at }) => widthOver(parts, at));
}

function hyphenWidth(face: TextFace): number {
  return wordOver(face, "-", unreported).parts[0]?.shaped.width ?? 300;
}

/** A hyphen that is set is shaped again, and reported, for its line. */
const unreported: MissingGlyph = () => {};

/** Shares of an em by which a character may stand out of the line's start and end. */
function startHang(character: string): number {
  return "“‘«„\"'".includes(character) && character !== "" ? 0.2 : 0;
}

function endHang(character: string): number {
  if (character === "") return 0;
  if (".,-‐".includes(character)) return 0.14;
  if ("”’\"'»".includes(character)) return 0.18;
  return ":;–".includes(character) ? 0.08 : 0;
}
