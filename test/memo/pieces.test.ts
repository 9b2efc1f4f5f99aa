import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/analysis/attribution.ts";
import { goesOn, piecesOf } from "../../src/memo/excerpts.ts";
import type { Passage } from "../../src/select/selection.ts";
import { article } from "../helpers/article.ts";

const a = article("a.txt", ["Trump spoke.|He left.|Nobody asked.", "Later he came back.", "~Read more", "The rest."]);

/** Pieces as `type:text`; sentences as numbers, `c` for context, `a` for antecedents. */
function check(
  sentences: readonly (number | `c${number}` | `a${number}`)[],
  gloss?: { sentence: number; length: number; text: string },
): string[] {
  const at = (i: number) => a.sentences[i]?.span ?? { start: 0, end: 0 };
  const own = sentences.filter((s) => !String(s).startsWith("a"));
  const index = (s: number | string) => Number(String(s).replace(/\D/, ""));
  const passage = {
    sentences: own.map((s) => ({
      index: index(s),
      span: at(index(s)),
      role: String(s).startsWith("c") ? "context" : "match",
    })),
    antecedents: sentences
      .filter((s) => String(s).startsWith("a"))
      .map((s) => ({ index: index(s), span: at(index(s)) })),
    glosses: gloss
      ? [{ span: { start: at(gloss.sentence).start, end: at(gloss.sentence).start + gloss.length }, text: gloss.text }]
      : [],
  } as unknown as Passage;
  return piecesOf(passage, a.text).map((p) => `${p.type}:${p.text}`);
}

describe("goesOn", () => {
  const said = { form: "direct", content: [{ start: 0, end: a.text.length }] } as unknown as Attribution;
  const end = a.sentences[1]?.span.end ?? 0;

  it("shows a gap where a quotation goes on behind a passage", () =>
    expect(goesOn([said], { start: 0, end })).toEqual([{ type: "gap", text: "" }]));
  it("shows none where it ends with the passage, or begins behind it", () => {
    expect(goesOn([{ ...said, content: [{ start: 0, end }] }], { start: 0, end })).toEqual([]);
    expect(goesOn([{ ...said, content: [{ start: end + 1, end: a.text.length }] }], { start: 0, end })).toEqual([]);
  });
  it("shows none behind reported words", () =>
    expect(goesOn([{ ...said, form: "reported" }], { start: 0, end })).toEqual([]));
});

describe("piecesOf", () => {
  it("joins neighbours into one piece, with the space between them", () =>
    expect(check([0, 1])).toEqual(["match:Trump spoke. He left."]));
  it("tells context from match", () => expect(check(["c0", 1])).toEqual(["context:Trump spoke.", "match: He left."]));
  it("shows a gap where words are left out", () =>
    expect(check(["a0", 2])).toEqual(["context:Trump spoke.", "gap:", "match:Nobody asked."]));
  it("shows a gap where furniture stands between, and not the furniture", () =>
    expect(check(["a3", 4])).toEqual(["context:Later he came back.", "gap:", "match:The rest."]));
  it("keeps the source's own paragraph break", () =>
    expect(check([2, 3])).toEqual(["match:Nobody asked.", "break:\n", "match:Later he came back."]));
  it("puts a gloss beside the words it explains, without touching them", () =>
    expect(check([1], { sentence: 1, length: 2, text: "Trump" })).toEqual(["match:He", "gloss:Trump", "match: left."]));
  it("gives back the source's words when gaps and glosses are left out", () => {
    const words = check(["c0", 1, 2], { sentence: 1, length: 2, text: "Trump" })
      .filter((p) => !p.startsWith("gloss") && !p.startsWith("gap"))
      .map((p) => p.slice(p.indexOf(":") + 1))
      .join("");
    expect(words).toBe(a.text.slice(0, words.length));
  });
});
