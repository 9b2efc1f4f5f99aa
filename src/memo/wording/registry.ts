/** Wordings by language: one file each, one row here. */
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { ukrainian } from "./ukrainian.ts";
import type { Wording } from "./wording.ts";

const wordings: Readonly<Record<string, Wording>> = { de: german, en: english, fr: french, uk: ukrainian };

/** The wording of a BCP 47 tag's language; English where there is none. */
export function wordingOf(language: string): Wording {
  return wordings[language.toLowerCase().split("-")[0] ?? "en"] ?? english;
}
