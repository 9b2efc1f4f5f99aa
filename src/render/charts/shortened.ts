/** Labels that keep to their room. */

/** At most so many characters, the last an ellipsis where some are left out; the table has them all. */
export function shortened(text: string, most: number): string {
  const signs = Array.from(text);
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
