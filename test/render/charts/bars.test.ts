import { expect, it } from "vitest";
import { drawBars } from "../../../src/render/charts/bars.ts";
import { labelFont } from "../../../src/render/image/label-font.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { builtInFont } from "../layout/helpers.ts";

it("cuts labels so short that letters a quarter wider than the memo's own keep clear of the bars", async () => {
  const font = labelFont((await builtInFont("Source Sans 3", 400, false)) ?? new Uint8Array());
  for (const label of [
    "European members of NATO doubt that they could deter Russia, source 11",
    "What Congress Could Do, and Probably Won’t, source 4",
    "Гарантії без підпису: що США обіцяють Україні, source 3",
  ]) {
    const svg = drawBars([{ group: null, label, count: 3, date: null }], defaultStylesheet.colors);
    const shown = /<text x="0"[^>]*>([^<]*)</.exec(svg)?.[1] ?? "";
    const bar = Number(/<rect x="([\d.]+)"/.exec(svg)?.[1]);
    expect(shown.length).toBeGreaterThan(20);
    expect((font?.draw(shown, 11).width ?? 1000) * 1.25).toBeLessThan(bar);
  }
});
