/**
 * An article made ready for matching: takes an article, gives its words by sentence and where each normal form stands.
 * Made once and shared by all themes; it remembers the occurrences of every term asked for, so that themes which share
 * word lists share the work. Linear in the text.
 */
import type { Article } from "../sources/article.ts";
import { eachWord } from "../text/words.ts";
import type { Occurrences } from "./occurrences.ts";

/** The words of a few sentences, by their normal forms. Word positions count through all sentences. */
export interface WordIndex {
  readonly sentences: number;
  /** Block of each sentence. */
  readonly blockOf: readonly number[];
  /** First word position of each sentence, and one entry more for the end. */
  readonly firstWord: readonly number[];
  /** Sentence of each word. */
  readonly sentenceOf: readonly number[];
  /** Offsets of each word in the text. */
  readonly wordStart: readonly number[];
  readonly wordEnd: readonly number[];
  /** Each word with its case kept. */
  readonly written: readonly string[];
  /** Positions of a normal form: words, and pairs joined by a hyphen under their closed form. Ascending. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** Normal forms by their first two characters. */
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
  /** What was looked up so far, by the key of its plan. */
  readonly found: Map<string, Occurrences>;
}

/** An article with its index. */
export interface IndexedArticle {
  readonly article: Article;
  readonly words: WordIndex;
}

/** Words outside of sentences (headings, furniture) are not indexed: no rule can match them. */
export function indexArticle(article: Article): IndexedArticle {
  return {
    article,
    words: indexSentences(article.sentences.map(({ span, block }) => ({ text: article.text, ...span, block }))),
  };
}

/** Each text as a sentence and block of its own; for headlines, outlets and speakers. */
export function indexTexts(texts: readonly string[]): WordIndex {
  return indexSentences(texts.map((text, block) => ({ text, start: 0, end: text.length, block })));
}

/** Positions at or above this belong to closed forms of two words: the word's position is what is left. */
export const CLOSED_PAIR = 0x40000000;

interface SentenceText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly block: number;
}

function indexSentences(sentences: readonly SentenceText[]): WordIndex {
  const firstWord: number[] = [];
  const sentenceOf: number[] = [];
  const wordStart: number[] = [];
  const wordEnd: number[] = [];
  const written: string[] = [];
  const positions = new Map<string, number[]>();
  const put = (form: string, position: number): void => {
    const known = positions.get(form);
    if (known) known.push(position);
    else positions.set(form, [position]);
  };
  sentences.forEach(({ text, start, end }, sentence) => {
    firstWord.push(written.length);
    let before = "";
    eachWord(text, start, end, (word) => {
      const position = written.length;
      if (word.joined && before !== "") put(before + word.folded, (position - 1) | CLOSED_PAIR);
      put(word.folded, position);
      sentenceOf.push(sentence);
      wordStart.push(word.start);
      wordEnd.push(word.end);
      written.push(word.written);
      before = word.folded;
    });
  });
  firstWord.push(written.length);
  const blockOf = sentences.map(({ block }) => block);
  const byBeginning = groupByBeginning(positions.keys());
  return {
    sentences: sentences.length,
    blockOf,
    firstWord,
    sentenceOf,
    wordStart,
    wordEnd,
    written,
    positions,
    byBeginning,
    found: new Map(),
  };
}

/** Two characters part a news article's words into groups of two or three, which is as good as a trie. */
function groupByBeginning(forms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const form of forms) {
    const beginning = form.slice(0, 2);
    const group = groups.get(beginning);
    if (group) group.push(form);
    else groups.set(beginning, [form]);
  }
  return groups;
}
