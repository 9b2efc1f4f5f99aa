import fc from "fast-check";
import { Lexer, type Token, type Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { decodeEntities } from "../../../src/render/document/entities.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { type EscapeRule, escapeMarkdown, escapeRules } from "../../../src/render/template/escape.ts";

/** Where a template may put a value. */
const places: Readonly<Record<string, (value: string) => string>> = {
  "running text": (v) => `Words ${v} words`,
  "a line's start": (v) => v,
  "a line after words": (v) => `Words\n${v}`,
  "a line before words": (v) => `${v}\nwords`,
  "a heading": (v) => `## ${v}\n\nWords`,
  "a quote": (v) => `> **7** ${v}\n>\n> — Words`,
  "a quote's line": (v) => `> ${v}`,
  "a list item": (v) => `- ${v}\n- words`,
  "a table cell": (v) => `| a | b |\n| --- | --- |\n| ${v} | words |`,
  "a link's words": (v) => `See [x ${v} x](https://example.org/).`,
  "before a link": (v) => `See ${v}[words](https://example.org/).`,
  "after a bang": (v) => `See !${v}.`,
};

/** Stands for a value in the control: words that no parser could take for signs. */
const mark = "Qmarkq";

/** As the rule of line ends says, and folded as HTML folds white space. */
const fold = (text: string): string => text.replace(/[ \t\n\r\v\f\u2028\u2029]+/g, " ");

/** What marked makes of a text: its structure, and the words it shows. */
function viewOfTokens(markdown: string): { shape: string; text: string } {
  const shape: string[] = [];
  let text = "";
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const inner: Token[][] =
        token.type === "table"
          ? [token.header, ...token.rows].flat().map((c: Tokens.TableCell) => c.tokens)
          : token.type === "list"
            ? token.items.map((i: { tokens: Token[] }) => i.tokens)
            : "tokens" in token && token.tokens
              ? [token.tokens]
              : [];
      if (token.type === "space") continue;
      const leaf = inner.length === 0 && (token.type === "text" || token.type === "escape");
      if (leaf) text += token.type === "escape" ? token.text : decodeEntities(token.text);
      else if (token.type !== "text") shape.push(token.type, token.type === "link" ? token.href : "");
      if (!leaf && inner.length === 0) text += `<${token.raw}>`;
      for (const list of inner) {
        walk(list);
        if (token.type !== "text" && token.type !== "link") text += "\n";
      }
    }
  };
  walk(new Lexer({ gfm: true }).lex(markdown));
  return { shape: shape.join(" "), text: fold(text).trim() };
}

/** The same of our own document. */
function viewOfDocument(markdown: string): { shape: string; text: string } {
  const { value, diagnostics } = parseDocument(markdown);
  let text = "";
  const shape = JSON.stringify(value.blocks, (key, inner) => {
    if (key === "id") return undefined;
    if (Array.isArray(inner)) return inner.filter((i) => i?.type !== "text" || inner.length > 1);
    if (inner !== null && typeof inner === "object" && inner.type === "text") {
      text += inner.text;
      return "text";
    }
    return inner;
  });
  return { shape: `${shape} ${diagnostics.length}`, text: fold(text).trim() };
}

const shapeOf = (shape: string): string => shape.replace(/"text"/g, "");

/** The places where a value is not shown as it is, or changes what stands around it. */
function faults(value: string, rules: readonly EscapeRule[] = escapeRules): string[] {
  const escaped = escapeMarkdown(value, rules);
  return Object.entries(places).flatMap(([place, put]) => {
    const expected = fold(value);
    // White space alone leaves nothing to show, and a control of words would not be comparable.
    if (expected.trim() === "") return [];
    return [viewOfTokens, viewOfDocument].flatMap((view) => {
      const [actual, control] = [view(put(escaped)), view(put(mark))];
      const [shown, wanted] = [actual.text, fold(control.text.replace(mark, () => expected)).trim()];
      const ends = (text: string) => text.replace(/ +/g, " ").replace(/ (?=[\n])/g, "");
      return ends(shown) === ends(wanted) && shapeOf(actual.shape) === shapeOf(control.shape)
        ? []
        : [`${place}: ${JSON.stringify(value)} as ${JSON.stringify(shown)}`];
    });
  });
}

const adversarial: readonly string[] = [
  "1986. A great year",
  "2) second",
  "007. x",
  "1.",
  "# x",
  "#",
  "####### seven",
  "a #",
  "a ##",
  "> x",
  ">",
  "- x",
  "-",
  "--",
  "---",
  "- - -",
  "+ x",
  "+",
  "* x",
  "***",
  "___",
  "===",
  "=",
  ":-",
  ":-:",
  "-:",
  "-|-",
  ":-- | --:",
  "a | b",
  "|",
  "||",
  "~~~",
  "~x~",
  "~~x~~",
  "```",
  "`x`",
  "``",
  "*x*",
  "**x**",
  "_x_",
  "__x__",
  "snake_case",
  "_a_b_",
  "a_",
  "_",
  "[x](http://e.org)",
  "[x]",
  "[7]",
  "[^1]",
  "[^1]: x",
  "[x]: http://e.org",
  "![](http://e.org/i.png)",
  "![x][y]",
  "!",
  "Wow!",
  "!!",
  "<script>",
  "<b>",
  "</b>",
  "<!-- x -->",
  "<?x?>",
  "<![CDATA[x]]>",
  "<http://e.org>",
  "<a@e.org>",
  "a < b",
  "a <",
  "<",
  "&amp;",
  "&copy;",
  "&#42;",
  "&#x2a;",
  "&nbsp;",
  "&am",
  "&",
  "AT&T",
  "http://e.org",
  "https://e.org/a_b_c",
  "ftp://e.org",
  "www.e.org",
  "WWW.E.ORG",
  "a.b@e.org",
  "\\",
  "\\\\",
  "\\*",
  "\\|",
  "\\\\|",
  "x\\",
  "{{x}}",
  "{{{x}}}",
  "{{#if}}",
  "a\nb",
  "a\n\nb",
  "a\n# b",
  "a\n---",
  "a\r\nb",
  "a  \nb",
  "a\u2028# b",
  "a\u2029b",
  "a\vb",
  "a\fb",
  "    code",
  "\tcode",
  "a   ",
  "\u00a0x",
  "x\u00a0",
  "\u3000x\u3000",
  "\ufeffx",
  "\u00a0",
  "a  b",
  "$x$",
  "“Why?”",
  "— said so",
  "[!NOTE]",
  "**7** x",
  "**To:** x",
  "<!-- page-break -->",
  "1\\. x",
  "\\# x",
  "&\\amp;",
  "http:\\//x",
  "😀_😀",
  "é_é",
  "\ud800",
];

const signs = [
  ..."\\`*_{}[]()#+-.!<>|~&:;@/=\"'$^%?,0123456789",
  " ",
  "  ",
  "\n",
  "\t",
  "\r\n",
  "\u00a0",
  "\u2028",
  "a",
  "b",
  "www.",
  "http://",
  "amp;",
  "e.org",
  "é",
  "😀",
  "    ",
  "[7]",
  "**",
  "~~",
  "```",
  "--",
  "![",
  "](",
  "<!--",
  "-->",
  "<a",
  "&#",
];

const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ maxLength: 24, unit: "binary" }).map((text) => text.replaceAll("\0", "")),
  fc.tuple(fc.constantFrom(...adversarial), fc.constantFrom(...adversarial)).map(([a, b]) => a + b),
);

/** Each tries twelve places and two readers; `ESCAPE_RUNS` asks for more. */
const runs = Number(process.env.ESCAPE_RUNS ?? 20_000);

describe("escapeMarkdown", () => {
  it.each(adversarial)("shows %j", (value) => {
    expect(faults(value)).toEqual([]);
  });

  it(
    "shows any text",
    () => {
      fc.assert(
        fc.property(hostile, (value) => {
          expect(faults(value)).toEqual([]);
        }),
        { numRuns: runs, seed: 7 },
      );
    },
    12 * runs,
  );

  it.each(escapeRules.map((rule) => rule.name))("needs its rule `%s`", (name) => {
    const others = escapeRules.filter((rule) => rule.name !== name);
    expect(adversarial.some((value) => faults(value, others).length > 0)).toBe(true);
  });

  it("leaves ordinary prose as it is", () => {
    const prose =
      "In 2024 the US$3.1 trillion plan (about 40 %) – “as agreed”, he said – won't change; see AT&T's e-mail: no.";
    expect(escapeMarkdown(prose)).toBe(prose);
  });

  it("costs no more than its text's length", () => {
    for (const part of [" ", "\\", "_", "&a", "\u00a0", "#", "\n"]) {
      expect(escapeMarkdown(part.repeat(200_000)).length).toBeLessThan(3_000_000);
    }
  });
});
