/**
 * Finds every field, helper and partial that a template asks for and that does not exist, in all branches, before
 * anything is rendered. Contexts are followed as Handlebars defines them: `each` and `with` enter a value, `..` leaves
 * it, block parameters name it, a partial starts from the context it is given. The file is long because all its
 * functions call each other over one recursive tree, and are read as one.
 */
import type { Code } from "../../diagnostics/codes.ts";
import { type Diagnostic, error } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../text/nearest.ts";
import type { Helper, Parameter } from "./helpers/helper.ts";
import { blocks, builtInHelpers, type HelperSet } from "./helpers.ts";
import { describeShape, list, type Shape, value } from "./shape.ts";
import { isHelperCall, maxTemplateDepth, placeOf, type Source } from "./syntax.ts";
import { helpersFile, type LabelTable } from "./template.ts";

/** What names mean at one place of a template. */
interface Scope {
  readonly shape: Shape;
  /** The context around, for `..`; null at the top of a file. */
  readonly outer: Scope | null;
  /** Block parameters and a partial's own values. */
  readonly names: ReadonlyMap<string, Shape>;
  readonly inEach: boolean;
}

interface Check {
  readonly source: Source;
  readonly depth: number;
  readonly shared: Shared;
}

interface Shared {
  readonly sources: ReadonlyMap<string, Source>;
  readonly root: Shape;
  readonly labels: LabelTable;
  readonly helpers: HelperSet;
  /** Partials that are open, for cycles. */
  readonly open: readonly string[];
  /** Partials with the contexts they were checked in. */
  readonly done: Map<string, Set<Shape>>;
  readonly found: Diagnostic[];
  /** Bodies of partials that may still be checked: partials that include each other twice would take for ever. */
  readonly left: { partials: number };
}

const maxPartials = 2000;

const dataNames = ["root", "index", "number", "first", "last"];

/** In the order of the template; a partial's own are given once, whatever the number of its uses in one context. */
export function checkTemplate(
  main: Source,
  sources: ReadonlyMap<string, Source>,
  root: Shape,
  labels: LabelTable,
  helpers: HelperSet = builtInHelpers,
): readonly Diagnostic[] {
  const shared: Shared = {
    sources,
    root,
    labels,
    helpers,
    open: [],
    done: new Map(),
    found: [],
    left: { partials: maxPartials },
  };
  const scope: Scope = { shape: root, outer: null, names: new Map(), inEach: false };
  checkProgram(main.program, scope, { source: main, depth: 0, shared });
  return shared.found;
}

function report(check: Check, code: Code, message: string, node: hbs.AST.Node, hints: readonly string[] = []): void {
  const place = placeOf(check.source, node.loc);
  const { found } = check.shared;
  const known = found.some(
    (d) => d.message === message && d.place?.file === place.file && d.place.span?.start === place.span?.start,
  );
  if (!known) found.push(error(code, message, { place, hints }));
}

function checkProgram(program: hbs.AST.Program | undefined, scope: Scope, check: Check): void {
  if (program === undefined) return;
  if (check.depth > maxTemplateDepth) {
    report(check, "template/limit", `the template nests deeper than ${maxTemplateDepth}`, program);
    return;
  }
  for (const statement of program.body) checkStatement(statement, scope, { ...check, depth: check.depth + 1 });
}

function checkStatement(node: hbs.AST.Statement, scope: Scope, check: Check): void {
  switch (node.type) {
    case "ContentStatement":
    case "CommentStatement":
      return;
    case "MustacheStatement":
      checkMustache(node as hbs.AST.MustacheStatement, scope, check);
      return;
    case "BlockStatement":
      checkBlock(node as hbs.AST.BlockStatement, scope, check);
      return;
    case "PartialStatement":
      checkPartial(node as hbs.AST.PartialStatement, scope, check);
      return;
    default:
      report(check, "template/syntax", "templates have no decorators, inline partials or partial blocks", node);
  }
}

function checkMustache(node: hbs.AST.MustacheStatement, scope: Scope, check: Check): void {
  if (!node.escaped) {
    const hints = ["write `{{…}}`; the `markdown` helper prints the author's own Markdown"];
    report(check, "template/syntax", "templates print nothing unescaped", node, hints);
    return;
  }
  const shape = shapeOfCall(node, scope, check);
  if (shape !== undefined && shape.type !== "value") {
    const hints = shape.type === "list" ? ["use `{{#each}}` or `list`"] : ["name one of its fields"];
    report(
      check,
      "template/unknown-field",
      `\`${sourceOf(node.path)}\` is ${describeShape(shape)} and cannot be printed`,
      node,
      hints,
    );
  }
}

/** The shape of a mustache or sub-expression; undefined where it is not known, which has been reported. */
function shapeOfCall(
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  scope: Scope,
  check: Check,
): Shape | undefined {
  if (!isPath(node.path)) return value;
  const name = node.path.original;
  const helper = isHelperCall(node) ? check.shared.helpers.named(name) : undefined;
  if (helper !== undefined) {
    checkArguments(helper, node, scope, check);
    return helper.givesFirst ? (shapesOf(node.params, scope, check)[0] ?? value) : value;
  }
  if (node.params.length === 0 && node.hash === undefined && node.type !== "SubExpression")
    return shapeOfPath(node.path, scope, check);
  const { names, notLoaded } = check.shared.helpers;
  if (notLoaded && nearest(name, names) === undefined) reportNotLoaded(check, name, node.path);
  else reportHelper(check, name, node.path, names);
  return undefined;
}

/** The workspace has helpers of its own, which are not even looked at: one of them may be meant. */
function reportNotLoaded(check: Check, name: string, node: hbs.AST.Node): void {
  const hints = ["if you trust that file, `--allow-helpers` runs it: it is a program, with all your rights"];
  report(
    check,
    "template/helpers-not-loaded",
    `the tool has no helper \`${name}\`, and \`${helpersFile}\` is not loaded`,
    node,
    hints,
  );
}

function reportHelper(check: Check, name: string, node: hbs.AST.Node, known: readonly string[]): void {
  const near = nearest(name, known);
  const hints =
    near === undefined ? [`there are ${known.map((k) => `\`${k}\``).join(", ")}`] : [`did you mean \`${near}\`?`];
  report(check, "template/unknown-helper", `there is no helper \`${name}\``, node, hints);
}

function shapesOf(params: readonly hbs.AST.Expression[], scope: Scope, check: Check): (Shape | undefined)[] {
  return params.map((param) => shapeOfExpression(param, scope, check));
}

function shapeOfExpression(node: hbs.AST.Expression, scope: Scope, check: Check): Shape | undefined {
  if (isPath(node)) return shapeOfPath(node, scope, check);
  if (node.type === "SubExpression") return shapeOfCall(node as hbs.AST.SubExpression, scope, check);
  return value;
}

function checkArguments(
  helper: Helper,
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  scope: Scope,
  check: Check,
): void {
  const shapes = shapesOf(node.params, scope, check);
  const needed = helper.parameters.filter((p) => !p.optional && !p.rest).length;
  const most = helper.parameters.some((p) => p.rest) ? Number.POSITIVE_INFINITY : helper.parameters.length;
  if (shapes.length < needed || shapes.length > most) {
    const takes = helper.parameters.map((p) => p.name).join(", ");
    report(
      check,
      "template/syntax",
      `\`${helper.name}\` takes ${needed === 0 ? "any number of" : needed} ${needed === 1 ? "value" : "values"} (${takes})`,
      node,
    );
  }
  for (const [index, shape] of shapes.entries()) {
    const parameter = helper.parameters[Math.min(index, helper.parameters.length - 1)];
    const argument = node.params[index];
    if (parameter !== undefined && argument !== undefined && shape !== undefined)
      checkArgument(helper, parameter, argument, shape, check);
  }
  for (const pair of node.hash?.pairs ?? []) {
    if (helper.options !== "any" && !helper.options.includes(pair.key))
      reportOption(check, helper, helper.options, pair);
    shapeOfExpression(pair.value, scope, check);
  }
  checkLabels(helper, node, check);
  checkFieldOption(helper, node, shapes[0], check);
}

/** A field that is named as text is one that the list's items have. */
function checkFieldOption(
  helper: Helper,
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  shape: Shape | undefined,
  check: Check,
): void {
  const pair = node.hash?.pairs.find(({ key }) => key === helper.fieldOption);
  if (pair === undefined || shape?.type !== "list" || !isString(pair.value)) return;
  follow(shape.item, pair.value.value.split("."), pair, check);
}

function reportOption(check: Check, helper: Helper, known: readonly string[], pair: hbs.AST.HashPair): void {
  const near = nearest(pair.key, known);
  report(
    check,
    "template/syntax",
    `\`${helper.name}\` has no option \`${pair.key}\``,
    pair,
    near === undefined ? [] : [`did you mean \`${near}\`?`],
  );
}

function checkArgument(
  helper: Helper,
  parameter: Parameter,
  argument: hbs.AST.Expression,
  shape: Shape,
  check: Check,
): void {
  if (parameter.choices) checkChoice(helper, parameter.choices, argument, check);
  const wrong = mismatch(parameter, argument, shape);
  if (wrong !== undefined)
    report(
      check,
      "template/unknown-field",
      `\`${helper.name}\` takes ${wrong}, and \`${sourceOf(argument)}\` is ${describeShape(shape)}`,
      argument,
    );
}

function checkChoice(helper: Helper, choices: readonly string[], argument: hbs.AST.Expression, check: Check): void {
  const given = isString(argument) ? argument.value : null;
  if (given !== null && choices.includes(given)) return;
  const near = given === null ? undefined : nearest(given, choices);
  const hints = [
    near === undefined ? `there are ${choices.map((c) => `\`${c}\``).join(", ")}` : `did you mean \`${near}\`?`,
  ];
  report(check, "template/syntax", `\`${helper.name}\` takes one of its own names, in quotes`, argument, hints);
}

function mismatch({ kind }: Parameter, argument: hbs.AST.Expression, shape: Shape): string | undefined {
  if (kind === "value" || kind === "label") return shape.type === "value" ? undefined : "a value";
  if (kind === "list") return shape.type === "list" && shape.item.type === "value" ? undefined : "a list of values";
  if (kind === "excerpt" || kind === "figure")
    return shape.type === "record" && shape.name === kind ? undefined : `an item of \`${kind}s\``;
  if (kind === "figures") {
    const fits = shape.type === "list" && shape.item.type === "record" && shape.item.name === "figure";
    return fits ? undefined : "a list of figures";
  }
  const isField = isPath(argument) && shape.type === "value" && shape.analyst;
  return kind === "analyst" && !isField ? "a text that the brief's author wrote" : undefined;
}

/** Labels are named by a literal, so that a missing one is found here and not by a reader. */
function checkLabels(helper: Helper, node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, check: Check): void {
  const known = Object.keys(check.shared.labels);
  const need = (name: string, at: hbs.AST.Node) => {
    if (Object.hasOwn(check.shared.labels, name)) return;
    const near = nearest(name, known);
    report(
      check,
      "template/unknown-field",
      `the template has no label \`${name}\``,
      at,
      near === undefined ? ["add it to `labels` in template.yaml"] : [`did you mean \`${near}\`?`],
    );
  };
  const [first, second] = node.params;
  if (helper.parameters[0]?.kind === "label" && first !== undefined && isString(first)) need(first.value, first);
  if (helper.name === "plural" && second !== undefined && isString(second)) need(`${second.value}-many`, second);
  for (const label of helper.labels ?? []) need(label, node);
  if (helper.needsLabels && first !== undefined && isString(first))
    for (const label of helper.needsLabels(first.value)) need(label, first);
  for (const pair of node.hash?.pairs ?? [])
    if (helper.name === "anchor" && pair.key === "to" && isString(pair.value)) need(pair.value.value, pair);
}

function checkBlock(node: hbs.AST.BlockStatement, scope: Scope, check: Check): void {
  const name = node.path.original;
  if (!Object.hasOwn(blocks, name)) {
    reportHelper(
      check,
      `#${name}`,
      node.path,
      Object.keys(blocks).map((block) => `#${block}`),
    );
    return;
  }
  const most = name === "quote" ? [0, 1] : [1];
  if (!most.includes(node.params.length) || node.hash !== undefined)
    report(check, "template/syntax", `\`#${name}\` takes one value`, node);
  const [argument] = node.params;
  const shape = argument === undefined ? undefined : shapeOfExpression(argument, scope, check);
  checkProgram(node.inverse, scope, check);
  const inner = innerScope(name, node, shape, scope, check);
  if (inner !== undefined) checkProgram(node.program, inner, check);
}

/** The scope of a block's body; undefined where its value is not known, for everything in it would be reported too. */
function innerScope(
  name: string,
  node: hbs.AST.BlockStatement,
  shape: Shape | undefined,
  scope: Scope,
  check: Check,
): Scope | undefined {
  if (name === "if" || name === "unless" || name === "quote") return scope;
  if (shape === undefined) return undefined;
  const [item, index] = node.program.blockParams ?? [];
  if (name === "with") {
    return { shape, outer: scope, names: withNames(scope, [item, shape]), inEach: scope.inEach };
  }
  if (shape.type !== "list") {
    report(
      check,
      "template/unknown-field",
      `\`#each\` takes a list, and \`${sourceOf(node.params[0] ?? node.path)}\` is ${describeShape(shape)}`,
      node,
    );
    return undefined;
  }
  return { shape: shape.item, outer: scope, names: withNames(scope, [item, shape.item], [index, value]), inEach: true };
}

function withNames(
  scope: Scope,
  ...added: readonly (readonly [string | undefined, Shape])[]
): ReadonlyMap<string, Shape> {
  const names = new Map(scope.names);
  for (const [name, shape] of added) if (name !== undefined) names.set(name, shape);
  return names;
}

function shapeOfPath(path: hbs.AST.PathExpression, scope: Scope, check: Check): Shape | undefined {
  if (path.data) return shapeOfData(path, scope, check);
  let from: Scope | null = scope;
  for (let level = 0; level < path.depth; level++) from = from?.outer ?? null;
  if (from === null) {
    report(check, "template/unknown-field", `\`${path.original}\` leads out of the template's context`, path);
    return undefined;
  }
  const [first, ...rest] = path.parts;
  const named =
    first !== undefined && path.depth === 0 && !/^(this|\.)[./]/.test(path.original)
      ? scope.names.get(first)
      : undefined;
  return named === undefined ? follow(from.shape, path.parts, path, check) : follow(named, rest, path, check);
}

function shapeOfData(path: hbs.AST.PathExpression, scope: Scope, check: Check): Shape | undefined {
  const [name = "", ...rest] = path.parts;
  if (name === "root") return follow(check.shared.root, rest, path, check);
  if (dataNames.includes(name) && rest.length === 0 && scope.inEach) return value;
  const near = nearest(name, dataNames);
  const message = dataNames.includes(name)
    ? `\`@${name}\` has a value inside of \`#each\` only`
    : `there is no \`@${name}\``;
  report(
    check,
    "template/unknown-field",
    message,
    path,
    near === undefined || near === name ? [] : [`did you mean \`@${near}\`?`],
  );
  return undefined;
}

function follow(start: Shape, parts: readonly string[], path: hbs.AST.Node, check: Check): Shape | undefined {
  let shape = start;
  for (const part of parts) {
    if (shape.type === "map") {
      shape = shape.item;
      continue;
    }
    const next: Shape | undefined =
      shape.type === "record" && Object.hasOwn(shape.fields, part) ? shape.fields[part] : undefined;
    if (next === undefined) {
      const known = shape.type === "record" ? Object.keys(shape.fields) : [];
      const near = nearest(part, known);
      report(
        check,
        "template/unknown-field",
        `${describeShape(shape)} has no field \`${part}\``,
        path,
        near === undefined ? fieldsHint(known) : [`did you mean \`${near}\`?`],
      );
      return undefined;
    }
    shape = next;
  }
  return shape;
}

function fieldsHint(known: readonly string[]): string[] {
  return known.length === 0 ? [] : [`it has ${known.map((name) => `\`${name}\``).join(", ")}`];
}

function checkPartial(node: hbs.AST.PartialStatement, scope: Scope, check: Check): void {
  const name = isPath(node.name) ? node.name.original : null;
  const source = name === null ? undefined : check.shared.sources.get(`partials/${name}.hbs`);
  if (name === null || source === undefined) {
    reportPartial(check, name, node);
    return;
  }
  if (check.shared.open.includes(name)) {
    report(
      check,
      "template/limit",
      `the partial \`${name}\` includes itself: ${[...check.shared.open, name].join(" > ")}`,
      node,
    );
    return;
  }
  const [context] = node.params;
  const shape = context === undefined ? scope.shape : shapeOfExpression(context, scope, check);
  if (shape === undefined) return;
  const names = new Map(
    (node.hash?.pairs ?? []).map(
      (pair) => [pair.key, shapeOfExpression(pair.value, scope, check) ?? list(value)] as const,
    ),
  );
  const done = check.shared.done.get(name) ?? new Set();
  if (done.has(shape) && names.size === 0) return;
  check.shared.done.set(name, done.add(shape));
  if (--check.shared.left.partials < 0) {
    report(check, "template/limit", `the template includes partials more than ${maxPartials} times`, node);
    return;
  }
  const shared = { ...check.shared, open: [...check.shared.open, name] };
  checkProgram(
    source.program,
    { shape, outer: null, names, inEach: scope.inEach },
    { source, depth: check.depth, shared },
  );
}

function reportPartial(check: Check, name: string | null, node: hbs.AST.PartialStatement): void {
  const known = [...check.shared.sources.keys()].flatMap((path) => /^partials\/(.+)\.hbs$/.exec(path)?.[1] ?? []);
  const near = name === null ? undefined : nearest(name, known);
  const message = name === null ? "a partial's name cannot be computed" : `there is no partial \`${name}\``;
  report(check, "template/unknown-partial", message, node, [
    near !== undefined
      ? `did you mean \`${near}\`?`
      : known.length > 0
        ? `there are: ${known.sort().join(", ")}`
        : "write it as `partials/NAME.hbs` in the template's folder",
  ]);
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

function isString(node: hbs.AST.Node): node is hbs.AST.StringLiteral {
  return node.type === "StringLiteral";
}

function sourceOf(node: hbs.AST.Node): string {
  if ("original" in node) return String(node.original);
  return "path" in node && node.path !== null && typeof node.path === "object" && "original" in node.path
    ? `(${String(node.path.original)} …)`
    : "this";
}
