import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasInvisible, showInvisible } from "../../src/text/invisible.ts";

const shown: readonly (readonly [string, string, string])[] = [
  ["direction override", "a\u202eb", "a⟨U+202E⟩b"],
  ["direction isolate", "\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩"],
  ["zero-width space", "a\u200bb", "a⟨U+200B⟩b"],
  ["joiner between Latin letters", "a\u200db", "a⟨U+200D⟩b"],
  ["byte order mark inside", "a\ufeffb", "a⟨U+FEFF⟩b"],
  ["tag", "a\u{e0041}", "a⟨U+E0041⟩"],
  ["escape", "\u001b[31m", "⟨U+001B⟩[31m"],
  ["C1", "a\u009bb", "a⟨U+009B⟩b"],
  ["delete", "\u007f", "⟨U+007F⟩"],
  ["carriage return", "a\rb", "a⟨U+000D⟩b"],
  ["line separator", "a\u2028b", "a⟨U+2028⟩b"],
  ["Hangul filler", "\u3164", "⟨U+3164⟩"],
  ["lone surrogate", "a\ud800b", "a⟨U+D800⟩b"],
  ["second variation selector", "❤\ufe0f\ufe0f", "❤\ufe0f⟨U+FE0F⟩"],
  ["selector that varies nothing", " \ufe0f", " ⟨U+FE0F⟩"],
];

const kept: readonly (readonly [string, string])[] = [
  ["tab and line feed", "a\tb\n"],
  ["plain text of many scripts", "Київ, Αθήνα, 東京, دمشق, दिल्ली, café"],
  ["joined emoji", "👩🏽\u200d💻 ❤\ufe0f\u200d🔥"],
  ["Persian non-joiner", "می\u200cخواهم"],
  ["Devanagari joiner", "क्\u200dष"],
  ["soft hyphen", "co\u00adoperate"],
  ["no-break space", "5\u00a0%"],
];

describe("invisible characters", () => {
  it.each(shown)("shows: %s", (_, text, expected) => {
    expect(showInvisible(text)).toBe(expected);
    expect(hasInvisible(text)).toBe(true);
  });

  it.each(kept)("keeps: %s", (_, text) => {
    expect(showInvisible(text)).toBe(text);
    expect(hasInvisible(text)).toBe(false);
  });

  it("leaves nothing to show a second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = showInvisible(text);
        expect(hasInvisible(once)).toBe(false);
        expect(showInvisible(once)).toBe(once);
        expect(hasInvisible(text)).toBe(once !== text);
      }),
      { numRuns: 300 },
    );
  });
});
