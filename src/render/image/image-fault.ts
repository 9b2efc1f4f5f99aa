/** What an image may be: limits that all formats share. */

/** What is wrong with an image, in words that follow "the image". */
export interface ImageFault {
  readonly fault: string;
}

/** Longest side, and most pixels. */
export const imageLimits = { side: 10_000, pixels: 25_000_000 } as const;

/** A fault where an image of this size may not be used. */
export function sizeFault(width: number, height: number): ImageFault | null {
  const { side, pixels } = imageLimits;
  if (!(width >= 1 && height >= 1)) return { fault: "has no pixels" };
  if (width > side || height > side) return { fault: `is ${width} by ${height} pixels; the limit is ${side} a side` };
  if (width * height > pixels) return { fault: `has ${width * height} pixels; the limit is ${pixels}` };
  return null;
}
