/**
 * A brief compiled so that its memo keeps within its pages. Only a laid-out memo tells how many pages it has, so a page
 * limit is met here; `build` needs what is rendered on the way, `explain` and `changes` the selection that came of it.
 */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BuildOptions, Desk } from "./api.ts";
import { type CompiledBrief, type CompileInput, compileBrief } from "./compile-brief.ts";
import { compileInput } from "./compile-input.ts";
import type { Prepared } from "./prepare.ts";
import { type Rendered, renderBrief } from "./render-brief.ts";
import { type Templates, templatesOf } from "./templates.ts";

export interface Paged {
  readonly compiled: CompiledBrief;
  /** Null where the template can't be used. */
  readonly rendered: Rendered | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles and renders; where the memo has more pages than it may, with fewer excerpts, as many as fit (by halving). */
export async function compilePaged(
  input: CompileInput,
  templates: Templates,
  options: Pick<BuildOptions, "output" | "only" | "also">,
): Promise<Paged> {
  const attempt = async (maxExcerpts?: number): Promise<Paged> => {
    const compiled = await compileBrief({ ...input, ...(maxExcerpts === undefined ? {} : { maxExcerpts }) });
    const rendered = await renderBrief(compiled.value, templates, options);
    const diagnostics = [...compiled.diagnostics, ...rendered.diagnostics];
    return { compiled: compiled.value, rendered: rendered.value, diagnostics };
  };
  const whole = await attempt();
  const limit = input.brief.limit.pages;
  if (limit === null || (whole.rendered?.pages ?? 0) <= limit) return whole;
  let best = await attempt(0);
  let [low, high] = [0, whole.compiled.memo.counts.excerpts];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const tried = await attempt(middle);
    if ((tried.rendered?.pages ?? 0) <= limit) [low, best] = [middle, tried];
    else high = middle;
  }
  return best;
}

/** The same selection without outputs; nothing is laid out where no page limit asks for it. */
export async function compileAsBuilt(desk: Desk, brief: Brief, prepared: Prepared): Promise<CompiledBrief> {
  const { value: input } = await compileInput(desk, brief, prepared);
  if (brief.limit.pages === null) return (await compileBrief(input)).value;
  return (await compilePaged(input, templatesOf(desk), { only: [] })).compiled;
}
