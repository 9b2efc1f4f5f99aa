/**
 * Takes the text of a YAML file and a schema, gives the value that the schema makes of it, with a way back from every
 * path to its characters. All problems are collected, each at the key or value that is to blame, sorted and once each.
 * Every scalar reaches the schema as a `Scalar`, so schemas are built from `scalars.ts`.
 */
import type { z } from "zod";
import { type Checked, hasErrors, type Place } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import type { Span } from "../text/span.ts";
import { composeYaml, defaultLimits, type YamlLimits } from "./compose.ts";
import { explainIssue, schemaDiagnostics } from "./issues.ts";
import { Scalar, type YamlValue } from "./scalar.ts";
import type { TreeNode } from "./tree.ts";

export type { YamlLimits } from "./compose.ts";

/** A step from a collection to one of its values. */
export type Path = readonly (string | number)[];

/** A file that was read without an error. */
export interface YamlFile<T> {
  readonly value: T;
  /** Where the value at a path stands; the nearest enclosing value where the path leads past what was written. */
  placeOf(path: Path): Place;
  /** Where the key that a path ends in stands; the place of the value where it ends in no key. */
  keyPlaceOf(path: Path): Place;
}

/** The value is null where there is an error; warnings of the schema do not exist. An empty file is an error. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  limits: YamlLimits = defaultLimits,
): Checked<YamlFile<T> | null> {
  const { value: tree, diagnostics } = composeYaml(file, text, limits);
  if (tree === null) return { value: null, diagnostics: sortDiagnostics(diagnostics) };
  const place = (span: Span): Place => ({ file, span, text });
  const parsed = schema.safeParse(toValue(tree, place), { error: explainIssue });
  const found = parsed.success ? [] : schemaDiagnostics(parsed.error.issues, tree, place);
  const all = sortDiagnostics([...diagnostics, ...found]);
  if (!parsed.success || hasErrors(all)) return { value: null, diagnostics: all };
  const placeOf = (path: Path): Place => place(follow(tree, path).span);
  const keyPlaceOf = (path: Path): Place => {
    const around = follow(tree, path.slice(0, -1));
    const entry = around.type === "map" ? around.entries.find((e) => e.key === path.at(-1)) : undefined;
    return entry ? place(entry.keySpan) : placeOf(path);
  };
  return { value: { value: parsed.data, placeOf, keyPlaceOf }, diagnostics: all };
}

/** A key with nothing behind it counts as not written. */
function toValue(node: TreeNode, place: (span: Span) => Place): YamlValue {
  if (node.type === "scalar") return new Scalar(node.text, place(node.span));
  if (node.type === "list") return node.items.map((item) => toValue(item, place));
  const map: Record<string, YamlValue> = Object.create(null);
  for (const entry of node.entries) {
    if (entry.node.type !== "scalar" || !entry.node.empty) map[entry.key] = toValue(entry.node, place);
  }
  return map;
}

function follow(tree: TreeNode, path: Path): TreeNode {
  let node = tree;
  for (const step of path) {
    const next =
      node.type === "map"
        ? node.entries.find((e) => e.key === step)?.node
        : node.type === "list"
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
