import { describe, expect, it } from "vitest";
import { checkImage } from "../../../src/render/image/check-image.ts";
import { readPath } from "../../../src/render/image/svg-path.ts";

const svg = (inner: string, attributes = 'width="100" height="50"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

describe("SVG as an image", () => {
  it.each([
    ["pixels", 'width="100" height="50"', 100, 50],
    ["points", 'width="75pt" height="37.5pt"', 100, 50],
    ["a view box alone", 'viewBox="0 0 200 100"', 200, 100],
    ["percentages and a view box", 'width="100%" height="100%" viewBox="0,0,30,20"', 30, 20],
  ])("has the size that %s give", (_, attributes, widthPx, heightPx) => {
    expect(checkImage(svg("<g/>", attributes), "chart.svg").value).toMatchObject({ format: "svg", widthPx, heightPx });
  });

  it.each([
    ["scripts", svg("<script>alert(1)</script>"), "`<script>`"],
    ["foreign content", svg("<foreignObject/>"), "`<foreignObject>`"],
    ["images", svg('<image href="http://example.org/x.png"/>'), "`<image>`"],
    ["links", svg('<a href="javascript:x"/>'), "`<a>`"],
    ["style sheets", svg("<style>*{fill:red}</style>"), "`<style>`"],
    ["handlers of events", svg('<rect onload="x()"/>'), "`onload`"],
    ["references", svg('<rect fill="url(#a)"/>'), "a reference in `fill`"],
    ["transparency", svg('<rect opacity="0.5"/>'), "`opacity`"],
    ["properties that are not painted, in a style", svg('<rect style="fill: red; filter: blur(2px)"/>'), "`filter`"],
    ["document types", Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'), "document type"],
    ["entities", svg("<text>&lol;</text>"), "entity"],
    ["a tag without an end", svg("<rect"), "ends before its end"],
    ["tags that cross", svg("<g><text></g></text>"), "do not match"],
    ["a file cut short", svg("<g/>").subarray(0, -4), "ends"],
    ["an empty view box", svg("", 'viewBox="0 0 0 10"'), "empty view box"],
    ["an enormous size", svg("", 'width="20000" height="10"'), "20000 by 10"],
    ["depth without end", svg("<g>".repeat(100) + "</g>".repeat(100)), "deeper than 32"],
    ["elements without end", svg("<g/>".repeat(20_001)), "more than 20000"],
    ["a megabyte", svg(" ".repeat(1_000_001)), "the limit is 1000000"],
  ])("refuses %s", (_, bytes, says) => {
    const { value, diagnostics } = checkImage(bytes, "chart.svg");
    expect(value).toBeNull();
    expect(diagnostics[0]?.code).toBe("render/bad-image");
    expect(diagnostics[0]?.message).toContain(says);
  });

  it("passes over junk in a tag without going through it again and again", () => {
    expect(checkImage(svg(`<g ${"a".repeat(900_000)}/>`), "x").value).not.toBeNull();
    expect(checkImage(svg(`<g ${"a ".repeat(450_000)}/>`), "x").value).not.toBeNull();
  });
});

/** Steps as text, rounded to hundredths. */
function show(data: string): string {
  return readPath(data)
    .map((step) => {
      if (step.type === "close") return "Z";
      const values = step.type === "curve" ? step.points : step.to;
      const letter = { move: "M", line: "L", curve: "C" }[step.type];
      return letter + values.map((value) => Math.round(value * 100) / 100 + 0).join(" ");
    })
    .join(" ");
}

describe("readPath", () => {
  it.each([
    ["lines", "M1 2L3,4-5.5.5", "M1 2 L3 4 L-5.5 0.5"],
    ["relative lines, after a closed part too", "m1 1 2 0v3H1zl1 1", "M1 1 L3 1 L3 4 L1 4 Z L2 2"],
    ["curves that go on smoothly", "M0 0C0 1 1 2 2 2S4 3 4 4", "M0 0 C0 1 1 2 2 2 C3 2 4 3 4 4"],
    ["a smooth curve after a line", "M0 0L1 1S2 2 3 3", "M0 0 L1 1 C1 1 2 2 3 3"],
    ["quadratic curves", "M0 0Q3 3 6 0T12 0", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"],
    ["a half circle", "M0 0A1 1 0 0 1 2 0", "M0 0 C0 -0.55 0.45 -1 1 -1 C1.55 -1 2 -0.55 2 0"],
    ["flags without room between", "M0 0a1 1 0 012 0", "M0 0 C0 -0.55 0.45 -1 1 -1 C1.55 -1 2 -0.55 2 0"],
    ["an arc whose radius does not reach", "M0 0A.5.5 0 0 0 2 0", "M0 0 C0 0.55 0.45 1 1 1 C1.55 1 2 0.55 2 0"],
    ["an arc without a radius", "M0 0A0 1 0 0 0 2 0", "M0 0 L2 0"],
    ["what stands before a mistake", "M1 1L2 2L3X4", "M1 1 L2 2"],
    ["nothing", "", ""],
  ])("reads %s", (_, data, expected) => {
    expect(show(data)).toBe(expected);
  });
});
