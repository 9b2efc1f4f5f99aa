/** The options that all commands share, and the parsers of option values. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Format, formats } from "../diagnostics/print/print.ts";

export interface Globals {
  /** The workspace's folder as the user named it. */
  readonly workspace: string;
  readonly format: Format | "markdown";
  readonly strict: boolean;
  readonly quiet: boolean;
  /** The workspace's `templates/helpers.mjs` may run. */
  readonly allowHelpers: boolean;
}

/** Adds the shared options to the program; they are taken before and behind a command's name. */
export function addGlobals(program: Command): Command {
  return program
    .option("--workspace <folder>", "work in this folder instead of the current one", ".")
    .addOption(new Option("--format <format>", "how to report").choices([...formats, "markdown"]).default("pretty"))
    .option("--strict", "fail on warnings too")
    .option("--quiet", "report errors only")
    .option("--allow-helpers", "run the workspace's templates/helpers.mjs: a program, with your rights");
}

type Flag = "strict" | "quiet" | "allowHelpers";

/** The shared options as they were given, whichever side of the command's name they stood on. */
export function globalsOf(program: Command): Globals {
  const { strict, quiet, allowHelpers, ...rest } = program.opts<
    Omit<Globals, Flag> & { readonly [flag in Flag]?: true }
  >();
  return { ...rest, strict: strict === true, quiet: quiet === true, allowHelpers: allowHelpers === true };
}

/** `n` of `--jobs n`. */
export function parseCount(value: string): number {
  const count = Number(value);
  if (!/^\d{1,4}$/.test(value) || count < 1) throw new InvalidArgumentError("It must be a whole number from 1.");
  return count;
}

/** `n` of `--port n`. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65_535)
    throw new InvalidArgumentError("It must be a whole number from 1 to 65535.");
  return port;
}

/** `2/4`: the second of four shards. */
export function parseShard(value: string): { readonly index: number; readonly of: number } {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(value);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > of)
    throw new InvalidArgumentError("It must be two numbers such as 2/4, the first within the second.");
  return { index, of };
}

/** Comma-separated words out of a few. */
export function parseList<const C extends string>(choices: readonly C[]): (value: string) => readonly C[] {
  return (value) => {
    const words = value.split(",").map((word) => word.trim());
    const known = words.flatMap((word) => choices.find((c) => c === word) ?? []);
    if (known.length < words.length) throw new InvalidArgumentError(`Allowed are ${choices.join(", ")}.`);
    return known;
  };
}
