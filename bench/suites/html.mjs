// Puts the HTML reader of the built library behind the evaluator of saved news pages: `eval_html.mjs bench/suites/html.mjs dev`.
import { readPageArticle } from "../../dist/sources/html-page.js";

export default async function extract(html, url) {
  return readPageArticle(html, url);
}
