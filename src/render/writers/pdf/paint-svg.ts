/**
 * A picture in SVG as PDF operators: takes its tree, gives the content of a form that fills the unit square. Text is real
 * text in the document's own faces, so that it can be read and searched; it is set without kerning, as labels of charts are.
 */
import { numbersOf, type Svg, type SvgElement } from "../../image/svg.ts";
import { type PathStep, readPath } from "../../image/svg-path.ts";
import type { Shaped } from "../../layout/page.ts";
import type { DocumentFont } from "./fonts/document-font.ts";
import { number, type PdfSource, rgb } from "./pdf-syntax.ts";
import { svgColor } from "./svg-color.ts";

/** Finds the face for a label; null where the document has none at all. */
export type LabelFont = (style: { readonly bold: boolean; readonly italic: boolean }) => DocumentFont | null;

/** Properties that kids inherit, as written. */
type Style = ReadonlyMap<string, string>;

const inherited = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-dasharray",
  "stroke-miterlimit",
  "fill-rule",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
];

/** Paints a picture whose user space is mapped to the unit square, y upwards. */
export function paintSvg(svg: Svg, fontFor: LabelFont): PdfSource {
  const [left, top, width, height] = svg.viewBox;
  const toUnit = [1 / width, 0, 0, -1 / height, -left / width, 1 + top / height];
  return `q ${matrix(toUnit)}${paintElement(svg.root, new Map(), fontFor)}Q\n`;
}

function paintElement(element: SvgElement, outer: Style, fontFor: LabelFont): PdfSource {
  if (element.tag === "title" || element.tag === "desc" || element.tag === "metadata") return "";
  const style = styleOf(element, outer);
  const turned = element.attributes.get("transform");
  const content = contentOf(element, style, fontFor);
  if (content === "") return "";
  return turned === undefined ? content : `q ${transformOf(turned)}${content}Q\n`;
}

function contentOf(element: SvgElement, style: Style, fontFor: LabelFont): PdfSource {
  if (element.tag === "svg" || element.tag === "g") {
    return element.children.map((kid) => (typeof kid === "string" ? "" : paintElement(kid, style, fontFor))).join("");
  }
  if (element.tag === "text") return paintText(element, style, fontFor);
  return paintShape(stepsOf(element), style);
}

function styleOf(element: SvgElement, outer: Style): Style {
  const style = new Map(outer);
  for (const key of inherited) {
    const value = element.attributes.get(key);
    if (value !== undefined && value !== "inherit") style.set(key, value);
  }
  return style;
}

/** A shape's outline; empty of what has no size. */
function stepsOf(element: SvgElement): readonly PathStep[] {
  const at = (key: string): number => Number.parseFloat(element.attributes.get(key) ?? "0") || 0;
  switch (element.tag) {
    case "rect":
      return rectangle(at("x"), at("y"), at("width"), at("height"));
    case "circle":
      return ellipse(at("cx"), at("cy"), at("r"), at("r"));
    case "ellipse":
      return ellipse(at("cx"), at("cy"), at("rx"), at("ry"));
    case "line":
      return polyline([at("x1"), at("y1"), at("x2"), at("y2")], false);
    case "polyline":
    case "polygon":
      return polyline(numbersOf(element.attributes.get("points") ?? ""), element.tag === "polygon");
    default:
      return readPath(element.attributes.get("d") ?? "");
  }
}

function rectangle(x: number, y: number, width: number, height: number): readonly PathStep[] {
  if (!(width > 0 && height > 0)) return [];
  return polyline([x, y, x + width, y, x + width, y + height, x, y + height], true);
}

function polyline(points: readonly number[], closed: boolean): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    steps.push({ type: i === 0 ? "move" : "line", to: [points[i] ?? 0, points[i + 1] ?? 0] });
  }
  return closed && steps.length > 0 ? [...steps, { type: "close" }] : steps;
}

/** Four curves; the constant puts their handles where a quarter of a circle is met best. */
function ellipse(cx: number, cy: number, rx: number, ry: number): readonly PathStep[] {
  if (!(rx > 0 && ry > 0)) return [];
  const [kx, ky] = [rx * 0.5522847498, ry * 0.5522847498];
  return [
    { type: "move", to: [cx + rx, cy] },
    { type: "curve", points: [cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry] },
    { type: "curve", points: [cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy] },
    { type: "curve", points: [cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry] },
    { type: "curve", points: [cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy] },
    { type: "close" },
  ];
}

function paintShape(steps: readonly PathStep[], style: Style): PdfSource {
  const fill = svgColor(style.get("fill") ?? "#000000");
  const stroke = svgColor(style.get("stroke") ?? "none");
  const width = Number.parseFloat(style.get("stroke-width") ?? "1");
  const strokes = stroke !== null && width > 0;
  if (steps.length === 0 || steps[0]?.type !== "move" || (fill === null && !strokes)) return "";
  const evenOdd = style.get("fill-rule") === "evenodd" ? "*" : "";
  const operator = fill === null ? "S" : strokes ? `B${evenOdd}` : `f${evenOdd}`;
  const setFill = fill === null ? "" : `${rgb(fill)} rg `;
  const setStroke = strokes ? strokeState(stroke, width, style) : "";
  return `q ${setFill}${setStroke}${steps.map(stepSource).join("")}${operator} Q\n`;
}

function strokeState(color: string, width: number, style: Style): PdfSource {
  const caps = ["butt", "round", "square"].indexOf(style.get("stroke-linecap") ?? "butt");
  const joins = ["miter", "round", "bevel"].indexOf(style.get("stroke-linejoin") ?? "miter");
  const dashes = numbersOf(style.get("stroke-dasharray") ?? "").filter((length) => length >= 0);
  const dash = dashes.some((length) => length > 0) ? `[${dashes.map(coordinate).join(" ")}] 0 d ` : "";
  const miter = Number.parseFloat(style.get("stroke-miterlimit") ?? "4");
  return `${rgb(color)} RG ${coordinate(width)} w ${Math.max(0, caps)} J ${Math.max(0, joins)} j ${coordinate(miter >= 1 ? miter : 4)} M ${dash}`;
}

function stepSource(step: PathStep): PdfSource {
  if (step.type === "close") return "h ";
  const [values, operator] = step.type === "curve" ? [step.points, "c"] : [step.to, step.type === "move" ? "m" : "l"];
  return `${values.map(coordinate).join(" ")} ${operator} `;
}

/** Lines of a `text`: its own characters, and each `tspan` as a piece that may have a place of its own. */
function paintText(element: SvgElement, style: Style, fontFor: LabelFont): PdfSource {
  let source = "";
  let pen = { x: 0, y: 0 };
  const walk = (part: SvgElement, partStyle: Style): void => {
    const at = (key: string): number | null => numbersOf(part.attributes.get(key) ?? "")[0] ?? null;
    pen = { x: (at("x") ?? pen.x) + (at("dx") ?? 0), y: (at("y") ?? pen.y) + (at("dy") ?? 0) };
    for (const kid of part.children) {
      if (typeof kid !== "string") walk(kid, styleOf(kid, partStyle));
      else {
        const label = labelSource(kid, pen, partStyle, fontFor);
        source += label.source;
        pen = { x: pen.x + label.advance, y: pen.y };
      }
    }
  };
  walk(element, style);
  return source;
}

function labelSource(
  characters: string,
  at: { readonly x: number; readonly y: number },
  style: Style,
  fontFor: LabelFont,
): { readonly source: PdfSource; readonly advance: number } {
  const text = characters.replace(/\s+/g, " ");
  const size = Number.parseFloat(style.get("font-size") ?? "16");
  const color = svgColor(style.get("fill") ?? "#000000");
  const weight = style.get("font-weight") ?? "";
  const font = fontFor({
    bold: /^(?:bold|bolder|[6-9]00)$/.test(weight),
    italic: /^(?:italic|oblique)$/.test(style.get("font-style") ?? ""),
  });
  if (text.trim() === "" || !(size > 0) || color === null || font === null) return { source: "", advance: 0 };
  const word = shapeLabel(text, font);
  const { codes, width } = font.encode(word, { tracking: 0, softHyphen: false });
  const advance = (width * size) / 1000;
  const share = { middle: 0.5, end: 1 }[style.get("text-anchor") ?? ""] ?? 0;
  // The picture's y axis points down; text is turned back upright.
  const place = `1 0 0 -1 ${coordinate(at.x - share * advance)} ${coordinate(at.y)} Tm`;
  return { source: `BT /${font.name} ${coordinate(size)} Tf ${rgb(color)} rg ${place} [(${codes})]TJ ET\n`, advance };
}

function shapeLabel(text: string, font: DocumentFont): Shaped {
  const clusters = [...text];
  const glyphs = clusters.map((character) => font.glyphOf(character.codePointAt(0) ?? 0));
  const advances = glyphs.map((glyph) => glyph.advance);
  const width = advances.reduce((sum, advance) => sum + advance, 0);
  return { text, glyphs: glyphs.map(({ glyph }) => glyph), advances, offsets: null, clusters, width };
}

/** A list of transforms, the first outermost. One that is none of SVG's ends the list. */
function transformOf(list: string): PdfSource {
  let source = "";
  for (const [, kind = "", operands = ""] of list.matchAll(/([A-Za-z]{1,12})\s*\(([^()]*)\)/g)) {
    const values = transformMatrix(kind, numbersOf(operands));
    if (values === null) break;
    source += matrix(values);
  }
  return source;
}

function transformMatrix(kind: string, values: readonly number[]): readonly number[] | null {
  const [a = 0, b = 0, c = 0] = values;
  const radians = (a * Math.PI) / 180;
  const [sin, cos, tan] = [Math.sin(radians), Math.cos(radians), Math.tan(radians)];
  switch (kind) {
    case "matrix":
      return values.length === 6 ? values : null;
    case "translate":
      return [1, 0, 0, 1, a, b];
    case "scale":
      return [a, 0, 0, values.length > 1 ? b : a, 0, 0];
    case "rotate":
      return [cos, sin, -sin, cos, b - b * cos + c * sin, c - b * sin - c * cos];
    case "skewX":
      return [1, 0, tan, 1, 0, 0];
    case "skewY":
      return [1, tan, 0, 1, 0, 0];
    default:
      return null;
  }
}

/** Scales are small numbers, so they keep nine decimals. */
function matrix(values: readonly number[]): PdfSource {
  const precise = (value: number): string =>
    bounded(value)
      .toFixed(9)
      .replace(/\.?0+$/, "")
      .replace(/^-0$/, "0");
  return `${values.map(precise).join(" ")} cm `;
}

/** A number of the picture. Far out of sight one place is as good as another, and viewers do not take them all. */
function coordinate(value: number): PdfSource {
  return number(bounded(value));
}

function bounded(value: number): number {
  const farthest = 1_000_000;
  return Number.isNaN(value) ? 0 : Math.max(-farthest, Math.min(farthest, value));
}
