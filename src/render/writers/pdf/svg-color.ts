/** Colours as SVG writes them. */

/** The sixteen names of HTML and the few more that charts use. */
const names: Readonly<Record<string, string>> = {
  black: "#000000",
  silver: "#c0c0c0",
  gray: "#808080",
  grey: "#808080",
  white: "#ffffff",
  maroon: "#800000",
  red: "#ff0000",
  purple: "#800080",
  fuchsia: "#ff00ff",
  green: "#008000",
  lime: "#00ff00",
  olive: "#808000",
  yellow: "#ffff00",
  navy: "#000080",
  blue: "#0000ff",
  teal: "#008080",
  aqua: "#00ffff",
  orange: "#ffa500",
  darkblue: "#00008b",
  steelblue: "#4682b4",
  lightgray: "#d3d3d3",
  lightgrey: "#d3d3d3",
  darkgray: "#a9a9a9",
  darkgrey: "#a9a9a9",
  currentcolor: "#000000",
};

/** `#rrggbb`; null for `none` and `transparent`. A colour that isn't known is black, which at least can be seen. */
export function svgColor(text: string): string | null {
  const color = text.trim().toLowerCase();
  if (color === "none" || color === "transparent") return null;
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  if (/^#[0-9a-f]{3}$/.test(color)) return `#${[...color.slice(1)].map((digit) => digit + digit).join("")}`;
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(color);
  if (parts) {
    const channels = parts.slice(1).map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0"));
    return `#${channels.join("")}`;
  }
  return Object.hasOwn(names, color) ? (names[color] ?? "#000000") : "#000000";
}
