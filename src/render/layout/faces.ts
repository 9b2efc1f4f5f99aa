/**
 * Fonts as the layout measures with them. A face is parsed once for its bytes and lives as long as they do, so that all
 * documents of a process share what was shaped. Nothing is read from disk here: bytes come in through a `FaceSet`.
 */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { warning } from "../../diagnostics/diagnostic.ts";
import type { FontRole, Stylesheet } from "../stylesheet/stylesheet.ts";
import { styleNames } from "../stylesheet/stylesheet.ts";
import { type Fontkit, openWithFontkit } from "./fontkit-font.ts";
import { type OpenFont, openFont } from "./opentype/font.ts";
import type { FaceRef, Shaped } from "./page.ts";
import type { FaceWord } from "./shape.ts";

/** A font to be loaded. */
export interface FaceRequest {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
}

/** The fonts at hand. The same bytes should be the same object over documents: they are what shaping is cached by. */
export interface FaceSet {
  readonly faces: readonly (FaceRequest & { readonly bytes: Uint8Array })[];
  /** Null unless `needsFontkit` says so of one of the fonts. */
  readonly fontkit: Fontkit | null;
}

/** A parsed font with its caches. */
export interface Face {
  readonly font: OpenFont;
  /** Heights above (and, negative, below) the baseline in 1/1000 em. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** 1/1000 em. */
  readonly spaceWidth: number;
  /** Features to words to shapes. */
  readonly shaped: Map<string, Map<string, Shaped>>;
  /** Code points asked for, and whether the font has them. */
  readonly covered: Map<number, boolean>;
  /** What it was named so far, by key. */
  readonly named: Map<string, NamedFace>;
  /** The chains that it leads, latest last. */
  readonly textFaces: TextFace[];
}

/** A face under the key that pages give it. */
export interface NamedFace {
  readonly ref: FaceRef;
  readonly face: Face;
}

/** What of a text's look decides its glyphs. */
export interface FaceLook {
  readonly font: FontRole;
  readonly weight: number;
  readonly italic: boolean;
  readonly features: readonly string[];
}

/** The faces of a look, with the words shaped in it so far. */
export interface TextFace {
  /** To be tried in order: the look's own first, then the stylesheet's fallbacks. Never empty. */
  readonly faces: readonly NamedFace[];
  readonly features: readonly string[];
  /** Of the first face, in 1/1000 em. */
  readonly spaceWidth: number;
  readonly words: Map<string, FaceWord>;
}

/** Picks faces for looks. */
export interface FaceBook {
  /** Quick for a look that was asked for before. */
  textFace(look: FaceLook): TextFace;
  /** All faces opened so far, sorted by key. */
  opened(): readonly FaceRef[];
}

/** The faces that a document in this stylesheet may need: each style's own with its bold and italic, and the fallbacks; those of code only where there is code. Sorted, each once. */
export function facesOf(stylesheet: Stylesheet, withCode: boolean): readonly FaceRequest[] {
  const requests = new Map<string, FaceRequest>();
  const ask = (family: string, weight: number, italic: boolean) =>
    requests.set(faceKey({ family, weight, italic }), { family, weight, italic });
  for (const name of styleNames) {
    if (name === "code" && !withCode) continue;
    const { font, weight, italic } = stylesheet.styles[name];
    // Code has no emphasis of its own, and within italics it may stand upright: most documents have but a word of it.
    for (const slant of name === "code" ? [italic] : [false, true]) {
      ask(stylesheet.fonts[font], weight, slant);
      ask(stylesheet.fonts[font], emboldened(weight), slant);
    }
  }
  for (const family of stylesheet.fonts.fallback) ask(family, 400, false);
  return [...requests.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
}

/** The weight of strong text within text of a weight. */
export function emboldened(weight: number): number {
  return weight >= 600 ? 700 : 600;
}

/** The key of a face: `source-serif-4/400/roman`. */
export function faceKey(request: FaceRequest): string {
  const family = request.family.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `${family}/${request.weight}/${request.italic ? "italic" : "roman"}`;
}

/** Opens the book on a set of fonts; null where none can be used. Fonts are parsed when they are first needed, and those that can't be are reported and left out. */
export function openFaces(
  set: FaceSet,
  stylesheet: Stylesheet,
  report: (problem: Diagnostic) => void,
): FaceBook | null {
  const opened = new Map<string, NamedFace | null>();
  const open = (source: FaceSet["faces"][number]): NamedFace | null => {
    const key = faceKey(source);
    const known = opened.get(key);
    if (known !== undefined) return known;
    const face = parseFace(source.bytes, set.fontkit);
    if (face === null) report(warning("template/font-missing", `the font file of \`${source.family}\` cannot be used`));
    const named = face && namedFace(face, source, key);
    opened.set(key, named);
    return named;
  };
  const known = new WeakMap<FaceLook, TextFace>();
  const byKey = new Map<string, TextFace>();
  const book: FaceBook = {
    textFace(look) {
      const quick = known.get(look);
      if (quick) return quick;
      const key = `${look.font}/${look.weight}/${look.italic}/${look.features.join(" ")}`;
      const found = byKey.get(key) ?? textFaceOf(set, stylesheet, look, open);
      byKey.set(key, found);
      known.set(look, found);
      return found;
    },
    opened() {
      const refs = [...opened.values()].flatMap((named) => (named ? [named.ref] : []));
      return refs.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
  const usable = set.faces.some((source) => open(source) !== null);
  return usable ? book : null;
}

/** The same object for the same font and key, so that words shaped for one document serve the next. */
function namedFace(face: Face, { family, weight, italic, bytes }: FaceSet["faces"][number], key: string): NamedFace {
  const known = face.named.get(key);
  if (known !== undefined) return known;
  const named = { ref: { family, weight, italic, bytes, key }, face };
  face.named.set(key, named);
  return named;
}

/** Shared by all documents whose stylesheets lead to the same chain of fonts. */
function textFaceOf(
  set: FaceSet,
  stylesheet: Stylesheet,
  { font, weight, italic, features }: FaceLook,
  open: (source: FaceSet["faces"][number]) => NamedFace | null,
): TextFace {
  const faces = chainOf(set, stylesheet, { family: stylesheet.fonts[font], weight, italic }, open);
  const first = faces[0];
  const made: TextFace = { faces, features, spaceWidth: first?.face.spaceWidth ?? 250, words: new Map() };
  if (first === undefined) return made;
  const known = first.face.textFaces.find((other) => isSame(other.faces, faces) && isSame(other.features, features));
  if (known !== undefined) return known;
  if (first.face.textFaces.length === textFacesPerFace) first.face.textFaces.shift();
  first.face.textFaces.push(made);
  return made;
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function chainOf(
  set: FaceSet,
  stylesheet: Stylesheet,
  wanted: FaceRequest,
  open: (source: FaceSet["faces"][number]) => NamedFace | null,
): readonly NamedFace[] {
  const families = [wanted.family, ...stylesheet.fonts.fallback];
  const chain: NamedFace[] = [];
  for (const family of [...new Set([...families, ...set.faces.map((face) => face.family)])]) {
    const best = nearestFace(set, { ...wanted, family });
    const named = best && open(best);
    if (named && !chain.includes(named)) chain.push(named);
  }
  return chain;
}

/** The family's face of the same slope and nearest weight; of the other slope only where there is none. */
function nearestFace(set: FaceSet, wanted: FaceRequest): FaceSet["faces"][number] | null {
  let best: FaceSet["faces"][number] | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const face of set.faces) {
    if (face.family !== wanted.family) continue;
    const distance = Math.abs(face.weight - wanted.weight) + (face.italic === wanted.italic ? 0 : 10_000);
    if (distance < bestDistance) {
      best = face;
      bestDistance = distance;
    }
  }
  return best;
}

// More than the stylesheets of one workspace ask for; those of many workspaces push each other out.
const textFacesPerFace = 16;

const parsed = new WeakMap<Uint8Array, { readonly face: Face | null }>();

/** True for fonts that only fontkit can shape with. */
export function needsFontkit(bytes: Uint8Array): boolean {
  return parseFace(bytes, null) === null;
}

function parseFace(bytes: Uint8Array, fontkit: Fontkit | null): Face | null {
  const known = parsed.get(bytes);
  if (known && (known.face !== null || fontkit === null)) return known.face;
  const font = openFont(bytes) ?? (fontkit && openWithFontkit(bytes, fontkit));
  const face = font && faceOf(font);
  parsed.set(bytes, { face });
  return face;
}

function faceOf(font: OpenFont): Face {
  const scale = 1000 / font.unitsPerEm;
  const space = font.shape(" ", [], false)[0]?.advance ?? font.unitsPerEm / 4;
  return {
    font,
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    capHeight: font.capHeight * scale,
    spaceWidth: space * scale,
    shaped: new Map(),
    covered: new Map(),
    named: new Map(),
    textFaces: [],
  };
}
