/**
 * Takes YAML text, gives a tree whose every key and value has its span, or what was wrong with it. The only user of the
 * yaml package. The tree is plain data: aliases, anchors, tags and keys that reach prototypes are refused, so nothing
 * later needs to think of them.
 */
import { Composer, type CST, type Document, isScalar, Parser } from "yaml";
import type { Code } from "../diagnostics/codes.ts";
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import type { Span } from "../text/span.ts";
import { tooDeep } from "./depth.ts";
import { syntaxMessage, withoutConsequences } from "./syntax-message.ts";
import { mostReported, readTree, type TreeNode } from "./tree.ts";
import { openedBy } from "./unclosed.ts";

/** Upper bounds on one file. */
export interface YamlLimits {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Collections within collections. */
  readonly depth: number;
}

/** What briefs, themes, details and stylesheets are held to. */
export const defaultLimits: YamlLimits = { bytes: 64 * 1024, depth: 32 };

/** Null where the text is not one readable document. The diagnostics are in no order. */
export function composeYaml(file: string, text: string, limits: YamlLimits): Checked<TreeNode | null> {
  const fail = (code: Code, message: string, span?: Span, hints: readonly string[] = []): Checked<null> => {
    return {
      value: null,
      diagnostics: [error(code, message, { place: { file, text, ...(span ? { span } : {}) }, hints })],
    };
  };
  const bytes = utf8Length(text);
  if (bytes > limits.bytes) {
    return fail("brief/too-large", `${bytes} bytes, over the limit of ${limits.bytes} for a YAML file`);
  }
  const stray = strayCharacter(text);
  if (stray !== undefined) {
    const what = text[stray] === "\ufffd" ? "bytes that are not UTF-8" : "a control character that YAML does not allow";
    return fail("brief/bad-yaml", what, { start: stray, end: stray + 1 }, ["save the file as plain UTF-8 text"]);
  }
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens, limits.depth);
  if (deep !== undefined) {
    return fail("brief/too-deep", `nested deeper than ${limits.depth} levels`, { start: deep, end: deep + 1 });
  }
  return readDocument(file, text, tokens, fail);
}

type Fail = (code: Code, message: string, span?: Span, hints?: readonly string[]) => Checked<null>;

function readDocument(file: string, text: string, tokens: readonly CST.Token[], fail: Fail): Checked<TreeNode | null> {
  // The failsafe schema knows strings, lists and mappings only: `NO`, `010` and dates stay what was written. Duplicate
  // keys are found below, in linear time and with both places.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false, strict: true });
  const [first, second] = [...composer.compose(tokens)];
  if (first === undefined || isVoid(first))
    return fail("brief/bad-yaml", "the file is empty", undefined, [
      "write keys with their values (`title: …`), or remove the file",
    ]);
  const errors = [...first.errors, ...first.warnings].filter((e) => e.code !== "TAG_RESOLVE_FAILED");
  const broken = withoutConsequences(errors, text).slice(0, mostReported);
  if (broken.length > 0) {
    const diagnostics = broken.map((e) => {
      const rest = text.slice(e.pos[0]).split(/\r?\n/, 1)[0] ?? "";
      const { message, hints, unclosed } = syntaxMessage(e.code, e.message, rest);
      const span = (unclosed === undefined ? undefined : openedBy(tokens, unclosed)) ?? within(text, e.pos);
      return error("brief/bad-yaml", message, { place: { file, text, span }, hints });
    });
    return { value: null, diagnostics };
  }
  if (second !== undefined) {
    const start = second.range[0];
    return fail("brief/bad-yaml", "more than one document in the file", { start, end: start + 1 }, [
      "write one file for each, and take out the `---` line",
    ]);
  }
  return readTree(file, text, first.contents);
}

/** True for a document of nothing but comments and white space. */
function isVoid(document: Document): boolean {
  const { contents, errors } = document;
  return (
    errors.length === 0 &&
    (contents === null || (isScalar(contents) && contents.source === "" && contents.tag === undefined))
  );
}

function within(text: string, [start, end]: readonly [number, number]): Span {
  const last = text.trimEnd().length;
  // At the end of the file the place is the last character that somebody wrote.
  if (start >= last) return { start: Math.max(0, last - 1), end: last };
  const from = Math.max(0, start);
  return { start: from, end: Math.min(Math.max(from, end), text.length) };
}

/**
 * The first C0 control but tab and line ends (YAML 1.2, chapter 5.1), or replacement character: decoding leaves one where
 * bytes are not UTF-8, and nobody writes one on purpose.
 */
function strayCharacter(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) || unit === 0x7f || unit === 0xfffd) return i;
  }
  return undefined;
}

function utf8Length(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
