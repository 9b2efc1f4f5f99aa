/** English words whose forms no rule gives; each row is one word with all of its forms, the plain form first. */

const verbs = `be am is are was were been being|have has had having|do does did done doing|go goes went gone going
arise arose arisen|awake awoke awoken|bear bore borne born|beat beat beaten|become became|begin began begun|bend bent
bet bet|bid bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
broadcast broadcast|build built|burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung
come came|cost cost|creep crept|cut cut|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|grind ground|grow grew grown|hang hung
hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant
leap leapt|learn learnt|leave left|lend lent|let let|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met
mislead misled|mistake mistook mistaken|misunderstand misunderstood|outbid outbid|outdo outdid outdone|overcome overcame
overdo overdid overdone|override overrode overridden|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid|prove proven|put put|quit quit|read read|rebuild rebuilt|redo redid redone
rethink rethought|retake retook retaken|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|run ran
saw sawn|say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken|shed shed|shine shone
shoot shot|show shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid
sow sown|speak spoke spoken|speed sped|spend spent|spin spun|split split|spread spread|spring sprang sprung|stand stood
steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven|swear swore sworn|sweep swept
swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|tread trod trodden|undercut undercut|undergo underwent undergone|understand understood
undertake undertook undertaken|undo undid undone|uphold upheld|upset upset|wake woke woken|wear wore worn|weave wove woven
win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written`;

const nouns = `man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
serviceman servicemen|servicewoman servicewomen|spokesman spokesmen|spokeswoman spokeswomen|spokesperson spokespeople
airman airmen|gunman gunmen|fisherman fishermen|policeman policemen|chairman chairmen|congressman congressmen
congresswoman congresswomen|Englishman Englishmen|Frenchman Frenchmen|businessman businessmen|statesman statesmen
life lives|wife wives|knife knives|leaf leaves|half halves|shelf shelves|self selves|wolf wolves|thief thieves|loaf loaves
calf calves|elf elves|sheaf sheaves|crisis crises|analysis analyses|thesis theses|hypothesis hypotheses|basis bases
axis axes|oasis oases|emphasis emphases|parenthesis parentheses|diagnosis diagnoses|criterion criteria
phenomenon phenomena|datum data|medium media|memorandum memoranda|referendum referenda referendums|curriculum curricula
stratum strata|addendum addenda|appendix appendices|index indices indexes|matrix matrices|vertex vertices|nucleus nuclei
stimulus stimuli|alumnus alumni|fungus fungi|radius radii|bureau bureaux bureaus|plateau plateaux plateaus
coup coups|corps|headquarters|series|species|means|aircraft|spacecraft|watercraft|hovercraft|sheep|deer|fish|offspring
news|politics|economics|mathematics|physics|ethics|logistics|barracks|gallows|crossroads
potato potatoes|tomato tomatoes|hero heroes|veto vetoes vetoed vetoing|embargo embargoes embargoed embargoing
cargo cargoes|echo echoes echoed echoing|torpedo torpedoes torpedoed torpedoing|volcano volcanoes|tornado tornadoes
domino dominoes|photo photos|euro euros|piano pianos|quota quotas`;

const others = `good better best|bad worse worst|far farther further farthest furthest|little less least|many more most much
panic panics panicked panicking|traffic traffics trafficked trafficking|mimic mimics mimicked mimicking
picnic picnics picnicked picnicking|frolic frolics frolicked frolicking`;

/** Words that end in a letter pair like an ending but have none: taking it off would give another word. */
export const notInflected: ReadonlySet<string> = new Set(
  `corps headquarters series species means aircraft news politics economics mathematics physics ethics logistics barracks
always perhaps towards besides thus bus gas this his its yes less chaos bias virus status census consensus canvas atlas
evening morning nothing something anything everything during spring string king ring wing sing bring thing sting
hundred sacred naked wicked red bed need seed speed deed indeed proceed succeed exceed feed breed steed`.split(/\s+/),
);

/** One irregular word: its forms, the plain one first. Verbs also take -s and -ing by rule. */
export interface IrregularWord {
  readonly forms: readonly string[];
  readonly verb: boolean;
}

/** Irregular words by each of their forms. A form of two words (`lay`, `saw`) gives both. */
export const irregularWords: ReadonlyMap<string, readonly IrregularWord[]> = readTables();

function readTables(): ReadonlyMap<string, readonly IrregularWord[]> {
  const words = new Map<string, IrregularWord[]>();
  for (const [table, verb] of [
    [verbs, true],
    [nouns, false],
    [others, false],
  ] as const) {
    for (const row of table.split(/[|\n]/)) {
      const forms = row.trim().toLowerCase().split(" ");
      for (const form of new Set(forms)) words.set(form, [...(words.get(form) ?? []), { forms, verb }]);
    }
  }
  return words;
}
