/** Contrast of colours after WCAG 2.2, and a colour that keeps it on dark paper. */

/** The contrast that text needs; from 1 (the same colour) to 21 (black on white). */
export const leastContrast = 4.5;

/** Colours are `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour mixed with as much white, in steps of 5 %, as it needs to be read on `paper`. */
export function lightenedFor(color: string, paper: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = `#${channelsOf(color)
      .map((c) => hexOf(c + (255 - c) * share))
      .join("")}`;
    if (contrastOf(mixed, paper) >= leastContrast + 1) return mixed;
  }
  return "#ffffff";
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => linear(channel / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The transfer curve of sRGB as a cubic, within 0.003 of it: powers differ in their last bit from machine to machine, and
 * what is worked out here decides bytes of outputs.
 */
function linear(c: number): number {
  return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
}

function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hexOf(channel: number): string {
  return Math.round(channel).toString(16).padStart(2, "0");
}
