import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitWords } from "../../src/text/words.ts";

/** Words as `covered text=normal form`, `+` before those that a hyphen joins to the word before. */
function show(text: string): string {
  return splitWords(text)
    .map((word) => `${word.joined ? "+" : ""}${text.slice(word.start, word.end)}=${word.written}`)
    .join(" ");
}

describe("splitWords", () => {
  it.each([
    ["plain words", "One two, three.", "One=One two=two three=three"],
    ["initials are one word, with or without the last full stop", "the U.S. and U.K", "the=the U.S.=US and=and U.K=UK"],
    ["initials before a hyphen", "U.S.-led", "U.S.=US +led=led"],
    ["a lone letter with a full stop is no initials", "plan B. Then", "plan=plan B=B Then=Then"],
    ["possessives fall, straight and curly", "Trump's Trump’s U.K.’s", "Trump's=Trump Trump’s=Trump U.K.’s=UK"],
    ["the apostrophe behind a plural is no word", "allies’ plan", "allies=allies plan=plan"],
    ["apostrophes inside stay, made straight", "don’t O'Neill", "don’t=don't O'Neill=O'Neill"],
    ["thousands lose their commas, decimals keep their point", "150,000 and 3.1", "150,000=150000 and=and 3.1=3.1"],
    ["a comma that groups no thousands parts numbers", "1,2 10,5000", "1=1 2=2 10=10 5000=5000"],
    ["percent is a word", "30% of", "30=30 %=% of=of"],
    ["letters and digits together", "G7 F-35", "G7=G7 F=F +35=35"],
    ["hyphens join, dashes part", "cease-fire war—peace", "cease=cease +fire=fire war=war peace=peace"],
    ["a spaced hyphen joins nothing", "cease - fire", "cease=cease fire=fire"],
    ["invisible characters are not there", "co\u00adoperate ze\u200bro", "co\u00adoperate=cooperate ze\u200bro=zero"],
    ["decomposed letters are composed", "Zu\u0308rich", "Zu\u0308rich=Zürich"],
    ["full width forms are plain", "ＮＡＴＯ", "ＮＡＴＯ=NATO"],
    ["Cyrillic words", "США та Україна", "США=США та=та Україна=Україна"],
    ["scripts without spaces come character by character", "欧洲 arms", "欧=欧 洲=洲 arms=arms"],
    ["nothing", " — …", ""],
  ])("%s", (_, text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it("gives spans in order that never overlap, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        let end = 0;
        for (const word of splitWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.folded).toBe(word.written.toLowerCase());
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
