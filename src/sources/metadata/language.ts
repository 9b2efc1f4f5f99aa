/**
 * The language of a text by its script and its most frequent small words. Both are counted over the first thousands of
 * characters; where no language leads clearly, none is given.
 */

/** Small words that are frequent in the one and rare in the others. */
const profiles: Readonly<Record<string, string>> = {
  en: "the of and to in that is for on with was by are from has at be it have not this which will",
  de: "der die das und den von mit für ist dem des nicht auf eine sich auch ein wird bei wurde sind zu im",
  fr: "le la les des et du une est dans pour que qui par sur au aux plus avec pas ont été ce cette",
  es: "el la los las de que en y del una por con para se su al como más fue este pero",
  it: "il di che della per con non una sono nel alla del gli dei anche più dal questo ha delle",
  pt: "o de que do da em não para uma os no com na dos mais por ao das foi são pelo",
  nl: "de het een van en in dat niet zijn voor met op te aan ook bij door heeft naar wordt",
  sv: "och att det som är på för inte med av till den har ett om en kan från men",
  da: "og at det som er på for ikke med af til den har et om en kan fra men også blev",
  no: "og at det som er på for ikke med av til den har et om en kan fra men også ble",
  fi: "ja on ei että se oli mutta hän ovat myös kun joka tai sekä mukaan ole kuin",
  pl: "i w na nie się z że do jest to o jak przez od po za dla oraz został który",
  cs: "a v na se že je do s z o k pro ale jako by po které podle byl od",
  sk: "a v na sa že je do s z o k pre ale ako by po ktoré podľa bol od",
  ro: "și în de la cu pe că din care nu pentru este au fost mai sunt prin",
  hu: "a az és hogy nem is egy volt meg ez csak már szerint de ki el",
  tr: "ve bir bu da için ile de olarak olan çok gibi daha sonra kadar ise",
  et: "ja on ei et see oli mis ka kui ning või aga tema mida",
  lv: "un ir ka no ar par uz kas bija tika arī lai pēc gan",
  lt: "ir kad į yra iš su tai kaip bet buvo apie po ar dėl",
  id: "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke",
  uk: "і в у на що з не та до за про від як це його для але який буде також він є",
  ru: "и в на что с не по как к из от за для это его но о также он был будет",
  bg: "на и в да за от се с че по не е са от като до при това ще",
  sr: "и у је да на се од за са не који су што као би ће",
  be: "і ў на што з не да за як гэта для аб але ён яго таксама будзе",
};

const words = new Map<string, string[]>();
for (const [language, list] of Object.entries(profiles)) {
  for (const word of new Set(list.split(" "))) words.set(word, [...(words.get(word) ?? []), language]);
}

/** Characters looked at; more don't change the answer. */
const SAMPLE = 1500;
/** Small words that must be met before a language is named. */
const MIN_HITS = 3;

/** A BCP 47 primary tag, or null where the text is too short or nothing leads. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const script = scriptLanguage(sample);
  if (script !== null) return script;
  const scores = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const language of words.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  const lead = Math.max(0, ...scores.values());
  for (const [language, letters] of letterHints) {
    const score = scores.get(language) ?? 0;
    if (score > lead / 3) scores.set(language, score + (sample.match(letters)?.length ?? 0));
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = ranked;
  if (!first || first[1] < MIN_HITS) return null;
  return second && second[1] === first[1] ? null : first[0];
}

/** Letters of one language among those that share its words. */
const letterHints: readonly (readonly [string, RegExp])[] = [
  ["uk", /[іїєґ]/giu],
  ["ru", /[ыэъё]/giu],
  ["be", /ў/giu],
  ["bg", /ъ[тлрз]/giu],
  ["sr", /[ђјљњћџ]/giu],
  ["de", /[ßäöü]/giu],
  ["pl", /[łąęśżź]/giu],
  ["pt", /[ãõ]/giu],
  ["es", /[ñ¿¡]/giu],
  ["cs", /[řěů]/giu],
  ["sk", /[ľĺŕô]/giu],
  ["ro", /[ășț]/giu],
  ["hu", /[őű]/giu],
  ["tr", /[ğış]/giu],
  ["da", /\b(?:af|blev|efter)\b/giu],
  ["no", /\b(?:av|ble|etter)\b/giu],
];

/** Scripts that settle the language alone. Japanese mixes in Chinese characters, so its own come first. */
function scriptLanguage(sample: string): string | null {
  if (mostlyEuropean(sample)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const share = (pattern: RegExp) => (sample.match(pattern)?.length ?? 0) / Math.max(1, letters);
  if (letters < 10) return null;
  for (const [language, pattern] of scripts) if (share(pattern) > (language === "ja" ? 0.1 : 0.4)) return language;
  return null;
}

/** Latin and Cyrillic letters all stand below U+0530, Greek among them; above there is hardly anything but other scripts. */
function mostlyEuropean(sample: string): boolean {
  let [european, other] = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if ((unit >= 0x41 && unit < 0x370) || (unit >= 0x400 && unit < 0x530)) european++;
    else if (unit >= 0x370 && !(unit >= 0x2000 && unit < 0x2c00)) other++;
  }
  return european > other;
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["fa", /[پچژگ]/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
];
