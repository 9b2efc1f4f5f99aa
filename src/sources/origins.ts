/** The newsroom that an article goes back to, and how it stands to it. */
import type { Article } from "./article.ts";

/**
 * The newsroom whose reporting the article prints or retells: the wire's or the retold one's, else the outlet itself.
 * Null where neither is stated; a mention alone makes no origin.
 */
export function originOf(article: Article): string | null {
  const { origins, outlet } = article.metadata;
  const named = origins.find((o) => o.by === "analyst" && o.relation !== "mention") ?? strongest(article);
  return named?.newsroom ?? outlet.value;
}

/** `re-reporting Bloomberg`, `Bloomberg wire`; null for an outlet's own story and where nothing is stated. */
export function relationText(article: Article): string | null {
  const named = strongest(article);
  if (!named) return null;
  if (named.relation === "wire") return `${named.newsroom} wire`;
  return named.newsroom === article.metadata.outlet.value ? null : `re-reporting ${named.newsroom}`;
}

/** A wire's own text is nearer than anything it retells; among retold newsrooms the first named counts. */
function strongest(article: Article) {
  const { origins } = article.metadata;
  return origins.find((o) => o.relation === "wire") ?? origins.find((o) => o.relation === "re-report");
}
