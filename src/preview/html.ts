import { escapeHtml } from "../render/writers/html/escape-html.ts";

/** Markup that may stand in a page as it is. Only `html` makes it, so that text is escaped wherever it comes from. */
export interface Html {
  readonly markup: string;
}

/** What may stand between the parts of a template; null and false print nothing. */
export type Content = string | number | Html | readonly Content[] | null | false;

/** A template whose values are escaped, for content and for attributes in double quotes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  const markup = parts.reduce((done, part, index) => done + write(values[index - 1] ?? null) + part);
  return { markup };
}

function write(content: Content): string {
  if (content === null || content === false) return "";
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return String(content);
  return "markup" in content ? content.markup : content.map(write).join("");
}

/** Text of our own that is no markup to escape: the page's style sheet and script. Must hold no `</`. */
export function verbatim(text: string): Html {
  return { markup: text };
}
