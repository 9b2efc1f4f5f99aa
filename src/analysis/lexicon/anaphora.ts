/** Words by which a sentence leans on an earlier one. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Adverbs and conjunctions that may open a sentence before its subject, in lower case, longest first. */
export const openers: readonly string[] = [
  "in the meantime",
  "at the same time",
  "in particular",
  "in addition",
  "in response",
  "for example",
  "for instance",
  "as a result",
  "in the end",
  "in turn",
  "of course",
  "after all",
  "that said",
  "even so",
  "nonetheless",
  "nevertheless",
  "furthermore",
  "moreover",
  "meanwhile",
  "similarly",
  "therefore",
  "otherwise",
  "however",
  "instead",
  "likewise",
  "besides",
  "indeed",
  "still",
  "also",
  "then",
  "thus",
  "but",
  "and",
  "yet",
  "so",
  "or",
];

/** Openers that make no sense without what stands before. "Meanwhile" and "in addition" do. */
export const leaningOpeners: ReadonlySet<string> = new Set([
  "but",
  "however",
  "yet",
  "so",
  "instead",
  "thus",
  "therefore",
  "otherwise",
  "in particular",
  "for example",
  "for instance",
  "as a result",
  "in turn",
  "even so",
  "that said",
  "likewise",
  "similarly",
]);

/**
 * Nouns that stand for something said or done before ("shell nouns", Schmid 2000): with "the" and nothing behind that
 * says which, they point back.
 */
export const shellNouns: ReadonlySet<string> = set(
  `request move decision plan proposal idea development implication comment remark statement announcement push effort step deal agreement
measure change shift issue problem situation meeting talk attack ban ruling strategy pair duo trio group offer demand threat warning claim
allegation accusation suggestion approach initiative arrangement pledge promise commitment guarantee question answer argument view concern
fear hope result outcome consequence reason difference figure number total finding report study document letter order bill vote delay
setback dispute row incident episode event process project programme program campaign trend pattern practice policy position stance
combination aim goal target purpose provision clause condition restriction exemption response reaction reply remainder rest latter former
increase decrease rise fall drop cut gap scenario option possibility prospect risk advantage benefit symptom trick visit trip call conversation
discussion negotiation exchange speech interview revelation disclosure admission confession apology refusal rejection approval support
criticism praise complaint objection assessment estimate forecast prediction analysis conclusion observation explanation description
allies ally partner side official diplomat source person people man woman minister senator lawmaker spokesman spokeswoman company agency firm`,
);

/** Of them, those that point back wherever they stand in the sentence. */
export const strongShellNouns: ReadonlySet<string> = set(
  "idea move request proposal suggestion implication announcement claim allegation accusation offer",
);
