/** What the analyst adds to what sources say. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { applyDetails, readDetails } from "../../src/sources/details.ts";
import { originOf, relationText } from "../../src/sources/origins.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

const path = "briefs/sources/quay.txt";

async function articles(): Promise<readonly Article[]> {
  return (await readArticles(Buffer.from("Quay to grow\nThe quay will grow, the clerk said.\nBy Maren Oduya"), path))
    .value;
}

describe("details", () => {
  it("go over the source's own words and are marked as the analyst's", async () => {
    const { value, diagnostics } = readDetails(
      "briefs/sources.yaml",
      "files:\n  quay.txt:\n    outlet: Harbour Post\n    date: 2025-05\n    reliability: b2\n    relayed-through: [RT]\n    origin: Bloomberg\noutlets:\n  Harbour Post: a daily\n",
    );
    expect(diagnostics).toEqual([]);
    const applied = applyDetails(await articles(), value);
    const [article] = applied.value;
    expect(applied.diagnostics).toEqual([]);
    expect(article?.metadata.outlet).toEqual({ value: "Harbour Post", from: "sources.yaml", by: "analyst" });
    expect(article?.metadata.published.value).toBe("2025-05");
    expect(article?.metadata.reliability.value).toBe("B2");
    expect(article?.metadata.authors.by).toBe("source");
    expect(article && originOf(article)).toBe("Bloomberg");
    expect(article && relationText(article)).toBe("re-reporting Bloomberg");
    expect(value.outlets.get("Harbour Post")).toEqual({ about: "a daily" });
  });

  it("of an outlet are a few words, or words and a country", () => {
    const { value, diagnostics } = readDetails(
      "briefs/sources.yaml",
      "outlets:\n  A: a daily\n  B: {about: a weekly, country: Norway}\n  C: {country: Norway}\n",
    );
    expect(diagnostics).toEqual([]);
    expect([...value.outlets]).toEqual([
      ["A", { about: "a daily" }],
      ["B", { about: "a weekly", country: "Norway" }],
      ["C", { country: "Norway" }],
    ]);
    const wrong = readDetails("briefs/sources.yaml", "outlets: {A: {contry: Norway}}\n");
    expect(wrong.diagnostics.map((d) => [d.code, d.hints])).toEqual([
      ["brief/unknown-key", ["did you mean `country`?"]],
    ]);
  });

  it("of a file that isn't there are a warning that names the nearest", async () => {
    const { value } = readDetails("briefs/sources.yaml", "files:\n  qauy.txt: {note: x}\n");
    const { diagnostics } = applyDetails(await articles(), value);
    expect(diagnostics.map((d) => [d.code, d.hints])).toEqual([
      ["source/details-unknown-file", ["did you mean `quay.txt`?"]],
    ]);
    expect(diagnostics[0]?.place?.span).toEqual({ start: 9, end: 17 });
  });

  it.each(["reliability: G9", "date: yesterday", "url: javascript:alert(1)", "status: gone", "colour: red"])(
    "refuse `%s`",
    (line) => {
      const { value, diagnostics } = readDetails("briefs/sources.yaml", `files:\n  quay.txt:\n    ${line}\n`);
      expect(diagnostics).toHaveLength(1);
      expect(value.files.size).toBe(0);
    },
  );
});
