/**
 * Takes a theme and the word lists of the files that it uses, gives its rules ready to run, and what was wrong with the others. A
 * rule with an error is left out; the rest of the theme still works, so that one mistake shows once and not as a memo
 * without evidence.
 */
import { type Diagnostic, error, hasErrors, type PlacedText } from "../diagnostics/diagnostic.ts";
import { openLists, resolveLists } from "./lists.ts";
import { countPlanTerms, MAX_PLAN_TERMS, planQuery } from "./plan.ts";
import { parseQuery } from "./query/parser.ts";
import type { CompiledRule, CompileResult, Theme, WordList } from "./theme.ts";

/** `lists` are those of the files in the theme's `uses`, in that order. Diagnostics stand in the order of the rules. */
export function compileTheme(theme: Theme, lists: readonly WordList[]): CompileResult {
  const { value: open, diagnostics } = openLists(lists);
  const found: Diagnostic[] = [...diagnostics];
  const compile = (grade: CompiledRule["grade"], rules: readonly PlacedText[]): CompiledRule[] =>
    rules.flatMap((rule) => {
      const parsed = parseQuery(rule);
      found.push(...parsed.diagnostics);
      if (parsed.value === null) return [];
      const resolved = resolveLists(parsed.value, open, rule);
      found.push(...resolved.diagnostics);
      if (hasErrors(resolved.diagnostics)) return [];
      if (countPlanTerms(resolved.value) > MAX_PLAN_TERMS) {
        const hints = ["make several rules of it, or put single terms on one side of each NEAR"];
        found.push(error("theme/bad-rule", "rule with too many groups near each other", { place: rule.place, hints }));
        return [];
      }
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
