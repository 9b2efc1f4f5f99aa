import type { Stage } from "../../build/api.ts";
import { inspectStage } from "../../build/inspect.ts";
import { harmlessJson } from "../../diagnostics/print/json.ts";
import type { Context, Outcome } from "../outcome.ts";

/** The value of a stage as JSON. */
export async function run({ desk }: Context, stage: Stage, target: string): Promise<Outcome> {
  const { value, diagnostics } = await inspectStage(desk, stage, target);
  return { diagnostics, result: value, text: value === null ? "" : `${harmlessJson(value)}\n`, essential: true };
}
