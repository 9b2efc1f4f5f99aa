/** The themes that the project ships: they compile, hold their own tests, and find what people judged to belong. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { indexArticle } from "../../src/themes/article-index.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { matchTheme } from "../../src/themes/match-theme.ts";
import { readGold, scoreTheme } from "../../src/themes/score.ts";
import type { CompiledTheme, Theme, WordList } from "../../src/themes/theme.ts";
import { readThemeFile } from "../../src/themes/theme-file.ts";
import { runThemeTests } from "../../src/themes/theme-tests.ts";
import { article } from "../helpers/article.ts";

const folder = join(import.meta.dirname, "../../briefs/themes");
const themes: Theme[] = [];
const lists: WordList[] = [];

for (const name of readdirSync(folder).sort()) {
  const { value, diagnostics } = readThemeFile(`briefs/themes/${name}`, readFileSync(join(folder, name), "utf8"));
  if (value === null || diagnostics.length > 0)
    throw new Error(`${name}: ${diagnostics.map((d) => d.message).join("; ")}`);
  if (value.type === "theme") themes.push(value.theme);
  else lists.push(...value.lists);
}

const compiled: readonly CompiledTheme[] = themes.map((theme) => compileTheme(theme, lists).value);

describe.each(themes.map((theme) => [theme.slug, theme] as const))("theme %s", (_, theme) => {
  it("compiles without a word of complaint, its opposites too", () => {
    const sides = theme.opposites.flatMap(({ a, b }) => [a, b]);
    const { diagnostics } = compileTheme({ ...theme, core: [...theme.core, ...sides] }, lists);
    expect(diagnostics).toEqual([]);
  });

  it("holds its own tests, and has some of both kinds", () => {
    expect(theme.tests.include.length).toBeGreaterThan(1);
    expect(theme.tests.exclude.length).toBeGreaterThan(1);
    expect(runThemeTests(compileTheme(theme, lists).value)).toEqual([]);
  });
});

const corpus = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "corpus");

interface Truth {
  readonly boilerplate: readonly { readonly file: string; readonly line: number; readonly kind: string }[];
}

/** Every line a paragraph, but for those that the corpus says are furniture; of list items only the marker is. */
function readSample(name: string, truth: Truth): Article {
  const furniture = truth.boilerplate.filter((row) => row.file === name && row.kind !== "list marker");
  const dropped = new Set(furniture.map((row) => row.line));
  const text = readFileSync(join(corpus, "ukraine", name), "utf8");
  const blocks: Article["blocks"][number][] = [];
  const sentences: Article["sentences"][number][] = [];
  let start = 0;
  text.split("\n").forEach((line, index) => {
    if (line !== "" && !dropped.has(index + 1)) {
      for (const span of splitSentences(line)) {
        sentences.push({ span: { start: start + span.start, end: start + span.end }, block: blocks.length });
      }
      blocks.push({ type: "paragraph", span: { start, end: start + line.length } });
    }
    start += line.length + 1;
  });
  return { ...article(`briefs/sources/${name}`, []), text, blocks, sentences };
}

describe.skipIf(!existsSync(join(corpus, "gold.json")))(
  "on articles judged by hand (where the shared corpus is there)",
  () => {
    it("each theme finds nine in ten of the core sentences, and four in five of its matches belong", () => {
      const truth: Truth = JSON.parse(readFileSync(join(corpus, "truth.json"), "utf8"));
      const gold = readGold(readFileSync(join(corpus, "gold.json"), "utf8"));
      if (gold === null) throw new Error("the judgements cannot be read");
      const samples = readdirSync(join(corpus, "ukraine")).map((name) => indexArticle(readSample(name, truth)));
      for (const theme of compiled) {
        const { slug } = theme.theme;
        const matched = samples.map((sample) => ({
          article: sample.article,
          matches: new Map([[slug, matchTheme(theme, sample)]]),
        }));
        const { coreRecall, precision } = scoreTheme(gold, slug, matched);
        expect([slug, (coreRecall ?? 0) >= 0.9, (precision ?? 0) >= 0.8]).toEqual([slug, true, true]);
      }
    });
  },
);
