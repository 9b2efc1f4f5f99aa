/** Which words, seen with a capital, say that a new sentence begins; and which say that one goes on. */

/**
 * True for words that seldom have a capital inside a sentence: articles, pronouns, conjunctions, prepositions, question
 * words, auxiliaries. Behind "the U.S." such a word opens a sentence and "Government" doesn't. "I" isn't among them,
 * since it always has its capital.
 */
export function opensSentences(word: string): boolean {
  return openers.has(word.toLowerCase());
}

/** True for verbs that report speech, as they stand behind a name: “Why?” Kuleba asked. */
export function reportsSpeech(word: string): boolean {
  return reporting.has(word);
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const openers = setOf(`
  the a an this that these those he she it we they you his her its their our my your
  in on at as if when while where who whom whose what which why how because since although though unless until whereas
  and but or nor so yet for from to by with without after before during despite under over between among within about
  against through throughout following according amid beyond like unlike given
  however therefore moreover meanwhile nevertheless nonetheless furthermore instead indeed still thus hence besides
  otherwise also even both either neither each every some many most much more few several other others another any all
  no not none nothing never nobody one two there here then now today yesterday tomorrow later earlier soon once
  perhaps maybe please let yes yeah ok okay well oh thanks thank only just such
  is are was were do does did has have had can could will would should may might must don't didn't doesn't isn't aren't
  it's he's she's we're they're you're i'm i've i'll i'd that's there's here's what's who's let's we've they've we'll
  mr mrs ms dr
  він вона воно вони ми ви це цей ця ці той та те ті його її їх їхній наш ваш мій а але і й та або чи якщо коли поки
  хоча де хто що який яка яке які чому як у в на за з із до від по про для після перед під над між через без при
  однак проте тому також тоді тут там зараз нині тепер вже ще потім зокрема крім попри згідно водночас натомість
  он она оно они мы вы это этот эта эти тот его ее её их наш но и или если когда пока хотя где кто что который почему
  как к с от о об из однако поэтому также тогда здесь сейчас уже еще ещё потом кроме
  der die das ein eine einer er sie es wir ihr dies diese dieser dieses und aber oder denn wenn als während wo wer was
  welche warum wie im am vom zum zur mit nach vor bei aus auf für gegen seit über unter doch jedoch auch dann hier nun
  le la les un une des il elle ils elles nous vous on ce cet cette ces et mais ou donc car si quand lorsque où qui que
  quoi pourquoi comment dans en sur sous avec sans pour par après avant selon depuis cependant toutefois ainsi
`);

const reporting = setOf(`
  said says asked asks added told wrote writes replied replies answered shouted cried declared exclaimed demanded
  joked wondered recalled tweeted posted insisted continued quipped warned argued retorted responded remarked noted
  called yelled screamed whispered muttered urged explained thought thundered quoth
`);
