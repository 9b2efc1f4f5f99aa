/** Word's units: lengths in twentieths of a point, type in half points. */

export function twips(pt: number): number {
  return Math.round(pt * 20);
}

export function halfPoints(pt: number): number {
  return Math.round(pt * 2);
}

/** A colour without its `#`, as Word writes it. */
export function hex(color: string): string {
  return color.replace("#", "");
}
