/**
 * Finds sentences of a text in German, French or Ukrainian that open on a word which only the sentence before settles.
 * Openings alone are read: they are what most makes a sentence unfit to be printed without the one before it.
 */
import type { Article } from "../../sources/article.ts";
import type { Dependence } from "../attribution.ts";
import { tokenise } from "../tokens.ts";
import { wordSet } from "./rules.ts";

type Openers = Readonly<Record<"pronoun" | "demonstrative" | "possessive" | "connective", ReadonlySet<string>>>;

const openers: Readonly<Record<string, Openers>> = {
  de: {
    pronoun: wordSet("er sie es ihm ihr ihnen ihn"),
    demonstrative: wordSet(
      "dies dieser diese dieses diesem diesen dabei dazu dafür damit darauf daran dadurch dort jener jene",
    ),
    possessive: wordSet("sein seine seiner seinem seinen ihre ihrer ihrem ihren"),
    connective: wordSet("deshalb deswegen daher darum außerdem zudem jedoch dennoch trotzdem doch aber denn"),
  },
  fr: {
    pronoun: wordSet("il elle ils elles lui eux celui-ci celle-ci ceux-ci celles-ci"),
    demonstrative: wordSet("ce c' cela ceci ça cet cette ces"),
    possessive: wordSet("son sa ses leur leurs"),
    connective: wordSet("mais or donc ainsi cependant pourtant toutefois néanmoins"),
  },
  uk: {
    pronoun: wordSet("він вона воно вони йому їй їм"),
    demonstrative: wordSet("це цей ця ці цього цієї цьому таке такий така такі там"),
    possessive: wordSet("його її їхній їхня їхні їхнє"),
    connective: wordSet("тому проте однак але отже втім водночас"),
  },
};

/** Words behind an opening "it" that make it mean nothing: "Es gibt", "Il faut". */
const impersonal: Readonly<Record<string, ReadonlySet<string>>> = {
  es: wordSet("gibt gab sei ist war wird"),
  il: wordSet("y faut faudra fallait est était s' s'agit reste suffit"),
};

/** Leanings by position, the first sentence excepted; empty for a language without openers. */
export function findLeanings(article: Article, language: string): Dependence[] {
  const words = Object.hasOwn(openers, language) ? openers[language] : undefined;
  if (words === undefined) return [];
  return article.sentences.flatMap(({ span }, sentence): Dependence[] => {
    if (sentence === 0) return [];
    const [first, second] = tokenise(article.text, { start: span.start, end: Math.min(span.end, span.start + 80) });
    if (first === undefined || first.kind !== "word") return [];
    const cut = /^(?:c|d|qu)'/.exec(first.lower)?.[0];
    const opener = cut ?? first.lower;
    const reason = reasons.find((kind) => words[kind].has(opener));
    if (reason === undefined || impersonal[opener]?.has(second?.lower ?? "") === true) return [];
    const end = cut === undefined ? first.end : first.start + cut.length;
    return [{ sentence, antecedent: sentence - 1, span: { start: first.start, end }, gloss: null, reason }];
  });
}

const reasons = ["pronoun", "demonstrative", "possessive", "connective"] as const;
