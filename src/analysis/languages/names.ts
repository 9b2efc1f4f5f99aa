/** The people whom an article in another language than English names in full, and whom a surname means among them. */
import { isGivenName } from "../lexicon/given-names.ts";
import { transliterate } from "../speaker-key.ts";
import type { Token } from "../tokens.ts";
import type { LanguageRules } from "./rules.ts";

/** Full names by surname in lower case; null where two people bear it. */
export type KnownNames = ReadonlyMap<string, string | null>;

/** Most words of a name. */
const LONGEST = 4;

/** Reads all tokens once for full names that leave no doubt: a given name that is known, and a surname. */
export function readNames(units: readonly (readonly Token[])[], rules: LanguageRules): KnownNames {
  const names = new Map<string, string | null>();
  for (const tokens of units) {
    for (let i = 0; i < tokens.length; i++) {
      const end = nameEnd(tokens, i);
      if (end - i < 2 || !(isGiven(tokens[i]) || isPresented(tokens, i, rules))) continue;
      const name = rules.nominative(textOf(tokens, i, end));
      const surname = surnameOf(name);
      const known = names.get(surname);
      if (known === undefined) names.set(surname, name);
      else if (known !== null && givenOf(known) !== givenOf(name)) names.set(surname, null);
      i = end - 1;
    }
  }
  return names;
}

/** "речник Рустем Іваничук": two words that are no titles themselves, right behind an office or the like. */
function isPresented(
  tokens: readonly Token[],
  i: number,
  { offices, unnamed, bodies, places }: LanguageRules,
): boolean {
  const before = tokens[i - 1]?.lower ?? "";
  if (!offices.test(before) && !unnamed.test(before)) return false;
  return tokens
    .slice(i, i + 2)
    .every(({ lower }) => !offices.test(lower) && !unnamed.test(lower) && !bodies.test(lower) && !places.has(lower));
}

/** Two spellings of one given name count as two people: then a surname alone says too little. */
function givenOf(name: string): string {
  return (name.split(" ")[0] ?? "").toLowerCase().slice(0, 4);
}

/** The surname as people are looked up by. */
export function surnameOf(name: string): string {
  return (name.split(" ").at(-1) ?? "").toLowerCase();
}

/** Frequent given names, transliterated and without diacritics, that the English list lacks. */
const more: ReadonlySet<string> = new Set(
  `rustem heorhii david davyd ruslan hanna liudmyla taras ostap nazar mariia kateryna tetiana natalia nataliia valerii valentyn eduard vadym
 leonid mykyta iaroslav sviatoslav vsevolod borys hlib ievhen arsenii stanislav anatolii hryhorii hennadii vitalii pavlo ivan stepan
 fedir danylo zakhar lev matvii nadiia oksana olha svitlana iuliia viktoriia khrystyna sofiia iana inna larysa halyna liubov nina raisa daryna
 emmaniuel emmanuel fridrikh ursula kir marko antoniu dzho donald mykhailo iurii serhii andrii dmytro oleksii kyrylo petro maksym
 sebastien francois stephane edouard gerald bruno aurore eric raphael amelie valerie gabriel yael benoit cedric thibault loic mathilde celine
 jurgen jorg gunter gunther bjorn soren uwe ralf rolf bernd jochen horst heiko torsten thorsten carsten karsten steffen volker wolodymyr
 oleksandr andrij serhij dmytro heike petra anja katja silke annegret boris nancy saskia ricarda marieagnes friedrich olaf robert`
    .trim()
    .split(/\s+/),
);

/** True for a capitalised word that is a frequent given name in any of the languages; of a double name the first half counts. */
export function isGiven(token: Token | undefined): boolean {
  return token?.capital === true && isGivenWord(token.lower);
}

/** The same for a word in lower case. */
export function isGivenWord(lower: string): boolean {
  const plain = transliterate(lower).normalize("NFD").replace(/\p{M}/gu, "");
  const [first = ""] = plain.split("-");
  return isGivenName(first) || more.has(first);
}

/** Where a run of capitalised words that starts at `i` ends; small words within a name belong to it. */
export function nameEnd(tokens: readonly Token[], i: number): number {
  let end = i;
  while (end < tokens.length && end - i < LONGEST + 2) {
    const token = tokens[end];
    if (token === undefined) break;
    const link = end > i && /^(?:von|van|de|der|den|фон|дер|ван|le|la|du)$/.test(token.lower) && goesOn(tokens, end);
    if (!isNameWord(token) && !link) break;
    end++;
  }
  return end;
}

function goesOn(tokens: readonly Token[], at: number): boolean {
  // Within a name small words stand behind a given name: "Ursula von der Leyen", not "Sprecher der Regierung".
  let first = at - 1;
  while (first >= 0 && !tokens[first]?.capital) first--;
  if (!isGiven(tokens[first])) return false;
  const next = tokens[at + 1];
  return next !== undefined && (isNameWord(next) || /^(?:der|den|la|дер)$/.test(next.lower));
}

/** Capitalised, and no abbreviation of a body. */
export function isNameWord(token: Token): boolean {
  return token.kind === "word" && token.capital && !/^\p{Lu}{2,}$/u.test(token.text);
}

/** The words of tokens, parted by one space each. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(" ");
}
