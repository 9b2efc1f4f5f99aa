/**
 * The wire's update note as a check on the stripping of furniture: "(Updates with comments from spokesman in 13th
 * paragraph, analyst starting in 18th.)" counts the paragraphs of the story as the wire sent it. If what it names isn't
 * there, something was dropped or kept by mistake.
 */

/** One claim of a note. */
export interface NoteClaim {
  /** What the note says is new, in its words. */
  readonly what: string;
  /** Paragraph, from 1. */
  readonly paragraph: number;
}

const ordinalWords: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  final: -1,
  last: -1,
};

/** The claims that name a paragraph by its number; empty where the note names none. */
export function readClaims(note: string): NoteClaim[] {
  const claims: NoteClaim[] = [];
  const inner = note.replace(/^\(|[.)]+$/g, "");
  for (const clause of inner.split(/[,;](?=\s)|\sand\s(?=[^,;]{0,80}\b(?:in|from|starting)\b)/)) {
    const match =
      /^(.*?)\s?(?:,?\s?(?:starting|beginning|from|in|through|to)\s(?:the\s|in\s(?:the\s)?|with\s)?)(?:paragraphs?\s)?(?:(\d{1,3})(?:st|nd|rd|th)?|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b(?!\s(?:year|month|quarter|round|day|time|week|term))/i.exec(
        clause.slice(0, 300),
      );
    const paragraph = match
      ? match[2] !== undefined
        ? Number(match[2])
        : (ordinalWords[(match[3] ?? "").toLowerCase()] ?? 0)
      : 0;
    if (!match || paragraph < 1) continue;
    if (match[2] !== undefined && !/\d(?:st|nd|rd|th)\b/i.test(match[0]) && !/paragraph/i.test(clause)) continue;
    claims.push({
      what: (match[1] ?? "")
        .replace(/^\s*(?:updates?|adds?|recasts?|corrects?|removes?)\b[\s:]*/i, "")
        .replace(/^(?:with|to add|to)\s/i, "")
        .trim(),
      paragraph,
    });
  }
  return claims;
}

/** Speakers and speech: their paragraph quotes or reports somebody, though it may name neither role nor trade. */
const speech =
  /\b(?:comments?|quotes?|remarks?|statement|spokes(?:man|woman|person)|analysts?|economists?|strategists?|officials?|minister|president|chief|CEO|executive|lawyer|professor|expert|source|response|reaction|says|interview)\b/i;
const saying =
  /[“”"«»„]|\b(?:sa(?:id|ys|ying)|told|adds?|added|according to|wrote|writes|stated|argued?s?|warn(?:s|ed)|estimates?|expects?|declined|responded|announced|called|tweeted|posted)\b/i;

/** The claims that the kept paragraphs disprove, each with why. */
export function failedClaims(
  note: string,
  paragraphs: readonly string[],
): { readonly claim: NoteClaim; readonly why: string }[] {
  const failed: { claim: NoteClaim; why: string }[] = [];
  for (const claim of readClaims(note)) {
    const paragraph = paragraphs[claim.paragraph - 1];
    if (paragraph === undefined) failed.push({ claim, why: `only ${paragraphs.length} paragraphs were kept` });
    else if (!bearsOut(claim.what, paragraph))
      failed.push({ claim, why: `paragraph ${claim.paragraph} doesn't hold it` });
  }
  return failed;
}

/** Names of the claim must be in the paragraph; without names, a claim of speech needs speech. Other claims can't be checked. */
function bearsOut(what: string, paragraph: string): boolean {
  const names = (what.match(/\p{Lu}[\p{L}’'-]+/gu) ?? []).filter((name) => name.length > 2);
  if (names.length > 0) return names.some((name) => paragraph.includes(name.replace(/['’]s$/, "")));
  return !speech.test(what) || saying.test(paragraph);
}
