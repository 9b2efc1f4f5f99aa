/** Which link targets may leave a document: the one place that decides it for all writers. */

/** What a target turned out to be. `text` means that no link may be made of it; `unsafe` tells a scheme apart that could do harm. */
export type LinkTarget =
  | { readonly type: "url"; readonly href: string }
  | { readonly type: "fragment"; readonly id: string }
  | { readonly type: "text"; readonly unsafe: boolean };

/** Judges a target as written. Only http, https and mailto get out; `#id` points into the document; a relative path leads nowhere from a PDF. */
export function judgeLink(target: string): LinkTarget {
  const href = target.trim();
  if (href.startsWith("#")) return { type: "fragment", id: unescapePercent(href.slice(1)) };
  // Browsers drop control characters inside of a scheme, so `java\nscript:` must not pass for a relative path.
  const visible = href.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/g, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(visible)?.[1]?.toLowerCase();
  if (scheme === undefined) return { type: "text", unsafe: /^[\\/]{2}/.test(visible) };
  const usable = scheme === "mailto" ? /^mailto:[^\\]+$/i.test(visible) : /^https?:\/\/[^/\\?#]/i.test(visible);
  const allowed = scheme === "http" || scheme === "https" || scheme === "mailto";
  if (!allowed || !usable || visible !== href.replaceAll(" ", "")) return { type: "text", unsafe: true };
  return { type: "url", href: escapeUrl(href) };
}

/** Percent-encodes, as UTF-8, what RFC 3986 has no place for; what is encoded stays so. */
function escapeUrl(href: string): string {
  const wellFormed = href.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return wellFormed.replace(/[^\x21-\x7e]+|["<>\\^`{|}]/gu, (run) => encodeURIComponent(run));
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
