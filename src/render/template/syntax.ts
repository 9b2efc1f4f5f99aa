/**
 * Handlebars text to its tree, within limits. Only the parser of Handlebars is used: templates are interpreted by
 * `run.ts`, so no code is ever made of them, every step and character of output is counted, and nothing but own fields
 * of the memo can be reached.
 */
import Handlebars from "handlebars";
import { type Checked, error, type Place } from "../../diagnostics/diagnostic.ts";
import { indexLines } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";

/** A parsed file. `place` gives a node's place in it. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly program: hbs.AST.Program;
}

/** In UTF-16 units, per file. */
const maxTemplateLength: number = 256 * 1024;

/** Expressions (`{{…}}`) of one file. */
const maxExpressions = 5000;

/** Blocks, sub-expressions and partials within each other. */
export const maxTemplateDepth = 64;

/** The tree of a file; null where it is too large or cannot be parsed, with the diagnostic. */
export function parseTemplate(file: string, text: string): Checked<Source | null> {
  const stray = text.indexOf("\ufffd");
  if (stray >= 0) {
    const place = { file, text, span: { start: stray, end: stray + 1 } };
    const hints = ["save the file as plain UTF-8 text"];
    return { value: null, diagnostics: [error("template/syntax", "bytes that are not UTF-8", { place, hints })] };
  }
  const refused = limitBroken(text);
  if (refused !== undefined)
    return { value: null, diagnostics: [error("template/limit", refused, { place: { file } })] };
  try {
    return { value: { file, text, program: Handlebars.parse(text) }, diagnostics: [] };
  } catch (cause) {
    // The parser throws an Error with its position in prose, and a RangeError where its walk over the tree is too deep.
    if (cause instanceof RangeError) {
      const message = `the template nests deeper than ${maxTemplateDepth}`;
      return { value: null, diagnostics: [error("template/limit", message, { place: { file } })] };
    }
    return { value: null, diagnostics: [syntaxError(file, text, cause instanceof Error ? cause.message : "")] };
  }
}

/**
 * True where an expression calls a helper rather than naming a field. A helper always has arguments, so that a memo's
 * `{{number}}` or `{{date}}` is the field, whatever helpers there are.
 */
export function isHelperCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression): boolean {
  return node.type === "SubExpression" || node.params.length > 0 || node.hash !== undefined;
}

/** Where a node stands. */
export function placeOf(source: Source, loc: hbs.AST.SourceLocation): Place {
  const lines = indexLines(source.text);
  const offset = ({ line, column }: hbs.AST.Position) =>
    Math.min((lines.line(line)?.start ?? 0) + column, source.text.length);
  const start = offset(loc.start);
  return { file: source.file, text: source.text, span: { start, end: Math.max(start, offset(loc.end)) } };
}

function limitBroken(text: string): string | undefined {
  if (text.length > maxTemplateLength)
    return `the template has ${text.length} characters; the limit is ${maxTemplateLength}`;
  const { expressions, depth } = measure(text);
  if (expressions > maxExpressions) return `the template has more than ${maxExpressions} expressions`;
  return depth > maxTemplateDepth ? `the template nests deeper than ${maxTemplateDepth}` : undefined;
}

/** How much a parser would have to do, from the signs alone: it takes seconds over deep nesting before it gives up. */
function measure(text: string): { readonly expressions: number; readonly depth: number } {
  let expressions = 0;
  let brackets = 0;
  let inside = false;
  // Each open block with the `else if` branches it has so far, which are blocks within it to the parser.
  const blocks: number[] = [];
  let open = 0;
  let depth = 0;
  for (const [sign] of text.matchAll(/\{\{\{?~?(?:#|\^(?!~?\})|\/|else(?= ))?|\}\}|[()]/g)) {
    if (sign === "}}") inside = false;
    else if (sign === "(" || sign === ")") brackets = inside ? Math.max(0, brackets + (sign === "(" ? 1 : -1)) : 0;
    else {
      expressions++;
      brackets = 0;
      inside = true;
      if (/[#^]/.test(sign)) blocks.push(1);
      else if (sign.endsWith("else")) blocks.push((blocks.pop() ?? 0) + 1);
      open += /[#^]|else$/.test(sign) ? 1 : 0;
      if (sign.endsWith("/")) open -= blocks.pop() ?? 0;
    }
    depth = Math.max(depth, open + brackets);
  }
  return { expressions, depth };
}

function syntaxError(file: string, text: string, message: string) {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const mismatch = /^(.{1,60}?) doesn't match (.{1,60}?) - (\d+):(\d+)/.exec(message);
  const at = mismatch ? Number(mismatch[3]) : line;
  const found = /got '([A-Z_]+)'/.exec(message)?.[1];
  const expression = unclosedExpression(text);
  if (expression !== undefined) {
    const place = { file, text, span: expression };
    return error("template/syntax", "an expression is not closed", { place, hints: ["close it with `}}`"] });
  }
  const span = (found === "EOF" ? unclosedBlock(text) : undefined) ?? indexLines(text).line(at);
  const place: Place = span ? { file, text, span } : { file, text };
  const says = mismatch
    ? `\`{{#${mismatch[1]}}}\` is closed by \`{{/${mismatch[2]}}}\``
    : found === "EOF"
      ? "a block is not closed"
      : "this is not an expression that Handlebars knows";
  const hints = found === "EOF" ? ["each `{{#if}}`, `{{#each}}` and the like needs its `{{/if}}`, `{{/each}}`"] : [];
  return error("template/syntax", says, { place, hints });
}

/** The last `{{` that no `}}` follows, up to its line's end. */
function unclosedExpression(text: string): Span | undefined {
  const start = text.lastIndexOf("{{");
  if (start < 0 || text.indexOf("}}", start) >= 0 || text[start - 1] === "\\") return undefined;
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}

/** The last block that nothing closes. */
function unclosedBlock(text: string): Span | undefined {
  const open: Span[] = [];
  for (const { 0: sign, index } of text.matchAll(/\{\{\{?~?(?:#|\^(?!~?\})|\/)[^}]*\}\}/g)) {
    if (/^\{+~?\//.test(sign)) open.pop();
    else open.push({ start: index, end: index + sign.length });
  }
  return open.at(-1);
}
