/**
 * The forms of words that their letters show to be Ukrainian, German or French, for `word~`. Endings by the word's own,
 * more than it has: forms that nobody writes are only looked up. Other words in these languages can't be told from English
 * ones; rules name their beginning instead (`Minister*`).
 */

/** All forms without the word itself; undefined where the letters don't show the language. The word is in lower case. */
export function foreignInflections(word: string): readonly string[] | undefined {
  if (/^[а-щьюяєіїґ'’ʼ-]{3,}$/u.test(word)) return ukrainianForms(word);
  if (/[äöüß]/.test(word)) return germanForms(word);
  return /[àâçèéêëîïôùûœ]/.test(word) ? frenchForms(word) : undefined;
}

const withEndings = (stem: string, endings: string): string[] =>
  endings.split(" ").map((ending) => stem + ending.replace("0", ""));

/** Endings of nouns and adjectives by how the word ends, longest first; `0` is none. */
const ukrainianEndings: readonly (readonly [string, string])[] = [
  ["ий", "ий ого ому им ім а ої ій у ою е і их ими"],
  ["ія", "ія ії ію ією ій іям іями іях"],
  ["ння", "ння нню нням нні нь нням ннями ннях"],
  ["о", "о а у ом і 0 ам ами ах ові"],
  ["а", "а и і у ою ею о 0 ам ами ах ів"],
  ["я", "я і ї ю ею єю ь й ям ями ях"],
  ["ь", "ь я ю ем єм еві єві і їв ів ей ям ями ях"],
  ["й", "й я ю єм єві ї їв ям ями ях"],
  ["и", "0 а у ові ом ою и і ів ам ами ах"],
  ["і", "0 а у ові ом ою и і ів ам ами ах"],
  ["", "0 а у ові ом ем і и ів ам ами ах е"],
];

function ukrainianForms(word: string): string[] {
  const reflexive = /^(.+ти)с[яь]$/u.exec(word)?.[1];
  if (reflexive !== undefined) return ukrainianVerb(reflexive).flatMap((form) => [`${form}ся`, `${form}сь`]);
  if (/[аиіуюя]ти$/u.test(word)) return ukrainianVerb(word);
  const [ending, endings] = ukrainianEndings.find(([end]) => word.endsWith(end)) ?? ["", ""];
  const stem = word.slice(0, word.length - ending.length);
  return [stem, ...otherStems(stem, ending)].flatMap((each) => withEndings(each, endings));
}

/** Vowels that change or go in open syllables ("рік, року", "ринок, ринку"), and consonants before -і ("безпека, безпеці"). */
function otherStems(stem: string, ending: string): string[] {
  const soft: Readonly<Record<string, string>> = { г: "з", к: "ц", х: "с" };
  const last = stem.slice(-1);
  if ((ending === "а" || ending === "") && soft[last] !== undefined)
    return [...vowelStems(stem), stem.slice(0, -1) + soft[last]];
  return ending === "" || ending === "ь" ? vowelStems(stem) : [];
}

function vowelStems(stem: string): string[] {
  const syllable = /^(.*[^аеиіоуюяєї])([іео])([^аеиіоуюяєї])$/u.exec(stem);
  if (!syllable) return [];
  const [, before = "", vowel, after = ""] = syllable;
  return vowel === "і"
    ? [`${before}о${after}`, `${before}е${after}`]
    : /[аеиіоуюяєї]/u.test(before)
      ? [before + after]
      : [];
}

function ukrainianVerb(word: string): string[] {
  const stem = word.slice(0, -2);
  const past = withEndings(stem, "ти в ла ло ли но вши");
  const base = stem.slice(0, -1);
  if (stem.endsWith("ува")) return [...past, ...withEndings(stem.slice(0, -2), "є ють ю єш ємо єте")];
  if (stem.endsWith("и")) return [...past, ...withEndings(base, "ить ять ать иш имо ите ю лю у лять")];
  return [...past, ...withEndings(stem, "є ють ю єш ємо єте"), ...withEndings(base, "уть ють е у ю емо")];
}

function germanForms(word: string): string[] {
  const nouns = withEndings(word, "s es e en n er ern");
  if (!word.endsWith("en")) return word.endsWith("e") ? [...nouns, ...withEndings(word, "r m")] : nouns;
  const stem = word.slice(0, -2);
  return [...nouns, ...withEndings(stem, "e st t te test ten tet et ete eten end"), `ge${stem}t`];
}

function frenchForms(word: string): string[] {
  const plain = withEndings(word, "s x e es");
  if (word.endsWith("al")) return [...plain, `${word.slice(0, -2)}aux`];
  if (word.endsWith("er"))
    return [
      ...plain,
      ...withEndings(word.slice(0, -2), "e es ent ait aient é ée és ées era eront erait a èrent ant ons ez"),
    ];
  if (word.endsWith("uire"))
    return [...plain, ...withEndings(word.slice(0, -2), "t s te ts tes sent sait saient sit sant ra ront rait")];
  if (word.endsWith("ir"))
    return [...plain, ...withEndings(word.slice(0, -2), "it is i ie ies issent issait ira iront irait issant")];
  return plain;
}
