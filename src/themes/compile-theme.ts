/**
 * Takes a theme and the word lists that were read, gives its rules ready to run, and what was wrong with the others. A
 * rule with an error is left out; the rest of the theme still works, so that one mistake shows once and not as a memo
 * without evidence.
 */
import { type Diagnostic, error, hasErrors, type PlacedText } from "../diagnostics/diagnostic.ts";
import { openLists, resolveLists } from "./lists.ts";
import { planQuery } from "./plan.ts";
import { parseQuery } from "./query/parser.ts";
import type { CompiledRule, CompileResult, Theme, WordList } from "./theme.ts";

/** `lists` may hold more than the theme uses: only those of the files in `uses` can be named in its rules. */
export function compileTheme(theme: Theme, lists: readonly WordList[]): CompileResult {
  const { value: open, diagnostics } = openLists(theme, lists);
  const found: Diagnostic[] = [...diagnostics];
  const compile = (grade: CompiledRule["grade"], rules: readonly PlacedText[]): CompiledRule[] =>
    rules.flatMap((rule) => {
      const parsed = parseQuery(rule);
      found.push(...parsed.diagnostics);
      if (parsed.value === null) return [];
      const resolved = resolveLists(parsed.value, open, rule);
      found.push(...resolved.diagnostics);
      if (hasErrors(resolved.diagnostics)) return [];
      return [{ text: rule.text, grade, place: rule.place, query: resolved.value, plan: planQuery(resolved.value) }];
    });
  const rules = [
    ...compile("core", theme.core),
    ...compile("related", theme.related),
    ...compile("never", theme.never),
  ];
  if (theme.core.length + theme.related.length === 0) {
    const hints = ["write at least one rule under `core:`"];
    found.push(
      error("theme/empty-rule", `theme \`${theme.slug}\` without a rule that takes sentences`, {
        place: { file: theme.file },
        hints,
      }),
    );
  }
  return { value: { theme, rules }, diagnostics: once(found) };
}

/** One side of a declared opposite, ready to run as a theme of its own. */
export interface CompiledSide {
  readonly name: string;
  readonly side: "a" | "b";
  readonly result: CompileResult;
}

/** Both sides of every opposite, in the order of the file. Their matches carry the theme's slug. */
export function compileOpposites(theme: Theme, lists: readonly WordList[]): CompiledSide[] {
  return theme.opposites.flatMap((opposite) =>
    (["a", "b"] as const).map((side) => {
      const rules = { core: [opposite[side]], related: [], never: [], opposites: [] };
      return { name: opposite.name, side, result: compileTheme({ ...theme, ...rules }, lists) };
    }),
  );
}

/** A list that two rules use is wrong once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, place }) => {
    const key = `${code} ${message} ${place?.file ?? ""} ${place?.span?.start ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
