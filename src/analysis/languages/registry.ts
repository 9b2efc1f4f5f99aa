/** The languages other than English that speech is read in, by primary subtag. */
import { french } from "./french.ts";
import { german } from "./german.ts";
import type { LanguageRules } from "./rules.ts";
import { ukrainian } from "./ukrainian.ts";

const languages: ReadonlyMap<string, LanguageRules> = new Map([
  ["de", german],
  ["fr", french],
  ["uk", ukrainian],
]);

/** English and texts of a language that nobody could tell are read by the rules for English. */
export function isEnglish(language: string | null): boolean {
  return language === null || primary(language) === "en";
}

/** The rules of a BCP 47 language; undefined where there are none. */
export function rulesFor(language: string | null): LanguageRules | undefined {
  return language === null ? undefined : languages.get(primary(language));
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}
