/** What the reader of other languages than English has to know of one: its words of saying, and what may stand beside them. */

/** Whom a form can mean; null where it says nothing of that. */
export type Gender = "he" | "she" | null;

export interface LanguageRules {
  /** Finite verbs of saying, with what their ending says of the speaker. */
  readonly verbs: ReadonlyMap<string, { readonly gender: Gender; readonly plural: boolean }>;
  /** Verbs that are made of an auxiliary and a participle: "a déclaré". Empty where the language has none in news. */
  readonly auxiliaries: ReadonlyMap<string, { readonly plural: boolean }>;
  readonly participles: ReadonlySet<string>;
  /** Opens what is said: "dass", "que", "що". */
  readonly that: ReadonlySet<string>;
  /** True where a comma alone may open what is said: "Sie sagte, er komme". */
  readonly bareClause: boolean;
  /** Opens a clause that names the source: "wie", "як". */
  readonly as: ReadonlySet<string>;
  /** Words before a source, each as its words: "laut", "за словами". */
  readonly before: readonly (readonly string[])[];
  /** Words of a source with a possessive for who it is: "за її словами". */
  readonly owned: readonly { readonly words: readonly string[]; readonly gender: Gender }[];
  /** Words behind a source: "zufolge". */
  readonly behind: ReadonlySet<string>;
  /** Stands for a verb before the speaker: "so Brandt". */
  readonly thus: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, Gender>;
  readonly definite: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  /** Words that end a phrase that names a speaker: prepositions, conjunctions, adverbs of time. */
  readonly stops: ReadonlySet<string>;
  /** Before a participle or verb they make of its subject one who is told: "wurde", "було". */
  readonly passives: ReadonlySet<string>;
  /** Words beside a verb of saying that take it back: "nicht", "aurait", "не". */
  readonly unsaid: ReadonlySet<string>;
  /** Open a clause that only supposes: "wenn", "si", "якби". */
  readonly conditions: ReadonlySet<string>;
  /** Behind a verb they open what it is about, so that no clause of it is what was said: "про". */
  readonly abouts: ReadonlySet<string>;
  /** Words that may stand within such a phrase: "de la", "von der". */
  readonly links: ReadonlySet<string>;
  /** Words passed over between verb and speaker: "auch", "також". */
  readonly fillers: ReadonlySet<string>;
  /** Days and the like, and what stands before them, passed over in the same place: "am Montag", "lundi", "в понеділок". */
  readonly days: ReadonlySet<string>;
  readonly onDay: ReadonlySet<string>;
  /** Open a role without being part of it: "ihre Direktorin", "sa directrice". */
  readonly possessives: ReadonlySet<string>;
  /** Offices that one person bears: without a name they mean somebody met before, or nobody who can be named. */
  readonly offices: RegExp;
  /** People who are quoted without a name: spokespersons, officials, sources. */
  readonly unnamed: RegExp;
  readonly bodies: RegExp;
  /** Words of places as they stand before a name: "України". */
  readonly places: ReadonlySet<string>;
  /** Forms of address before a surname: "Frau", "M.". */
  readonly titles: ReadonlyMap<string, Gender>;
  /** All nouns have a capital, so that a capital alone makes no name. */
  readonly nounsHaveCapitals: boolean;
  /** The form of a dictionary for a name that stands behind words of a source; the name itself where that is not certain. */
  readonly nominative: (name: string) => string;
}

/** A set of words from a list parted by white space. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Verbs of saying from lists of forms by what they say of the speaker. */
export function verbForms(forms: {
  readonly singular: string;
  readonly plural: string;
  readonly he?: string;
  readonly she?: string;
}): LanguageRules["verbs"] {
  const found = new Map<string, { gender: Gender; plural: boolean }>();
  const add = (words: string | undefined, gender: Gender, plural: boolean) => {
    for (const word of words === undefined ? [] : wordSet(words)) found.set(word, { gender, plural });
  };
  add(forms.plural, null, true);
  add(forms.singular, null, false);
  add(forms.he, "he", false);
  add(forms.she, "she", false);
  return found;
}
