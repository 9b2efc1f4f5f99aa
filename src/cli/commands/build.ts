import type { OutputKind } from "../../brief/brief.ts";
import type { BuildOptions, Progress } from "../../build/api.ts";
import { buildBriefs } from "../../build/build-briefs.ts";
import { mergeShards } from "../../build/merge-shards.ts";
import { buildOutcome } from "../build-outcome.ts";
import { openDesk } from "../desk.ts";
import type { Context, Outcome } from "../outcome.ts";
import { outputFolder, usage } from "../paths.ts";

export interface Options {
  readonly output?: string;
  readonly frozen?: true;
  readonly cache: boolean;
  readonly jobs?: number;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly only?: readonly OutputKind[];
  readonly merge?: true;
}

/** Builds the briefs named, or all. */
export async function run(context: Context, briefs: readonly string[], options: Options): Promise<Outcome> {
  const output = options.output === undefined ? undefined : outputFolder(context, options.output);
  if (output !== undefined && typeof output !== "string") return output;
  const { jobs, shard, only } = options;
  if (options.merge === true) return merge(context, briefs, options, output);
  // Merged shares stand for the build of one machine, which makes all outputs of every brief.
  if (shard !== undefined && only !== undefined)
    return usage(
      "`--shard` doesn't go with `--only`",
      "build all outputs of a share, or `--only` some without sharing",
    );
  const desk = jobs === undefined ? context.desk : openDesk(context.io, context.globals, jobs);
  const built = await buildBriefs(desk, {
    ...common(context, briefs),
    frozen: options.frozen === true,
    cache: options.cache,
    ...(output === undefined ? {} : { output }),
    ...(shard === undefined ? {} : { shard }),
    ...(only === undefined ? {} : { only }),
  });
  return buildOutcome(built);
}

/** All shares are merged whole, or not at all. */
async function merge(
  context: Context,
  briefs: readonly string[],
  { shard, only, frozen }: Options,
  output: string | undefined,
): Promise<Outcome> {
  if (briefs.length > 0 || shard !== undefined || only !== undefined || frozen === true)
    return usage("`--merge` goes with `--output` only", "it joins what `build --shard` built");
  const { signal } = context.io;
  return buildOutcome(await mergeShards(context.desk, { signal, ...(output === undefined ? {} : { output }) }));
}

/** What `build` and `check` tell the pipeline alike. */
export function common({ globals, io, progress }: Context, briefs: readonly string[]): BuildOptions {
  const shown: Record<Progress["step"], string> = { sources: "reading", themes: "matching", briefs: "building" };
  return {
    briefs,
    strict: globals.strict,
    signal: io.signal,
    onProgress: ({ step, done, total, name }) => progress(`${shown[step]} ${done}/${total} ${name}`),
  };
}
