/**
 * Verbs that report words or thoughts, by what may follow them. The classes follow the complement patterns of the
 * usual grammars of English (Quirk et al. 1985, chapter 16; Levin 1993, sections 37 and 29); `docs/attribution.md` says
 * how the members were gathered.
 */
import { inflect, type VerbForm } from "./inflection.ts";

/** What a reporting verb takes, and how it reports. */
export interface ReportingVerb {
  readonly lemma: string;
  /** A clause or a quotation: "said (that) …", "“…,” he added". */
  readonly clause: boolean;
  /** Needs no clause: the object is what is said: "demanded talks". */
  readonly object: boolean;
  /** "vowed to …". */
  readonly infinitive: boolean;
  /** Somebody who is told stands before the content: "told reporters that …". */
  readonly addressee: boolean;
  /** A thought or stance, not an act of speech. */
  readonly attitude: boolean;
  /** What documents and surveys do too: "the poll shows". */
  readonly finding: boolean;
}

type Class = Omit<ReportingVerb, "lemma">;
const none: Class = {
  clause: false,
  object: false,
  infinitive: false,
  addressee: false,
  attitude: false,
  finding: false,
};

const classes: readonly (readonly [Class, string])[] = [
  [
    { ...none, clause: true },
    `say add continue conclude state write reply answer respond quip muse joke remark comment opine reason respond retort reiterate
     gush rant rave intone deadpan interject counter observe remember speculate theorize theorise maintain contend posit
     exclaim shout yell scream chant cry whisper tweet text blog post reflect marvel object protest recount boast brag
     cheer boom bellow bark snap sneer scoff crow elaborate enthuse fume gloat grumble huff joke lecture mumble mutter
     beam charge tease chastise thunder drawl hiss sputter stammer concur chuckle interrupt philosophize plead pray preach rationalize retweet riff shrug sigh sing summarize surmise testify vent volunteer wisecrack`,
  ],
  [
    { ...none, clause: true, object: true },
    `acknowledge admit affirm allege announce anticipate argue assert attest caution claim clarify concede confess confide
     confirm complain declare decry deny disclose dispute emphasize emphasise explain foresee hint imply infer insinuate insist
     lament mention note outline pose predict proclaim propose question recall recommend regret relate repeat report stipulate
     stress suggest underline underscore articulate advocate bemoan criticize criticise question detail recite echo forecast project
     rule attribute accept warrant divulge leak recap reaffirm reassert reveal signal swear telegraph teach spell
     wonder ask inquire doubt mandate require specify describe`,
  ],
  [
    { ...none, clause: true, object: true, finding: true },
    `show find indicate demonstrate prove estimate calculate determine conclude document detail illustrate establish confirm
     reveal read put`,
  ],
  [
    { ...none, clause: true, addressee: true },
    `tell inform remind assure reassure notify advise brief convince persuade`,
  ],
  [
    { ...none, clause: true, addressee: true, object: true, infinitive: true },
    `warn urge promise order instruct beg implore exhort command beseech encourage`,
  ],
  [
    { ...none, clause: true, object: true, infinitive: true },
    `pledge vow threaten demand agree request offer undertake swear decide plan propose`,
  ],
  [{ ...none, infinitive: true }, `decline refuse volunteer seek aim intend strive`],
  [
    { ...none, object: true },
    `accuse applaud assail attack back berate blame blast bash champion chide cite commend compare condemn congratulate decline defend
     demonize denigrate denounce deride deplore discuss disavow dismiss disparage downplay endorse envision excoriate express extol
     float frame hail highlight impugn invoke label lambast lambaste laud list mock nominate oppose pillory identify oversell peg pillory
     portray praise push quote rebuff rebuke rebut reference refute reject ridicule rip scold skewer slam slander support
     tout trash trumpet unveil voice welcome thank cheer promote issue
     deem name favor favour back discourage characterize characterise insult malign protest share publicize publicise call dub brand`,
  ],
  [
    { ...none, clause: true, attitude: true, object: true },
    `believe think feel fear know suspect understand assume realize realise reckon consider regard view see judge
     recognize recognise learn worry guess imagine envisage`,
  ],
  [
    { ...none, clause: true, attitude: true, object: true, infinitive: true },
    `hope expect want wish prefer desire need`,
  ],
];

/** Verbs of two words that report: the particle stands right behind the verb. */
const particles: ReadonlyMap<string, ReadonlyMap<string, Class>> = new Map<string, ReadonlyMap<string, Class>>([
  [
    "point",
    new Map([
      ["out", { ...none, clause: true, object: true }],
      ["to", { ...none, object: true }],
    ]),
  ],
  [
    "call",
    new Map([
      ["for", { ...none, object: true }],
      ["on", { ...none, object: true }],
    ]),
  ],
  ["refer", new Map([["to", { ...none, object: true }]])],
  ["allude", new Map([["to", { ...none, object: true }]])],
  [
    "speak",
    new Map([
      ["of", { ...none, object: true }],
      ["about", { ...none, object: true }],
      ["out", { ...none, object: true }],
    ]),
  ],
  [
    "talk",
    new Map([
      ["about", { ...none, object: true }],
      ["of", { ...none, object: true }],
    ]),
  ],
  ["lash", new Map([["out", { ...none, object: true }]])],
  ["object", new Map([["to", { ...none, object: true }]])],
  ["go", new Map([["on", { ...none, clause: true }]])],
  ["sum", new Map([["up", { ...none, clause: true, object: true }]])],
  ["chime", new Map([["in", { ...none, clause: true }]])],
  ["fire", new Map([["back", { ...none, clause: true }]])],
  ["shoot", new Map([["back", { ...none, clause: true }]])],
  ["weigh", new Map([["in", { ...none, clause: true }]])],
  ["lay", new Map([["out", { ...none, object: true }]])],
  ["rule", new Map([["out", { ...none, object: true }]])],
  ["insist", new Map([["on", { ...none, object: true }]])],
  [
    "complain",
    new Map([
      ["about", { ...none, object: true }],
      ["of", { ...none, object: true }],
    ]),
  ],
  [
    "warn",
    new Map([
      ["of", { ...none, object: true }],
      ["against", { ...none, object: true }],
    ]),
  ],
  [
    "boast",
    new Map([
      ["of", { ...none, object: true }],
      ["about", { ...none, object: true }],
    ]),
  ],
  ["apologize", new Map([["for", { ...none, object: true }]])],
  ["apologise", new Map([["for", { ...none, object: true }]])],
  ["agree", new Map([["with", { ...none, object: true, attitude: true }]])],
  ["disagree", new Map([["with", { ...none, object: true, attitude: true }]])],
]);

/** Words that are as often nouns, and so need a verb's surroundings to count as verbs. */
const nounAlso = new Set(
  `report reports claim claims state states note notes comment comments call calls plan plans estimate estimates question questions
   doubt doubts hope hopes fear fears demand demands request requests promise promises pledge pledges vow vows threat offer offers
   order orders command commands suspect suspects view views judge judges guess guesses wish wishes desire desires need needs
   forecast forecasts project projects rule rules signal signals stress regret regrets attack attacks back backs blame brand brands
   cheer cheers cry cries echo echoes find finds finding feeling feelings float floats frame frames label labels list lists name names
   objects object post posts protest protests praise prospect push quote quotes rebuke rebukes reference references rip rips share
   shares shout shouts shows show support supports tweet tweets text texts thanks thank tout trash voice voices warrant welcome worry
   worries blog blogs detail details document documents outline outlines issue issues mention mentions reply replies remark remarks answer answers
   sayings meaning reading writing rant rants joke jokes lecture lectures favor favour favors favours aim aims deal deals
   insult insults sing advocate advocates champion champions project attribute attributes decline counter counters brief briefs
   decision read put spell snap bark mandate mandates understanding warning warnings posting postings finding findings ruling rulings
   backing beginning thinking opposing calling standing telling blast blasts slam bash boom text scream screams huff crow`.split(
    /\s+/,
  ),
);

/** The verbs by lemma. A lemma of several classes may be followed as any of them. */
const reportingVerbs: ReadonlyMap<string, ReportingVerb> = mergeClasses();

const forms = inflect(reportingVerbs.keys());

/** The form and verb that a word could be, without regard to its surroundings; undefined where it is neither. */
export function reportingForm(word: string): { readonly form: VerbForm; readonly verb: ReportingVerb } | undefined {
  const form = forms.get(word);
  const verb = form && reportingVerbs.get(form.lemma);
  return form && verb ? { form, verb } : undefined;
}

/** The verb that a lemma makes with a particle ("point out"); undefined where the particle adds nothing. */
export function withParticle(lemma: string, particle: string): ReportingVerb | undefined {
  const found = particles.get(lemma)?.get(particle);
  return found && { lemma: `${lemma} ${particle}`, ...found };
}

/** True for words that are as often nouns as verbs: "claims", "report". */
export function isNounAlso(word: string): boolean {
  return nounAlso.has(word);
}

function mergeClasses(): Map<string, ReportingVerb> {
  const merged = new Map<string, ReportingVerb>();
  for (const [flags, words] of classes) {
    for (const lemma of words.split(/\s+/)) {
      const known = merged.get(lemma) ?? { lemma, ...none };
      merged.set(lemma, {
        lemma,
        clause: known.clause || flags.clause,
        object: known.object || flags.object,
        infinitive: known.infinitive || flags.infinitive,
        addressee: known.addressee || flags.addressee,
        attitude: known.attitude || flags.attitude,
        finding: known.finding || flags.finding,
      });
    }
  }
  // Particle verbs whose verb alone reports nothing ("call on", "speak of") are reached through their first word.
  for (const lemma of particles.keys()) if (!merged.has(lemma)) merged.set(lemma, { lemma, ...none });
  return merged;
}
