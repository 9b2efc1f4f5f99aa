// Puts the built library behind the evaluator of saved news pages: `eval_html.mjs bench/suites/html.mjs dev`.
// The address goes in as browsers write it into a page that they save.
import { readArticle } from "../../dist/index.js";

export default async function extract(html, url) {
  const saved = /^https?:/.test(url)
    ? `\uFEFF<!-- saved from url=(${String(url.length).padStart(4, "0")})${url} -->\n`
    : "\uFEFF";
  const { value: article } = await readArticle(Buffer.from(saved + html, "utf8"), "page.html");
  if (article === null) return { text: "" };
  const { title, authors, published, outlet } = article.metadata;
  return {
    text: article.blocks.map(({ span }) => article.text.slice(span.start, span.end)).join("\n"),
    title: title.value ?? undefined,
    author: authors.value?.join(", "),
    date: published.value?.length === 10 ? published.value : undefined,
    site: outlet.value ?? undefined,
  };
}
