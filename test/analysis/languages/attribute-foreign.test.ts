import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/analysis/analyse.ts";
import { articleFromText } from "../../../src/analysis/article-from-text.ts";
import type { Analysis } from "../../../src/analysis/attribution.ts";

function read(language: string, text: string): Analysis {
  const article = articleFromText(text);
  const found = { value: language, from: "text", by: "source" } as const;
  return analyse({ ...article, metadata: { ...article.metadata, language: found } });
}

/** One line per act of saying: `kind speaker: content | content`. */
function check(language: string, text: string, expected: readonly string[]): void {
  const shown = read(language, text).attributions.map(
    ({ kind, speaker, content }) => `${kind} ${speaker}: ${content.map((s) => text.slice(s.start, s.end)).join(" | ")}`,
  );
  expect(shown).toEqual(expected);
}

describe("German", () => {
  it.each<[string, string, string[]]>([
    [
      "colon",
      "Ministerin Anna Brandt sagte am Montag: „Die Brücke ist zu.“",
      ["named Anna Brandt: „Die Brücke ist zu.“"],
    ],
    [
      "cue behind",
      "„Die Brücke ist zu“, sagte die Ministerin Anna Brandt.",
      ["named Anna Brandt: „Die Brücke ist zu“"],
    ],
    [
      "cue inside",
      "„Die Brücke“, sagte Anna Brandt am Montag, „bleibt zu.“",
      ["named Anna Brandt: „Die Brücke“ | „bleibt zu.“"],
    ],
    ["so", "„Die Brücke bleibt zu“, so Anna Brandt.", ["named Anna Brandt: „Die Brücke bleibt zu“"]],
    ["dass", "Anna Brandt erklärte, dass die Brücke zu bleibt.", ["named Anna Brandt: die Brücke zu bleibt"]],
    ["a comma alone", "Anna Brandt sagte, die Brücke bleibe zu.", ["named Anna Brandt: die Brücke bleibe zu"]],
    ["laut", "Laut Reuters bleibt die Brücke zu.", ["institution Reuters: bleibt die Brücke zu"]],
    ["zufolge", "Dem Ministerium zufolge bleibt die Brücke zu.", ["institution Ministerium: bleibt die Brücke zu"]],
    ["wie", "Wie Reuters berichtet, bleibt die Brücke zu.", ["institution Reuters: bleibt die Brücke zu"]],
    [
      "a body in the genitive, up to the verb",
      "Nach Angaben des Ministeriums werden z. B. die Häfen nicht berührt.",
      ["institution Ministerium: werden z. B. die Häfen nicht berührt"],
    ],
    [
      "who said it behind when it was said",
      "„Die Brücke ist zu“, sagte am Montag ihre Direktorin Dr. Anna Brandt.",
      ["named Anna Brandt: „Die Brücke ist zu“"],
    ],
    [
      "somebody unnamed",
      "„Das bleibt so“, sagte ein Sprecher des Ministeriums.",
      ["anonymous ein Sprecher des Ministeriums: „Das bleibt so“"],
    ],
    [
      "a pronoun and a surname",
      "Anna Brandt kam nach Kiel. „Die Brücke ist zu“, sagte Brandt. „Das bleibt so“, sagte sie.",
      ["named Anna Brandt: „Die Brücke ist zu“", "named Anna Brandt: „Das bleibt so“"],
    ],
    [
      "a quotation that goes on",
      "„Die Brücke ist zu“, sagte Anna Brandt. „Sie wird nicht mehr geöffnet.“",
      ["named Anna Brandt: „Die Brücke ist zu“", "named Anna Brandt: „Sie wird nicht mehr geöffnet.“"],
    ],
  ])("reads %s", (_, text, expected) => check("de", text, expected));

  it.each([
    ["a surname of nobody met", "„Die Brücke ist zu“, sagte Brandt."],
    ["who is told", "Anna Brandt wurde gesagt, dass die Brücke zu bleibt."],
    ["an unknown subject before a known addressee", "Brandt sagte Reuters: „Die Brücke ist zu.“"],
    ["a nobody", "Niemand sagte, dass die Brücke zu bleibt."],
    ["a title in quotation marks", "Den Roman „Die Brücke“ kündigte Anna Brandt an."],
  ])("leaves alone %s", (_, text) => check("de", text, []));
});

describe("French", () => {
  it.each<[string, string, string[]]>([
    [
      "colon",
      "La ministre Claire Morel a déclaré : « Le pont est fermé. »",
      ["named Claire Morel: « Le pont est fermé. »"],
    ],
    [
      "cue behind",
      "« Le pont est fermé », a déclaré Claire Morel lundi.",
      ["named Claire Morel: « Le pont est fermé »"],
    ],
    [
      "a role with its name in apposition, behind the day",
      "Le pont restera fermé, a annoncé lundi sa directrice, Zoelie Morel, devant le conseil.",
      ["named Zoelie Morel: Le pont restera fermé"],
    ],
    [
      "a quotation that closes with a mark of its own",
      "« Personne ne nous a montré de chiffres ! » a protesté M. Yves Le Goff, maire de l’île.",
      ["named Yves Le Goff: « Personne ne nous a montré de chiffres ! »"],
    ],
    [
      "a pronoun behind its verb",
      "« Le pont est fermé », estime Claire Morel. « C’est ainsi », a-t-elle ajouté.",
      ["named Claire Morel: « Le pont est fermé »", "named Claire Morel: « C’est ainsi »"],
    ],
    ["que", "Claire Morel a affirmé que le pont resterait fermé.", ["named Claire Morel: le pont resterait fermé"]],
    ["qu’", "Claire Morel a affirmé qu’il resterait fermé.", ["named Claire Morel: il resterait fermé"]],
    [
      "selon",
      "Selon le ministère des Transports, le pont est fermé.",
      ["institution ministère des Transports: le pont est fermé"],
    ],
    ["d’après", "D’après Reuters, le pont est fermé.", ["institution Reuters: le pont est fermé"]],
    ["an agency at the end", "Le pont est fermé, rapporte l’AFP.", ["institution AFP: Le pont est fermé"]],
    [
      "a role with its place",
      "Le ministre des Armées Hugo Morel a dit : « Rien n’est exclu. »",
      ["named Hugo Morel: « Rien n’est exclu. »"],
    ],
    [
      "a name in apposition",
      "La présidente de la Commission, Ursula von der Tann, a indiqué que le pont resterait fermé.",
      ["named Ursula von der Tann: le pont resterait fermé"],
    ],
    [
      "somebody unnamed",
      "Selon un responsable américain, le pont est fermé.",
      ["anonymous un responsable américain: le pont est fermé"],
    ],
  ])("reads %s", (_, text, expected) => check("fr", text, expected));

  it.each([
    ["a comparison", "Claire Morel a annoncé une aide plus grande que celle de mai."],
    ["what was said to nobody's name", "Il a été annoncé que le pont resterait fermé."],
    ["a plural pronoun", "« Le pont est fermé », ont-ils déclaré."],
  ])("leaves alone %s", (_, text) => check("fr", text, []));
});

describe("Ukrainian", () => {
  it.each<[string, string, string[]]>([
    ["colon", "Міністерка Ганна Бойко зазначила: «Міст закрито.»", ["named Ганна Бойко: «Міст закрито.»"]],
    ["cue behind", "«Міст закрито», — сказала міністерка Ганна Бойко.", ["named Ганна Бойко: «Міст закрито»"]],
    [
      "a pronoun",
      "«Міст закрито», — сказала Ганна Бойко. «Так буде й далі», — додала вона.",
      ["named Ганна Бойко: «Міст закрито»", "named Ганна Бойко: «Так буде й далі»"],
    ],
    [
      "the day before who said it",
      "Міст лишиться закритим, повідомила в понеділок її директорка Ганна Бойко.",
      ["named Ганна Бойко: Міст лишиться закритим"],
    ],
    ["initials", "«Міст закрито», — сказала директорка Л. М. Марченко.", ["named Л. М. Марченко: «Міст закрито»"]],
    ["що", "Ганна Бойко заявила, що міст лишається закритим.", ["named Ганна Бойко: міст лишається закритим"]],
    [
      "words in front",
      "Ганна Бойко прибула. У понеділок Бойко заявила, що міст закрито.",
      ["named Ганна Бойко: міст закрито"],
    ],
    ["a genitive", "За словами Володимира Бойківського, міст закрито.", ["named Володимир Бойківський: міст закрито"]],
    ["a woman's genitive", "За словами Олени Кондратюк, міст закрито.", ["named Олена Кондратюк: міст закрито"]],
    ["an agency at the end", "Міст закрито, повідомляє Reuters.", ["institution Reuters: Міст закрито"]],
    ["як", "Як повідомили в МЗС, міст закрито.", ["institution МЗС: міст закрито"]],
    [
      "a body's genitive",
      "За даними Міністерства оборони, міст закрито.",
      ["institution Міністерство оборони: міст закрито"],
    ],
    [
      "a role with its place",
      "«Міст закрито», — заявив президент України Андрій Бойко.",
      ["named Андрій Бойко: «Міст закрито»"],
    ],
    ["somebody unnamed", "«Міст закрито», — каже дипломат.", ["anonymous дипломат: «Міст закрито»"]],
  ])("reads %s", (_, text, expected) => check("uk", text, expected));

  it.each([
    ["a pronoun of another gender", "«Міст закрито», — сказала Ганна Бойко. «Так», — додав він."],
    ["two people of one surname", "Ганна Бойко і Андрій Бойко прибули. «Міст закрито», — сказав Бойко."],
  ])("leaves alone %s", (_, text) => {
    expect(read("uk", text).attributions.length).toBe(text.startsWith("«") ? 1 : 0);
  });

  it("gives one key to one person in Ukrainian and in English", () => {
    const [uk] = read("uk", "За словами Володимира Зеленського, міст закрито.").attributions;
    const [en] = read("en", "“The bridge is shut,” Volodymyr Zelenskyy said.").attributions;
    expect(uk?.key).toBe(en?.key);
  });
});

describe("another language", () => {
  it("gives no attribution where its words are unknown", () => {
    check("es", "«El puente está cerrado», dijo Ana Morel.", []);
  });

  it("never reads the marks within a number by the English rule", () => {
    const figures = read("de", "Es kamen 1.500 Menschen und 12 Busse.").figures.map(({ text }) => text);
    expect(figures).toEqual(["12"]);
  });

  it.each<[string, string, readonly string[]]>([
    ["de", "Anna Brandt kam. Sie sagte nichts. Es gibt keine Brücke. Die Brücke fehlt.", ["Sie"]],
    ["fr", "Claire Morel est venue. C’est tout. Il faut un pont. Son bureau est fermé.", ["C’", "Son"]],
    ["uk", "Ганна Бойко прибула. Вона мовчала. Проте міст закрито. Міст старий.", ["Вона", "Проте"]],
  ])("finds what leans on the sentence before it: %s", (language, text, expected) => {
    const { dependences } = read(language, text);
    expect(dependences.map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
    for (const { sentence, antecedent } of dependences) expect(antecedent).toBe(sentence - 1);
  });
});

describe("what nobody said, in other languages", () => {
  it.each([
    ["de", "Anna Holm sagte nicht, dass der Hafen verkauft ist."],
    ["de", "Wenn Anna Holm sagte, der Hafen sei verkauft, wäre das neu."],
    ["fr", "Anna Holm n’a pas dit que le port était vendu."],
    ["fr", "Anna Holm aurait dit que le port est vendu."],
    ["fr", "Si Anna Holm dit que le port est vendu, tout change."],
    ["uk", "Анна Бойко не сказала, що порт продано."],
    ["uk", "Якби Анна Бойко сказала, що порт продано, усе змінилося б."],
  ])("is nobody's (%s): %s", (language, text) => check(language, text, []));

  it.each([
    ["de", "Anna Holm sagte, dass der Hafen nicht verkauft ist.", "der Hafen nicht verkauft ist"],
    ["fr", "Anna Holm a dit que le port n’est pas vendu.", "le port n’est pas vendu"],
    ["uk", "Анна Бойко сказала, що порт не продано.", "порт не продано"],
  ])("but a denial within the words is said (%s)", (language, text, said) =>
    check(language, text, [`named ${language === "uk" ? "Анна Бойко" : "Anna Holm"}: ${said}`]),
  );
});

describe("how other languages name who speaks", () => {
  it.each<[string, string, string, string[]]>([
    [
      "a cue within the marks",
      "fr",
      "« Le port, explique la députée Anna Holm, est à nous. On verra. »",
      ["named Anna Holm: Le port | est à nous. On verra."],
    ],
    [
      "a cue within the marks, between dashes",
      "uk",
      "«Порт живе, — сказала Анна Бойко, — і буде жити».",
      ["named Анна Бойко: Порт живе | і буде жити"],
    ],
    [
      "what somebody quotes is theirs",
      "fr",
      "« Le port, disait mon père, est à nous », raconte Anna Holm.",
      ["named Anna Holm: « Le port, disait mon père, est à nous »"],
    ],
    [
      "a pronoun for the one person of the sentence before",
      "de",
      "Anna Holm kam nach Kiel. „Es ist kalt“, sagte sie.",
      ["named Anna Holm: „Es ist kalt“"],
    ],
    [
      "no pronoun behind somebody else's name",
      "de",
      "Anna Holm forderte, den Hafen zu schließen. Ihr Kollege Peter Lund widersprach: Das gehe zu weit, sagte er.",
      ["named Anna Holm: den Hafen zu schließen"],
    ],
    [
      "an outlet by what it is, and its name in marks",
      "uk",
      "Як пише видання «Радіо Дельта», порт продано.",
      ["institution Радіо Дельта: порт продано"],
    ],
    [
      "a station that is no person",
      "de",
      "Wie Radio Delta berichtet, ist der Hafen zu.",
      ["institution Radio Delta: ist der Hafen zu"],
    ],
    ["no pronoun of the other gender", "de", "Anna Holm kam nach Kiel. „Es ist kalt“, sagte er.", []],
    ["no pronoun for two who fit", "de", "Karl Voss traf Peter Lund am Hafen. „Es ist kalt“, sagte er.", []],
    [
      "a pronoun behind words of a source",
      "fr",
      "« Le port est vieux », déplore Anna Holm. Selon elle, il sera vendu.",
      ["named Anna Holm: « Le port est vieux »", "named Anna Holm: il sera vendu"],
    ],
    [
      "a possessive in them",
      "uk",
      "«Порт старий», — сказала Анна Бойко. За її словами, порт продадуть.",
      ["named Анна Бойко: «Порт старий»", "named Анна Бойко: порт продадуть"],
    ],
    [
      "an outlet in marks",
      "de",
      "Wie die „Hafenpost“ berichtet, ist der Hafen zu.",
      ["institution Hafenpost: ist der Hafen zu"],
    ],
    [
      "an outlet in marks behind the verb",
      "uk",
      "Як повідомляє «Портовий кур’єр», порт продано.",
      ["institution Портовий кур’єр: порт продано"],
    ],
  ])("%s", (_, language, text, expected) => check(language, text, expected));

  it("leaves out numbers in groups, and counts no more than a noun", () => {
    const figures = (text: string) => read("fr", text).figures.map(({ text: words, counts }) => `${words} ${counts}`);
    expect(figures("Selon elle, 1 400 emplois du port sont menacés.")).toEqual([]);
    expect(figures("Selon elle, 400 emplois du port sont menacés.")).toEqual(["400 emplois"]);
  });
});
