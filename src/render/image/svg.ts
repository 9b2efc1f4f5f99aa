/**
 * SVG as far as charts need it: takes bytes, gives a tree of shapes and text, or what is wrong. Whatever is not on the
 * short lists below (scripts, style sheets, entities, links, images, filters) is refused by name: a picture that would
 * come out otherwise than its author saw it is worse than none.
 */
import { type ImageFault, sizeFault } from "./image-fault.ts";

export interface Svg {
  readonly width: number;
  readonly height: number;
  /** Left, top, width and height of the user space that is shown. */
  readonly viewBox: readonly [number, number, number, number];
  readonly root: SvgElement;
}

export interface SvgElement {
  readonly tag: string;
  /** Presentation properties of `style` included. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and, within `text` and `tspan`, characters. */
  readonly children: readonly (SvgElement | string)[];
}

const limits = { bytes: 1_000_000, elements: 20_000, depth: 32 } as const;

const tags: ReadonlySet<string> = new Set(
  "svg g title desc metadata rect circle ellipse line polyline polygon path text tspan".split(" "),
);
const attributeNames: ReadonlySet<string> = new Set(
  (
    "width height viewBox x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform fill stroke stroke-width stroke-linecap " +
    "stroke-linejoin stroke-dasharray stroke-miterlimit fill-rule font-family font-size font-weight font-style text-anchor"
  ).split(" "),
);
/** Attributes that change nothing of the picture. */
const silentNames =
  /^(?:xmlns(?::.*)?|id|class|version|role|aria-.*|data-.*|xml:space|xml:lang|lang|preserveAspectRatio|baseProfile|shape-rendering|text-rendering)$/;
/** Attributes of which only the value is taken that changes nothing. */
const neutralNames = /^(?:opacity|fill-opacity|stroke-opacity)$/;

/** True where the bytes start as XML that has an `svg` element in its beginning. */
export function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /^(?:\xef\xbb\xbf)?\s*</.test(start) && start.includes("<svg");
}

/** Reads a picture. Sizes are pixels; a percentage or none at all means the view box's. */
export function readSvg(bytes: Uint8Array): Svg | ImageFault {
  if (bytes.length > limits.bytes) return { fault: `is ${bytes.length} bytes of SVG; the limit is ${limits.bytes}` };
  const root = parse(
    Buffer.from(bytes)
      .toString("utf8")
      .replace(/^\ufeff/, ""),
  );
  if ("fault" in root) return root;
  if (root.tag !== "svg") return { fault: "is not SVG" };
  const box = numbersOf(root.attributes.get("viewBox") ?? "");
  const width = lengthOf(root.attributes.get("width")) ?? box[2] ?? 300;
  const height = lengthOf(root.attributes.get("height")) ?? box[3] ?? 150;
  const [left = 0, top = 0, across = width, down = height] = box.length === 4 ? box : [];
  if (!(across > 0 && down > 0)) return { fault: "has an empty view box" };
  return sizeFault(width, height) ?? { width, height, viewBox: [left, top, across, down], root };
}

/** The numbers of a list such as `viewBox`, `points` or `stroke-dasharray`. */
export function numbersOf(list: string): readonly number[] {
  return (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number);
}

function lengthOf(text: string | undefined): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)(px|pt|)\s*$/.exec(text ?? "");
  return match ? Number(match[1]) * (match[2] === "pt" ? 96 / 72 : 1) : null;
}

interface OpenElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (SvgElement | string)[];
}

/** One pass over the text: the next `<` decides what stands there. */
function parse(text: string): SvgElement | ImageFault {
  const stack: OpenElement[] = [];
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf("<", at);
    const run = text.slice(at, open < 0 ? text.length : open);
    const characters = decode(run);
    if (characters === null) return { fault: "has an entity that XML does not define" };
    stack.at(-1)?.children.push(characters);
    if (open < 0) break;
    if (text.startsWith("<!--", open) || text.startsWith("<?", open)) {
      const end = text.indexOf(text.startsWith("<?", open) ? "?>" : "-->", open);
      if (end < 0) return { fault: "ends inside of a comment" };
      at = text.indexOf(">", end) + 1;
      continue;
    }
    if (text.startsWith("<!", open)) return { fault: "has a document type or a CDATA section" };
    const end = tagEnd(text, open);
    if (end < 0) return { fault: "ends inside of a tag" };
    at = end + 1;
    if (text[open + 1] === "/") {
      const closed = stack.pop();
      if (closed?.tag !== text.slice(open + 2, end).trim()) return { fault: "has tags that do not match" };
      const parent = stack.at(-1);
      if (!parent) return closed;
      parent.children.push(closed);
      continue;
    }
    const element = readTag(text.slice(open + 1, end));
    if ("fault" in element) return element;
    if (++count > limits.elements) return { fault: `has more than ${limits.elements} elements` };
    if (stack.length >= limits.depth) return { fault: `nests deeper than ${limits.depth} elements` };
    if (text[end - 1] !== "/") stack.push(element);
    else if (stack.length === 0) return element;
    else stack.at(-1)?.children.push(element);
  }
  return { fault: "ends before its end" };
}

/** The `>` of a tag, which may stand in an attribute too. */
function tagEnd(text: string, open: number): number {
  let quote = "";
  for (let at = open; at < text.length; at++) {
    const c = text[at] ?? "";
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === ">") return at;
  }
  return -1;
}

function readTag(source: string): OpenElement | ImageFault {
  const tag = /^[A-Za-z][\w:.-]*/.exec(source)?.[0] ?? "";
  if (!tags.has(tag)) return { fault: `uses \`<${tag.slice(0, 40)}>\`, which is not painted` };
  const attributes = new Map<string, string>();
  // Names are bounded so that junk without an equals sign is passed over in linear time.
  const pattern = /([A-Za-z_][\w:.-]{0,60})\s*=\s*("[^"]*"|'[^']*')/g;
  for (const [, name = "", quoted = ""] of source.slice(tag.length).matchAll(pattern)) {
    const value = decode(quoted.slice(1, -1));
    if (value === null) return { fault: "has an entity that XML does not define" };
    const pairs = name === "style" ? declarationsOf(value) : [[name, value] as const];
    for (const [key, text] of pairs) {
      const fault = attributeFault(key, text);
      if (fault) return fault;
      attributes.set(key, text.trim());
    }
  }
  return { tag, attributes, children: [] };
}

function declarationsOf(style: string): readonly (readonly [string, string])[] {
  return style
    .split(";")
    .filter((declaration) => declaration.includes(":"))
    .map((declaration) => {
      const colon = declaration.indexOf(":");
      return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const;
    });
}

function attributeFault(name: string, value: string): ImageFault | null {
  if (silentNames.test(name)) return null;
  if (neutralNames.test(name) && Number(value) === 1) return null;
  if (!attributeNames.has(name)) return { fault: `uses \`${name.slice(0, 40)}\`, which is not painted` };
  return /url\(|var\(/i.test(value) ? { fault: `has a reference in \`${name}\`` } : null;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Characters with the five entities of XML and numbers put in; null where there is another one. */
function decode(text: string): string | null {
  let unknown = false;
  const decoded = text.replace(/&([^;&\s]{0,12});?/g, (_, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : 0;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known === undefined) unknown = true;
    return known ?? "";
  });
  return unknown ? null : decoded;
}
