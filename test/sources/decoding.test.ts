/** Bytes to text and back. */
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { byteSpan } from "../../src/sources/byte-span.ts";
import { canonicalName, decodeText } from "../../src/sources/decoding.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

const samples: Readonly<Record<string, string>> = {
  "utf-8": "“Quay” — it’s €5, said Łucja.",
  "utf-16le": "The clerk said “quoted” — it’s €5.",
  "utf-16be": "The clerk said “quoted” — it’s €5.",
  "windows-1252": "The clerk of the town said that “the quay” — it’s said — costs €5 in Genève.",
  "windows-1251":
    "Городской совет решил в понедельник расширить набережную, сообщил секретарь совета. Работы начнутся весной.",
  "koi8-u": "Міська рада вирішила розширити набережну, повідомив секретар ради. Роботи почнуться навесні, сказав він.",
  shift_jis: "市議会は月曜日、北の岸壁を四十メートル広げることを決めた。工事は春に始まる予定だ。",
  gb18030: "市议会星期一决定将北码头拓宽四十米，书记员说。工程将于春天开始，渡轮码头将关闭两个月。",
};

describe("decodeText", () => {
  it.each(Object.entries(samples))("tells %s", async (encoding, text) => {
    const { value, diagnostics } = await decodeText(iconv.encode(text, encoding), "a.txt");
    expect(value?.text).toBe(text);
    expect(diagnostics).toEqual([]);
    expect(value?.decoding.encoding).toBe(encoding);
  });

  it.each(["utf-8", "utf-16le", "utf-16be"])("takes the mark of %s off", async (encoding) => {
    const { value } = await decodeText(iconv.encode("Quay — wide", encoding, { addBOM: true }), "a.txt");
    expect(value?.text).toBe("Quay — wide");
    expect(value?.decoding.bomBytes).toBe(encoding === "utf-8" ? 3 : 2);
  });

  it("reads the labels as browsers do", () => {
    expect(canonicalName("ISO-8859-1")).toBe("windows-1252");
    expect(canonicalName("cp1251")).toBe("windows-1251");
    expect(canonicalName("utf-7")).toBeUndefined();
  });

  it("warns of bytes that don't fit", async () => {
    const { diagnostics } = await decodeText(
      Buffer.concat([Buffer.from("Łódź is été — "), Buffer.from([0xff]), Buffer.from(" end")]),
      "a.txt",
    );
    expect(diagnostics.map((d) => d.code)).toEqual(["source/undecodable"]);
  });

  it.each(["windows-1251", "koi8-u", "shift_jis", "gb18030", "windows-1252"])(
    "takes no declaration for granted that the bytes belie: %s declared as UTF-8",
    async (encoding) => {
      const text = samples[encoding] ?? "";
      const { value, diagnostics } = await decodeText(iconv.encode(text, encoding), "a.html", "utf-8");
      expect(value?.text).toBe(text);
      expect(diagnostics.map((d) => d.message)).toEqual([
        `\`a.html\` declares the encoding utf-8, which its bytes are not; read as ${encoding}`,
      ]);
    },
  );

  it.each(["windows-1251", "koi8-u", "shift_jis", "gb18030"])("and %s declared as Western text", async (encoding) => {
    const { value, diagnostics } = await decodeText(
      iconv.encode(samples[encoding] ?? "", encoding),
      "a.html",
      "iso-8859-1",
    );
    expect(value?.text).toBe(samples[encoding]);
    expect(diagnostics.map((d) => d.code)).toEqual(["source/undecodable"]);
  });

  it("but Western text that is declared as such stays so, dense as its accents may be", async () => {
    const text =
      "Où l’été s’achève, « déjà », là-bas : hôtel fermé, café fermé, forêt brûlée ; “quoted” — it’s €5. ".repeat(3);
    const { value, diagnostics } = await decodeText(iconv.encode(text, "windows-1252"), "a.html", "iso-8859-1");
    expect(value?.text).toBe(text);
    expect(diagnostics).toEqual([]);
  });

  it("refuses what is no text", async () => {
    const { value, diagnostics } = await readArticles(
      Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 32)),
      "a.txt",
    );
    expect(value).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toEqual(["source/not-text"]);
  });
});

describe("byteSpan", () => {
  it("cuts the same words out of the file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("The “quay” is wide.", "Łódź — €5.", "𝒜 crane fell.", "Plain."), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("utf-8", "utf-16le"),
        fc.boolean(),
        async (lines, lineEnd, encoding, addBOM) => {
          const bytes = iconv.encode(lines.join(lineEnd), encoding, { addBOM: addBOM || encoding !== "utf-8" });
          const { value } = await readArticles(bytes, "a.txt");
          for (const article of value) {
            for (const { span } of article.sentences) {
              const place = byteSpan(article, span);
              const cut = place && iconv.decode(bytes.subarray(place.start, place.end), encoding, { stripBOM: false });
              expect(cut?.replaceAll("\r\n", "\n")).toBe(article.text.slice(span.start, span.end));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
