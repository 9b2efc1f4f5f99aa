/**
 * Lines of a paragraph become its text. A hyphen at a line's end is the typesetter's or the word's own, which nothing but
 * the rest of the file can tell: the typesetter's goes, and where it stood is kept.
 */

import { joined, shifted, type TextLink } from "./links.ts";

/** A line, as far as joining asks; units are points. */
export interface JoinableLine {
  readonly links?: readonly TextLink[];
  readonly text: string;
  readonly right: number;
  readonly size: number;
}

export interface Joined {
  readonly text: string;
  /** Offsets in `text` between two letters where a line ended with a hyphen that was taken out. */
  readonly hyphensAt: readonly number[];
  /** Set where there are any. */
  readonly links?: readonly TextLink[];
}

/** Words of a file that stand within a line, in lower case: whole words, and compounds with their hyphens. */
function wordsOf(lines: readonly JoinableLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    const found = text.toLowerCase().match(/\p{L}+(?:[-\u2010]\p{L}+)*[-\u00ad\u2010]?/gu) ?? [];
    for (const word of found) {
      const whole = word.replace(/\u2010/g, "-");
      if (/[-\u00ad]$/.test(whole)) continue;
      words.add(whole);
      if (whole.includes("-")) for (const part of whole.split("-")) words.add(part);
    }
  }
  return words;
}

/** What the lines of the whole file tell about each. */
export interface FileWords {
  readonly words: ReadonlySet<string>;
  /** Where many lines end, in points: right edges of justified columns. */
  readonly edges: readonly number[];
}

/** `lines` are those of the whole file. */
export function fileWords(lines: readonly JoinableLine[]): FileWords {
  return { words: wordsOf(lines), edges: commonEdges(lines) };
}

export function joinLines(lines: readonly JoinableLine[], { words, edges }: FileWords): Joined {
  let text = "";
  const hyphensAt: number[] = [];
  const links: TextLink[] = [];
  const lost = lostHyphens(lines, edges);
  lines.forEach((line, index) => {
    const link = index === 0 ? "start" : lost.has(index - 1) ? "lost" : linkOf(text, line.text, words);
    if (link === "hyphen") {
      text = text.slice(0, -1);
      const last = links.pop();
      if (last) links.push({ ...last, span: { ...last.span, end: Math.min(last.span.end, text.length) } });
    }
    if (link === "hyphen" || link === "lost") hyphensAt.push(text.length);
    if (link === "space") text += " ";
    links.push(...shifted(line.links, text.length));
    text += line.text;
  });
  if (links.length === 0) return { text, hyphensAt };
  return { text, hyphensAt, links: joined(links, text) };
}

type Link = "start" | "space" | "none" | "hyphen" | "lost";

/** "pre- and post-war": the hyphen stands for the rest of a word. */
const suspended = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|і|й|та|чи|або|и|или)\b/iu;

function linkOf(before: string, after: string, words: ReadonlySet<string>): Link {
  const head = /(\p{L}+)([-\u00ad\u2010])$/u.exec(before);
  const tail = /^\p{L}+/u.exec(after)?.[0];
  if (!head || head[1] === undefined)
    return /\p{N}[-\u2010]$/u.test(before) && /^\p{N}/u.test(after) ? "none" : "space";
  if (head[2] === "\u00ad") return tail === undefined ? "none" : "hyphen";
  if (tail === undefined) return /^\p{N}/u.test(after) ? "none" : "space";
  if (suspended.test(after)) return "space";
  if (!/^\p{Ll}/u.test(tail)) return "none";
  const [first, second] = [head[1].toLowerCase(), tail.toLowerCase()];
  if (words.has(`${first}-${second}`)) return "none";
  if (words.has(first + second)) return "hyphen";
  return isWord(first, words) && isWord(second, words) ? "none" : "hyphen";
}

function isWord(part: string, words: ReadonlySet<string>): boolean {
  return part.length > 2 && words.has(part);
}

/** A justified line ends at its column's edge; one that is short by a hyphen's width had one that left no character. */
const HYPHEN_WIDTH: readonly [number, number] = [0.2, 0.42];
/** Lines that end at one place make an edge: so many, and this share of the file's. */
const EDGE_LINES = 4;
const EDGE_SHARE = 0.25;
/** How exactly they do, in points. */
const EDGE_TOLERANCE = 0.7;

function commonEdges(lines: readonly JoinableLine[]): readonly number[] {
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const edges: number[] = [];
  for (let start = 0, i = 0; i <= rights.length; i++) {
    const [from, here] = [rights[start] ?? 0, rights[i] ?? Number.POSITIVE_INFINITY];
    if (here - from <= EDGE_TOLERANCE) continue;
    if (i - start >= Math.max(EDGE_LINES, rights.length * EDGE_SHARE)) edges.push(rights[i - 1] ?? from);
    start = i;
  }
  return edges;
}

/** Indices of lines whose hyphen is lost: some files write it as a soft hyphen, which extractors leave out. */
function lostHyphens(lines: readonly JoinableLine[], edges: readonly number[]): ReadonlySet<number> {
  const lost = new Set<number>();
  lines.slice(0, -1).forEach(({ text, right, size }, index) => {
    if (!/\p{L}$/u.test(text) || !/^\p{Ll}/u.test(lines[index + 1]?.text ?? "")) return;
    const short = (edge: number) => (edge - right) / Math.max(1, size);
    if (edges.some((edge) => short(edge) >= HYPHEN_WIDTH[0] && short(edge) <= HYPHEN_WIDTH[1])) lost.add(index);
  });
  return lost;
}
