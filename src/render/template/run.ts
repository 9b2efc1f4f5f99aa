/**
 * Renders a checked template: walks the tree of Handlebars and writes text. Values are escaped as Markdown where they are
 * printed; finished Markdown of helpers is not. Steps and output are counted.
 */
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Memo } from "../../memo/memo.ts";
import { showInvisible } from "../../text/invisible.ts";
import { escapeMarkdown } from "./escape.ts";
import type { HelperContext } from "./helpers/helper.ts";
import type { HelperSet } from "./helpers.ts";
import { isHelperCall, placeOf, type Source } from "./syntax.ts";
import type { LabelTable } from "./template.ts";
import { fieldOf, isList, isMarkdown, isTruthy, textOf, type Value } from "./value.ts";
import { HelperFailed } from "./workspace-helpers.ts";

/** In UTF-16 units. */
const maxOutput: number = 16 * 1024 * 1024;

/** Expressions evaluated, loops and partials counted each time. A memo of 500 pages takes some hundred thousand. */
const maxSteps = 5_000_000;

/** Thrown by `runTemplate`; the message is the diagnostic's. */
export class OutputLimitReached extends Error {
  override readonly name = "OutputLimitReached";
}

/** Thrown by `runTemplate` where a helper of the workspace failed. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

interface Frame {
  /** The file that is being rendered, for places. */
  readonly source: Source;
  readonly value: Value;
  readonly outer: Frame | null;
  readonly names: ReadonlyMap<string, Value>;
  readonly loop: { readonly index: number; readonly length: number } | null;
}

interface Run {
  readonly sources: ReadonlyMap<string, Source>;
  readonly root: Value;
  readonly context: HelperContext;
  readonly helpers: HelperSet;
  steps: number;
  written: number;
}

/** The template's text for a memo. The template must have passed `checkTemplate`. */
export function runTemplate(
  main: Source,
  sources: ReadonlyMap<string, Source>,
  data: { readonly memo: Memo; readonly labels: LabelTable },
  helpers: HelperSet,
): string {
  // A memo is plain JSON data; its type says so field by field, which an index signature cannot.
  const root = data.memo as unknown as Value;
  const run: Run = { sources, root, context: data, helpers, steps: 0, written: 0 };
  return renderProgram(main.program, { source: main, value: root, outer: null, names: new Map(), loop: null }, run);
}

function renderProgram(program: hbs.AST.Program | undefined, frame: Frame, run: Run): string {
  let text = "";
  for (const statement of program?.body ?? []) {
    step(run);
    const part = renderStatement(statement, frame, run);
    text += part;
  }
  return text;
}

function step(run: Run): void {
  if (++run.steps > maxSteps) throw new OutputLimitReached(`the template takes more than ${maxSteps} steps`);
}

function count(run: Run, text: string): string {
  run.written += text.length;
  if (run.written > maxOutput) throw new OutputLimitReached(`the template writes more than ${maxOutput} characters`);
  return text;
}

function renderStatement(node: hbs.AST.Statement, frame: Frame, run: Run): string {
  switch (node.type) {
    case "ContentStatement":
      return count(run, (node as hbs.AST.ContentStatement).value);
    case "MustacheStatement":
      return count(run, printed(evaluateCall(node as hbs.AST.MustacheStatement, frame, run)));
    case "BlockStatement":
      return renderBlock(node as hbs.AST.BlockStatement, frame, run);
    case "PartialStatement":
      return renderPartial(node as hbs.AST.PartialStatement, frame, run);
    default:
      return "";
  }
}

function printed(value: Value): string {
  return isMarkdown(value) ? value.text : escapeMarkdown(showInvisible(textOf(value)));
}

function evaluateCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, frame: Frame, run: Run): Value {
  step(run);
  if (node.path.type !== "PathExpression") return evaluate(node.path, frame, run);
  const path = node.path as hbs.AST.PathExpression;
  const helper = isHelperCall(node) ? run.helpers.named(path.original) : undefined;
  if (helper === undefined) return evaluatePath(path, frame, run);
  const args = node.params.map((param) => evaluate(param, frame, run));
  const options: Record<string, Value> = Object.create(null);
  for (const pair of node.hash?.pairs ?? []) options[pair.key] = evaluate(pair.value, frame, run);
  try {
    return helper.call(args, options, run.context);
  } catch (cause) {
    if (!(cause instanceof HelperFailed)) throw cause;
    throw new CallFailed(cause.message, placeOf(frame.source, node.loc));
  }
}

function evaluate(node: hbs.AST.Expression, frame: Frame, run: Run): Value {
  switch (node.type) {
    case "PathExpression":
      return evaluatePath(node as hbs.AST.PathExpression, frame, run);
    case "SubExpression":
      return evaluateCall(node as hbs.AST.SubExpression, frame, run);
    case "StringLiteral":
      return (node as hbs.AST.StringLiteral).value;
    case "NumberLiteral":
      return (node as hbs.AST.NumberLiteral).value;
    case "BooleanLiteral":
      return (node as hbs.AST.BooleanLiteral).value;
    default:
      return null;
  }
}

function evaluatePath(path: hbs.AST.PathExpression, frame: Frame, run: Run): Value {
  const [first = "", ...rest] = path.parts;
  if (path.data) return first === "root" ? follow(run.root, rest) : loopValue(first, frame);
  let from: Frame | null = frame;
  for (let level = 0; level < path.depth; level++) from = from?.outer ?? null;
  const named = path.depth === 0 && !/^(this|\.)[./]/.test(path.original) ? frame.names.get(first) : undefined;
  return named === undefined ? follow(from?.value ?? null, path.parts) : follow(named, rest);
}

function follow(start: Value, parts: readonly string[]): Value {
  return parts.reduce(fieldOf, start);
}

function loopValue(name: string, { loop }: Frame): Value {
  if (loop === null) return null;
  if (name === "index") return loop.index;
  if (name === "number") return loop.index + 1;
  return name === "first" ? loop.index === 0 : name === "last" ? loop.index === loop.length - 1 : null;
}

function renderBlock(node: hbs.AST.BlockStatement, frame: Frame, run: Run): string {
  const [argument] = node.params;
  const value = argument === undefined ? null : evaluate(argument, frame, run);
  switch (node.path.original) {
    case "if":
      return renderProgram(isTruthy(value) ? node.program : node.inverse, frame, run);
    case "unless":
      return renderProgram(isTruthy(value) ? node.inverse : node.program, frame, run);
    case "with":
      return isTruthy(value)
        ? renderProgram(node.program, enter(node, value, frame), run)
        : renderProgram(node.inverse, frame, run);
    case "each":
      return renderEach(node, value, frame, run);
    default:
      return quoteLines(renderProgram(node.program, frame, run), textOf(value));
  }
}

function enter(node: hbs.AST.BlockStatement, value: Value, frame: Frame, loop: Frame["loop"] = frame.loop): Frame {
  const [item, index] = node.program.blockParams ?? [];
  const names = new Map(frame.names);
  if (item !== undefined) names.set(item, value);
  if (index !== undefined && loop !== null) names.set(index, loop.index);
  return { source: frame.source, value, outer: frame, names, loop };
}

function renderEach(node: hbs.AST.BlockStatement, value: Value, frame: Frame, run: Run): string {
  const items = isList(value) ? value : [];
  if (items.length === 0) return renderProgram(node.inverse, frame, run);
  const loops = items.map((item, index) => enter(node, item, frame, { index, length: items.length }));
  return loops.map((inner) => renderProgram(node.program, inner, run)).join("");
}

/** Every line behind `> `, blank lines as `>`; with a kind, a callout's mark comes first. */
function quoteLines(text: string, kind: string): string {
  const mark = /^[a-z]+$/i.test(kind) ? [`[!${kind.toUpperCase()}]`] : [];
  const lines = [
    ...mark,
    ...text
      .trim()
      .replace(/\n{3,}/g, "\n\n")
      .split("\n"),
  ];
  return `${lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n")}\n`;
}

function renderPartial(node: hbs.AST.PartialStatement, frame: Frame, run: Run): string {
  const name = (node.name as hbs.AST.PathExpression).original;
  const [context] = node.params;
  const value = context === undefined ? frame.value : evaluate(context, frame, run);
  const names = new Map((node.hash?.pairs ?? []).map((pair) => [pair.key, evaluate(pair.value, frame, run)] as const));
  const source = run.sources.get(`partials/${name}.hbs`) ?? frame.source;
  const text = renderProgram(source.program, { source, value, outer: null, names, loop: frame.loop }, run);
  // A partial alone on an indented line is indented as a whole, as Handlebars does.
  return node.indent === "" ? text : text.replace(/^(?=.)/gm, node.indent);
}
