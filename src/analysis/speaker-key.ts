/**
 * Keys that are equal for one speaker whatever the spelling: Cyrillic is transliterated, diacritics are dropped, and
 * what transliterations differ in (y, i and j, kh and h, doubled letters) is folded. The given name is reduced to
 * its skeleton too, so that two people of one family stay apart.
 */
import type { SpeakerKind } from "./attribution.ts";
import { countryOf } from "./lexicon/places.ts";

/** The key of a speaker by kind and name as shown. Anonymous speakers get theirs elsewhere: it is never shared. */
export function speakerKey(kind: Exclude<SpeakerKind, "anonymous">, name: string): string {
  if (kind === "article") return "article";
  return kind === "named" ? `person:${personKey(name)}` : `body:${bodyKey(name)}`;
}

/** "Volodymyr Zelenskyy" and "Володимир Зеленський" give the same words. */
function personKey(name: string): string {
  const words = plainWords(name).filter((word) => word.length > 1 && !/^(?:jr|sr|ii|iii|iv)$/.test(word));
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const lastKey = lastNames.get(skeleton(last)) ?? skeleton(last);
  if (words.length < 2) return lastKey;
  return `${skeleton(givenNames.get(first) ?? first)} ${lastKey}`;
}

function bodyKey(name: string): string {
  const words = plainWords(name).filter((word) => word !== "the");
  const joined = words.join(" ");
  return bodies.get(joined) ?? countryOf(joined) ?? joined;
}

/** Short and long forms of bodies that no rule of spelling joins. */
const bodies: ReadonlyMap<string, string> = new Map([
  ["ft", "financial times"],
  ["nyt", "new york times"],
  ["wsj", "wall street journal"],
  ["ap", "associated press"],
  ["afp", "agence france presse"],
  ["bloomberg news", "bloomberg"],
  ["reuters news agency", "reuters"],
  ["north atlantic treaty organization", "nato"],
  ["north atlantic treaty organisation", "nato"],
  ["united nations", "un"],
  ["u n", "un"],
  ["world health organization", "who"],
  ["international monetary fund", "imf"],
]);

/** Last names, folded, whose spelling in another language of the Latin alphabet no rule brings together. */
const lastNames: ReadonlyMap<string, string> = new Map([
  ["selenski", "zelenski"],
  ["ielzin", "ieltsin"],
  ["chrushchov", "hrushchev"],
]);

/** Forms that one given name has in Ukrainian, Russian and English texts: each row is one name, by its first form. */
const givenNames: ReadonlyMap<string, string> = new Map(
  `vladimir volodymyr wolodymyr volodimir|aleksandr alexander oleksandr alexandr|andrei andrey andriy andrii|sergei sergey serhii serhiy serhei
nikolai mykola nikolay|dmitri dmitry dmytro dmitrii dmitriy|mikhail mykhailo|yevgeny evgeny yevhen evgenii ievgenii ievhen|pyotr petro petr
vasily vasyl vasilii|yuri yuriy yurii iurii|joe joseph|oleg oleh|igor ihor|vitaly vitalii vitaliy vitali|yulia yuliia iuliia julia|anastasia anastasiia`
    .split(/[|\n]/)
    .flatMap((row) => row.split(" ").map((form) => [form, row.split(" ")[0] ?? form] as const)),
);

/** The letters that differ between systems of transliteration fold to one; endings -iy, -yi, -yy, -ij, -y are one. */
function skeleton(word: string): string {
  return word
    .replace(/kh/g, "h")
    .replace(/(?:sch|tsch)/g, (m) => (m === "tsch" ? "ch" : "sh"))
    .replace(/ks/g, "x")
    .replace(/w/g, "v")
    .replace(/ph/g, "f")
    .replace(/[yj]/g, "i")
    .replace(/i+/g, "i")
    .replace(/(?<=.)(?:ii?|ei)$/, "i")
    .replace(/(.)\1+/g, "$1");
}

/** Lower-case Latin words without diacritics or marks. */
function plainWords(name: string): string[] {
  return transliterate(name.toLowerCase())
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʼ]s\b/g, "")
    .replace(/['’ʼ.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Ukrainian and Russian letters by the practice of English-language press; soft and hard signs vanish. */
const letters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ie",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "y",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Cyrillic to Latin; г is h in a text with Ukrainian letters and in names without sign of either, g where the text is Russian. */
export function transliterate(text: string): string {
  const russian = /[ыэёъ]/.test(text);
  let out = "";
  for (const letter of text) out += letter === "г" && russian ? "g" : (letters[letter] ?? letter);
  return out;
}
