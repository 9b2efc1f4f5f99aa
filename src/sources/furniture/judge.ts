/**
 * Takes the lines of a draft, gives what is article and what is furniture, with the metadata that stood in furniture.
 * Every line ends up on one side, furniture with its reason. Lines are judged by their words first (`line-rules.ts`),
 * then by where they stand: before the first paragraph, between paragraphs, behind the last one, or in the list of
 * headlines that a module such as "Most Read" opens.
 */
import { cut, type Span, trimSpan } from "../../text/span.ts";
import type { Block, Furniture, FurnitureReason, PartialDate } from "../article.ts";
import type { Draft, DraftLine, Stated } from "../draft.ts";
import { findDate, readStamp } from "../metadata/dates.ts";
import { isPersonName, readByline, readNamesInPlace, splitNames } from "../metadata/names.ts";
import { knownNewsroom, outletName } from "../metadata/newsrooms.ts";
import { type Dateline, readDateline } from "./dateline.ts";
import { judgeLine, readLabel } from "./line-rules.ts";
import { countWords, isHeadline, isProse, titleKey } from "./looks.ts";

/** What furniture said about the article. */
export interface FoundInFurniture {
  title?: Stated<string>;
  titleSpan?: Span;
  authors?: Stated<readonly string[]>;
  contributors?: Stated<readonly string[]>;
  outlet?: Stated<string>;
  published?: Stated<PartialDate>;
  updated?: Stated<PartialDate>;
  updateNote?: Stated<string>;
  updateNoteSpan?: Span;
  copyright?: Stated<string>;
  wire?: { readonly name: string; readonly span: Span };
  /** Sentences that only name the origin. */
  readonly notes: Span[];
}

/** A draft's lines on their two sides, each in order. */
export interface Judged {
  readonly blocks: readonly Block[];
  readonly furniture: readonly Furniture[];
  readonly found: FoundInFurniture;
}

interface Line extends DraftLine {
  readonly text: string;
  readonly prose: boolean;
  readonly label: string;
}

interface Work {
  readonly draft: Draft;
  readonly lines: readonly Line[];
  readonly fates: (Fate | undefined)[];
  readonly found: FoundInFurniture;
  readonly datelines: Map<number, Dateline>;
}

type Fate =
  | { readonly keep: Block["type"]; readonly level?: number }
  | { readonly reason: FurnitureReason; readonly because: string };

/** Judges every line once; time is linear in the text. */
export function judgeDraft(draft: Draft): Judged {
  const work = startWork(draft);
  judgeByFormat(work);
  judgeByWords(work);
  judgeTitle(work);
  judgeModules(work);
  judgeTeasers(work);
  judgeComments(work);
  judgeLabels(work);
  judgeHead(work);
  judgeStamps(work);
  judgeRest(work);
  stripDateline(work);
  return collect(work);
}

function startWork(draft: Draft): Work {
  const last = draft.lines.length - 1;
  let number = 1;
  let at = 0;
  const lines = draft.lines.map((line, index) => {
    for (; at < line.span.start; at++) if (draft.text.charCodeAt(at) === 0x0a) number++;
    const text = cut(draft.text, line.span);
    const label = draft.decoding === null ? "text" : index === last && index > 0 ? "last line" : `line ${number}`;
    return { ...line, text, prose: isProse(text), label };
  });
  return { draft, lines, fates: [], found: { notes: [] }, datelines: new Map() };
}

function judgeByFormat({ lines, fates }: Work): void {
  lines.forEach((line, index) => {
    if (line.furniture) fates[index] = line.furniture;
  });
}

function judgeByWords(work: Work): void {
  const { lines, fates, found } = work;
  lines.forEach((line, index) => {
    if (fates[index]) return;
    const verdict = judgeLine(line.text);
    if (!verdict) return;
    fates[index] = { reason: verdict.reason, because: verdict.because };
    if (verdict.reason === "contributors") readContributors(line, found);
    if (verdict.reason === "copyright") readCopyright(line, found);
    if (verdict.reason === "source-note") found.notes.push(line.span);
    if (verdict.reason === "update-note" && !found.updateNote) {
      found.updateNote = { value: line.text, from: line.label };
      found.updateNoteSpan = line.span;
    }
  });
}

/** "Reporting by" names authors where there is no byline; "additional reporting" and "assistance" never do. */
function readContributors(line: Line, found: FoundInFurniture): void {
  for (const clause of line.text
    .replace(/^[-–—*([\s]+|[)\].\s]+$/g, "")
    .split(/;\s|\.\s(?=\p{Lu}\p{Ll}+\s(?:by|from)\b)/u)) {
    const match =
      /^(with |additional |further |extra )?(?:assistance|files|help|contributions?|reporting|writing|story)?.{0,30}?\b(?:by|from|:)\s(.+)$/iu.exec(
        clause,
      );
    const names = splitNames(
      match?.[2] ??
        clause
          .replace(/\scontributed\b.*$/i, "")
          .replace(/^(?:the )?associated press (?:writers?|journalists?|reporters?)\s/i, ""),
    );
    if (names.length === 0 || /^(?:editing|compiled|graphics?|production)/i.test(clause)) continue;
    const stated = { value: names, from: line.label };
    if (match && !match[1] && /^(?:reporting|writing|text|story)/i.test(clause)) found.authors ??= stated;
    else found.contributors ??= stated;
  }
}

/** Only a holder beside a year is the outlet: photo agencies sign without one. */
function readCopyright(line: Line, found: FoundInFurniture): void {
  found.copyright ??= { value: line.text, from: line.label };
  const match =
    /(?:©|\(c\)|copyright)\s{0,2}(?:copyright\s|©\s?|\(c\)\s?)?(?:(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)?\d\d)?)[,\s]{1,3}(?:by\s)?([\p{Lu}«„"][^|;©]{1,80})/iu.exec(
      line.text,
    );
  const holder = match ? outletName((match[1] ?? "").replace(/\.\s.*$/, "")) : "";
  if (holder.length > 1 && holder.length < 60 && !/getty|shutterstock|rights/i.test(holder))
    found.outlet ??= { value: holder, from: line.label };
}

/** A page's title is its first line only if that line is a headline; a sentence in its place is the story's lead. */
function judgeTitle(work: Work): void {
  const { draft, lines, fates, found } = work;
  const stated = draft.stated.title;
  if (stated) {
    const key = titleKey(stated.value);
    lines.slice(0, 30).forEach((line, index) => {
      if (!fates[index] && line.text.length < 400 && sameTitle(titleKey(line.text), key)) {
        fates[index] = drop("title", "the article's title");
        found.titleSpan ??= line.span;
        if (line.kind === "heading" && (line.level ?? 1) <= 2) judgeAbove(work, index);
      }
    });
    return;
  }
  const index = draft.shape === "marked" ? firstHeading(work) : firstHeadline(work);
  const line = index === undefined ? undefined : lines[index];
  if (index === undefined || !line) return;
  fates[index] = drop("title", "the first line is a headline");
  const { title, site } = splitSite(line.text);
  found.title = { value: title, from: line.label };
  found.titleSpan = { start: line.span.start, end: line.span.start + title.length };
  if (site !== undefined) found.outlet ??= { value: site, from: line.label };
}

/** Short lines above the title that stands in a page's body are the page's own. */
function judgeAbove({ lines, fates }: Work, title: number): void {
  if (lines.slice(0, title).some((line) => line.prose && line.text.length > 200)) return;
  for (let i = 0; i < title; i++)
    if (lines[i]?.prose === false) fates[i] ??= drop("navigation", "a short line above the title");
}

function sameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter > 25 && shorter > 0.6 * Math.max(a.length, b.length) && (a.startsWith(b) || b.startsWith(a));
}

function firstHeading({ lines, fates }: Work): number | undefined {
  const firstProse = lines.findIndex((line, i) => !fates[i] && line.kind !== "heading" && line.prose);
  const index = lines.findIndex((line, i) => !fates[i] && line.kind === "heading");
  return index >= 0 && (firstProse < 0 || index < firstProse) ? index : undefined;
}

/** A kicker of a word or two above a headline isn't the title. */
function firstHeadline({ lines, fates }: Work): number | undefined {
  const open = lines
    .flatMap((line, i) =>
      fates[i] || readLabel(line.text) || readStamp(line.text) || readByline(line.text) ? [] : [i],
    )
    .slice(0, 3);
  const [first, second] = open;
  const [line, next] = [lines[first ?? -1], lines[second ?? -1]];
  if (first === undefined || !line || !next || line.kind !== "text") return undefined;
  const kicker = countWords(line.text) <= 2 && !next.prose && isHeadline(next.text) && countWords(next.text) >= 4;
  if (kicker && second !== undefined) return second;
  return isHeadline(line.text) && countWords(line.text) > 1 && !readDateline(line.text) ? first : undefined;
}

/** `Headline | Reuters`: the site behind the title, where it is a known newsroom. */
function splitSite(line: string): { readonly title: string; readonly site?: string } {
  const match = /^(.{8,}?)\s[|·–—-]\s([^|–—]{2,40})$/u.exec(line);
  const site = match ? knownNewsroom(match[2] ?? "") : undefined;
  return match && site !== undefined && /[|·]/.test(line) ? { title: match[1] ?? line, site } : { title: line };
}

/** How many headlines a module may list; more is no module. */
const MAX_MODULE = 25;

/** A module lasts as long as its lines look like headlines: the first sentence ends it. */
function judgeModules({ lines, fates }: Work): void {
  lines.forEach((line, index) => {
    const fate = fates[index];
    if (!fate || "keep" in fate || line.furniture || !judgeLine(line.text)?.opensModule) return;
    for (let i = index + 1; i < lines.length && i <= index + MAX_MODULE; i++) {
      const next = lines[i];
      if (!next || next.kind === "heading" || (next.prose && !next.linkOnly && !isTeaser(next))) break;
      if (!fates[i]) fates[i] = drop(fate.reason, `a headline under "${line.text.slice(0, 60)}"`);
    }
  });
}

/** A headline that is a question or closes on a quotation is still a headline where its words are in capitals. */
function isTeaser(line: Line): boolean {
  return line.kind === "text" && countWords(line.text) < 16 && /[?!]["”’]?$/.test(line.text) && isHeadline(line.text);
}

/**
 * Linked headings within a marked body are the headlines of other stories, and the paragraph under each is its teaser.
 * A single one may be a heading of the story itself that somebody made a link.
 */
function judgeTeasers({ draft, lines, fates }: Work): void {
  if (draft.shape !== "marked") return;
  const firstProse = lines.findIndex((line, i) => !fates[i] && line.prose && line.kind !== "heading");
  const linked = lines.flatMap((line, i) =>
    i > firstProse && line.kind === "heading" && line.linkOnly && !fates[i] ? [i] : [],
  );
  if (firstProse < 0 || linked.length < 2) return;
  const teasers = linked.flatMap((index) => teaserBehind(lines, index).filter((i) => !fates[i]));
  for (const index of linked) fates[index] = drop("related", "a linked headline");
  const length = (indices: readonly number[]) => indices.reduce((sum, i) => sum + (lines[i]?.text.length ?? 0), 0);
  const open = lines.flatMap((line, i) => (line.prose && !fates[i] ? [i] : []));
  const prose = teasers.filter((i) => lines[i]?.prose);
  if (prose.length > linked.length * 1.5 && length(teasers) > length(open) * MAX_TEASER_SHARE) return;
  for (const index of teasers) fates[index] = drop("related", "the teaser of a linked headline");
}

/** The paragraphs up to the next heading, at most as many as a teaser has. */
function teaserBehind(lines: readonly Line[], heading: number): number[] {
  const found: number[] = [];
  for (let i = heading + 1; i <= heading + MAX_TEASER && i < lines.length && lines[i]?.kind !== "heading"; i++)
    found.push(i);
  return found;
}

/** Where the supposed teasers are more of the prose than this, and long ones, they are the story that headlines part. */
const MAX_TEASER_SHARE = 0.4;

/** Paragraphs of a teaser. */
const MAX_TEASER = 3;

/** What stands behind "Comments (12)" is by readers, if most of the article is already past. */
function judgeComments({ lines, fates }: Work): void {
  const at = lines.findIndex((line, i) => {
    const fate = fates[i];
    return fate && "reason" in fate && fate.reason === "comment" && /\d|leave|join|reply/i.test(line.text);
  });
  if (at < 0) return;
  const prose = (from: number, to: number) =>
    lines.slice(from, to).filter((line, i) => line.prose && !fates[from + i]).length;
  const before = prose(0, at);
  if (before < 3 || before < prose(at + 1, lines.length)) return;
  for (let i = at + 1; i < lines.length; i++) fates[i] ??= drop("comment", `behind "${lines[at]?.text}"`);
}

/** Labels of a form: `- Author:` with its value behind it or in the next line, or without one. */
function judgeLabels(work: Work): void {
  const { lines, fates, found } = work;
  const [firstProse, lastProse] = proseRange(work);
  lines.forEach((line, index) => {
    if (fates[index] || (index > firstProse + 1 && index < lastProse)) return;
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

/** Indices of the first and last open line of prose; both are the number of lines where there is none. */
function proseRange({ lines, fates }: Work): readonly [number, number] {
  const open = (line: Line, i: number) => line.prose && !fates[i] && line.kind !== "heading";
  const first = lines.findIndex(open);
  return first < 0 ? [lines.length, lines.length] : [first, lines.findLastIndex(open)];
}

/** Bylines at either end, and what stands between the title and the first paragraph: names, places, decks. */
function judgeHead(work: Work): void {
  const { lines, fates, found, draft } = work;
  const [firstProse, lastProse] = proseRange(work);
  lines.forEach((line, index) => {
    if (fates[index] || line.kind === "heading") return;
    const head = index <= firstProse;
    const byline = readByline(line.text);
    const early = index <= firstProse + 2 || index >= lastProse;
    if (byline && (early || !line.prose)) {
      fates[index] = drop("byline", "a line that names the author");
      if (early && byline.authors.length > 0) found.authors ??= { value: byline.authors, from: line.label };
      const date = findDate(line.text)?.date;
      if (early && date !== undefined && !found.published) found.published = { value: date, from: line.label };
    } else if ((head || index > lastProse) && !line.prose && readPieces(line, found)) {
      fates[index] = drop("byline", "a line of author, date and outlet");
    } else if (head && index < firstProse && firstProse < lines.length && !line.prose && line.kind === "text") {
      judgeBetween(work, index, draft.shape);
    }
  });
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
      (r) => r.stamp || r.byline || r.verdict || isPersonName(r.piece) || knownNewsroom(r.piece) !== undefined,
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

function takeStamp(stamp: NonNullable<ReturnType<typeof readStamp>>, from: string, found: FoundInFurniture): void {
  if (stamp.published !== undefined) found.published ??= { value: stamp.published, from };
  if (stamp.updated !== undefined) found.updated ??= { value: stamp.updated, from };
}

/** A date alone above or below the story is its date; between paragraphs it heads a part of a chronicle. */
function judgeStamps(work: Work): void {
  const { lines, fates, found } = work;
  const [firstProse, lastProse] = proseRange(work);
  lines.forEach((line, index) => {
    const fate = fates[index];
    const dropped = fate !== undefined && "reason" in fate && fate.reason === "date-line";
    const stamp = (fate && !dropped) || line.kind === "heading" ? undefined : readStamp(line.text);
    if (!stamp) return;
    if (!dropped && index > firstProse + 1 && index < lastProse) {
      fates[index] = { keep: "heading", level: 3 };
      return;
    }
    fates[index] = drop("date-line", "a line of date and time");
    takeStamp(stamp, line.label, found);
  });
}

/** Lines that nobody spoke for: sentences stay, short lines before a sentence are headings, those behind the last one go. */
function judgeRest(work: Work): void {
  const { lines, fates, draft } = work;
  const lastProse = lines.findLastIndex(
    (line, i) => !fates[i] && (line.prose || line.kind === "list-item" || line.kind === "quote"),
  );
  const onlyLines = lastProse < 0;
  lines.forEach((line, index) => {
    if (fates[index]) return;
    if (
      line.linkOnly &&
      draft.shape === "marked" &&
      (!line.prose || line.kind === "heading") &&
      (line.kind !== "list-item" || inLinkRun(lines, index))
    ) {
      fates[index] = drop("related", "nothing but a link");
    } else if (line.kind !== "text") {
      fates[index] =
        line.kind === "heading" && index > lastProse && !onlyLines
          ? drop("other", "a heading with nothing under it")
          : keep(line);
    } else if (line.prose || onlyLines || (draft.shape === "marked" && !line.linkOnly)) {
      fates[index] = { keep: "paragraph" };
    } else if (line.linkOnly) {
      fates[index] = drop("related", "nothing but a link");
    } else {
      fates[index] =
        index < lastProse
          ? { keep: "heading", level: 2 }
          : drop("other", "a line behind the last paragraph that is no sentence");
    }
  });
}

/** A list of nothing but links points to other stories. */
function inLinkRun(lines: readonly Line[], index: number): boolean {
  const beside = (other: Line | undefined) =>
    other === undefined || other.kind !== "list-item" || other.linkOnly === true;
  return beside(lines[index - 1]) && beside(lines[index + 1]);
}

function keep(line: Line): Fate {
  const type = line.kind === "text" ? "paragraph" : line.kind;
  return line.level === undefined ? { keep: type } : { keep: type, level: line.level };
}

/** Datelines open the first paragraph, or the second where the first is a deck. */
function stripDateline(work: Work): void {
  const { lines, fates, found, datelines } = work;
  const paragraphs = lines.flatMap((_, i) => {
    const fate = fates[i];
    return fate && "keep" in fate && fate.keep === "paragraph" ? [i] : [];
  });
  for (const index of paragraphs.slice(0, 2)) {
    const line = lines[index];
    const dateline = line ? readDateline(line.text) : undefined;
    if (!line || !dateline || dateline.length >= line.text.length) continue;
    datelines.set(index, dateline);
    const name = { start: line.span.start + dateline.nameStart, end: line.span.start + dateline.nameEnd };
    if (dateline.newsroom !== null) {
      found.wire = { name: dateline.newsroom, span: name };
      found.outlet ??= { value: dateline.newsroom, from: line.label };
    }
    if (dateline.date !== null) found.published ??= { value: dateline.date, from: line.label };
    return;
  }
}

function drop(reason: FurnitureReason, because: string): Fate {
  return { reason, because };
}

function collect({ draft, lines, fates, found, datelines }: Work): Judged {
  const blocks: Block[] = [];
  const furniture: Furniture[] = [];
  lines.forEach((line, index) => {
    const fate = fates[index] ?? { keep: "paragraph" as const };
    if ("reason" in fate) {
      furniture.push({ span: line.span, reason: fate.reason, because: fate.because });
      return;
    }
    const dateline = datelines.get(index);
    const start = line.span.start + (dateline?.length ?? 0);
    if (dateline)
      furniture.push({
        span: { start: line.span.start, end: start },
        reason: "dateline",
        because: "the wire's place and name before the story",
      });
    const span = trimSpan(draft.text, { start, end: line.span.end });
    if (span.start < span.end)
      blocks.push(fate.level === undefined ? { type: fate.keep, span } : { type: fate.keep, span, level: fate.level });
  });
  return { blocks, furniture, found };
}
