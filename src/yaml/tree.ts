/**
 * Takes the nodes that the yaml package composed, gives plain data with spans. Aliases, anchors, tags and keys that reach
 * prototypes are refused on the way, so that nothing later needs to think of them.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar as YamlScalar } from "yaml";
import type { Code } from "../diagnostics/codes.ts";
import { type Checked, type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import type { Span } from "../text/span.ts";

/** A node of the tree. `empty` marks a key that nothing was written behind. */
export type TreeNode =
  | { readonly type: "scalar"; readonly text: string; readonly span: Span; readonly empty: boolean }
  | { readonly type: "list"; readonly items: readonly TreeNode[]; readonly span: Span }
  | { readonly type: "map"; readonly entries: readonly TreeEntry[]; readonly span: Span };

/** One key with its value; keys of one mapping differ. */
export interface TreeEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: TreeNode;
}

/** Of what one file does wrong as YAML, this many are told: what follows is mostly their echo. */
export const mostReported: number = 20;

/** Nothing in a mapping may be named like these: some later `object[key]` might reach a prototype. */
const unsafeKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Tags that mean what the tree already says; all others would ask for code or conversion. */
const plainTags: ReadonlySet<string> = new Set([
  "tag:yaml.org,2002:str",
  "tag:yaml.org,2002:map",
  "tag:yaml.org,2002:seq",
]);

/** The tree with what was refused in it; recursion is bounded by the depth limit, which was held before. */
export function readTree(file: string, text: string, contents: unknown): Checked<TreeNode> {
  const reader = new TreeReader(file, text);
  const value = reader.node(contents);
  return { value, diagnostics: reader.diagnostics };
}

class TreeReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #text: string;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  node(node: unknown): TreeNode {
    if (isAlias(node)) {
      this.#refuse("brief/alias", `alias \`*${node.source}\``, spanOf(node), "write the value out where it is needed");
      return { type: "scalar", text: `*${node.source}`, span: spanOf(node), empty: false };
    }
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) {
      this.#properties(node);
      return { type: "list", items: node.items.map((item) => this.node(item)), span: spanOf(node) };
    }
    if (isMap(node)) return this.#map(node);
    return blank({ start: 0, end: 0 });
  }

  #scalar(node: YamlScalar): TreeNode {
    this.#properties(node);
    const value = typeof node.value === "string" ? node.value : "";
    const span = contentSpan(this.#text, node);
    if (hasUnsafeCharacter(value)) {
      this.#refuse(
        "brief/wrong-value",
        "a value holds a control or direction-changing character",
        span,
        "take the character out",
      );
    }
    const empty = value === "" && node.type === "PLAIN" && node.tag === undefined;
    return { type: "scalar", text: value, span, empty };
  }

  #map(node: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] } & Node): TreeNode {
    this.#properties(node);
    const entries = new Map<string, TreeEntry>();
    for (const pair of node.items) {
      const key = this.#key(pair.key);
      if (key === undefined) continue;
      const before = entries.get(key.text);
      const value =
        pair.value === null || pair.value === undefined
          ? blank({ start: key.span.end, end: key.span.end })
          : this.node(pair.value);
      if (before) this.#duplicate(key, before);
      else entries.set(key.text, { key: key.text, keySpan: key.span, node: value });
    }
    return { type: "map", entries: [...entries.values()], span: spanOf(node) };
  }

  #key(node: unknown): { readonly text: string; readonly span: Span } | undefined {
    if (!isScalar(node) || typeof node.value !== "string") {
      this.#refuse(
        "brief/bad-yaml",
        "a key must be a plain word",
        isNodeLike(node) ? spanOf(node) : { start: 0, end: 0 },
      );
      return undefined;
    }
    this.#properties(node);
    const span = contentSpan(this.#text, node);
    if (unsafeKeys.has(node.value)) {
      this.#refuse("brief/unsafe-key", `key \`${node.value}\` is not taken`, span);
      return undefined;
    }
    if (hasUnsafeCharacter(node.value)) {
      this.#refuse("brief/unsafe-key", "a key holds a control or direction-changing character", span);
      return undefined;
    }
    return { text: node.value, span };
  }

  #duplicate(key: { readonly text: string; readonly span: Span }, before: TreeEntry): void {
    if (this.diagnostics.length >= mostReported) return;
    const place = { file: this.#file, text: this.#text, span: key.span };
    const related = [
      { message: "first written here", place: { file: this.#file, text: this.#text, span: before.keySpan } },
    ];
    this.diagnostics.push(
      error("brief/bad-yaml", `key \`${key.text}\` is written twice`, {
        place,
        related,
        hints: ["keep one of the two"],
      }),
    );
  }

  #properties(node: Node): void {
    const { anchor } = node as { readonly anchor?: string };
    if (anchor !== undefined) {
      const behind = spanOf(node).start;
      const start = this.#text.lastIndexOf(`&${anchor}`, behind);
      const span = start < 0 ? spanOf(node) : { start, end: start + anchor.length + 1 };
      this.#refuse("brief/alias", `anchor \`&${anchor}\``, span, "write the value out where it is needed");
    }
    if (node.tag !== undefined && node.tag !== "!" && !plainTags.has(node.tag)) {
      this.#refuse(
        "brief/bad-yaml",
        `tag \`${node.tag}\` is not taken`,
        spanOf(node),
        "take the tag out: every value is read as text",
      );
    }
  }

  #refuse(code: Code, message: string, span: Span, ...hints: string[]): void {
    if (this.diagnostics.length >= mostReported) return;
    this.diagnostics.push(error(code, message, { place: { file: this.#file, text: this.#text, span }, hints }));
  }
}

function blank(span: Span): TreeNode {
  return { type: "scalar", text: "", span, empty: true };
}

function isNodeLike(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

function spanOf(node: Node): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}

/** The characters that were written for the value: without quotation marks, block header and white space at the end. */
function contentSpan(text: string, node: YamlScalar): Span {
  const { start, end } = spanOf(node);
  if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE")
    return { start: start + 1, end: Math.max(start + 1, end - 1) };
  if (node.type !== "BLOCK_FOLDED" && node.type !== "BLOCK_LITERAL") return { start, end };
  const lineEnd = text.indexOf("\n", start);
  let from = lineEnd < 0 || lineEnd >= end ? start : lineEnd + 1;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/**
 * Controls, overrides of direction and tag characters have no use in a title or a rule, and would act on a terminal.
 * Joiners and direction marks stay: Persian, Hebrew and Indic text needs them.
 */
function hasUnsafeCharacter(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u.test(
    text,
  );
}
