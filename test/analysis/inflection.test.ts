import { expect, it } from "vitest";
import { inflect } from "../../src/analysis/lexicon/inflection.ts";
import { reportingForm } from "../../src/analysis/lexicon/reporting-verbs.ts";

it.each([
  ["say", ["say", "says", "said", "saying"]],
  ["argue", ["argue", "argues", "argued", "arguing"]],
  ["deny", ["deny", "denies", "denied", "denying"]],
  ["admit", ["admit", "admits", "admitted", "admitting"]],
  ["write", ["write", "writes", "wrote", "written", "writing"]],
  ["stress", ["stress", "stresses", "stressed", "stressing"]],
  ["quip", ["quip", "quips", "quipped", "quipping"]],
])("inflects %s", (lemma, forms) => {
  expect([...inflect([lemma]).keys()].sort()).toEqual([...forms].sort());
});

it("finds reporting verbs by any form", () => {
  expect(reportingForm("warned")?.verb).toMatchObject({ lemma: "warn", clause: true, addressee: true });
  expect(reportingForm("vowing")?.verb.infinitive).toBe(true);
  expect(reportingForm("table")).toBeUndefined();
});
