import { describe, expect, it } from "vitest";
import { html } from "../../src/preview/html.ts";
import { address, readQuery } from "../../src/preview/query.ts";
import { script } from "../../src/preview/script.ts";
import { dark, light, style } from "../../src/preview/style.ts";

/** After WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe("the looks", () => {
  it.each([
    ["light", light],
    ["dark", dark],
  ] as const)("have enough contrast in the %s", (_, scheme) => {
    for (const ground of [scheme.paper, scheme.shade]) {
      for (const ink of [scheme.ink, scheme.grey, scheme.accent, scheme.good, scheme.bad, scheme.warn]) {
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(scheme.rule, ground)).toBeGreaterThanOrEqual(3);
    }
    for (const ground of [scheme.marked, scheme.chosen]) expect(contrast(scheme.ink, ground)).toBeGreaterThanOrEqual(7);
    for (const ink of [scheme.ink, scheme.accent]) expect(contrast(ink, scheme.desk)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(scheme.marked, scheme.chosen)).toBeGreaterThan(1.1);
  });

  it("may stand in a page as they are, and load nothing", () => {
    expect(style).not.toContain("<");
    expect(style).not.toMatch(/url\(|@import/);
    expect(script).not.toContain("</");
  });
});

it("escapes every value of a template but markup", () => {
  const inner = html`<b>${"<i>"}</b>`;
  expect(html`<p title="${'"'}">${inner}${["&", null, false, 0]}</p>`.markup).toBe(
    '<p title="&quot;"><b>&lt;i&gt;</b>&amp;0</p>',
  );
});

describe("an address", () => {
  it.each([
    "?tab=evidence",
    "?tab=evidence&n=3",
    "?tab=sources&source=briefs%2Fsources%2Fa+b%26c.txt&at=120",
    "?tab=why&words=%D0%B3%D0%B0%D1%80%D0%B0%D0%BD%D1%82%D1%96%D1%8F",
    "?tab=changes&show=pdf",
  ])("comes back as it was read: %s", (search) => {
    const query = readQuery(new URLSearchParams(search));
    expect(address(query, query)).toBe(search);
  });

  it("that makes no sense shows the evidence", () => {
    expect(readQuery(new URLSearchParams("tab=nothing&n=-1&at=1e9&show=x"))).toEqual({
      tab: "evidence",
      show: "memo",
      excerpt: null,
      source: null,
      at: null,
      words: "",
    });
  });
});
