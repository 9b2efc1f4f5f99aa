/** Finds the line that is a draft's title, and what stands above it. */
import { readStamp } from "../metadata/dates.ts";
import { readByline } from "../metadata/names.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";
import { readDateline } from "./dateline.ts";
import { readLabel } from "./labels.ts";
import { countWords, isHeadline, titleKey } from "./looks.ts";
import { drop, type Work } from "./work.ts";

/** A page's title is its first line only if that line is a headline; a sentence in its place is the story's lead. */
export function judgeTitle(work: Work): void {
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
