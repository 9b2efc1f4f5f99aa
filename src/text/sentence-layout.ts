/**
 * Where layout ends a sentence without a stop: blank lines, bullets, numbered items, stacks of short lines, the
 * greeting and the close of a letter. Takes a text, gives ascending offsets at which a new unit begins. A single line
 * end inside running text isn't among them, because wrapped text has one on every line. Linear in the text.
 */
import { isLower, isSpace, isUpper } from "./characters.ts";
import { cutAtScraps } from "./sentence-scraps.ts";

/** Offsets of the first characters of units; never 0, never twice the same. */
export function findLayoutCuts(text: string): number[] {
  const cuts = new Set<number>();
  if (text.includes("\n")) cutAtLines(text, cuts);
  cutAtBullets(text, cuts);
  cutAtItems(text, cuts);
  cutAtLetterParts(text, cuts);
  cutAtScraps(text, cuts);
  cuts.delete(0);
  return [...cuts].sort((a, b) => a - b);
}

interface Line {
  readonly start: number;
  /** Without the white space at both ends. */
  readonly content: string;
}

function cutAtLines(text: string, cuts: Set<number>): void {
  let offset = 0;
  let block: Line[] = [];
  for (const raw of text.split("\n")) {
    const content = raw.trim();
    if (content === "") {
      cutBlock(block, cuts);
      block = [];
      cuts.add(offset);
    } else block.push({ start: offset, content });
    offset += raw.length + 1;
  }
  cutBlock(block, cuts);
}

function cutBlock(lines: readonly Line[], cuts: Set<number>): void {
  const isStack = isStackOfLines(lines);
  lines.forEach((line, index) => {
    if (isStack || startsItem(line.content, lines[index - 1]?.content)) cuts.add(line.start);
  });
}

/** Lines in a stack are no longer than this; wrapped text seldom is so narrow. */
const STACKED_UNITS = 40;

/** Three or more short lines of which none ends or holds a stop: a list, an address, a verse. */
function isStackOfLines(lines: readonly Line[]): boolean {
  return (
    lines.length >= 3 &&
    lines.every(({ content }) => content.length <= STACKED_UNITS && !/[.!?…:;,。！？-]$|[.!?…]\s/.test(content))
  );
}

const bullet = /^[•●▪▫‣⁃◦■□◆◇○]/;
const dash = /^[-–—*+]\s+(\S)/;
const numbered = /^\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}\s+\S/;

/** A dash or number at a line's start may be running text; what stands before and behind it tells. */
function startsItem(line: string, before: string | undefined): boolean {
  if (bullet.test(line)) return true;
  const isFollowing =
    before === undefined || /[.!?…:;。！？]["”’)]?$/.test(before) || dash.test(before) || numbered.test(before);
  const dashed = dash.exec(line);
  if (dashed) return isFollowing || !isLower((dashed[1] ?? "").charCodeAt(0));
  return numbered.test(line) && isFollowing;
}

function cutAtBullets(text: string, cuts: Set<number>): void {
  for (const { index } of text.matchAll(/[•●▪▫‣⁃◦■◆]/g)) cuts.add(index);
}

interface Item {
  readonly start: number;
  /** Where the item's own words begin. */
  readonly words: number;
  readonly form: string;
  readonly value: number;
}

/**
 * Items of a list that was run together: "1) First thing 2) Second thing". Only a series that counts up from its first
 * item, begins where a sentence may begin, and isn't held together by commas is one.
 */
function cutAtItems(text: string, cuts: Set<number>): void {
  let series: Item[] = [];
  const finish = (): void => {
    // "A. Short met B. Long" is no list, so initials have to go on to a third.
    const least = series[0]?.form === "A." ? 3 : 2;
    if (series.length >= least) for (const { start } of series) cuts.add(start);
    series = [];
  };
  for (const match of text.matchAll(/(?<!\S)(\(?)(?:(\d{1,2})|([A-Za-z]))(\.\)|[.)])\s+(?=(\S))/g)) {
    const [, open = "", digits, letter = "", close = "", first = ""] = match;
    if (close === "." && !isUpper(first.charCodeAt(0))) continue;
    const value = digits === undefined ? letter.toLowerCase().charCodeAt(0) - 0x60 : Number(digits);
    const item = {
      start: match.index,
      words: match.index + match[0].length,
      form: `${open}${digits === undefined ? caseOf(letter) : "1"}${close}`,
      value,
    };
    const last = series.at(-1);
    if (
      last &&
      item.start > last.words &&
      item.form === last.form &&
      value === last.value + 1 &&
      !isEnumerated(text, item.start)
    )
      series.push(item);
    else if (value === 1 && mayBegin(text, item.start)) {
      finish();
      series.push(item);
    }
  }
  finish();
}

function caseOf(letter: string): string {
  return isLower(letter.charCodeAt(0)) ? "a" : "A";
}

/** "…, 2) …" and "… and 2) …" are items of one sentence. */
function isEnumerated(text: string, at: number): boolean {
  return /(?:[,;]|\b(?:and|or|und|oder|et|ou|та|і|и|или|або))\s+$/.test(text.slice(Math.max(0, at - 8), at));
}

function mayBegin(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && at - end < 8 && isSpace(text.charCodeAt(end - 1))) end--;
  return end === 0 || at - end > 1 || '.!?…:•⁃"”)'.includes(text.charAt(end - 1)) || text.charAt(end) === "\n";
}

const greeting =
  /^\s*(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))(?: [A-Z][\w.'’-]*){0,4}\s?[,:-] +(?=[A-Z"“])/;
const farewell =
  /(?<!\S)(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Ww]ith) )?(?:[Rr]egards|Sincerely(?: yours)?|Respectfully(?: yours)?|Yours (?:truly|sincerely|faithfully)|Best wishes|Many thanks), +(?=[A-Z])/g;

function cutAtLetterParts(text: string, cuts: Set<number>): void {
  const opened = greeting.exec(text);
  if (opened) cuts.add(opened[0].length);
  for (const match of text.matchAll(farewell)) cuts.add(match.index + match[0].length);
}
