/** Lists of other stories within a draft, teasers, and what readers wrote below it. */
import { judgeLine } from "./line-rules.ts";
import { countWords, isHeadline } from "./looks.ts";
import { drop, type Line, type Work } from "./work.ts";

/** How many headlines a module may list; more is no module. */
const MAX_MODULE = 25;

/** A module lasts as long as its lines look like headlines: the first sentence ends it. */
export function judgeModules({ lines, fates }: Work): void {
  lines.forEach((line, index) => {
    const fate = fates[index];
    if (!fate || "keep" in fate || !judgeLine(line.text)?.opensModule) return;
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
export function judgeTeasers({ draft, lines, fates }: Work): void {
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
export function judgeComments({ lines, fates }: Work): void {
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
