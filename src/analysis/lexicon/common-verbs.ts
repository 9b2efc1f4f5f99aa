/** Verbs that report nothing, known so that clauses can be told from noun phrases, and the closed classes of English. */
import { inflect, type VerbForm } from "./inflection.ts";

const lemmas =
  `accelerate accept achieve act adapt address adopt advance affect aid allow alter amend amount appear apply appoint
approach approve arise arm arrange arrest arrive articulate assist attempt attend attract avoid ban base bear beat become begin
behave belong benefit block boost break bring broker build burn buy campaign capitalise carry cast catch cause celebrate change choose
circulate clear climb close collapse collect combine come commit compete complete conduct connect consist contain contest continue contribute
control convene cooperate cost cover create cross cut damage deal debate declare decrease defeat define delay deliver depend deploy
describe destroy deter develop die differ disappear discover donate draft draw dream drive drop earn ease eat elect eliminate emerge employ
enable end enforce engage enjoy ensure enter escalate escape evolve exceed exchange exclude exist expand experience explore
expire exploit face fail fall favour feature fight fill finance finish fire fix fly focus follow force forge form fund gain
gather gauge generate get give go govern grant grow halt handle happen harm head hear help hit hold host hurt identify ignore impose
improve include increase influence inherit inspire intend interact interrupt intervene introduce invade invest investigate involve
join jump justify keep kick kill knock lack land last launch lay lead leak lean leave lend let lie lift limit line link live load lock look
lose lower maintain make manage march marry match matter maximise mean meet merge monitor mount move narrow negotiate obtain occur
open operate oversee owe own park participate pass patrol pause pay perform persist pick plunge possess practise prefer prepare
present preserve press prevent proceed produce prompt protect prove provide publish pull purchase pursue put qualify quit
raise reach react rebuild receive reclaim recover reduce refrain relax release rely remain remove renew replace represent require rescue
reserve resign resist resolve respect rest restart restore restrict result resume retain retire retreat return rise row run save schedule
score seal secure seem seize sell send separate serve set settle shape shift shoot shore sign sit slow soften solve spark spend
split spread stand start stay steal step stop strain strengthen strike struggle study stun succeed suffer surge surprise surrender
surround survive sustain swing take talk target tax tear tend test throw tie tighten topple touch trade train transform travel treat
trigger trim try turn undermine unleash use vary violate visit vote wage wait wake walk want waste watch weaken weigh widen win
withdraw work worsen yield undergo understand do be have face land tour arrest arm fight speak meet
work ask hire fire lead tap draw appear seem happen look serve run sink flee sweep sleep shrink hide hang shut blow bend bite swim ride
shake slide spin stick wear weep feed bleed dig freeze forget forgive forbid burst creep bind grind ring drown`.split(
    /\s+/,
  );

const forms = inflect(lemmas);

/** Forms of common verbs that are as often nouns or adjectives; they need a verb's surroundings. */
const nounAlso = new Set(
  `act acts address aid aids amount amounts approach approaches arms arm attempt attempts ban bans base bases bear bears beat benefit
benefits block blocks boost break breaks burden campaign campaigns change changes close control controls cost costs cover cross cut cuts
damage deal deals debate debates decrease defeat defeats delay delays draft drafts draw drive drives drop drops ease end ends escape
exchange exchanges experience experiences exploit face faces fall falls feature features fight fights fill finance finances finish fire
fires fix flies focus force forces form forms fund funds gain gains grant grants halt harm head heads help hit hits hold host hosts hurt
increase increases influence interest jump jumps kick kill knock lack land lands last lay lead leads leak leaks lean leave leaves lie lies
lift limit limits line lines link links live lives load lock look looks lower lows march match matches matter matters mean means
merge mount mounts move moves narrow open own park parks pass pause pay permit pick picks present press prompt purchase purchases raise
raises reach release releases rescue research reserve reserves resolve respect rest result results retreat return returns rise rises row
run runs schedule schedules score scores seal secure separate set sets shape shift shifts shore sign signs slow spark spread stand stands
start starts stay step steps stop strain strike strikes struggle struggles study studies surge surprise swing talk talks target targets
tax taxes test tests tie ties touch tour trade trades train trains travel treat treats trigger trim try turn turns use uses visit visits
vote votes wage wages wait wake walk waste watch win wins work works yield practise clear complete corporate direct elaborate articulate
earnings building meeting meetings training spending funding hearing hearings opening beginning meaning standing lying living
sink sinks sleep hide hides blow blows bend bends bite bites swim ride rides shake slide slides spin stick sticks feed burst bursts ring rings
dealing dealings feeling feelings understanding warning planning broadcasting manufacturing being`.split(/\s+/),
);

/** The form that a word could be as a verb that reports nothing. */
export function commonForm(word: string): VerbForm | undefined {
  return forms.get(word);
}

/** True for words that are as often nouns or adjectives as verbs. */
export function isCommonNounAlso(word: string): boolean {
  return nounAlso.has(word);
}
