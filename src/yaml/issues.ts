/**
 * Takes what a schema found wrong, gives diagnostics with places. A message's first line says what is wrong, the lines
 * after it are hints: that is how builders and refinements pass hints through zod, whose issues have room for one text.
 */
import { type Diagnostic, error, type Place } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import { Scalar } from "./scalar.ts";
import type { TreeEntry, TreeNode } from "./tree.ts";
import * as z from "./zod.ts";

type Issue = z.core.$ZodIssue;
type ToPlace = (span: Span) => Place;

/** The error map that `readYaml` hands to zod: texts for zod's own issues. For unknown keys it lists the known ones, a line each. */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "unrecognized_keys")
    return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join("\n") : "";
  if (issue.code === "invalid_type")
    return `expected ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
  if (issue.code === "too_small") return issue.minimum === 1 ? "must not be empty" : `needs at least ${issue.minimum}`;
  if (issue.code === "too_big") return `takes at most ${issue.maximum}`;
  return undefined;
};

const kinds: Readonly<Record<string, string>> = {
  object: "keys with values (`key: value`)",
  record: "keys with values (`key: value`)",
  array: "a list (`- value`)",
  string: "text",
};

/** For messages: what was written, by its kind or, where short, its words. */
export function kindOf(value: unknown): string {
  if (value instanceof Scalar) return value.text.trim() === "" ? "nothing" : quoted(value.text);
  if (Array.isArray(value)) return "a list";
  return value === undefined ? "nothing" : "keys with values";
}

/** A value between back quotes, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replaceAll("\n", " ").replaceAll("`", "'");
  return line.length > 60 ? `\`${[...line].slice(0, 59).join("")}…\`` : `\`${line}\``;
}

/** Diagnostics for all issues of one file, in the schema's order. A key missed because it is misspelt is told once, as misspelt. */
export function schemaDiagnostics(issues: readonly Issue[], tree: TreeNode, place: ToPlace): Diagnostic[] {
  const found = issues.flatMap((issue) => issueDiagnostics(issue, tree, place));
  const meant = new Set(found.filter((d) => d.code === "brief/unknown-key").flatMap((d) => d.hints));
  return found.filter(
    (d) => d.code !== "brief/missing-key" || !meant.has(didYouMean(/`(.*)`/.exec(d.message)?.[1] ?? "")),
  );
}

function didYouMean(word: string): string {
  return `did you mean \`${word}\`?`;
}

/** One diagnostic for most issues, one for each unknown key. */
function issueDiagnostics(issue: Issue, tree: TreeNode, place: ToPlace): Diagnostic[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? "" : step));
  const at = locate(tree, path);
  if (at.passedScalar) return [];
  if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, issue.message.split("\n"), at, path, place);
  if (issue.code === "invalid_union") return unionDiagnostics(issue, tree, place);
  if (issue.code === "invalid_key" || issue.code === "invalid_element") {
    return issue.issues.flatMap((inner) => keyDiagnostics(inner, at, place));
  }
  if (at.missing !== undefined) return [missingKey(at, at.missing, place)];
  const [message = "", ...hints] = issue.message.split("\n");
  return [error("brief/wrong-value", named(path, message), { place: place(at.node.span), hints })];
}

function named(path: readonly (string | number)[], message: string): string {
  const key = path.findLast((step) => typeof step === "string");
  return key === undefined ? message : `\`${key}\`: ${message}`;
}

/** Where a path leads: the node, or the mapping that lacks the path's last key. */
interface Located {
  readonly node: TreeNode;
  readonly entry: TreeEntry | undefined;
  readonly missing: string | undefined;
  /** True where the path asks for a key of a scalar: the scalar itself is the mistake, and has its own issue. */
  readonly passedScalar: boolean;
}

function locate(tree: TreeNode, path: readonly (string | number)[]): Located {
  let node = tree;
  let entry: TreeEntry | undefined;
  for (const step of path) {
    if (typeof step === "string") {
      if (node.type === "scalar") return { node, entry, missing: undefined, passedScalar: true };
      const found: TreeEntry | undefined = node.type === "map" ? node.entries.find((e) => e.key === step) : undefined;
      if (found === undefined || isEmpty(found.node))
        return { node, entry: found ?? entry, missing: step, passedScalar: false };
      entry = found;
      node = found.node;
    } else if (node.type === "list") {
      node = node.items[step] ?? node;
    }
    // An index into a scalar comes from `oneOrMany`, which makes a list of a single value: the scalar is meant.
  }
  return { node, entry, missing: undefined, passedScalar: false };
}

function isEmpty(node: TreeNode): boolean {
  return node.type === "scalar" && node.empty;
}

function unknownKeys(
  keys: readonly string[],
  known: readonly string[],
  at: Located,
  path: readonly (string | number)[],
  place: ToPlace,
): Diagnostic[] {
  if (at.node.type !== "map") {
    const what = at.node.type !== "scalar" ? "a list" : at.node.text.trim() === "" ? "nothing" : quoted(at.node.text);
    return [
      error("brief/wrong-value", named(path, `expected keys with values (\`key: value\`), not ${what}`), {
        place: place(at.node.span),
        hints: [`keys: ${known.join(", ")}`],
      }),
    ];
  }
  const entries = at.node.entries;
  return keys.map((key) => {
    const meant = nearest(key, known);
    const span = entries.find((e) => e.key === key)?.keySpan ?? at.node.span;
    const hint = meant === undefined ? `known here: ${known.join(", ")}` : didYouMean(meant);
    return error("brief/unknown-key", `unknown key ${quoted(key)}`, { place: place(span), hints: [hint] });
  });
}

function missingKey(at: Located, key: string, place: ToPlace): Diagnostic {
  if (at.entry?.key === key) {
    return error("brief/missing-key", `key \`${key}\` has no value`, {
      place: place(at.entry.keySpan),
      hints: [`write it behind \`${key}:\``],
    });
  }
  const first = at.node.type === "map" ? at.node.entries[0]?.keySpan : undefined;
  return error("brief/missing-key", `missing key \`${key}\``, {
    place: place(first ?? at.node.span),
    hints: [`add \`${key}: …\``],
  });
}

function keyDiagnostics(issue: Issue, at: Located, place: ToPlace): Diagnostic[] {
  const [message = "", ...hints] = issue.message.split("\n");
  return [error("brief/wrong-value", message, { place: place(at.entry?.keySpan ?? at.node.span), hints })];
}

/** Of a union's branches, the one that got furthest is what the user meant. */
function unionDiagnostics(
  issue: Extract<Issue, { readonly code: "invalid_union" }>,
  tree: TreeNode,
  place: ToPlace,
): Diagnostic[] {
  const reach = (branch: readonly Issue[]): number => Math.max(0, ...branch.map((i) => i.path.length));
  const branches = issue.errors.toSorted((a, b) => reach(b) - reach(a) || a.length - b.length);
  return (branches[0] ?? []).flatMap((inner) =>
    issueDiagnostics({ ...inner, path: [...issue.path, ...inner.path] }, tree, place),
  );
}
