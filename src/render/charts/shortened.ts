/** Labels that keep to their room; the table has them in full. */

/** At most so many characters: an ellipsis stands for what is left out, before the last word or number where there is room for it. */
export function shortened(text: string, most: number): string {
  const signs = Array.from(text);
  if (signs.length <= most) return text;
  const tail = Array.from(/, [^,]{1,14}$/.exec(text)?.[0] ?? "");
  const head = signs.slice(0, most - 1 - tail.length).join("");
  return `${head.replace(/[\s,.;:]+$/, "")}…${tail.join("")}`;
}
