import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { cut } from "../../src/text/span.ts";
import {
  choice,
  integer,
  isoDate,
  line,
  listOf,
  mapping,
  named,
  oneOrMany,
  placedLine,
  placedText,
  text,
} from "../../src/yaml/scalars.ts";
import { readYaml } from "../../src/yaml/yaml.ts";

const schema = mapping({
  title: line(),
  date: isoDate().optional(),
  depth: choice(["core", "full"]).optional(),
  limit: mapping({ excerpts: integer(1, 100).optional() }).optional(),
  themes: oneOrMany(placedLine()).optional(),
  notes: listOf(mapping({ say: placedText() })).optional(),
  texts: named(text()).optional(),
});

/** Marks the expected places in the file by `«` and `»`; each diagnostic must cover one of them, in this order. */
function check(marked: string, expected: readonly string[], limits?: Parameters<typeof readYaml>[3]): void {
  const { source, spans } = unmark(marked);
  const { value, diagnostics } = readYaml("x.yaml", source, schema, limits);
  expect(diagnostics.map((d) => [d.code, d.message, ...d.hints].join(" | "))).toEqual(expected);
  expect(diagnostics.map((d) => d.place?.span)).toEqual(spans);
  expect(value === null).toBe(expected.length > 0);
}

function unmark(marked: string): {
  readonly source: string;
  readonly spans: readonly { start: number; end: number }[];
} {
  const spans: { start: number; end: number }[] = [];
  let source = "";
  let start = 0;
  for (const character of marked) {
    if (character === "«") start = source.length;
    else if (character === "»") spans.push({ start, end: source.length });
    else source += character;
  }
  return { source, spans };
}

const keysHint = "keys: title, date, depth, limit, themes, notes, texts";

describe("schema problems", () => {
  it.each([
    [
      "an unknown key that is near",
      "«titel»: x\n",
      ["brief/unknown-key | unknown key `titel` | did you mean `title`?"],
    ],
    [
      "an unknown key that is far",
      "title: x\nlimit:\n  «colour»: red\n",
      ["brief/unknown-key | unknown key `colour` | known here: excerpts"],
    ],
    ["a missing key", "«depth»: core\n", ["brief/missing-key | missing key `title` | add `title: …`"]],
    [
      "a missing key deep within",
      "title: x\nnotes:\n  - «{}»\n",
      ["brief/missing-key | missing key `say` | add `say: …`"],
    ],
    [
      "a key without a value",
      "«title»:\n",
      ["brief/missing-key | key `title` has no value | write it behind `title:`"],
    ],
    [
      "a choice that isn't one",
      "title: x\ndepth: «cor»\n",
      ["brief/wrong-value | `depth`: expected `core` or `full`, not `cor` | did you mean `core`?"],
    ],
    [
      "a number out of its range",
      "title: x\nlimit: {excerpts: «0»}\n",
      ["brief/wrong-value | `excerpts`: expected a whole number from 1 to 100, not `0`"],
    ],
    [
      "a day that no calendar has",
      "title: x\ndate: «2025-02-29»\n",
      ["brief/wrong-value | `date`: expected a day such as `2026-01-31`, not `2025-02-29`"],
    ],
    ["a list for one value", "title: «[a, b]»\n", ["brief/wrong-value | `title`: expected text, not a list"]],
    [
      "a value for keys",
      "title: x\nlimit: «5»\n",
      ["brief/wrong-value | `limit`: expected keys with values (`key: value`), not `5` | keys: excerpts"],
    ],
    [
      "a list for keys",
      "title: x\nlimit: «[5]»\n",
      ["brief/wrong-value | `limit`: expected keys with values (`key: value`), not a list"],
    ],
    [
      "an empty item of a list",
      "title: x\nthemes: [a, '«»']\n",
      ["brief/wrong-value | `themes`: expected text, not nothing"],
    ],
    [
      "a mapping in a list of words",
      "title: x\nthemes:\n  - «match: y\n»",
      ["brief/wrong-value | `themes`: expected text, not keys with values"],
    ],
    [
      "a single word for a file",
      "«hello»\n",
      [`brief/wrong-value | expected keys with values (\`key: value\`), not \`hello\` | ${keysHint}`],
    ],
    [
      "all problems at once, by place",
      "title: x\ndepth: «no»\nlimit: {excerpts: «x», «y»: 1}\n",
      [
        "brief/wrong-value | `depth`: expected `core` or `full`, not `no`",
        "brief/wrong-value | `excerpts`: expected a whole number from 1 to 100, not `x`",
        "brief/unknown-key | unknown key `y` | known here: excerpts",
      ],
    ],
  ])("%s", (_, marked, expected) => check(marked, expected));
});

describe("what YAML could do and files don't need", () => {
  it.each([
    ["an alias", "title: «&a» x\nthemes: [«*a»]\n", ["anchor `&a`", "alias `*a`"]],
    ["a bracket that is not closed", "title: x\nthemes: «[»harbour\n", ["`[` is not closed"]],
    ["a brace that is not closed", "title: x\nlimit: «{»excerpts: 3", ["`{` is not closed"]],
    ["a bracket too far to the left", "limit:\n  themes: [\n    a\n«]»\n", ["`]` stands too far to the left"]],
    ["a quotation mark that is not closed", 'title: «"»x\nthemes: [a]\n', ["a quotation mark is not closed"]],
    ["a line indented too far", "title: «x»\n themes: [a]\n", ["the next line is indented too far"]],
    ["two keys on one line", "title: «x»: y\n", ["two keys on one line"]],
    ["an item that fits no list", "themes:\n  - a\n« »- b\n", ["the indentation does not fit the lines above"]],
    ["a tag", "title: !env «HOME»\n", ["tag `!env` is not taken"]],
    [
      "a key that reaches a prototype",
      "title: x\n«__proto__»: {a: 1}\n«constructor»: 1\n",
      ["key `__proto__` is not taken", "key `constructor` is not taken"],
    ],
    ["a duplicate key", "title: x\n«title»: y\n", ["key `title` is written twice"]],
    ["a second document", "title: x\n«-»--\ntitle: y\n", ["more than one document in the file"]],
    ["an empty file", "", ["the file is empty"]],
    ["nothing but comments", "# x\n", ["the file is empty"]],
    ["a tab", "limit:\n«\t»excerpts: 1\n", ["a tab is used to indent"]],
    ["a control character", "title: a«\u0007»b\n", ["a control character that YAML does not allow"]],
    ["bytes that are not UTF-8", "title: a«\ufffd»b\n", ["bytes that are not UTF-8"]],
    [
      "an escaped control character",
      'title: "«a\\u202eb»"\n',
      ["a value holds a control or direction-changing character"],
    ],
  ])("%s is refused", (_, marked, messages) => {
    const { source, spans } = unmark(marked);
    const { value, diagnostics } = readYaml("x.yaml", source, schema);
    expect(value).toBeNull();
    expect(diagnostics.map((d) => d.message).sort()).toEqual([...messages].sort());
    if (spans.length === messages.length) {
      expect(diagnostics.map((d) => d.place?.span?.start)).toEqual(spans.map((s) => s.start));
    }
  });

  it("names both places of a duplicate key", () => {
    const [duplicate] = readYaml("x.yaml", "title: x\ntitle: y\n", schema).diagnostics;
    expect(duplicate?.place?.span).toEqual({ start: 9, end: 14 });
    expect(duplicate?.related[0]?.place.span).toEqual({ start: 0, end: 5 });
  });

  it("holds its limits exactly", () => {
    const small = "title: abc\n";
    expect(readYaml("x.yaml", small, schema, { bytes: small.length, depth: 32 }).value?.value.title).toBe("abc");
    const over = readYaml("x.yaml", small, schema, { bytes: small.length - 1, depth: 32 });
    expect(over.diagnostics.map((d) => d.code)).toEqual(["brief/too-large"]);
    expect(readYaml("x.yaml", "title: x\ntexts: {a: b}\n", schema, { bytes: 100, depth: 2 }).value).not.toBeNull();
    const deep = readYaml("x.yaml", "title: x\ntexts: {a: [b]}\n", schema, { bytes: 100, depth: 2 });
    expect(deep.diagnostics.map((d) => d.code)).toEqual(["brief/too-deep"]);
  });

  it("counts bytes, not characters", () => {
    expect(readYaml("x.yaml", "title: éé\n", schema, { bytes: 11, depth: 9 }).diagnostics[0]?.code).toBe(
      "brief/too-large",
    );
  });

  it.each(["[", "- ", "a:\n ", "{a: "])("does not overflow on %j nested ten thousand times", (unit) => {
    const { diagnostics } = readYaml("x.yaml", unit.repeat(10_000), schema, { bytes: 1_000_000, depth: 32 });
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

describe("values", () => {
  const parsed = (source: string): z.infer<typeof schema> | undefined =>
    readYaml("x.yaml", source, schema).value?.value;

  it.each(["NO", "010", "2025-06-06", "~", "null", "0x1F", "1e3", ".inf", "on", "12345678901234567890"])(
    "%s stays what was written",
    (word) => {
      expect(parsed(`title: ${word}\n`)?.title).toBe(word);
    },
  );

  it("take a single value for a list", () => {
    expect(parsed("title: x\nthemes: a\n")?.themes?.map((t) => t.text)).toEqual(["a"]);
    expect(parsed("title: x\nthemes: [a, b]\n")?.themes?.map((t) => t.text)).toEqual(["a", "b"]);
  });

  it("treat a key without a value as not written", () => {
    expect(parsed("title: x\nthemes:\n")?.themes).toBeUndefined();
  });

  it("fold lines, keep paragraphs in texts, and read CRLF and a byte order mark", () => {
    expect(parsed("title: >\n  a\n  b\n")?.title).toBe("a b");
    expect(parsed("\ufefftitle: a\r\nthemes:\r\n  - b\r\n")?.themes?.[0]?.text).toBe("b");
    expect(parsed("title: x\nnotes:\n  - say: |\n      a\n\n      b\n")?.notes?.[0]?.say.text).toBe("a\n\nb");
  });

  it("reach no prototype", () => {
    expect(parsed("title: x\ntexts: {toString: a}\n")?.texts).toEqual({ toString: "a" });
  });
});

describe("places", () => {
  it.each([
    ["plain", "title: x\nthemes: [a b, c]\n", "a b"],
    ["single quotes", "title: x\nthemes: ['a b']\n", "a b"],
    ["double quotes", 'title: x\nthemes: ["a b"]\n', "a b"],
    ["a literal block", "title: x\nthemes:\n  - |\n    a b\n", "a b"],
    ["a folded block", "title: x\nthemes:\n  - >-\n    a b\n", "a b"],
  ])("of %s cut exactly the words", (_, source, words) => {
    const place = readYaml("x.yaml", source, schema).value?.value.themes?.[0]?.place;
    expect(place?.span && cut(source, place.span)).toBe(words);
    expect(place?.text).toBe(source);
    expect(place?.file).toBe("x.yaml");
  });

  it("are found by path, and fall back to what encloses them", () => {
    const source = "title: x\nlimit: {excerpts: 7}\nthemes: [a, b]\n";
    const read = readYaml("x.yaml", source, schema).value;
    const at = (...path: (string | number)[]): string => {
      const span = read?.placeOf(path).span;
      return span ? cut(source, span) : "";
    };
    expect(at("limit", "excerpts")).toBe("7");
    expect(at("themes", 1)).toBe("b");
    expect(at("limit", "pages")).toBe("{excerpts: 7}");
  });
});

describe("any text", () => {
  const alphabet = fc.constantFrom(..."titlehems:- \n\t[]{}&*!|>'\"#%@`,?~é\u0000\u202e😀".split(""));
  it("is read or refused, with every place within it", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: alphabet, maxLength: 60 }), fc.string({ unit: "binary", maxLength: 40 })),
        (source) => {
          const { value, diagnostics } = readYaml("x.yaml", source, schema);
          expect(value !== null || diagnostics.some((d) => d.severity === "error")).toBe(true);
          for (const { place, message } of diagnostics) {
            expect(message).not.toBe("");
            const span = place?.span ?? { start: 0, end: 0 };
            expect(span.start >= 0 && span.start <= span.end && span.end <= source.length).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
