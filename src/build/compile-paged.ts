/**
 * A brief compiled so that its memo keeps within its pages. Only a laid-out memo tells how many pages it has, so a page
 * limit is met here; `build` needs what is rendered on the way, `explain` and `changes` the selection that came of it.
 */
import type { Brief } from "../brief/brief.ts";
import { type Checked, type Diagnostic, warning } from "../diagnostics/diagnostic.ts";
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
  const pages = best.rendered?.pages ?? 0;
  return pages <= limit ? best : { ...best, diagnostics: [...best.diagnostics, tooLong(input.brief, pages, limit)] };
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
