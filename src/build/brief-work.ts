/**
 * The work on one brief, apart from any workspace: from what it is compiled from to the bytes of its outputs. Nothing is
 * read or written but templates, so that a brief can be worked on in any thread, and what comes of it is the same.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { relevel } from "../diagnostics/levels.ts";
import type { Reading } from "../select/reading.ts";
import type { BuiltBrief, MemoOptions } from "./api.ts";
import type { CompileInput } from "./compile-brief.ts";
import { compilePaged } from "./compile-paged.ts";
import type { Templates } from "./templates.ts";
import { noTurn, type Turn } from "./turn.ts";
import type { Output } from "./write-outputs.ts";

/** One brief to build. */
export interface BriefTask {
  readonly input: CompileInput;
  /** What was said on the way to the input. */
  readonly diagnostics: readonly Diagnostic[];
  readonly options: MemoOptions;
}

/** What came of a brief. */
export interface BriefResult {
  readonly about: Omit<BuiltBrief, "outputs" | "failed">;
  /** Null where the template can't be used. */
  readonly outputs: readonly Output[] | null;
  /** With the brief's own levels. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles and renders, with a turn between the stages. */
export async function buildBrief(
  { input, diagnostics, options }: BriefTask,
  templates: Templates,
  turn: Turn = noTurn,
): Promise<BriefResult> {
  const { brief } = input;
  for (const reading of input.readings) await analysed(reading, turn);
  const { compiled, rendered, diagnostics: own } = await compilePaged(input, templates, options, turn);
  const { excerpts, articles, newsrooms } = compiled.memo.counts;
  return {
    about: { ...aboutBrief(brief), excerpts, articles, newsrooms, pages: rendered?.pages ?? null },
    outputs: rendered?.outputs ?? null,
    diagnostics: relevel([...diagnostics, ...own], brief.levels),
  };
}

/** Selection asks for all of these analyses; in one piece they are the longest work on a brief of a large desk. */
async function analysed(reading: Reading, turn: Turn): Promise<void> {
  if (![...reading.matches.values()].some(({ matches }) => matches.length > 0)) return;
  void reading.analysis;
  await turn();
}

/** What is known of a brief before it is built. */
export function aboutBrief({ slug, file, title }: CompileInput["brief"]): BriefResult["about"] {
  return { slug, file, title, excerpts: 0, articles: 0, newsrooms: 0, pages: null };
}
