/** `inspect`: the value between any two stages, as data. What shows a source loads nothing of what builds a memo. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Desk, Stage } from "./api.ts";

/** `target` is a source for `article` and `analysis`, a brief for the other stages. The value is plain JSON data; null where there is none. */
export async function inspectStage(desk: Desk, stage: Stage, target: string): Promise<Checked<unknown>> {
  if (stage === "article" || stage === "analysis")
    return (await import("./inspect-source.ts")).inspectSource(desk, stage, target);
  return (await import("./inspect-brief.ts")).inspectBrief(desk, stage, target);
}
