/** Labels, bylines and stamps: lines about the article that stand above its first paragraph or below its last. */
import type { Draft } from "../draft.ts";
import { findDate, readStamp } from "../metadata/dates.ts";
import { isPersonName, readByline, readNamesInPlace, splitNames } from "../metadata/names.ts";
import { knownNewsroom, outletName } from "../metadata/newsrooms.ts";
import { readLabel } from "./labels.ts";
import { judgeLine } from "./line-rules.ts";
import { countWords } from "./looks.ts";
import { drop, type FoundInFurniture, type Line, proseRange, takeStamp, type Work } from "./work.ts";

/** Short lines that may stand between a deck and the story. */
const MAX_HEAD = 6;

/** Index of the last line that may be about the article: where its first sentence is a deck, lines about it come behind. */
function headEnd(work: Work): number {
  const { lines, fates } = work;
  const [first, last] = proseRange(work);
  const second = lines.findIndex((line, i) => i > first && line.prose && !fates[i] && line.kind !== "heading");
  return Math.max(first + 1, second > first && second < last && second <= first + MAX_HEAD ? second - 1 : 0);
}

/** Labels of a form: `- Author:` with its value behind it or in the next line, or without one. */
export function judgeLabels(work: Work): void {
  const { lines, fates, found } = work;
  const [, lastProse] = proseRange(work);
  const end = headEnd(work);
  lines.forEach((line, index) => {
    if (fates[index] || (index > end && index < lastProse)) return;
    const label = readLabel(line.text);
    if (!label || (label.value !== "" && line.prose && countWords(label.value) > 12)) return;
    const next = lines[index + 1];
    if (label.value !== "") {
      if (!takeLabelled(label.field, label.value, line.label, found) && label.field === "other" && line.prose) return;
      fates[index] = drop("label", `a label and its value`);
      if (label.field === "source") found.notes.push(line.span);
    } else if (
      next &&
      !fates[index + 1] &&
      !readLabel(next.text) &&
      !next.prose &&
      takeLabelled(label.field, next.text, next.label, found)
    ) {
      fates[index] = drop("label", "a label whose value stands in the next line");
      fates[index + 1] = drop(
        label.field === "author"
          ? "byline"
          : label.field === "date" || label.field === "updated"
            ? "date-line"
            : "label",
        `the value of "${line.text}"`,
      );
    } else {
      fates[index] = drop("empty-label", "a label without a value");
    }
  });
}

function takeLabelled(field: string, value: string, from: string, found: FoundInFurniture): boolean {
  const names = field === "author" ? splitNames(value) : [];
  if (names.length > 0) found.authors ??= { value: names, from };
  const date = field === "date" || field === "updated" ? findDate(value)?.date : undefined;
  if (date !== undefined && field === "date") found.published ??= { value: date, from };
  if (date !== undefined && field === "updated") found.updated ??= { value: date, from };
  if (field === "outlet" && value !== "") found.outlet ??= { value: outletName(value), from };
  if (field === "title" && value !== "") found.title = { value, from };
  return (
    names.length > 0 ||
    date !== undefined ||
    field === "outlet" ||
    field === "title" ||
    field === "url" ||
    field === "source"
  );
}

/** Bylines at either end, and what stands between the title and the first paragraph: names, places, decks. */
export function judgeHead(work: Work): void {
  const { lines, fates, found, draft } = work;
  const [firstProse, lastProse] = proseRange(work);
  const end = headEnd(work);
  lines.forEach((line, index) => {
    if (fates[index] || line.kind === "heading") return;
    const head = index <= firstProse;
    const byline = readByline(line.text);
    const early = index <= Math.max(end, firstProse + 2) || index >= lastProse;
    if (byline && (early || !line.prose)) {
      fates[index] = drop("byline", "a line that names the author");
      if (early && byline.authors.length > 0) found.authors ??= { value: byline.authors, from: line.label };
      const date = findDate(line.text)?.date;
      if (early && date !== undefined && !found.published) found.published = { value: date, from: line.label };
    } else if ((head || index > lastProse) && !line.prose && readPieces(line, found)) {
      fates[index] = drop("byline", "a line of author, date and outlet");
    } else if (head && index < firstProse && firstProse < lines.length && !line.prose && line.kind === "text") {
      judgeBetween(work, index, draft.shape);
      if (!fates[index] && isDayLine(line))
        fates[index] = drop("date-line", "a short line with the day above the story");
    }
  });
}

/** `Friday, 22 October 2010, 20:13 | Local`: a day and few words besides, in any language. */
function isDayLine({ text }: Line): boolean {
  const date = readStamp(text) ? undefined : findDate(text);
  return date !== undefined && date.date.length === 10 && countWords(text) <= 14;
}

function judgeBetween({ lines, fates, found }: Work, index: number, shape: Draft["shape"]): void {
  const line = lines[index];
  if (!line || readStamp(line.text)) return;
  const placed = readNamesInPlace(line.text);
  const names = placed ?? (isPersonName(line.text) || /\sand\s|,/.test(line.text) ? splitNames(line.text) : []);
  const besideDate = [lines[index - 1], lines[index + 1]].some(
    (other) => other !== undefined && readStamp(other.text) !== undefined,
  );
  if (names.length > 0 && (placed !== undefined || besideDate) && countWords(line.text) <= names.length * 5 + 4) {
    fates[index] = drop("byline", placed ? "names and a place above the first paragraph" : "a name beside the date");
    found.authors ??= { value: names, from: line.label };
  } else if (countWords(line.text) < 8 && shape === "pasted") {
    fates[index] = drop(names.length > 0 ? "byline" : "other", "a short line above the first paragraph");
  }
}

/** `Ann Lee | 5 June 2025 | 4 min read`: every piece must be known for what it is. */
function readPieces(line: Line, found: FoundInFurniture): boolean {
  const pieces = line.text.length > 200 ? [] : line.text.split(/\s?[|·•]\s?|\s[–—-]\s/).filter((piece) => piece !== "");
  if (pieces.length < 2) return false;
  const read = pieces.map((piece) => ({
    piece,
    stamp: readStamp(piece),
    byline: readByline(piece),
    verdict: judgeLine(piece),
  }));
  if (!read.some((r) => r.stamp || r.byline)) return false;
  if (
    !read.every(
      (r) =>
        r.stamp ||
        r.byline ||
        r.verdict ||
        isPersonName(r.piece) ||
        knownNewsroom(r.piece) !== undefined ||
        labelled.test(r.piece),
    )
  )
    return false;
  for (const { piece, stamp, byline } of read) {
    if (stamp) takeStamp(stamp, line.label, found);
    const names = byline?.authors ?? (isPersonName(piece) ? [piece] : []);
    if (names.length > 0) found.authors ??= { value: names, from: line.label };
    const outlet = knownNewsroom(piece);
    if (outlet !== undefined) found.outlet ??= { value: outlet, from: line.label };
  }
  return true;
}

/** `Category: Health`, of whatever words. */
const labelled = /^\p{Lu}[\p{L} ]{2,20}\s?:\s[^.!?]{2,80}$/u;

/** A date alone above or below the story is its date; between paragraphs it heads a part of a chronicle. */
export function judgeStamps(work: Work): void {
  const { lines, fates, found } = work;
  const [firstProse, lastProse] = proseRange(work);
  const chronicle = lines.filter((line, i) => i > firstProse && i < lastProse && !fates[i] && readStamp(line.text));
  const end = chronicle.length > 1 ? firstProse + 1 : headEnd(work);
  lines.forEach((line, index) => {
    const fate = fates[index];
    const dropped = fate !== undefined && "reason" in fate && fate.reason === "date-line";
    const stamp = (fate && !dropped) || line.kind === "heading" ? undefined : readStamp(line.text);
    if (!stamp) return;
    if (!dropped && index > end && index < lastProse) {
      fates[index] = { keep: "heading", level: 3 };
      return;
    }
    fates[index] = drop("date-line", "a line of date and time");
    takeStamp(stamp, line.label, found);
  });
}
