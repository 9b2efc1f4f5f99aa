/** Text for HTML. One function for content and for double-quoted attributes, so that none is escaped for the wrong place. */

/** Nothing in the result can start a tag, a reference, or end an attribute. Characters that HTML has no place for become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(
      /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\ufffd",
    )
    .replace(/[&<>"']/g, (sign) => references[sign] ?? sign);
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
