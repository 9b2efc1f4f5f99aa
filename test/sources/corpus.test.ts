/** Five real articles, against what a person found in them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { originOf } from "../../src/sources/origins.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

const corpus = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "corpus");
const there = existsSync(join(corpus, "truth.json"));

interface FileTruth {
  readonly file: string;
  readonly in_file: Record<string, unknown>;
}
interface Truth {
  readonly files: Record<string, FileTruth>;
  readonly boilerplate: readonly { readonly file: string; readonly text: string; readonly kind: string }[];
}
const truth: Truth = there
  ? JSON.parse(readFileSync(join(corpus, "truth.json"), "utf8"))
  : { files: {}, boilerplate: [] };

async function read(file: string): Promise<{ article: Article; codes: string[] }> {
  const { value, diagnostics } = await readArticles(
    readFileSync(join(corpus, "ukraine", file)),
    `briefs/sources/${file}`,
  );
  const [article] = value;
  if (!article) throw new Error(`no article in ${file}`);
  return { article, codes: diagnostics.map((d) => d.code) };
}

const textOf = (article: Article, span: { start: number; end: number }) => article.text.slice(span.start, span.end);
const known = (value: unknown) => (typeof value === "string" && !value.startsWith("unknown") ? value : null);

describe.skipIf(!there)("the corpus, where the shared folder is", () => {
  it.each(Object.keys(truth.files))("reads the metadata of %s as a person does", async (file) => {
    const { article, codes } = await read(file);
    const { metadata: m } = article;
    const expected = truth.files[file]?.in_file ?? {};
    const author = known(expected.author);
    expect(m.title.value).toBe(expected.title);
    expect(m.authors.value).toEqual(author === null ? null : [author]);
    expect(m.contributors.value).toEqual(expected.contributors ?? null);
    expect(m.outlet.value).toBe(known(expected.outlet));
    expect(m.published.value).toBe(known(expected.date));
    expect(m.language.value).toBe(expected.language);
    expect(m.updateNote.value).toBe(expected.version_note ?? null);
    const retold = [...new Set(m.origins.filter((o) => o.relation === "re-report").map((o) => o.newsroom))];
    expect(retold).toEqual(expected.re_reports === null ? [] : [expected.re_reports]);
    expect(m.origins.some((o) => o.relation === "wire")).toBe(expected.original_wire === true);
    expect(originOf(article)).toBe(expected.re_reports ?? known(expected.outlet));
    const headings = article.blocks.filter((b) => b.type === "heading").map((b) => textOf(article, b.span));
    expect(headings).toEqual(expected.section_headings ?? []);
    expect(article.blocks.filter((b) => b.type !== "heading")).toHaveLength(Number(expected.body_paragraphs));
    expect(codes).toEqual([]);
  });

  it.each(truth.boilerplate.filter((b) => b.kind !== "list marker"))(
    "keeps `$text` out of the body",
    async ({ file, text }) => {
      const { article } = await read(file);
      const inBody = article.sentences.some((s) => textOf(article, s.span).includes(text.trim()));
      expect(inBody).toBe(false);
      const dropped = article.furniture.some((f) => textOf(article, f.span).includes(text.replace(/^- /, "").trim()));
      const heading = article.blocks.some((b) => b.type === "heading" && textOf(article, b.span) === text);
      expect(dropped || heading).toBe(true);
    },
  );

  it("checks the wire's update note against the paragraphs it kept", async () => {
    const file = Object.keys(truth.files).find((name) => truth.files[name]?.in_file.version_note !== undefined) ?? "";
    const text = readFileSync(join(corpus, "ukraine", file), "utf8");
    const lines = text.split("\n");
    const without = lines.filter((_, i) => i !== 8).join("\n");
    const { diagnostics } = await readArticles(Buffer.from(without), file);
    expect(diagnostics.map((d) => d.code)).toContain("source/update-note-mismatch");
  });
});
