/**
 * Reads the printed words of excerpts back out of a memo's Markdown, with a small reader of its own: verification must not
 * trust the code that wrote the file. An excerpt is a block quote whose first paragraph starts with a bold number.
 */

/**
 * The printed words of each excerpt, by number, once for every time that it is printed: notation taken off, white space
 * folded, the attribution line left out.
 */
export function readPrintedMarkdown(markdown: string): Map<number, readonly string[]> {
  const printed = new Map<number, readonly string[]>();
  for (const quote of blockQuotes(markdown)) {
    const paragraphs = quote.join("\n").split(/\n[ \t]*\n/);
    const opening = /^\*\*(\d+)\*\*\s*/.exec(paragraphs[0] ?? "");
    if (!opening) continue;
    const own = paragraphs.filter((p, index) => index === 0 || !/^\u2014 /.test(p));
    const text = own.join("\n").slice(opening[0].length);
    const number = Number(opening[1]);
    printed.set(number, [...(printed.get(number) ?? []), plainText(text)]);
  }
  return printed;
}

/** Runs of lines that start with `>`, without it. */
export function blockQuotes(markdown: string): string[][] {
  const quotes: string[][] = [];
  let inQuote = false;
  for (const line of markdown.split("\n")) {
    const quoted = /^ {0,3}> ?(.*)$/.exec(line);
    if (quoted) {
      if (!inQuote) quotes.push([]);
      quotes.at(-1)?.push(quoted[1] ?? "");
    }
    inQuote = quoted !== null;
  }
  return quotes;
}

/** Takes off emphasis, escapes and character references; one pass, so that an escaped sign is never taken for notation. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])|&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]+);|\*+/g, (whole, escaped, reference) => {
      if (escaped !== undefined) return escaped;
      return reference === undefined ? "" : (character(reference) ?? whole);
    })
    .replace(/\s+/g, " ")
    .trim();
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function character(reference: string): string | undefined {
  if (!reference.startsWith("#")) return named[reference];
  const hex = /^#[xX]/.test(reference);
  const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
