/** Ukrainian. */
import { isGivenWord } from "./names.ts";
import { type LanguageRules, verbForms, wordSet } from "./rules.ts";

const past = `сказа заяви повідоми наголоси зазначи дода підкресли поясни розпові написа попереди нагада уточни відпові зауважи запевни визна
 оголоси процитува стверджува вважа каза говори переказа переда анонсува припусти підтверди запропонува заперечи спростува розкритикува констатува`;
const pasts = (ending: string) =>
  past
    .trim()
    .split(/\s+/)
    .map((stem) => stem + ending)
    .join(" ");

export const ukrainian: LanguageRules = {
  verbs: verbForms({
    singular: `${pasts("ло")} каже говорить вважає заявляє повідомляє зазначає наголошує стверджує передає пише додає пояснює підкреслює нагадує
 попереджає уточнює запевняє інформує розповідає цитує`,
    plural: `${pasts("ли")} кажуть говорять вважають заявляють повідомляють зазначають наголошують стверджують передають пишуть додають
 пояснюють підкреслюють нагадують попереджають уточнюють інформують`,
    he: pasts("в"),
    she: pasts("ла"),
  }),
  auxiliaries: new Map(),
  participles: new Set(),
  that: wordSet("що"),
  bareClause: false,
  as: wordSet("як"),
  before: [
    ["за", "словами"],
    ["за", "даними"],
    ["за", "інформацією"],
    ["за", "повідомленням"],
    ["на", "думку"],
    ["на", "переконання"],
    ["згідно", "з", "даними"],
  ],
  owned: [
    { words: ["за", "його", "словами"], gender: "he" },
    { words: ["за", "її", "словами"], gender: "she" },
    { words: ["на", "його", "думку"], gender: "he" },
    { words: ["на", "її", "думку"], gender: "she" },
  ],
  behind: new Set(),
  thus: new Set(),
  pronouns: new Map([
    ["він", "he"],
    ["вона", "she"],
  ]),
  definite: wordSet("цей ця цього цієї"),
  indefinite: wordSet("один одна одного однієї кілька деякі"),
  stops: wordSet(
    `в у на з із зі до від за для по при про під над між через без після перед біля серед та і й або але а що як щоб якщо коли бо тому
 також теж раніше пізніше сьогодні вчора завтра нещодавно водночас журналістам журналісту виданню телеканалу агентству під час`,
  ),
  passives: wordSet("було були буде будуть був була"),
  unsaid: wordSet("не ні"),
  conditions: wordSet("якби якщо чи"),
  abouts: wordSet("про"),
  links: new Set(["фон", "дер", "де", "ван"]),
  fillers: wordSet("також теж водночас раніше"),
  days: wordSet("понеділок вівторок середу четвер п'ятницю п’ятницю суботу неділю сьогодні вчора"),
  onDay: wordSet("в у"),
  possessives: wordSet("його її їх їхній їхня"),
  offices:
    /^(?:прем['ʼ’]єр(?:-міністр\p{L}*)?|віцепрем['ʼ’]єр\p{L}*|президент|міністр|міністерка|канцлер|канцлерка|глава|голова|очільник|очільниця|генсек|генеральний|мер|мерка|губернатор|посол|посолка|король|папа|командувач|головнокомандувач|головком|командир|директор|директорка|керівник|керівниця|секретар|секретарка|генерал|полковник|сенатор|депутат|депутатка|нардеп|нардепка|лідер|лідерка|єврокомісар|комісар|уповноважений|омбудсмен|держсекретар|президентка|начальник|начальниця|заступник|заступниця|спецпредставник|спецпосланник|спікер|спікерка)\p{L}{0,3}$/u,
  unnamed:
    /^(?:речник|речниця|речниц|чиновник|чиновниц|посадов|дипломат|експерт|радник|радниц|джерел|співрозмовник|аналітик|свід|військов|боєць|бійц|солдат|науков|дослідник|професор|адвокат|офіцер|політолог|історик|економіст|журналіст|представник|представниц|волонтер|мешкан|жител)\p{L}{0,4}$/u,
  bodies:
    /^(?:міністерств|уряд|поліці|армі|генштаб|генеральн|кремл|комісі|парламент|рад|агентств|інститут|парті|компані|прокуратур|суд|банк|газет|журнал|телеканал|видання|альянс|союз|адміністраці|служб|офіс|організаці|командуванн|сил|розвідк|управлінн|відомств|пресслужб|прес-служб|посольств|штаб|бюро|фонд|центр)\p{L}{0,4}$/u,
  places: wordSet(
    `україни україна росії росія рф сша єс нато оон польщі польща німеччини німеччина франції франція британії британія великої литви латвії естонії
 чехії словаччини угорщини румунії молдови туреччини китаю ізраїлю ірану білорусі європи італії іспанії швеції фінляндії норвегії канади японії
 київ києва москва москви вашингтон вашингтона берлін париж лондон брюссель варшава пекін мзс моз мвс мон кнр снбо зсу`,
  ),
  titles: new Map([
    ["пан", "he"],
    ["пані", "she"],
  ]),
  nounsHaveCapitals: false,
  nominative: nominativeOf,
};

/** "Дмитра Кулеби" could be of two surnames and stays; "Володимира Зеленського" and "Олени Кондратюк" could not. */
function nominativeOf(name: string): string {
  const body = nominativeBody(name);
  if (body !== null) return body;
  const words = name.split(" ");
  const surname = words.at(-1) ?? "";
  const his = nominativeSurname(surname);
  const hers = /(?:[сц]ьк|[оєі]в|[іи]н)ої$/u.test(surname) ? surname.replace(/ої$/u, "а") : surname;
  const given = words.slice(0, -1).map((word) => nominativeGiven(word, his !== null));
  if (given.includes(null)) return name;
  if (his !== null) return [...given, his].join(" ");
  // Women's surnames that end in a consonant or -о have one form.
  const single = hers !== surname || /[бвгґджзйклмнпрстфхцчшщо]$/u.test(surname);
  return given.length > 0 && single ? [...given, hers].join(" ") : name;
}

/** A given name by the endings of its genitive, where what comes out is one. */
function nominativeGiven(word: string, male: boolean): string | null {
  const stem = word.slice(0, -1);
  const forms = male ? [`${stem}й`, stem, `${stem}о`, `${stem}ь`] : [stem + (word.endsWith("ії") ? "я" : "а")];
  const ending = male ? /[ая]$/u : /(?:и|ії)$/u;
  return ending.test(word) ? (forms.find((form) => isGivenWord(form.toLowerCase())) ?? null) : null;
}

/** A body by its first word, of which the rest hangs in the genitive anyway: "Міністерства оборони". */
function nominativeBody(name: string): string | null {
  const [first = "", ...rest] = name.split(" ");
  const lower = first.toLowerCase();
  const found = lower.endsWith("ства") ? lower.replace(/а$/, "о") : bodies.get(lower);
  return found === undefined ? null : [(first[0] ?? "") + found.slice(1), ...rest].join(" ");
}

const bodies: ReadonlyMap<string, string> = new Map(
  `генштабу генштаб|уряду уряд|кремля кремль|поліції поліція|прокуратури прокуратура|розвідки розвідка|ради рада|агенції агенція|компанії компанія
офісу офіс|служби служба|комісії комісія|адміністрації адміністрація|парламенту парламент|газети газета|армії армія|штабу штаб|центру центр
фонду фонд|банку банк|суду суд|телеканалу телеканал|журналу журнал|інституту інститут|посольства посольство|партії партія`
    .split(/[|\n]/)
    .map((pair) => [pair.split(" ")[0] ?? "", pair.split(" ")[1] ?? ""] as const),
);

function nominativeSurname(word: string): string | null {
  const adjective = /^(\p{L}{3,}[сц]ьк)ого$/u.exec(word)?.[1];
  if (adjective !== undefined) return `${adjective}ий`;
  const diminutive = /^(\p{L}{2,}енк)а$/u.exec(word)?.[1];
  return diminutive === undefined ? null : `${diminutive}о`;
}
