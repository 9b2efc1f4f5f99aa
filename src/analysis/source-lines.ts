/** Lines of their own that name whom the sentence before them comes from: "This is reported by X." */
import type { Article } from "../sources/article.ts";
import type { Attribution } from "./attribution.ts";
import { type Focus, settle } from "./resolve.ts";

/** "This is reported by X." as a line of its own, in the body or dropped from it, speaks for the sentence before it. */
export function reportedBy(article: Article, focus: Focus): Attribution[] {
  const lines = [
    ...article.sentences.map((s) => s.span),
    ...article.furniture.flatMap((f) => (f.reason === "source-note" ? [f.span] : [])),
  ];
  return lines.flatMap((line): Attribution[] => {
    const match = REPORTED_BY.exec(article.text.slice(line.start, Math.min(line.end, line.start + 200)).trimEnd());
    const name = match?.[2];
    const sentence = match ? lastBefore(article, line.start) : -1;
    const said = article.sentences[sentence]?.span;
    if (name === undefined || match?.[1] === undefined || !said) return [];
    const speaker = settle(focus, { type: "body", name }, 0);
    const nameStart = article.text.indexOf(name, line.start);
    if (!speaker) return [];
    const cueStart = article.text.indexOf(match[1], line.start);
    return [
      {
        kind: speaker.kind,
        speaker: name,
        speakerSpan: { start: nameStart, end: nameStart + name.length },
        role: null,
        key: speaker.key,
        cue: match[1],
        cueSpan: { start: cueStart, end: cueStart + match[1].length },
        via: null,
        content: [said],
        span: said,
        form: "reported",
        sentence,
      },
    ];
  });
}

const REPORTED_BY =
  /^(?:This|That|It) (?:is|was|has been) ((?:reported|stated|announced|written) by) (?:the )?(\p{Lu}[^.,;:]{1,60}?)\.?$/u;

/** Index of the last sentence that ends before an offset; -1 where there is none. Binary search. */
function lastBefore(article: Article, offset: number): number {
  let low = -1;
  let high = article.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((article.sentences[middle]?.span.end ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
