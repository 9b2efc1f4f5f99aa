import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { findFigures } from "../../src/analysis/figures.ts";

/** One line per figure: `kind text=value unit; hedge; counts`. */
function check(text: string, expected: readonly string[]): void {
  const found = findFigures(articleFromText(text));
  expect(found.map((f) => `${f.kind} ${f.text}=${f.value} ${f.unit}; ${f.hedge}; ${f.counts}`)).toEqual(expected);
  for (const { span, text: words } of found) expect(text.slice(span.start, span.end)).toContain(words.split(" ")[0]);
}

describe("figures", () => {
  it.each<[string, string[]]>([
    ["It needs as many as 150,000 soldiers.", ["quantity 150,000=150000 null; as many as; soldiers"]],
    ["It removed over 20 Norwegian banks from the list.", ["quantity 20=20 null; over; Norwegian banks"]],
    [
      "It could cost the firm an additional US$3.1 trillion.",
      ["money US$3.1 trillion=3100000000000 US$; could cost; null"],
    ],
    ["It spends 5% of national income on roads.", ["percent 5%=5 %; null; national income"]],
    ["Prices rose by about 30 percent in a year.", ["percent 30 percent=30 %; about; null"]],
    ["It paid 1.2 million euros for it.", ["money 1.2 million euros=1200000 euros; null; null"]],
    ["He promised it within the first 100 days.", ["duration 100 days=100 days; first; null"]],
    ["The war enters its fourth year.", ["ordinal fourth year=4 null; null; year"]],
    [
      "They came in 2014 and left in the 1990s.",
      ["date 2014=2014 null; null; null", "date 1990s=1990 null; null; null"],
    ],
    ["It was signed on 6 June 2025.", ["date 6 June 2025=null null; null; null"]],
    ["Dozens of ships left.", ["quantity Dozens=null null; null; ships"]],
    ["Twenty-two ships left with thirty five sailors.", ["quantity thirty five=35 null; null; sailors"]],
    ["Between 10 and 20 ships left.", ["quantity 10 and 20=null null; Between; ships"]],
    ["Only two real choices remain.", ["quantity two=2 null; Only; real choices"]],
  ])("%s", (text, expected) => check(text, expected));

  it.each([
    "They met at the G7 summit.",
    "World War II ended.",
    "It rests on Article 5 of the treaty.",
    "It begins at 6:30 sharp.",
    "One of them left.",
  ])("none in: %s", (text) => check(text, []));
});
