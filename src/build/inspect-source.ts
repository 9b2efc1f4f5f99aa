/** `inspect article` and `inspect analysis`: one source of a desk, read by itself. No other source, brief or theme is. */
import { type Checked, type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { readArticles } from "../sources/read-articles.ts";
import { nearest } from "../text/nearest.ts";
import { cut } from "../text/span.ts";
import type { Desk } from "./api.ts";
import { DETAILS_FILE, decodeUtf8, fileOf, findSources, readLimited, SOURCE_LIMIT, YAML_LIMIT } from "./desk-files.ts";

/**
 * The articles of the file that `target` names by its path or the end of it, or the one article of `feed.xml#3`. With the
 * analyst's details, as briefs see them. Null where there is no such source.
 */
export async function inspectSource(
  desk: Desk,
  stage: "article" | "analysis",
  target: string,
): Promise<Checked<unknown>> {
  const { paths, diagnostics: others } = await findSources(desk.workspace);
  const names = (path: string) => path === target || path.endsWith(`/${target}`);
  const named = paths.filter((path) => names(path) || isBelow(path, target));
  const diagnostics = others.filter((d) => d.place !== undefined && names(d.place.file));
  const found: Article[] = [];
  for (const path of named) {
    const read = await readSource(desk, path);
    found.push(...read.value.filter((article) => names(path) || names(article.path)));
    diagnostics.push(...read.diagnostics);
  }
  if (found.length === 0 && diagnostics.length === 0)
    return { value: null, diagnostics: [unknownSource(target, paths)] };
  const articles = await withDetails(desk, found);
  if (stage === "article") return { value: articles.map(withWords), diagnostics };
  const { analyse } = await import("../analysis/analyse.ts");
  return { value: articles.map((article) => ({ path: article.path, ...analyse(article) })), diagnostics };
}

/** Whether `target` names an article of this file by its number. */
function isBelow(path: string, target: string): boolean {
  const file = fileOf(target);
  return file !== target && (path === file || path.endsWith(`/${file}`));
}

async function readSource(desk: Desk, path: string): Promise<Checked<readonly Article[]>> {
  const refused: Diagnostic[] = [];
  const bytes = await readLimited(desk.workspace, path, SOURCE_LIMIT, refused);
  if (bytes === undefined) return { value: [], diagnostics: refused };
  return (desk.readSource ?? readArticles)(bytes, path);
}

/** What is wrong with the details is for the build to say; as far as they can be read, they hold. */
async function withDetails({ workspace }: Desk, articles: readonly Article[]): Promise<readonly Article[]> {
  const bytes = await readLimited(workspace, DETAILS_FILE, YAML_LIMIT, []);
  if (bytes === undefined) return articles;
  const { articleWithDetails, readDetails } = await import("../sources/details.ts");
  const details = readDetails(DETAILS_FILE, decodeUtf8(bytes)).value;
  return articles.map((article) => articleWithDetails(article, details));
}

function unknownSource(target: string, paths: readonly string[]): Diagnostic {
  const last = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const guess = nearest(last(target), paths.map(last));
  const hints = [guess ? `did you mean \`${guess}\`?` : "`briefwright sources` lists them"];
  return error("cli/usage", `there is no source “${target}”`, { hints });
}

/** An article with the words of its kept blocks and of what was dropped beside the spans, for a person to read. */
function withWords(article: Article): unknown {
  const words = <T extends { readonly span: { start: number; end: number } }>(item: T) => ({
    ...item,
    words: cut(article.text, item.span),
  });
  return {
    ...article,
    blocks: article.blocks.map(words),
    furniture: article.furniture.map(words),
    sentences: article.sentences.map(words),
  };
}
