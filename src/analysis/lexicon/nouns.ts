/** Nouns that tell what kind of speaker a noun phrase is. All lower case, singular; plurals are made by `singular`. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** People by role or by what the outlet says of them. */
export const personNouns: ReadonlySet<string> = set(
  `official source diplomat analyst expert person people aide adviser advisor spokesman spokeswoman spokesperson executive officer lawmaker
minister president premier chancellor leader chief commander general colonel admiral soldier envoy ambassador senator congressman
congresswoman representative governor mayor secretary undersecretary director head chairman chairwoman chair chairperson boss founder
co-founder cofounder ceo manager economist strategist researcher scientist professor scholar lecturer historian academic lawyer attorney counsel
prosecutor judge justice reporter journalist correspondent columnist editor author writer blogger critic observer commentator pundit
host anchor activist campaigner advocate supporter opponent voter resident witness neighbour neighbor friend colleague insider
operative staffer staff delegate candidate nominee challenger contender rival politician legislator councillor councilor mp mep
member donor investor trader banker broker dealer consultant pollster doctor physician nurse patient teacher student worker employee
farmer businessman businesswoman entrepreneur billionaire tycoon veteran man woman mother father son daughter brother sister wife
husband boy girl parent fellow specialist veteran negotiator mediator inspector investigator detective policeman sheriff captain
lieutenant major sergeant monarch king queen prince princess pope bishop archbishop cardinal priest pastor imam rabbi official
republican democrat conservative liberal socialist moderate progressive lawmaker mogul celebrity actor actress singer star athlete player
coach owner partner participant attendee speaker interviewer moderator reader viewer user commenter respondent american european
ukrainian russian german briton frenchman citizen migrant refugee victim survivor suspect defendant plaintiff client customer
narrator figure associate ally deputy vice-president successor predecessor counterpart frontrunner front-runner loyalist hawk stakeholder
developer engineer architect designer theorist sociologist psychologist biologist physicist geologist climatologist meteorologist
epidemiologist demographer others skeptic sceptic mastermind whistleblower widow widower fiance fiancee uncle aunt cousin nephew niece
grandfather grandmother grandson granddaughter stepfather stepmother roommate landlord landlady tenant cook chef baker butcher barber
waiter waitress bartender driver pilot sailor seaman fisherman docker miner builder carpenter plumber electrician mechanic cleaner
clerk cashier shopkeeper trader master harbourmaster harbormaster skipper helmsman firefighter fireman paramedic medic surgeon midwife
psychiatrist therapist dentist pharmacist vet lifeguard bodyguard guard ranger warden jailer bailiff juror notary solicitor barrister
magistrate commissioner ombudsman superintendent constable dean principal headteacher tutor pupil musician composer conductor
painter sculptor photographer filmmaker producer screenwriter playwright poet novelist biographer translator interpreter curator
librarian archivist archaeologist anthropologist astronomer chemist statistician actuary accountant auditor bookkeeper
programmer technician referee umpire captain goalkeeper striker defender midfielder cyclist runner swimmer boxer jockey
priest monk nun vicar chaplain missionary preacher theologian trustee treasurer beneficiary pensioner retiree passenger passer-by
bystander onlooker shopper commuter pedestrian motorist tourist hiker organiser organizer protester demonstrator striker picket
unionist steward foreman contractor smuggler hacker informant mercenary fighter rebel insurgent militant gunman hostage detainee
inmate prisoner convict fugitive tipster caller listener subscriber follower`,
);

/** Bodies, and groups that speak as one. */
export const bodyNouns: ReadonlySet<string> = set(
  `government ministry department administration agency authority council committee commission court parliament congress senate house
party campaign team group organisation organization company firm corporation bank institute institution university college school
association union alliance bloc coalition federation league network newspaper paper magazine outlet publication station broadcaster
channel media press website site office bureau embassy mission delegation army military navy force police service industry sector country
nation state capital city county region kingdom republic community public regulator watchdog board panel jury foundation fund
charity ngo think-tank thinktank centre center society club church movement militia rebel government airline carrier retailer
manufacturer supplier contractor startup operator lender insurer exchange ally opposition leadership white-house kremlin pentagon
family couple crowd audience public household electorate base generation majority minority cabinet faction caucus lobby staff camp side management ministry directorate tribunal assembly legislature taskforce task-force super-pac pac`,
);

/** Documents and surveys, which say and show. */
export const documentNouns: ReadonlySet<string> = set(
  `report study poll survey statement letter document memo paper article analysis review book story editorial column post tweet filing
record data statistic figure finding email e-mail transcript video ad advert advertisement speech resolution draft communique communiqué
readout note brief briefing research forecast estimate polling evidence indictment complaint lawsuit affidavit ruling opinion bill law
constitution order treaty text message headline caption website transcript audit assessment census chart graph number result model
bylaw guideline standard spot song letter film platform plan proposal dossier cable release announcement questionnaire investigation probe`,
);

/** Nouns of saying and thinking that take a clause: "the claim that …". */
export const sayingNouns: ReadonlySet<string> = set(
  `claim statement warning view belief argument announcement promise pledge suggestion allegation assertion hope fear concern vow
demand call accusation contention insistence admission acknowledgement acknowledgment conclusion prediction declaration opinion
assessment complaint threat notion idea conviction assurance confirmation revelation remark comment charge doubt suspicion estimate
explanation confidence finding proposal request recommendation denial assumption speculation criticism position stance desire`,
);

/** Words that end the name of a body: "Defense Ministry", "Council on Foreign Relations". */
export const bodyNameWords: ReadonlySet<string> = set(
  `ministry department administration agency authority council committee commission court parliament congress senate party
organization organisation company corporation corp inc ltd llc plc co gmbh ag bank institute institution university college school
association union alliance coalition federation league network news times post journal tribune herald gazette guardian telegraph mail
observer independent mirror chronicle globe bulletin standard magazine press agency office bureau embassy army navy force police service
kremlin pentagon house foundation fund center centre society club church movement group holdings partners capital economics
businessweek television tv radio daily weekly monitor review register examiner sentinel star sun inquirer dispatch report
airlines airways motors industries technologies systems laboratories securities nations board cabinet ministries states kingdom republic pac pentagon
treasury trust journal media studios beast hill politico reuters bloomberg interfax tass afp ap cnn bbc nbc abc cbs fox msnbc npr wsj
ft nyt wikileaks nato eu un us uk who imf fbi cia nsa isis hamas hezbollah taliban google facebook twitter apple microsoft amazon`,
);

/** Titles and offices that stand before a name; capitalised there. */
export const titleWords: ReadonlySet<string> = set(
  `mr mrs ms miss dr sir dame lord lady prof professor president vice-president premier prime minister chancellor secretary sen senator rep
representative congressman congresswoman gov governor mayor gen general col colonel maj lt lieutenant capt captain sgt sergeant adm admiral
cmdr commander judge justice king queen prince princess pope bishop archbishop cardinal father rev reverend rabbi imam sheikh emir
ambassador envoy chief director chairman chairwoman chair ceo spokesman spokeswoman spokesperson speaker leader deputy vice assistant
undersecretary candidate nominee attorney lawyer editor reporter correspondent analyst economist strategist host former ex-president then-president ex democrat republican
democratic conservative businessman developer billionaire mogul tycoon pollster commentator columnist author actor actress singer pastor
officer head manager coach delegate lawmaker operative consultant adviser advisor aide surrogate moderator anchor pundit
mr. mrs. ms. dr. sen. rep. gov. gen. col. lt. capt. sgt. adm. rev. prof. maj. hon. reps. sens. messrs. st. sens reps del. cmdr. atty.`,
);

/** The singular of a regular or known plural, else the word itself. */
export function singular(word: string): string {
  if (word === "people" || word === "media" || word === "press") return word;
  if (word === "men") return "man";
  if (word === "women") return "woman";
  if (word.endsWith("men") && word.length > 5) return `${word.slice(0, -3)}man`;
  if (word.endsWith("women")) return `${word.slice(0, -5)}woman`;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word) && word.length > 3) return word.slice(0, -1);
  return word;
}

/** True where the form is a plural by its ending or by exception. */
export function isPlural(word: string): boolean {
  return word === "people" || word === "police" || singular(word) !== word;
}
