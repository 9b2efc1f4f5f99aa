/** The state of judging a draft: its lines, what became of each, and what the dropped ones said about the article. */
import { cut, type Span } from "../../text/span.ts";
import type { Block, FurnitureReason, PartialDate } from "../article.ts";
import type { Draft, DraftLine, Stated } from "../draft.ts";
import type { readStamp } from "../metadata/dates.ts";
import type { Dateline } from "./dateline.ts";
import { isProse } from "./looks.ts";

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

/** A line with what is asked of it again and again. */
export interface Line extends DraftLine {
  readonly text: string;
  readonly prose: boolean;
  /** Where it stands, for a person: `line 3`. */
  readonly label: string;
}

/** What the rules work on; each rule leaves lines alone whose fate is settled. */
export interface Work {
  readonly draft: Draft;
  readonly lines: readonly Line[];
  /** By index of the line; undefined as long as the line is open. */
  readonly fates: (Fate | undefined)[];
  readonly found: FoundInFurniture;
  /** By index of the paragraph that opens with it. */
  readonly datelines: Map<number, Dateline>;
}

/** Kept as a block, or dropped with the reason. */
export type Fate =
  | { readonly keep: Block["type"]; readonly level?: number }
  | { readonly reason: FurnitureReason; readonly because: string };

/** All lines open, nothing found. Lines that their format takes out take no part: rules that look at neighbours pass them. */
export function startWork(draft: Draft): Work {
  const last = draft.lines.length - 1;
  let number = 1;
  let at = 0;
  const lines = draft.lines.flatMap((line, index) => {
    for (; at < line.span.start; at++) if (draft.text.charCodeAt(at) === 0x0a) number++;
    if (line.furniture !== undefined) return [];
    const text = cut(draft.text, line.span);
    const label = draft.decoding === null ? "text" : index === last && index > 0 ? "last line" : `line ${number}`;
    return [{ ...line, text, prose: isProse(text), label }];
  });
  return { draft, lines, fates: [], found: { notes: [] }, datelines: new Map() };
}

/** Indices of the first and last open line of prose; both are the number of lines where there is none. */
export function proseRange({ lines, fates }: Work): readonly [number, number] {
  const open = (line: Line, i: number) => line.prose && !fates[i] && line.kind !== "heading";
  const first = lines.findIndex(open);
  return first < 0 ? [lines.length, lines.length] : [first, lines.findLastIndex(open)];
}

/** Notes the dates of a stamp where none are known yet. */
export function takeStamp(
  stamp: NonNullable<ReturnType<typeof readStamp>>,
  from: string,
  found: FoundInFurniture,
): void {
  if (stamp.published !== undefined) found.published ??= { value: stamp.published, from };
  if (stamp.updated !== undefined) found.updated ??= { value: stamp.updated, from };
}

/** The fate of a dropped line. */
export function drop(reason: FurnitureReason, because: string): Fate {
  return { reason, because };
}
