/**
 * Words that a full stop belongs to. Each says what may follow before the stop can still end a sentence. English,
 * Ukrainian, Russian, German and French, with the titles and commonest forms of their neighbours.
 *
 * A form in lower case stands for any case; one with a capital only for itself and for all capitals, because the plain
 * word is one that ends sentences ("He sat." is not "Sat. 5 May"). Inner stops are written out, the last one is not.
 */

/**
 * `title`: a name or what is compared follows, never a new sentence. `inner`: more of the sentence follows, unless the next word is one
 * that opens sentences. `number`: an abbreviation only where a number follows. `final`: often the sentence's last word,
 * so that any capital behind it opens a new one. `date`: as `final`, and a number behind it belongs to it.
 */
export type AbbreviationKind = "title" | "inner" | "number" | "final" | "date";

/** The kind of abbreviation a word is if a full stop follows it; undefined for any other word. The word has no last stop. */
export function abbreviationKind(word: string): AbbreviationKind | undefined {
  const known = lexicon.get(word) ?? lexicon.get(word.toLowerCase());
  if (known) return known;
  if (word === word.toUpperCase()) return lexicon.get(word.slice(0, 1) + word.slice(1).toLowerCase());
  return undefined;
}

const forms: Readonly<Record<AbbreviationKind, string>> = {
  title: `
    vs v e.g i.e eg ie viz cf ca c approx
    mr mrs ms messrs mx dr drs prof profs gen lt col cpt capt maj sgt cpl pvt adm cmdr comdr brig gov sen sens rep reps
    hon rev msgr amb atty supt insp det dir mlle mme mgr ste mt ft pres asst assoc lieut rt ven
    gen.-lt lt.-gen maj.-gen brig.-gen lt.-col vice-adm rear-adm cllr fra sra srta dña sig dott avv dhr mevr hr fr
    dipl dipl.-ing ing mag univ.-prof hl pfc spc comm geb gest
    м гр гр-н акад доц проф ген ген.-лейт ген.-майор полк підполк кап лейт адм св вул бул просп пл пров наб ім обл
    р-н смт о-в кн цар преп отець тов зам заст нач дир деп ред худ реж ул им пер пос дер д-р канд
  `,
  inner: `
    inc corp co ltd llc plc bros jr sr esq ent mfg intl int'l natl nat'l govt gov't dept div univ inst assn ass'n bd
    st ave blvd rd hwy pkwy expy ln sq bldg ctr
    al et est ed eds trans repr misc esp incl excl resp orig usu var pers
    ph.d m.d b.a m.a b.s m.s j.d ll.b ll.m d.phil r.n d.d.s m.b.a
    u.s u.k u.n e.u u.s.a u.s.s.r u.a.e d.c n.y l.a n.j n.c s.c n.h n.m n.d s.d r.i w.va b.c a.d b.c.e c.e v.p
    calif fla pa va md conn tenn ariz ark colo ga kan ky la mich minn mont neb nev okla tex vt wis wyo
    Mass Miss Wash Ore Ill Ind Del Cal Ala Tex Me Mo Id
    cit loc ibid seq cont'd contd cert mtg mgmt acct amt avg max temp tel mob voc med sci tech eng admin exec
    abt bef aft dep ret temp illus introd pseud publ ser suppl trad anon
    z.b z d.h u.a s.o s.u i.d.r u.u o.ä m.e v.a bzw bspw vgl evtl ggf inkl exkl zzgl abzgl einschl sog hrsg verf übers
    bzgl betr gem lt ugs urspr österr schweiz dt engl franz frz ital lat griech amtl allg bes ehem eigtl entspr max mind
    str zt zw jh jhd jhs mio mrd tsd
    p.ex c.-à-d j.-c env éd réf boul apr.j.-c av bd dép gouv hab resp min.-prés coll
    bijv o.a d.w.z t.o.v m.b.t np tzn m.in prof tj tzw wg św
    тис млн млрд трлн грн крб коп руб тыс долл дол див напр наприкл порівн пор т т.зв т.з т.е т.к т.н т.ч тзв ін др
    б с р рр ст гл рис табл стор стр с.г н.е до.н.е год хв сек кв буд корп оф під'ї пп абз ч вид перекл упоряд укр рос
    англ нім фр лат гр рец поч кін сер нар пом бл см ср г гг в вв п пп н э
  `,
  number: `
    No Nos no nos nr art arts sec secs sect fig figs pp p vol vols ch chap chaps para paras par pars eq eqs ext apt
    rs cl reg regs ref refs tab pl fol op Op bk pt pts lot rm flr vers Ver ver v fn ln amend gal ex n°
    abs abb kap ziff anm bd bde lfd § nº núm pág págs str ал п п.п ст № арт разд розд гл рис мал табл
  `,
  final: `
    etc a.m p.m ecc usw usf u.s.w u.s.f u.ä u.dgl i.v
    lb lbs oz ft'd yd yds mi hr hrs mins secs km kg cm mm ml mph kph
    т.д т.п т.ін інш
  `,
  date: `
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec jan feb apr aug sept oct nov
    Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun
    janv févr avr juill déc okt dez
    січ лют бер квіт трав черв лип серп вер жовт лист груд янв февр апр авг сент окт нояб дек
  `,
};

const lexicon: ReadonlyMap<string, AbbreviationKind> = new Map(
  Object.entries(forms).flatMap(([kind, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, AbbreviationKind] => [word, kind as AbbreviationKind]),
  ),
);

/** Names that end in an exclamation mark: nothing ends there unless the next word opens sentences. */
export const exclaimedNames: ReadonlySet<string> = new Set(
  "Yahoo Jeopardy Joomla Yum Oklahoma Wham Kahoot Drupal Panic Airplane Chess".split(" "),
);
