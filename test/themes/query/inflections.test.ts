import { describe, expect, it } from "vitest";
import { inflections } from "../../../src/themes/query/inflections.ts";

/** `word~` meets all of `others`. */
function check(word: string, others: string): void {
  expect(inflections(word)).toEqual(expect.arrayContaining(others.split(" ")));
}

describe("inflections", () => {
  it.each([
    ["guarantee", "guarantee guarantees guaranteed guaranteeing"],
    ["impose", "imposes imposed imposing"],
    ["plan", "plans planned planning"],
    ["country", "countries"],
    ["pass", "passes passed passing"],
    ["travel", "traveled travelled traveling travelling"],
    ["deploy", "deploys deployed deploying"],
    ["die", "dies died dying"],
    ["panic", "panicked panicking"],
    ["buy", "buys bought buying"],
    ["withdraw", "withdrew withdrawn withdraws withdrawing"],
    ["be", "is are was were been being"],
    ["crisis", "crises"],
    ["spokeswoman", "spokeswomen"],
    ["veto", "vetoes vetoed"],
  ])("of the plain form %s", (word, others) => check(word, others));

  it.each([
    ["bought", "buy buys buying"],
    ["imposing", "impose imposed"],
    ["planned", "plan planning"],
    ["countries", "country"],
    ["sanctions", "sanction"],
    ["meeting", "meet meetings"],
    ["servicemen", "serviceman"],
  ])("from the form %s", (word, others) => check(word, others));

  it.each([
    ["tank", "tanker"],
    ["news", "new"],
    ["series", "serie"],
    ["nothing", "noth"],
    ["hundred", "hundr"],
    ["lie", "lays"],
    ["planned", "planneds"],
  ])("of %s never give %s", (word, other) => {
    expect(inflections(word)).not.toContain(other);
  });

  it("give the word itself first and every form once", () => {
    for (const word of ["bought", "guarantee", "news", "x", "US", "lay", "saw"]) {
      const forms = inflections(word);
      expect(forms[0]).toBe(word);
      expect(new Set(forms).size).toBe(forms.length);
    }
  });
});
