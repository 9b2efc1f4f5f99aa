/** German. */
import { type LanguageRules, verbForms, wordSet } from "./rules.ts";

const present = `sagt erklärt betont meint berichtet meldet warnt fordert behauptet ergänzt versichert unterstreicht antwortet kritisiert
 vermutet bestätigt erläutert kommentiert mahnt resümiert`;
const past = present.replace(/unterstreicht/, "").replace(/t(?=\s|$)/g, "te");

export const german: LanguageRules = {
  verbs: verbForms({
    singular: `${present} ${past} schreibt schrieb unterstrich kündigte`,
    // Plurals of the present are infinitives as well, and so left out.
    plural: `${past.trim().replace(/te(?=\s|$)/g, "ten")} schrieben kündigten`,
  }),
  auxiliaries: new Map(),
  participles: new Set(),
  that: wordSet("dass daß"),
  bareClause: true,
  as: wordSet("wie"),
  before: [
    ["laut"],
    ["nach", "angaben", "von"],
    ["nach", "angaben", "des"],
    ["nach", "angaben", "der"],
    ["nach", "worten", "von"],
    ["nach", "den", "worten", "von"],
    ["nach", "aussage", "von"],
    ["nach", "einschätzung", "von"],
  ],
  owned: [
    { words: ["nach", "seinen", "angaben"], gender: "he" },
    { words: ["nach", "seinen", "worten"], gender: "he" },
    { words: ["seinen", "angaben", "zufolge"], gender: "he" },
  ],
  behind: wordSet("zufolge"),
  thus: wordSet("so"),
  pronouns: new Map([
    ["er", "he"],
    ["sie", "she"],
  ]),
  definite: wordSet("der die das des dem den"),
  indefinite: wordSet("ein eine einer eines einem einen zwei drei mehrere einige"),
  stops: wordSet(
    `am an auf aus bei bis durch für gegen im in ins mit nach ohne seit über um unter vom vor während wegen zu zum zur zwischen
 und oder aber sowie dass weil wenn als ob dem den heute gestern morgen zuvor danach später weiter daraufhin demnach zudem anschließend
 gegenüber laut nachdem jedoch dagegen hierzu dazu schon bereits nun erneut zuletzt kürzlich unterdessen derweil noch sich es nicht auch ebenfalls hat haben habe hatte hatten hierbei dabei so gegen`,
  ),
  passives: wordSet("wurde wurden wird werden worden ist sind war waren sei"),
  unsaid: wordSet("nicht nie niemals keinesfalls keineswegs"),
  conditions: wordSet("wenn falls ob sofern hätte"),
  abouts: wordSet("über von"),
  links: wordSet("von der den van de zu des"),
  fillers: wordSet("auch dann dazu zudem weiter ebenfalls etwa jedoch daraufhin"),
  days: wordSet(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend dienstagabend mittwochabend donnerstagabend freitagabend heute gestern",
  ),
  onDay: wordSet("am"),
  possessives: wordSet("sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren"),
  offices:
    /^(?:\p{L}*(?:minister|präsident|kanzler|premier|regierungschef|außenbeauftragte|generalsekretär|bürgermeister|gouverneur|botschafter|könig|papst|staatschef|ratspräsident|oberbefehlshaber|vorsitzende|parteichef|fraktionschef|chef|direktor|leiter|staatssekretär|senator|general|oberst|kommissar|abgeordnete|kommissionspräsident))(?:in|n|r|s|en)?$/u,
  unnamed:
    /^(?:\p{L}*(?:sprecher|beamte|diplomat|experte|expert|berater|quelle|analyst|insider|vertreter|augenzeuge|zeuge|soldat|forscher|wissenschaftler|professor|anwalt|kommandeur|mitarbeiter|politologe|historiker|ökonom|journalist|offizier))(?:in|innen|n|r|en|e|s)?$/u,
  bodies:
    /^(?:\p{L}*(?:regierung|ministerium|ministeriums|polizei|armee|generalstab|generalstabs|kreml|kremls|amt|behörde|behörden|verband|kommission|parlament|bundestag|bundesrat|agentur|nachrichtenagentur|institut|stiftung|partei|fraktion|unternehmen|konzern|militär|marine|luftwaffe|bundeswehr|staatsanwaltschaft|gericht|gerichtshof|bank|zentralbank|zeitung|magazin|sender|rat|bündnis|union|allianz|verwaltung|geheimdienst|dienst|präsidialamt|organisation|opposition|universität))$/u,
  places: wordSet(
    `ukraine russland russlands deutschland deutschlands frankreich frankreichs usa polen polens europa europas moskau kiew kyjiw berlin paris washington
 london brüssel peking china chinas türkei großbritannien großbritanniens italien spanien ungarn israel iran österreich schweiz`,
  ),
  titles: new Map([
    ["herr", "he"],
    ["herrn", "he"],
    ["frau", "she"],
    ["dr.", null],
    ["dr", null],
    ["prof.", null],
  ]),
  nounsHaveCapitals: true,
  nominative: nominativeOf,
};

/** "Ministeriums": a body behind words of a source stands in the genitive. Of names of people nothing can be told. */
function nominativeOf(name: string): string {
  return name.replace(
    /^(\p{L}*(?:ministerium|institut|parlament|kreml|militär|präsidialamt|bundesamt|verband|gericht|generalstab))e?s(?=$|\s)/iu,
    "$1",
  );
}
