/**
 * The forms of an English word, for `word~`; those of other languages are in a file of their own. Takes a word in any of
 * its forms, gives the words to look for. Rules and a table, so that the same rule finds the same sentences everywhere.
 * Forms that nobody writes do no harm, since they are only looked up; forms of another word would, so endings are taken
 * off with care and comparatives (`tank`, `tanker`) are never made.
 */
import { foreignInflections } from "./foreign-inflections.ts";
import { type IrregularWord, irregularWords, notInflected } from "./irregular-words.ts";

/** All forms, the word itself first, each once. The word is given in lower case, or as written where case matters. */
export function inflections(word: string): readonly string[] {
  const irregular = irregularWords.get(word);
  if (irregular) return [...new Set([word, ...irregular.flatMap(formsOfIrregular)])];
  if (notInflected.has(word)) return [word];
  const foreign = foreignInflections(word.toLowerCase());
  if (foreign && word === word.toUpperCase()) return [word];
  if (foreign) return [...new Set([word, ...foreign.map((form) => asWritten(form, word))])];
  const plain = plainForms(word);
  const forms = new Set([word]);
  // A word that is an inflected form already takes no more endings, but for the plural of nouns such as `meeting`.
  if (plain.length === 0) for (const form of regularForms(word)) forms.add(form);
  else if (word.endsWith("ing")) forms.add(thirdPerson(word));
  for (const base of plain) {
    const known = irregularWords.get(base);
    for (const form of known ? known.flatMap(formsOfIrregular) : [base, ...regularForms(base)]) forms.add(form);
  }
  return [...forms];
}

/** The form with a capital where the word has one. */
function asWritten(form: string, word: string): string {
  return /^\p{Lu}/u.test(word) ? form.slice(0, 1).toUpperCase() + form.slice(1) : form;
}

function formsOfIrregular({ forms, verb }: IrregularWord): string[] {
  const plain = forms[0] ?? "";
  return verb ? [...forms, thirdPerson(plain), ...presentParticiples(plain)] : [...forms];
}

const vowelPattern = /[aeiouy]/i;

/** The plain forms that an inflected word may come from; empty where it has no ending. */
function plainForms(word: string): string[] {
  if (word.length < 4) return [];
  const stem = (length: number): string => word.slice(0, -length);
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return [`${stem(3)}y`];
  if (/(?:ch|sh|x|ss|zz|o)es$/.test(word)) return [stem(2)];
  if (/[^siu]s$/.test(word)) return [stem(1)];
  if (/[^aeiou]ied$/.test(word)) return [`${stem(3)}y`];
  if (/[^e]ed$/.test(word)) return basesOfStem(stem(2));
  return word.endsWith("ing") ? basesOfStem(stem(3)) : [];
}

/** `plann` gives plan, `impos` impose, `arm` both arm and arme: the one that is no word is never met. */
function basesOfStem(stem: string): string[] {
  if (stem.length < 2 || !vowelPattern.test(stem)) return [];
  const doubled = /([^aeiouylsz])\1$/.test(stem);
  return doubled ? [stem.slice(0, -1), stem] : [stem, `${stem}e`];
}

function regularForms(base: string): string[] {
  return [thirdPerson(base), ...pasts(base), ...presentParticiples(base)];
}

/** Also the plural of a noun: both end alike. */
function thirdPerson(base: string): string {
  if (/(?:ch|sh|s|x|z)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function pasts(base: string): string[] {
  if (base.endsWith("e")) return [`${base}d`];
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return consonantForms(base).map((stem) => `${stem}ed`);
}

function presentParticiples(base: string): string[] {
  if (base.endsWith("ie")) return [`${base.slice(0, -2)}ying`];
  if (/[^eoy]e$/.test(base)) return [`${base.slice(0, -1)}ing`];
  return consonantForms(base).map((stem) => `${stem}ing`);
}

/** `plan` doubles; `travel` and `target` may, by stress and by spelling, so both are given. */
function consonantForms(base: string): string[] {
  if (!/[^aeiou]?[aeiou][^aeiouwxy]$/.test(base) || /[aeiou]{2}[^aeiou]$/.test(base)) return [base];
  const oneSyllable = /^[^aeiouy]*[aeiou][^aeiou]$/.test(base);
  const doubled = base + base.slice(-1);
  return oneSyllable ? [doubled] : [base, doubled];
}
