/**
 * Takes the lines of a draft, gives what is article and what is furniture, with the metadata that stood in furniture.
 * Every line ends up on one side, furniture with its reason. Lines are judged by their words first (`line-rules.ts`),
 * then by where they stand: before the first paragraph, between paragraphs, behind the last one, or in the list of
 * headlines that a module such as "Most Read" opens.
 */
import { trimSpan } from "../../text/span.ts";
import type { Block, Furniture } from "../article.ts";
import type { Draft } from "../draft.ts";
import { judgeBios } from "./bio.ts";
import { readContributors, readCopyright } from "./credits.ts";
import { readDateline } from "./dateline.ts";
import { judgeHead, judgeLabels, judgeStamps } from "./head.ts";
import { judgeLine } from "./line-rules.ts";
import { judgeComments, judgeModules, judgeTeasers } from "./modules.ts";
import { judgeRelease } from "./release.ts";
import { judgeTitle } from "./title.ts";
import { drop, type Fate, type FoundInFurniture, type Line, startWork, type Work } from "./work.ts";

/** A draft's lines on their two sides, each in order. */
export interface Judged {
  readonly blocks: readonly Block[];
  readonly furniture: readonly Furniture[];
  readonly found: FoundInFurniture;
}

/** Judges every line once; time is linear in the text. */
export function judgeDraft(draft: Draft): Judged {
  const work = startWork(draft);
  judgeByWords(work);
  judgeTitle(work);
  judgeModules(work);
  judgeTeasers(work);
  judgeComments(work);
  judgeLabels(work);
  judgeHead(work);
  judgeStamps(work);
  judgeBios(work);
  judgeRelease(work);
  judgeRest(work);
  stripDateline(work);
  return collect(work);
}

/** "Opinion: The quay is too short": above a story the word says of what kind it is; elsewhere it points to another one. */
function isKicker(line: string): boolean {
  return /^(?:opinion|analysis|explainer|background|editorial|comment|column|in pictures)\s?[:|]\s\S/i.test(line);
}

function judgeByWords(work: Work): void {
  const { lines, fates, found, draft } = work;
  lines.forEach((line, index) => {
    if (fates[index]) return;
    const verdict = judgeLine(line.text);
    if (!verdict || (index === 0 && draft.shape === "pasted" && isKicker(line.text))) return;
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

function collect({ draft, lines, fates, found, datelines }: Work): Judged {
  const blocks: Block[] = [];
  const furniture: Furniture[] = draft.lines.flatMap((line) =>
    line.furniture ? [{ span: line.span, ...line.furniture }] : [],
  );
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
  furniture.sort((a, b) => a.span.start - b.span.start);
  return { blocks, furniture, found };
}
