/** Frequent given names with the gender they mostly have: evidence that a name is a person's, and whom "he" can't mean. */

const male = `aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alexei alfred ali allen anatoly anders andre andrei andrew
andriy andrzej angus anthony antonio antony arnold arthur barack barry ben benjamin bernard bernie bill billy bob boris brad brandon brendan brett
brian bruce bryan carl carlos chad charles charlie christian christoph christopher chuck clarence colin corey craig curtis damien
dan daniel darren dave david dean denis dennis derek dieter dmitri dmitry dmytro dominic don donald doug douglas duncan dwight earl ed eddie edward
edwin elliott emmanuel enrique eric erik ernest evan fernando francis francois francisco frank franz fred frederick friedrich gabriel gareth gary gavin
geoff geoffrey george gerald gerard gerhard giorgio giovanni giuseppe glenn gordon graham greg gregory guy hans harold harry hassan heinrich helmut henry
herbert herman howard hugh hugo ian igor ihor ivan jack jacob jacques jaime jake james jared jason javier jay jeff jeffrey jens jeremy
jerome jerry jesse jim jimmy joao joe joel joerg johan john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan julian jurgen justin karl keir
keith ken kenneth kevin klaus konrad konstantin kurt kyle kyrylo lance larry lars laurent lawrence leo leon leonard leonid lewis lloyd louis luca lucas
luigi luis luke maksym manuel marc marcel marco marcus mario mark markus martin marty marvin mateusz matt matteo matthew matthias maurice max michael michel
mick miguel mike mikhail mitch mitt mohamed mohammad mohammed muhammad mykhailo mykola nathan neil nicholas nick nicolas nigel nikita nikolai noah norman
olaf oleg oleh oleksandr oleksii oleksiy oliver olivier omar oscar otto pablo pascal patrick paul pavel pedro pete peter phil philip philippe pierre piotr rafael
ralph ramon randy ray raymond reince reinhard rene ricardo richard rick rob robert roberto rod rodney roger roland roman ron ronald ross roy rudolf rudy
rupert russell ryan salman samuel scott sean sebastian sergei sergey sergio serhii serhiy seth shane shaun simon stanislav stanley stefan stephen steve
steven stewart stuart sylvain ted theo theodore thierry thomas tim timothy tobias todd tom tommy tony travis trevor troy tyler valentin vasily
vasyl viktor vincent vitali vitaliy vladimir volodymyr vyacheslav wallace walter warren wayne werner wilhelm will william wolfgang xavier yevgeny yuri yuriy yves zach
denys andrii artem bogdan bohdan taras ruslan pyotr kirill arseniy radoslaw rishi emomali recep sadiq narendra shinzo benny yair isaac benedict jens jose pawel tomasz jaroslaw
khagan arne samy marek janusz petr jiri milos vaclav viktor ludovic gilles herve denzel `;

const female = `abigail adriana agnes alexandra alice alicia alina alison allison amanda amber amy ana anastasia anastasiia angela angelina anita ann anna anne
annalena annette annie antonia audrey barbara beatrice becky beth betty bonnie brenda bridget brigitte brooke candice carla carly carmen caroline
carolyn catherine cathy cecilia charlotte chelsea cheryl christiana christina christine cindy claire clara claudia colleen condoleezza connie crystal cynthia daisy
 danielle daria dawn deborah debbie debra denise diana diane dina donna doris dorothy edith eileen elaine eleanor elena elise elisabeth eliza elizabeth ella ellen
emily emma erica erin esther eva evelyn felicia fiona florence frances gabriela gail gillian gina giorgia gloria grace gretchen hannah harriet heather heidi helen helena
helene hillary holly huma ida ines ingrid irene irina iryna isabel isabelle ivanka jacqueline jane janet janice jeanne jen jenna jennifer jessica jill joan joanna
joanne josephine joy joyce judith judy julia julie juliet kaja karen kari karin karine kate katharina katherine kathleen kathryn kathy katie katrina kayleigh kellyanne
 kelsey kimberly kirsten kristalina kristen kristin kristina laura lauren leah lena liliane lily linda lisa liz loretta lori louise lucia lucy
ludmila lydia madeleine madeline maggie manuela marcia margaret margarita maria mariana marianne marie marilyn marina marine marjorie marlene martha mary
maureen megan meghan melania melanie melinda melissa mercedes mette michelle mila mildred miriam molly monica monika nadia nancy naomi natalia natalie natasha nicole
nikki nina nora norma oksana olena olga olha olivia pamela patricia patty paula pauline penny phyllis polly priscilla rachel rebecca regina renee rhonda rita roberta rosa
rose rosemary roxanne ruth sabine sally samantha sandra sanna sara sarah sharon sheila shirley sigrid silvia sonia sofia sophia sophie stella stephanie
sue susan susanna suzanne svetlana svitlana sylvia tamara tammy tania tara tatiana teresa tetyana theresa tiffany tina tulsi ursula valentina valerie vanessa vera veronica
vicky victoria virginia wendy whitney yekaterina yolanda yulia yuliia yvette yvonne zoe ania andra debbie elise`;

/** Names of men and women alike: evidence of a person, none of a gender. */
const either = `terry kim leslie lesley chris pat alex sam jordan taylor robin jean dana kelly tracy casey jamie morgan lee sasha andrea lindsey jackie shannon lynn kerry jan jo blair drew cameron dominique michele nicola carol courtney ashley beverly marion valery simone laurie sandy stacy val dale vivian claude camille shelby riley avery reese quinn parker`;

const genders: ReadonlyMap<string, "he" | "she"> = new Map([
  ...male.split(/\s+/).map((name) => [name, "he"] as const),
  ...female.split(/\s+/).map((name) => [name, "she"] as const),
]);

/** The pronoun that bearers of a given name mostly have; undefined where the name is unknown. */
export function genderOf(givenName: string): "he" | "she" | undefined {
  return genders.get(givenName.toLowerCase());
}

const givenNames: ReadonlySet<string> = new Set([...genders.keys(), ...either.split(/\s+/)]);

/** True for frequent given names. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word.toLowerCase());
}
