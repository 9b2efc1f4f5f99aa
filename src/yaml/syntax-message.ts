import type { YAMLError } from "yaml";

interface Known {
  readonly message: string;
  readonly hint?: string;
  /** The mark that is missing. */
  readonly unclosed?: string;
}

/** What to say of each of the parser's errors, in our words; those not listed keep the parser's. */
const messages: Partial<Record<YAMLError["code"], Known>> = {
  TAB_AS_INDENT: { message: "a tab is used to indent", hint: "indent with spaces" },
  BAD_INDENT: {
    message: "the indentation does not fit the lines above",
    hint: "give all keys of one level the same indentation",
  },
  BAD_DQ_ESCAPE: {
    message: "an escape that YAML does not know",
    hint: 'in "double quotes" write `\\\\` for a backslash, or use single quotes',
  },
  BAD_SCALAR_START: { message: "a value cannot start with this character", hint: "put the value in quotation marks" },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "two keys on one line",
    hint: "if the `: ` belongs to the text, put the value in quotation marks",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "a key runs over more than one line",
    hint: "a `:` may be missing at the end of a key",
  },
  MISSING_CHAR: { message: "something is not closed or not separated" },
  MULTIPLE_ANCHORS: { message: "anchors are not taken", hint: "write the value out where it is needed" },
  MULTIPLE_TAGS: { message: "tags are not taken", hint: "take the tag out: every value is read as text" },
  BAD_DIRECTIVE: { message: "a line that starts with `%`", hint: "put the value in quotation marks" },
  BAD_ALIAS: {
    message: "an alias that cannot be read",
    hint: "put a value that starts with `*` or `&` in quotation marks",
  },
  UNEXPECTED_TOKEN: {
    message: "something that does not belong here",
    hint: "put it in quotation marks if it belongs to the text",
  },
  BLOCK_IN_FLOW: { message: "an indented block within brackets", hint: "close the bracket first" },
};

/** What follows on the same line from one of the others says nothing more. */
const consequences: ReadonlySet<YAMLError["code"]> = new Set([
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "UNEXPECTED_TOKEN",
]);

/** Without errors that only follow from the one before, on its line. */
export function withoutConsequences<T extends Pick<YAMLError, "code" | "pos">>(
  errors: readonly T[],
  text: string,
): readonly T[] {
  return errors.filter(({ code, pos }, i) => {
    const before = errors[i - 1];
    return !before || !consequences.has(code) || text.slice(before.pos[0], pos[0]).includes("\n");
  });
}

/** Errors that stand for several mistakes, told apart by the parser's text and by the rest of the line from where it stopped. */
function refined(original: string, rest: string): Known | undefined {
  const bracket = /end with a ([\]}])/.exec(original)?.[1];
  if (bracket !== undefined) {
    const open = bracket === "]" ? "[" : "{";
    return rest.startsWith(bracket)
      ? { message: `\`${bracket}\` stands too far to the left`, hint: `indent it, or write it behind the last value` }
      : { message: `\`${open}\` is not closed`, hint: `close it with \`${bracket}\``, unclosed: bracket };
  }
  const quote = /Missing closing (["'])/.exec(original)?.[1];
  if (quote !== undefined)
    return { message: "a quotation mark is not closed", hint: `close it with \`${quote}\``, unclosed: quote };
  if (original.startsWith("A block sequence may not")) return messages.BAD_INDENT;
  if (original.startsWith("Nested mappings") && !/:(?:\s|$)/.test(rest))
    return { message: "the next line is indented too far", hint: "give all keys of one level the same indentation" };
  return undefined;
}

/** The package's text names the missing character; it is kept behind ours there. */
const keepsDetail: ReadonlySet<YAMLError["code"]> = new Set(["MISSING_CHAR"]);

/** Message and hints for one syntax error, and the mark that is missing; `rest` is the line from where the parser stopped. */
export function syntaxMessage(
  code: YAMLError["code"],
  original: string,
  rest: string,
): { readonly message: string; readonly hints: readonly string[]; readonly unclosed?: string } {
  const detail = original.charAt(0).toLowerCase() + original.slice(1).replace(/\.$/, "");
  const known = refined(original, rest) ?? messages[code];
  if (known === undefined) return { message: detail, hints: [] };
  return {
    message: keepsDetail.has(code) && known === messages[code] ? detail : known.message,
    hints: known.hint === undefined ? [] : [known.hint],
    ...(known.unclosed === undefined ? {} : { unclosed: known.unclosed }),
  };
}
