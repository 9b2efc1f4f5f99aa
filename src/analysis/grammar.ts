/** What is read of an article once and used by several analyses: units, their tagged tokens, and the people named. */
import type { Article } from "../sources/article.ts";
import { readUnits, type Unit } from "./paragraphs.ts";
import { type Roster, readRoster } from "./people.ts";
import { readVocabulary, type Tagged, tagUnit } from "./tagging.ts";

/** The lists run in step: `tagged[i]` and `roster.runs[i]` belong to `units[i]`. */
export interface Grammar {
  readonly units: readonly Unit[];
  readonly tagged: readonly (readonly Tagged[])[];
  readonly roster: Roster;
}

/** Reads units, tags and people. Linear in the text. */
export function readGrammar(article: Article): Grammar {
  const units = readUnits(article);
  const vocabulary = readVocabulary(units);
  const tagged = units.map((unit) => tagUnit(unit, vocabulary));
  return { units, tagged, roster: readRoster(tagged) };
}
