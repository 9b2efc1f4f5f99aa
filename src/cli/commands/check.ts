import { buildBriefs } from "../../build/build-briefs.ts";
import { buildOutcome } from "../build-outcome.ts";
import type { Context, Outcome } from "../outcome.ts";
import { common } from "./build.ts";

/** Builds in memory and compares; writes nothing. */
export async function run(context: Context, briefs: readonly string[]): Promise<Outcome> {
  return buildOutcome(await buildBriefs(context.desk, { ...common(context, briefs), frozen: true }));
}
