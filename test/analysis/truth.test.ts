/** Holds the analyses to what people found in real articles, where the corpus is at hand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import type { Analysis } from "../../src/analysis/attribution.ts";
import type { Article } from "../../src/sources/article.ts";

const corpus = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "corpus");
const present = existsSync(join(corpus, "truth.json"));

interface Truth {
  readonly boilerplate: readonly { readonly file: string; readonly text: string }[];
  readonly direct_quotes: readonly { readonly file: string; readonly quote: string; readonly speaker: string }[];
  readonly attributed_statements: readonly {
    readonly file: string;
    readonly sentence: string;
    readonly speaker: string;
    readonly type: string;
  }[];
  readonly figures: readonly { readonly file: string; readonly value: number; readonly qualifier: string | null }[];
  readonly relative_dates: { readonly items: readonly { readonly file: string; readonly text: string }[] };
  readonly context_links: {
    readonly items: readonly { readonly file: string; readonly sentence: string; readonly antecedent: string }[];
  };
}

const squeeze = (text: string) => text.replace(/\s+/g, " ").trim();
const plain = (text: string) => text.toLowerCase().replace(/^(?:the|an?|one)\s+/, "");

describe.skipIf(!present)("the corpus (skipped where it is not at hand)", () => {
  const truth: Truth = present ? JSON.parse(readFileSync(join(corpus, "truth.json"), "utf8")) : ({} as Truth);
  const read = new Map<string, { article: Article; analysis: Analysis }>();

  /** The article without the lines that are known not to be one. */
  function open(file: string): { article: Article; analysis: Analysis } {
    const known = read.get(file);
    if (known) return known;
    const dropped = new Set(truth.boilerplate.filter((b) => b.file === file).map((b) => squeeze(b.text)));
    const lines = readFileSync(join(corpus, "ukraine", file), "utf8").split(/\r?\n/);
    const kept = lines.map((line) => (dropped.has(squeeze(line)) ? "" : line.replace(/^(?:- |\([A-Z]\w+\) -- )/, "")));
    const article = articleFromText(kept.join("\n"), file);
    const opened = { article, analysis: analyse(article) };
    read.set(file, opened);
    return opened;
  }

  function sentenceOf(article: Article, sentence: string): number {
    return article.sentences.findIndex(
      ({ span }) => squeeze(article.text.slice(span.start, span.end)) === squeeze(sentence),
    );
  }

  it("every direct quotation has its speaker", () => {
    const wrong = truth.direct_quotes.filter(({ file, quote, speaker }) => {
      const { article, analysis } = open(file);
      const found = analysis.attributions.filter((a) =>
        a.content.some((c) => squeeze(article.text.slice(c.start, c.end)).includes(squeeze(quote))),
      );
      return !found.some((a) => a.speaker.toLowerCase().includes(speaker.toLowerCase()));
    });
    expect(wrong).toEqual([]);
  });

  it("attributed statements have speaker and kind, and none another person's name", () => {
    const stated = truth.attributed_statements.filter((s) => s.type !== "article voice");
    let right = 0;
    const misnamed: string[] = [];
    for (const { file, sentence, speaker, type } of stated) {
      const { article, analysis } = open(file);
      const found = analysis.attributions.filter((a) => a.sentence === sentenceOf(article, sentence));
      const said = (a: (typeof found)[number]) => [
        a.speaker,
        a.speakerSpan ? article.text.slice(a.speakerSpan.start, a.speakerSpan.end) : "",
      ];
      const fits = found.some(
        (a) =>
          a.kind === type &&
          said(a).some((s) => s !== "" && (plain(s).includes(plain(speaker)) || plain(speaker).includes(plain(s)))),
      );
      if (fits) right++;
      else if (found.some((a) => a.kind === "named")) misnamed.push(sentence);
    }
    expect(right).toBeGreaterThanOrEqual(54);
    expect(misnamed).toEqual([]);
  });

  it("figures have their value and hedge", () => {
    for (const { file, value, qualifier } of truth.figures) {
      expect(open(file).analysis.figures.map((f) => [f.value, f.hedge])).toContainEqual([value, qualifier]);
    }
  });

  it("relative dates are found", () => {
    const missed = truth.relative_dates.items.filter(({ file, text }) => {
      const { article, analysis } = open(file);
      const words = analysis.relativeDates.map(({ span }) => article.text.slice(span.start, span.end).toLowerCase());
      return !words.some((w) => w.includes(text.toLowerCase()) || text.toLowerCase().includes(w));
    });
    expect(missed).toEqual([]);
  });

  it("sentences that lean have their antecedent, and few others lean", () => {
    const wanted = new Set<string>();
    let right = 0;
    for (const { file, sentence, antecedent } of truth.context_links.items) {
      const { article, analysis } = open(file);
      const [from, to] = [sentenceOf(article, sentence), sentenceOf(article, antecedent)];
      wanted.add(`${file} ${from}`);
      if (analysis.dependences.some((d) => d.sentence === from && d.antecedent === to)) right++;
    }
    const others = [...read]
      .flatMap(([file, { analysis }]) => analysis.dependences.map((d) => `${file} ${d.sentence}`))
      .filter((place) => !wanted.has(place));
    expect(right).toBeGreaterThanOrEqual(30);
    expect(new Set(others).size).toBeLessThanOrEqual(6);
  });
});
