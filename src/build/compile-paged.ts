/**
 * A brief compiled so that its memo keeps within its pages. Only a laid-out memo tells how many pages it has, so a page
 * limit is met here; `build` needs what is rendered on the way, `explain` and `changes` the selection that came of it.
 */
import type { Brief } from "../brief/brief.ts";
import { type Checked, type Diagnostic, warning } from "../diagnostics/diagnostic.ts";
import type { Desk, MemoOptions } from "./api.ts";
import { type CompiledBrief, type CompileInput, compileBrief } from "./compile-brief.ts";
import { compileInput } from "./compile-input.ts";
import { guessFitting, largestThatFits } from "./fit-pages.ts";
import type { Prepared } from "./prepare.ts";
import { type Rendered, type SetBrief, setBrief, writeBrief } from "./render-brief.ts";
import { type Templates, templatesOf } from "./templates.ts";
import { noTurn, type Turn } from "./turn.ts";

export interface Paged {
  readonly compiled: CompiledBrief;
  /** Null where the template can't be used. */
  readonly rendered: Rendered | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles and renders; where the memo has more pages than it may, with fewer excerpts, as many as fit. */
export async function compilePaged(
  input: CompileInput,
  templates: Templates,
  options: MemoOptions,
  turn: Turn = noTurn,
): Promise<Paged> {
  const setPages = async (compiled: CompiledBrief) => {
    await turn();
    return setBrief(compiled, templates, options, turn);
  };
  const { compiled, set, diagnostics } = await fitPages(input, setPages, options.excerpts);
  return { compiled, rendered: set && (await writeBrief(set, options, turn)), diagnostics };
}

/** One try: what came of so many excerpts. */
interface Attempt {
  readonly compiled: CompiledBrief;
  readonly set: SetBrief | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Only the attempt that is taken is written out: a look at the pages is enough to tell whether it fits. */
async function fitPages(
  input: CompileInput,
  setPages: (compiled: CompiledBrief) => Promise<Checked<SetBrief | null>>,
  excerpts: number | undefined,
): Promise<Attempt> {
  const attempt = async (maxExcerpts?: number): Promise<Attempt> => {
    const compiled = await compileBrief({ ...input, ...(maxExcerpts === undefined ? {} : { maxExcerpts }) });
    const set = await setPages(compiled.value);
    return {
      compiled: compiled.value,
      set: set.value,
      diagnostics: [...compiled.diagnostics, ...set.diagnostics],
    };
  };
  const limit = input.brief.limit.pages;
  const whole = await attempt(limit === null ? undefined : excerpts);
  if (limit === null || excerpts !== undefined || pagesOf(whole) <= limit) return whole;
  let best: Attempt | null = null;
  const all = whole.compiled.memo.counts.excerpts;
  await largestThatFits(all, guessFitting(whole.set?.paged?.pages ?? [], all, limit), async (number) => {
    const tried = await attempt(number);
    const fits = pagesOf(tried) <= limit;
    if (fits) best = tried;
    return fits;
  });
  best ??= await attempt(0);
  const pages = pagesOf(best);
  return pages <= limit ? best : { ...best, diagnostics: [...best.diagnostics, tooLong(input.brief, pages, limit)] };
}

function pagesOf({ set }: Attempt): number {
  return set?.paged?.pages.length ?? 0;
}

/** What is kept or named as evidence is in whatever the limit, and some of a memo is no excerpt at all. */
function tooLong({ file }: Brief, pages: number, limit: number): Diagnostic {
  const hints = ["allow more pages, name less as evidence, or take a denser template"];
  const counted = limit === 1 ? "1 page" : `${limit} pages`;
  return warning("build/too-long", `the memo has ${pages} pages with the fewest excerpts; its limit is ${counted}`, {
    place: { file },
    hints,
  });
}

/** The same selection without outputs; nothing is laid out where no page limit asks for it. */
export async function compileAsBuilt(desk: Desk, brief: Brief, prepared: Prepared): Promise<Checked<CompiledBrief>> {
  const { value: input } = await compileInput(desk, brief, prepared);
  if (brief.limit.pages === null) return compileBrief(input);
  const paged = await compilePaged(input, templatesOf(desk), { only: [] });
  return { value: paged.compiled, diagnostics: paged.diagnostics };
}
