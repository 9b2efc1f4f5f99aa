/** The closed classes of English, lower case, with straight apostrophes. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const determiners: ReadonlySet<string> = set(
  "the a an this these those some any no each every another both all several many most few such much either neither various certain other one",
);
export const possessives: ReadonlySet<string> = set("its his her their my our your whose");
export const prepositions: ReadonlySet<string> = set(
  `of in at for from on with by about against among amid around across above below behind beside besides between beyond despite down
during except inside into like near off onto out outside over past per regarding concerning including through throughout toward towards
under underneath unlike until up upon via within without versus alongside aboard ahead along round following`,
);
/** Pronouns that can be a subject. */
export const subjectPronouns: ReadonlySet<string> = set(
  "he she it they we i you everyone everybody nobody someone anyone somebody anybody",
);
export const objectPronouns: ReadonlySet<string> = set(
  "him her them us me himself herself itself themselves ourselves myself yourself",
);
export const auxiliaries: ReadonlySet<string> = set(
  `am is are was were be been being has have had having do does did will would shall should can could may might must ought
won't wouldn't can't cannot couldn't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't mustn't needn't ain't
'd 've 'm 're 'll`,
);
/** Auxiliaries of the passive and the progressive. */
export const formsOfBe: ReadonlySet<string> = set(
  "am is are was were be been being isn't aren't wasn't weren't 'm 're got",
);
/** Words after which a verb stands in its base form. */
export const modals: ReadonlySet<string> = set(
  `do does did will would shall should can could may might must won't wouldn't can't cannot couldn't don't doesn't didn't shouldn't
mustn't needn't 'd 'll to`,
);
export const conjunctions: ReadonlySet<string> = set("and or but nor yet & plus");
export const subordinators: ReadonlySet<string> = set(
  "that because although though while when where if unless since as after before whether than so whereas lest why how what wherever whenever",
);
export const relatives: ReadonlySet<string> = set("who which whom");
export const adverbs: ReadonlySet<string> = set(
  `also then later earlier now still never not repeatedly once twice again often already just even only too instead thus therefore
however nonetheless nevertheless meanwhile moreover furthermore indeed perhaps maybe always sometimes soon ever almost quite rather very
else there here away back together apart forward long further afterward afterwards n't first next otherwise likewise so well far
though similarly reportedly allegedly overall yet`,
);
/** Participles that stand before nouns as plain adjectives far oftener than as verbs. */
export const participialAdjectives: ReadonlySet<string> = set(
  `retired registered elected so-called leaked unnamed unidentified united limited experienced renowned wounded undecided disgraced embattled
appointed longtime self-described self-proclaimed outspoken acclaimed noted surveyed interested concerned likely-to-vote displaced jailed convicted
unprecedented uneducated educated talented seasoned decorated distinguished exiled imprisoned beloved alleged supposed proposed`,
);
/** Words that place a saying in time; they never stand in a speaker's name. */
export const timeWords: ReadonlySet<string> = set(
  `monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
january february march april may june july august september october november december
recently earlier later a.m p.m a.m. p.m. jan. feb. aug. sept. oct. nov. dec. ago`,
);
