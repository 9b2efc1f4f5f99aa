import type { RefusalReason } from "../../select/selection.ts";
import type { Wording } from "./wording.ts";

/** One, few (2–4, but not 12–14) and many, by the last digits. */
function plural(count: number, one: string, few: string, many: string): string {
  const [tens, ones] = [count % 100, count % 10];
  const teen = tens >= 11 && tens <= 14;
  const form = !teen && ones === 1 ? one : !teen && ones >= 2 && ones <= 4 ? few : many;
  return `${count} ${form}`;
}

export const ukrainian: Wording = {
  months: [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
  ],
  day: (day, month, year) => `${day} ${month} ${year} року`,
  month: (month, year) => `${nominative[month] ?? month} ${year} року`,
  source: (number) => `джерело ${number}`,
  andMore: (count) => `та ще ${count}`,
  undated: "без дати",
  unknown: "невідомо",
  theArticle: "Стаття",
  titled: (title) => `«${title}»`,
  nothing: "Нічого не знайдено.",
  wire: (newsroom) => `повідомлення агентства ${newsroom}`,
  reReporting: (newsroom) => `переказ: ${newsroom}`,
  excerpts: (count) => plural(count, "уривок", "уривки", "уривків"),
  articles: (count) => plural(count, "стаття", "статті", "статей"),
  newsrooms: (count) => plural(count, "редакція", "редакції", "редакцій"),
  summary: (excerpts, articles, newsrooms) => `${excerpts}; джерела: ${articles}, ${newsrooms}`,
  ofUnknownOrigin: (count) => `невідомого походження: ${count}`,
  datedLine: (dated, total) =>
    dated === 0
      ? "жодна не датована"
      : dated === total
        ? "усі датовані"
        : `датованих ${dated}, без дати ${total - dated}`,
  allProved: (excerpts) => `${excerpts}, усі підтверджено`,
  noLimits: "без обмежень",
  limits: ({ excerpts, perSource, pages }) =>
    [
      excerpts === null ? null : `щонайбільше ${plural(excerpts, "уривок", "уривки", "уривків")}`,
      perSource === null ? null : `щонайбільше ${perSource} з одного джерела`,
      pages === null ? null : `щонайбільше ${plural(pages, "сторінка", "сторінки", "сторінок")}`,
    ]
      .filter((part) => part !== null)
      .join(", "),
  caution: {
    undated: (undated, total) =>
      undated === total
        ? "Жодна стаття не має дати."
        : `Без дати: ${undated} з ${plural(total, "статті", "статей", "статей")}.`,
    relativeDates: (count, examples) =>
      `${plural(count, "вказівку часу", "вказівки часу", "вказівок часу")} залишено, як надруковано, бо дата статті невідома (${examples}).`,
    oneOrigin: (where, newsroom, share) => `${share} % уривків ${where} походять від однієї редакції: ${newsroom}.`,
    unknownOrigin: (numbers, count) =>
      `Редакцію, від якої ${count === 1 ? "походить джерело" : "походять джерела"} ${numbers}, не названо.`,
    thin: (theme, excerpts) => `«${theme}» спирається лише на ${excerpts}.`,
    empty: (theme) => `Нічого не знайдено на тему «${theme}».`,
    anonymous: (share) => `${share} % уривків спираються на неназвані джерела.`,
    oneArticle: (where, source, share) => `На джерело ${source} припадає ${share} % уривків ${where}.`,
    unused: (numbers, count) => `Жодного уривка з ${count === 1 ? "джерела" : "джерел"} ${numbers}.`,
    judgementWithoutEvidence: (number) => `Оцінка ${number} не має доказів.`,
    oneLanguage: (language) => `Усі статті однією мовою (${language}).`,
    reReports: (labels) => `З других рук: ${labels}.`,
    undatedEvidence: (number) => `Оцінка ${number} спирається лише на недатовані докази.`,
  },
  change: {
    newArticle: "нова стаття",
    articleGone: "статті більше немає серед джерел",
    sourceChanged: "текст джерела змінено",
    themeAdded: "тему додано до завдання",
    themeDropped: "теми більше немає в завданні",
    ruleChanged: "правило змінено",
    limitChanged: "обмеження змінено",
    roomLeft: "інші уривки звільнили йому місце в межах обмеження",
    placeTaken: "сильніші уривки зайняли його місце в межах обмеження",
    leftOut: (reason) => `вилучено: ${reason}`,
    refused: (reason) => refusals[reason],
    noLongerRefused: (why) => `більше не відхилено (${why})`,
    briefChanged: "завдання змінено",
    briefOrToolChanged: (before, now) => `змінено завдання або програму (${before}, ${now})`,
  },
  withdrawn: (source, excerpts) => `Джерело ${source} відкликано; це зачіпає ${excerpts}.`,
  corrected: (source) => `Джерело ${source} виправлено видавцем.`,
  under: (heading) => `у розділі «${heading}»`,
};

/** A month without a day stands in the nominative. */
const nominative: Readonly<Record<string, string>> = {
  січня: "січень",
  лютого: "лютий",
  березня: "березень",
  квітня: "квітень",
  травня: "травень",
  червня: "червень",
  липня: "липень",
  серпня: "серпень",
  вересня: "вересень",
  жовтня: "жовтень",
  листопада: "листопад",
  грудня: "грудень",
};

const refusals: Readonly<Record<RefusalReason, string>> = {
  limit: "обмеження кількості уривків",
  "per-source-limit": "обмеження на одне джерело",
  "page-limit": "обмеження кількості сторінок",
  veto: "вилучено правилом",
  "left-out": "вилучено аналітиком",
  repeat: "повторює інший уривок",
  grade: "лише суміжний",
  undated: "без дати",
  folded: "та сама стаття, що й інше джерело",
  "source-excluded": "джерело вилучено",
};
