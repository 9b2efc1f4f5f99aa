/** The few shapes that charts are drawn with, as SVG text. Numbers have two decimals at most, so that no rounding shows. */

export interface Palette {
  readonly ink: string;
  readonly accent: string;
  readonly grey: string;
  readonly rule: string;
}

/** Pixels across: what the measure of a memo holds at its full size. */
export const chartWidth = 456;
export const fontSize = 11;

export function svgFile(height: number, parts: readonly string[]): string {
  const size = `width="${chartWidth}" height="${amount(height)}" viewBox="0 0 ${chartWidth} ${amount(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Source Sans 3, sans-serif" font-size="${fontSize}">\n${parts.join("\n")}\n</svg>\n`;
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${amount(x)}" y="${amount(y)}" width="${amount(width)}" height="${amount(height)}" fill="${fill}"/>`;
}

export function words(
  x: number,
  y: number,
  text: string,
  looks: { readonly fill: string; readonly bold?: boolean; readonly anchor?: "middle" | "end" },
): string {
  const weight = looks.bold ? ' font-weight="bold"' : "";
  const anchor = looks.anchor ? ` text-anchor="${looks.anchor}"` : "";
  return `<text x="${amount(x)}" y="${amount(y)}" fill="${looks.fill}"${weight}${anchor}>${escapeXml(text)}</text>`;
}

function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "&quot;");
}
