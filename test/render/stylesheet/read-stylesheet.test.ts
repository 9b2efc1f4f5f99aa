import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStylesheet } from "../../../src/render/stylesheet/read-stylesheet.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";

const read = (text: string) => readStylesheet("templates/x/stylesheet.yaml", text);

describe("readStylesheet", () => {
  it("gives the built-in looks for no text", () => {
    expect(read("")).toEqual({ value: defaultStylesheet, diagnostics: [] });
  });

  it("lays what is written over what is built in", () => {
    const { value, diagnostics } = read(
      'text: {align: left, ragged: 30}\ncolors: {accent: "#AA0000"}\nexcerpt: {number-gap: 4}\n',
    );
    expect(diagnostics).toEqual([]);
    expect(value.text).toEqual({ ...defaultStylesheet.text, align: "left", raggedPt: 30 });
    expect(value.colors.accent).toBe("#aa0000");
    expect(value.colors.ink).toBe(defaultStylesheet.colors.ink);
    expect(value.excerpt).toEqual({ ...defaultStylesheet.excerpt, numberGapPt: 4 });
  });

  it("keeps the measure on Letter", () => {
    const { page } = read("page: {size: letter}").value;
    const measure = ({ widthPt, marginLeftPt, marginRightPt }: typeof page) => widthPt - marginLeftPt - marginRightPt;
    expect([page.widthPt, page.heightPt]).toEqual([612, 792]);
    expect(measure(page)).toBeCloseTo(measure(defaultStylesheet.page));
  });

  it("scales leading with size where only the size is written", () => {
    const { styles } = read("styles: {bottom-line: {size: 15}, body: {size: 11, leading: 15}}").value;
    expect(styles.bottomLine).toEqual({ ...defaultStylesheet.styles.bottomLine, sizePt: 15, leadingPt: 20 });
    expect(styles.body.leadingPt).toBe(15);
  });

  it("empties a running line by none", () => {
    expect(read("running: {foot: {left: none}}").value.running.foot).toEqual({ left: "", right: "{page-of-pages}" });
  });

  it("reports mistakes with their place, and goes on with the built-in looks", () => {
    const { value, diagnostics } = read("text: {algin: left}\npage: {grid: 14pt}\n");
    expect(value).toBe(defaultStylesheet);
    expect(diagnostics.map((d) => [d.code, d.place?.span?.start !== undefined])).toEqual([
      ["brief/unknown-key", true],
      ["brief/wrong-value", true],
    ]);
  });

  it("refuses margins that leave no room", () => {
    const { value, diagnostics } = read("page: {margin-left: 300, margin-right: 280}");
    expect(value).toBe(defaultStylesheet);
    expect(diagnostics.map((d) => d.code)).toEqual(["template/bad-stylesheet"]);
  });

  it("refuses an outdent that leaves the page, where it is written", () => {
    const text = "page: {margin-left: 60, outdent: 61}";
    const { diagnostics } = read(text);
    const at = diagnostics.map((d) => text.slice(d.place?.span?.start, d.place?.span?.end));
    expect([diagnostics.map((d) => d.code), at]).toEqual([
      ["template/bad-stylesheet"],
      [expect.stringContaining("61")],
    ]);
  });

  it("takes the built-in template's own file", () => {
    const text = readFileSync(new URL("../../../templates/policy-memo/stylesheet.yaml", import.meta.url), "utf8");
    expect(read(text).diagnostics).toEqual([]);
  });
});

it("warns of a colour that can't be read on its paper, where it is written", () => {
  const text = 'colors: {accent: "#c8c800", grey: "#767676"}\n';
  const { value, diagnostics } = readStylesheet("s.yaml", text);
  expect(value.colors.accent).toBe("#c8c800");
  expect(diagnostics.map((d) => [d.code, d.severity, d.message])).toEqual([
    ["template/low-contrast", "warning", "accent on this paper has a contrast of 1.7 to 1"],
  ]);
  const span = diagnostics[0]?.place?.span;
  expect(span && text.slice(span.start, span.end)).toContain("c8c800");
});

it("stands over another stylesheet, key by key", () => {
  const base = readStylesheet("a.yaml", "page: {size: letter, margin-top: 60}\nstyles: {title: {size: 30}}\n").value;
  const { value } = readStylesheet("b.yaml", "styles: {title: {italic: yes}}\n", base);
  expect([value.page.widthPt, value.page.marginTopPt]).toEqual([612, 60]);
  expect([value.styles.title.sizePt, value.styles.title.italic]).toEqual([30, true]);
});
