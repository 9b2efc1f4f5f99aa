/**
 * Helpers of a workspace's own: what `templates/helpers.mjs` exports, as rows beside the tool's. Here they are values
 * already; loading the file means running a program, which only the command line may decide.
 *
 * A helper is called as `name(...values, {options, memo, language})` with frozen copies of the memo's data, and gives
 * text, a number, a truth value or nothing. What it gives is escaped where it is printed, like a field of the memo.
 */
import { type Checked, type Diagnostic, error } from "../../diagnostics/diagnostic.ts";
import type { Memo } from "../../memo/memo.ts";
import type { Helper } from "./helpers/helper.ts";
import { blocks, builtInHelpers, type HelperSet } from "./helpers.ts";
import { helpersFile } from "./template.ts";
import { isMarkdown, type Value } from "./value.ts";

/** Thrown by a call; the message is for the diagnostic, at the place of the call. */
export class HelperFailed extends Error {
  override readonly name = "HelperFailed";
}

/** The tool's helpers and those of the module. A name of the tool's own can't be taken, and what is no function is none. */
export function withWorkspaceHelpers(exported: Readonly<Record<string, unknown>>): Checked<HelperSet> {
  const own = new Map<string, Helper>();
  const diagnostics: Diagnostic[] = [];
  const names = Object.keys(exported).sort();
  for (const name of names) {
    const call = exported[name];
    const wrong = problemWith(name, call);
    if (wrong !== undefined) diagnostics.push(error("template/bad-helpers", wrong, { place: { file: helpersFile } }));
    else if (typeof call === "function")
      own.set(
        name,
        rowOf(name, (...args) => Reflect.apply(call, undefined, args)),
      );
  }
  const named = (name: string) => own.get(name) ?? builtInHelpers.named(name);
  return { value: { named, names: [...builtInHelpers.names, ...own.keys()], notLoaded: false }, diagnostics };
}

function problemWith(name: string, call: unknown): string | undefined {
  if (name === "default") return "helpers are exported by name, and this is the default export";
  if (builtInHelpers.named(name) !== undefined || Object.hasOwn(blocks, name)) {
    return `the export \`${name}\` has the name of a helper of the tool`;
  }
  return typeof call === "function" ? undefined : `the export \`${name}\` is no function`;
}

function rowOf(name: string, call: (...args: readonly unknown[]) => unknown): Helper {
  return {
    name,
    summary: "",
    parameters: [{ name: "values", kind: "any", rest: true }],
    options: "any",
    call: (args, options, context) => {
      const given = frozen({ options, memo: memoFor(context.memo), language: context.memo.language });
      return resultOf(name, () => call(...args.map((arg) => frozen(plain(arg))), given));
    },
  };
}

/** Copies by memo, so that a helper called a thousand times costs one. */
const copies = new WeakMap<Memo, Memo>();

function memoFor(memo: Memo): Memo {
  const copy = copies.get(memo) ?? frozen(structuredClone(memo));
  copies.set(memo, copy);
  return copy;
}

/** Finished Markdown of another helper is its text; data is copied, so that nothing of the memo can be changed. */
function plain(value: Value): unknown {
  if (typeof value !== "object" || value === null) return value;
  return isMarkdown(value) ? value.text : structuredClone(value);
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function resultOf(name: string, work: () => unknown): Value {
  let result: unknown;
  try {
    result = work();
  } catch (cause) {
    throw new HelperFailed(`\`${name}\` failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (result === undefined || result === null) return null;
  if (typeof result === "string" || typeof result === "boolean") return result;
  if (typeof result === "number" && Number.isFinite(result)) return result;
  const kind =
    result instanceof Promise ? "a promise" : typeof result === "number" ? String(result) : `a ${typeof result}`;
  throw new HelperFailed(
    `\`${name}\` gave ${kind.replace(/^a object/, "an object")}, which has no text: give text, a number, true, false or nothing`,
  );
}
