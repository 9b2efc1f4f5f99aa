import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Query, Word } from "../../../src/themes/query/ast.ts";
import { MAX_DISTANCE } from "../../../src/themes/query/lexer.ts";
import { parseQuery } from "../../../src/themes/query/parser.ts";

const endings = { none: "", any: "*", inflections: "~" } as const;

function showWord(word: Word): string {
  return `${word.joined ? "-" : ""}${word.exactCase ? "=" : ""}${word.text}${endings[word.ending]}`;
}

/** A tree in one line: words in quotation marks, operators as functions. */
function show(query: Query): string {
  switch (query.type) {
    case "phrase":
      return `"${query.words.map(showWord).join(" ")}"`;
    case "list":
      return `$${query.name}`;
    case "not":
      return `not(${show(query.operand)})`;
    case "field":
      return `${query.field}(${show(query.operand)})`;
    case "near": {
      const name = `${query.ordered ? "pre" : "near"}/${query.distance ?? query.unit}`;
      return `${name}(${query.operands.map(show).join(", ")})`;
    }
    default:
      return `${query.type}(${query.operands.map(show).join(", ")})`;
  }
}

function check(rule: string, expected: string): void {
  const { value, diagnostics } = parseQuery(rule);
  expect(diagnostics).toEqual([]);
  expect(value && show(value)).toBe(expected);
}

/** Diagnostics as `code start-end`, and whether there is a tree. */
function checkProblems(rule: string, expected: readonly string[], tree = false): void {
  const { value, diagnostics } = parseQuery(rule);
  expect(diagnostics.map((d) => `${d.code} ${d.place?.span?.start}-${d.place?.span?.end}`)).toEqual(expected);
  expect(value !== null).toBe(tree);
  for (const d of diagnostics) expect(d.message).toContain(`column ${(d.place?.span?.start ?? 0) + 1}`);
}

describe("parseQuery", () => {
  it.each([
    ["one word is folded", "Guarantee", '"guarantee"'],
    ["adjacent words are a phrase", "white house", '"white house"'],
    ["ALL CAPS and = keep their case", "US =Major major", '"=US =Major major"'],
    ["initials equal capitals", "U.S. troops", '"=US troops"'],
    ["a single letter is a word", "A plan", '"a plan"'],
    ["hyphens join", "cease-fire", '"cease -fire"'],
    ["endings, inside phrases too", "phase* out~", '"phase* out~"'],
    ["curly and straight quotation marks", "“rule out”", '"rule out"'],
    ["operators in quotation marks are words", '"search AND rescue"', '"search =AND rescue"'],
    ["= before a quotation", '="Foreign Office"', '"=Foreign =Office"'],
    ["an ending behind a quotation", '"phased out"~', '"phased out~"'],
    ["numbers and percent", "30% 150,000", '"30 % 150000"'],
    ["AND binds tighter than OR", "a AND b OR c", 'or(and("a", "b"), "c")'],
    ["brackets", "a AND (b OR c)", 'and("a", or("b", "c"))'],
    ["NEAR binds tighter than AND", "a NEAR/5 b AND c", 'and(near/5("a", "b"), "c")'],
    ["NOT binds tighter than NEAR", "a NEAR/5 NOT b", 'near/5("a", not("b"))'],
    ["NOT without AND", "a NOT b", 'and("a", not("b"))'],
    ["NEAR chains to the left", "a NEAR/1 b PRE/2 c", 'pre/2(near/1("a", "b"), "c")'],
    ["sentence and paragraph", "a NEAR/s b NEAR/p c", 'near/paragraph(near/sentence("a", "b"), "c")'],
    [
      "groups, lists and phrases near each other",
      "$us NEAR/6 (in writing OR written)",
      'near/6($us, or("in writing", "written"))',
    ],
    ["side by side with a list", "$us officials", 'pre/0($us, "officials")'],
    ["words behind a list stay one phrase", "$us senior officials", 'pre/0($us, "senior officials")'],
    [
      "side by side with a group",
      "(US OR British) forces",
      'pre/0(or("=US", "=British"), "forces")'.replace("=British", "british"),
    ],
    ["fields", "headline:(a OR b) AND speaker:Kupchan", 'and(headline(or("a", "b")), speaker("kupchan"))'],
    ["a field of a quotation", 'outlet:"Financial Times"', 'outlet("financial times")'],
    ["a colon elsewhere is no field", "TLP:GREEN", '"=TLP =GREEN"'],
    ["lower-case and within a phrase", "search and rescue", '"search and rescue"'],
    ["white space of any kind", "\ta \n AND\r\nb ", 'and("a", "b")'],
    ["punctuation between words", "Johnson & Johnson", '"johnson johnson"'],
  ])("%s", (_, rule, expected) => check(rule, expected));

  it.each([
    ["nothing", "", ["theme/empty-rule 0-0"]],
    ["only punctuation", " — ", ["theme/empty-rule 0-3"]],
    ["an empty quotation", 'a AND ""', ["theme/missing-operand 2-5", "theme/empty-rule 6-8"]],
    ["an open bracket", "a AND (b OR c", ["theme/unclosed-group 6-7"]],
    ["a closing bracket too many", "a) AND b", ["theme/unclosed-group 1-2"]],
    ["an empty group", "a AND ()", ["theme/missing-operand 6-8"]],
    ["an open quotation", 'a AND "b c', ["theme/unclosed-quote 6-10"]],
    ["nothing behind an operator", "a AND", ["theme/missing-operand 2-5"]],
    ["nothing before an operator", "OR a", ["theme/missing-operand 0-2"]],
    ["two operators", "a AND OR b", ["theme/missing-operand 2-5"]],
    ["NEAR without a number", "a NEAR b", ["theme/bad-distance 2-6"]],
    ["a number that is too large", "a PRE/256 b", ["theme/bad-distance 2-9"]],
    ["a distance that is no number", "a NEAR/x b", ["theme/bad-distance 2-8"]],
    ["a field that isn't one", "headlin:(a)", ["theme/unknown-field 0-8"]],
    ["only NOT", "NOT a", ["theme/only-negative 0-5"]],
    ["OR with a NOT", "a OR NOT b", ["theme/only-negative 0-10"]],
    ["NOT near NOT", "(NOT a) NEAR/3 (NOT b) AND c", ["theme/only-negative 0-22"]],
    ["a field near a word", "a NEAR/3 headline:(b)", ["theme/bad-rule 9-21"]],
    ["a field beside a word", "headline:(a) b", ["theme/missing-operand 0-14"]],
    ["a field in a field", "headline:(a AND outlet:b)", ["theme/bad-rule 16-24"]],
    ["a star inside a word", "gua*tee", ["theme/bad-rule 3-4"]],
    ["a star alone", "* a", ["theme/bad-rule 0-1"]],
    ["an ending on a list", "$us* AND a", ["theme/bad-rule 0-4"]],
    ["several mistakes at once", "a NEAR b AND foo:(c)", ["theme/bad-distance 2-6", "theme/unknown-field 13-17"]],
  ])("reports %s", (_, rule, expected) => checkProblems(rule, expected));

  it("suggests the field that was meant", () => {
    expect(parseQuery("headlin:(a)").diagnostics[0]?.hints).toEqual(["did you mean `headline:`?"]);
  });

  it.each([
    ["between lists", "$us and $guarantee", ["theme/operator-in-lower-case 4-7"]],
    ["or between words", "troops or soldiers", ["theme/operator-in-lower-case 7-9"]],
    ["not before a group", "a AND not (b)", ["theme/operator-in-lower-case 6-9"]],
    ["near with its distance", "a near/5 b", ["theme/operator-in-lower-case 2-8"]],
    ["another tool's within", "a w/5 b", ["theme/operator-in-lower-case 2-5"]],
  ])("hints at operators in lower case %s", (_, rule, expected) => checkProblems(rule, expected, true));

  it.each([
    ["(will not OR won't) NEAR/3 a"],
    ["not NEAR/3 (rely OR count)"],
    ['"black and white" AND a'],
    ["air and missile defence"],
  ])("takes the lower-case words of %s as meant", (rule) => checkProblems(rule, [], true));

  it.each(["a NAER/5 b", "a NEER/s b", "a PER/3 b"])("warns of what looks like an operator: %s", (rule) =>
    checkProblems(rule, [`theme/bad-rule 2-${rule.length - 2}`], true),
  );

  it.each(["a AC/DC b", "a year/5 b", "a per/3 b", "a G/7 b", 'a "NAER/5" b'])(
    "takes words with a stroke: %s",
    (rule) => checkProblems(rule, [], true),
  );

  it("warns of commas", () => checkProblems("guarantee, backstop", ["theme/bad-rule 0-10"], true));

  it("takes distances up to its limit", () => {
    check(`a NEAR/${MAX_DISTANCE} b`, `near/${MAX_DISTANCE}("a", "b")`);
    check("a PRE/0 b", 'pre/0("a", "b")');
  });

  it("gives up on rules that are too long or too deep, with one problem each", () => {
    checkProblems(`${"(".repeat(500)}a`, ["theme/bad-rule 50-51"]);
    checkProblems(`${"NOT ".repeat(500)}a`, ["theme/bad-rule 200-203"]);
    expect(parseQuery("a ".repeat(5000)).diagnostics.map((d) => d.code)).toEqual(["theme/bad-rule"]);
  });

  it("never throws, and has a tree exactly where there is no error", () => {
    const token = fc.constantFrom(
      "a",
      "US",
      "$x",
      "(",
      ")",
      "AND",
      "OR",
      "NOT",
      "NEAR/3",
      "PRE/0",
      "NEAR",
      '"',
      "*",
      "~",
      "headline:",
      "foo:",
      ",",
      "=",
      "$",
      "and",
      "“x y”",
      "b*",
    );
    const rule = fc.array(fc.tuple(token, fc.constantFrom(" ", " ", ""))).map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(fc.oneof(rule, fc.string()), (text) => {
        const { value, diagnostics } = parseQuery(text);
        expect(value === null).toBe(diagnostics.some((d) => d.severity === "error"));
        for (const { place } of diagnostics) {
          expect(place?.span?.start).toBeGreaterThanOrEqual(0);
          expect(place?.span?.end).toBeLessThanOrEqual(text.length);
          expect(place?.span?.start).toBeLessThanOrEqual(place?.span?.end ?? -1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
