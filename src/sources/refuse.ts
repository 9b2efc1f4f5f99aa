/** A source that can't be read: no draft, and one diagnostic that says why. */
import type { Code } from "../diagnostics/codes.ts";
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import type { Draft } from "./draft.ts";

/** `why` completes "`name` …": "is not a Word file". */
export function refuse(name: string, code: Code, why: string): Checked<readonly Draft[]> {
  return { value: [], diagnostics: [error(code, `\`${name}\` ${why}`, { place: { file: name } })] };
}
