import { describe, expect, it } from "vitest";
import { loadHyphenators } from "../../../src/render/layout/hyphenate.ts";

async function check(language: string, cases: Readonly<Record<string, string>>): Promise<void> {
  const hyphenate = (await loadHyphenators([language]))[language.toLowerCase()];
  for (const [word, expected] of Object.entries(cases)) {
    const points = hyphenate?.(word) ?? [];
    const parts = points.map((at, i) => word.slice(points[i - 1] ?? 0, at));
    expect([...parts, word.slice(points.at(-1) ?? 0)].join("-")).toBe(expected);
  }
}

describe("hyphenators", () => {
  it("know British English", () =>
    check("en-GB", { guarantee: "guar-an-tee", ceasefire: "cease-fire", Europe: "Europe", the: "the" }));
  it("know American English", () => check("en-US", { hyphenation: "hy-phen-ation", guarantee: "guar-an-tee" }));
  it("know Ukrainian, without pieces of one letter", async () => {
    const hyphenate = (await loadHyphenators(["uk"])).uk;
    for (const word of ["страхування", "повідомлення", "гарантії", "зобов’язання", "підприємництво"]) {
      const points = [0, ...(hyphenate?.(word) ?? []), word.length];
      for (let i = 1; i < points.length; i++) expect((points[i] ?? 0) - (points[i - 1] ?? 0)).toBeGreaterThan(1);
      expect(points.length).toBeGreaterThan(2);
    }
  });
  it("know German and French", async () => {
    await check("de", { Sicherheit: "Si-cher-heit" });
    await check("fr", { gouvernement: "gou-ver-ne-ment" });
  });
  it("leave two letters before and three after", async () => {
    const hyphenate = (await loadHyphenators(["en"])).en;
    for (const word of ["intelligence", "administration", "abandoned", "extraordinarily", "immediately"]) {
      for (const at of hyphenate?.(word) ?? []) {
        expect(at).toBeGreaterThanOrEqual(2);
        expect(word.length - at).toBeGreaterThanOrEqual(3);
      }
    }
  });
  it("are missing for languages without patterns", async () => {
    expect(await loadHyphenators(["ja", "tlh"])).toEqual({});
  });
});
