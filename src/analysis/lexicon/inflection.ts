/** English verb forms from a lemma: regular rules with a table of the irregular verbs that news prose uses. */

/** What a form can be. A word such as `read` or `put` is both base and past. */
export interface VerbForm {
  readonly lemma: string;
  readonly base: boolean;
  readonly third: boolean;
  readonly past: boolean;
  readonly participle: boolean;
  readonly ing: boolean;
}

/** Lemma, past, past participle; lemmas that are missing are regular. */
const irregular = new Map(
  `be was been|become became become|begin began begun|bet bet bet|bring brought brought|build built built|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found|fly flew flown
foresee foresaw foreseen|foretell foretold foretold|forget forgot forgotten|get got gotten|give gave given|go went gone
grow grew grown|have had had|hear heard heard|hit hit hit|hold held held|keep kept kept|know knew known|lay laid laid
lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|mean meant meant|meet met met
misspeak misspoke misspoken|pay paid paid|put put put|quit quit quit|read read read|retell retold retold|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shoot shot shot|show showed shown|sing sang sung|sink sank sunk|sit sat sat|speak spoke spoken|spend spent spent
spread spread spread|stand stood stood|stick stuck stuck|strike struck struck|swear swore sworn|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|understand understood understood
wear wore worn|win won won|flee fled fled|sweep swept swept|sleep slept slept|shrink shrank shrunk|hide hid hidden
hang hung hung|shut shut shut|blow blew blown|bend bent bent|bite bit bitten|swim swam swum|ride rode ridden|slide slid slid|spin spun spun
weep wept wept|feed fed fed|bleed bled bled|dig dug dug|freeze froze frozen|forgive forgave forgiven|forbid forbade forbidden
burst burst burst|creep crept crept|bind bound bound|grind ground ground|ring rang rung|drown drowned drowned|withdraw withdrew withdrawn|write wrote written|uphold upheld upheld|overturn overturned overturned`
    .split(/[|\n]/)
    .map((row) => {
      const [lemma = "", past = "", participle = ""] = row.split(" ");
      return [lemma, { past, participle }] as const;
    }),
);

/** Verbs of more than one syllable that double their last consonant because the stress is on it. */
const doubling = new Set([
  "admit",
  "refer",
  "infer",
  "commit",
  "permit",
  "rebut",
  "concur",
  "prefer",
  "submit",
  "regret",
]);

/** All forms of the lemmas, by word. Where two lemmas share a form, the first keeps it. */
export function inflect(lemmas: Iterable<string>): Map<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const lemma of lemmas) {
    const odd = irregular.get(lemma);
    const past = odd?.past ?? regularPast(lemma);
    const participle = odd?.participle ?? past;
    for (const word of [lemma, thirdPerson(lemma), past, participle, presentParticiple(lemma)]) {
      if (forms.has(word)) continue;
      forms.set(word, {
        lemma,
        base: word === lemma,
        third: word === thirdPerson(lemma),
        past: word === past,
        participle: word === participle,
        ing: word === presentParticiple(lemma),
      });
    }
  }
  return forms;
}

function thirdPerson(lemma: string): string {
  if (lemma === "have") return "has";
  if (/(?:s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

function regularPast(lemma: string): string {
  if (lemma.endsWith("e")) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return `${doubled(lemma)}ed`;
}

function presentParticiple(lemma: string): string {
  if (lemma === "be") return "being";
  if (/[^eoy]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`;
  return `${doubled(lemma)}ing`;
}

function doubled(lemma: string): string {
  const oneSyllable = /^(?:qu|[^aeiou])*[aeiou][^aeiouwxy]$/.test(lemma);
  return oneSyllable || doubling.has(lemma) ? lemma + lemma.slice(-1) : lemma;
}
