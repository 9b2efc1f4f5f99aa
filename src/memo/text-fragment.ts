/** Links that open a page at a passage, by the text fragments of the WICG's "URL Fragment Text Directives". */

/** Words at each end that name the passage; long exact quotations are brittle, ends are not. */
const END_WORDS = 5;

/** The URL with a fragment for the passage; an own fragment of the URL is kept before it. */
export function textFragment(url: string, text: string): string {
  const words = text.trim().split(/\s+/);
  const directive =
    words.length <= END_WORDS * 2
      ? encode(words.join(" "))
      : `${encode(words.slice(0, END_WORDS).join(" "))},${encode(words.slice(-END_WORDS).join(" "))}`;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${directive}`;
}

/** Percent-encodes, and the dash, comma and ampersand too, which mean something in a directive. A lone surrogate is dropped. */
function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ""),
  ).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
