import { describe, expect, it } from "vitest";
import { speakerKey, transliterate } from "../../src/analysis/speaker-key.ts";

const person = (name: string) => speakerKey("named", name);
const body = (name: string) => speakerKey("institution", name);

describe("keys of people", () => {
  it.each([
    ["Volodymyr Zelenskyy", "Volodymyr Zelenskiy"],
    ["Volodymyr Zelenskyy", "Volodymyr Zelensky"],
    ["Volodymyr Zelenskyy", "Volodymyr Zelenskyi"],
    ["Volodymyr Zelenskyy", "Володимир Зеленський"],
    ["Volodymyr Zelenskyy", "Wolodymyr Selenskyj"],
    ["Andriy Yermak", "Andrii Yermak"],
    ["Dmytro Kuleba", "Дмитро Кулеба"],
    ["José Muñoz", "Jose Munoz"],
    ["Vladimir Putin", "Володимир Путін"],
    ["Vladimir Putin", "Владимир Путин"],
    ["Volodymyr Zelenskyy", "Владимир Зеленский"],
    ["Sergey Lavrov", "Sergei Lavrov"],
    ["Joseph R. Biden Jr.", "Joe Biden"],
  ])("%s is %s", (a, b) => expect(person(a)).toBe(person(b)));

  it.each([
    ["Hillary Clinton", "Bill Clinton"],
    ["Volodymyr Zelenskyy", "Olena Zelenska"],
    ["Vladimir Putin", "Valery Putin"],
    ["Jon Halley", "Joan Halley"],
    ["Mark Rutte", "Marco Rubio"],
    ["Jan Wilk", "Jana Wilk"],
    ["Anna Moreau", "Anna Moreno"],
    ["Alexander Stubb", "Alexandra Stubb"],
  ])("%s is not %s", (a, b) => expect(person(a)).not.toBe(person(b)));

  it("never joins a person and a body", () => {
    expect(person("Bloomberg")).not.toBe(body("Bloomberg"));
  });
});

describe("keys of bodies", () => {
  it.each([
    ["The FT", "the Financial Times"],
    ["Bloomberg News", "Bloomberg"],
    ["Moscow", "Russia"],
    ["the White House", "White House"],
  ])("%s is %s", (a, b) => expect(body(a)).toBe(body(b)));

  it("keeps a country's capital apart from another country", () => {
    expect(body("Kyiv")).not.toBe(body("Moscow"));
  });
});

it("transliterates by the press's practice", () => {
  expect(transliterate("київ")).toBe("kyiv");
  expect(transliterate("григорій")).toBe("hryhorii");
  expect(transliterate("сергей лавров")).toBe("serhei lavrov");
});
