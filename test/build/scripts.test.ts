/** Scripts beyond the built-in fonts, by fonts that a template brings: what is set is read back as it was written. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { renderFile } from "../../src/build/render-file.ts";
import { readPrintedPdf } from "../../src/verify/printed-pdf.ts";
import { desk } from "../helpers/desk.ts";
import { pdfRuns } from "../helpers/pdf-runs.ts";
import { has, hasMatterhorn, matterhorn, pdfText, runOnPdf } from "../helpers/pdf-tools.ts";

const require = createRequire(import.meta.url);
const packaged = (path: string) => new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/${path}`)));
const cjk = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";

async function render(markdown: string, family: string, file: string, bytes: Uint8Array): Promise<Uint8Array> {
  const own = desk({
    "templates/world/template.yaml": "title: World\nextends: policy-memo\n",
    "templates/world/stylesheet.yaml": `fonts:\n  fallback: [Source Serif 4, Source Sans 3, ${family}]\n`,
    [`templates/world/fonts/${file}`]: bytes,
  });
  const made = await renderFile(own, markdown, { format: "pdf", name: "doc.md", template: "world" });
  expect(made.diagnostics).toEqual([]);
  return made.value!;
}

/** As a reader reads it: without the marks of direction that pdftotext sets, and without line ends. */
function asRead(pdf: Uint8Array): string {
  return pdfText(pdf)
    .replace(/[\u200e\u200f\u202a-\u202e]/g, "")
    .replace(/\s+/g, " ");
}

const arabic =
  "قال المتحدث باسم الوزارة إن المفاوضات ستستأنف بعد الهدنة وأضاف أن الدول ستشارك في المراقبة لا إله إلا الله في السلام والإسلام";
const hebrew = "דובר המשרד אמר כי המשא ומתן יתחדש לאחר הפסקת האש והוסיף כי המדינות ישתתפו בפיקוח";

describe.each([
  ["Arabic", "ar", arabic, "Noto Naskh Arabic", "noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf"],
  ["Hebrew", "he", hebrew, "Noto Serif Hebrew", "noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf"],
])("%s", (_, language, text, family, path) => {
  const file = `${family.toLowerCase().replaceAll(" ", "-")}-400.ttf`;
  const made = render(`---\nlanguage: ${language}\n---\n\n${text}\n`, family, file, packaged(path));

  it.skipIf(!has("pdftotext"))("is read by poppler in the order in which it was written", async () => {
    expect(asRead(await made)).toContain(text);
  });

  it("is read by pdf.js in that order", async () => {
    expect((await readPrintedPdf(await made))?.holds(text.replace(/\s/g, ""))).toBe(true);
  });

  it.skipIf(!hasMatterhorn)("passes the checker of PDF/UA", async () => {
    expect(matterhorn(await made)).toBe("PASS");
  });

  it("starts at the right", async () => {
    const runs = (await pdfRuns(await made)).filter(({ text: own }) => /[\u0590-\u06ff]/.test(own));
    expect(runs[0]!.x).toBeGreaterThan(runs[1]!.x + runs[1]!.width);
    expect(Math.max(...runs.map(({ x, width }) => x + width))).toBeCloseTo(runs[0]!.x + runs[0]!.width, 1);
  });
});

it.skipIf(!has("pdftotext"))("Arabic vowels are read behind their letters", async () => {
  const vowels = "كَتَبَ الوَلَدُ";
  const naskh = packaged("noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf");
  const made = await render(`${vowels}\n`, "Noto Naskh Arabic", "noto-naskh-arabic-400.ttf", naskh);
  expect(asRead(made)).toContain(vowels);
});

// No package has a small font of these scripts with PostScript outlines; Debian's fonts-noto-cjk has.
describe.skipIf(!existsSync(cjk))("Chinese, from a collection with PostScript outlines", () => {
  const text =
    "外交部发言人表示，谈判将于2025年6月12日恢复（停火之后），并补充说北约（NATO）将参与监督。这是一个足够长的句子，可以在页面上换行到多行，以便测试标点符号的避头尾规则；第二句话也很长，“引号”里的内容也要正确处理。";
  const many = Array.from({ length: 8 }, (_, i) => `${"甲".repeat(i)}${text}`).join("\n\n");
  const made = existsSync(cjk)
    ? render(`---\nlanguage: zh\n---\n\n${many}\n`, "Noto Serif CJK SC", "noto-serif-cjk-sc-400.ttc", readFileSync(cjk))
    : Promise.resolve(new Uint8Array());

  it("breaks its lines between characters, but never before a closing mark or after an opening one", async () => {
    const lines = pdfText(await made, "-layout")
      .split("\n")
      .map((line) => line.trim());
    const set = lines.filter((line) => /\p{Script=Han}/u.test(line));
    expect(set.length).toBeGreaterThan(20);
    for (const line of set) {
      expect(line).not.toMatch(/^[，。；）”、：！？」]/);
      expect(line).not.toMatch(/[（“「]$/);
    }
  });

  it("is read back whole", async () => {
    expect(pdfText(await made).replace(/\s/g, "")).toContain(text);
    expect((await readPrintedPdf(await made))?.holds(text)).toBe(true);
  });

  it("embeds the family that the stylesheet names, and only the characters that are used", async () => {
    expect(runOnPdf(await made, "pdffonts", ["FILE"])).toMatch(
      /NotoSerifCJKsc-Regular\s+CID Type 0C\s+Identity-H\s+yes yes yes/,
    );
    expect((await made).length).toBeLessThan(400_000);
    if (hasMatterhorn) expect(matterhorn(await made)).toBe("PASS");
  });
});
