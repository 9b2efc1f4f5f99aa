/** From matches to passages that have not been scored yet: grades, vetoes, the analyst's keep and leave-out. */
import type { Brief } from "../brief/brief.ts";
import type { Span } from "../text/span.ts";
import { overlaps } from "../text/span.ts";
import type { ContextRule, Grade, Match } from "../themes/theme.ts";
import type { Admission } from "./admit.ts";
import { type Grown, growPassages } from "./grow.ts";
import type { QuotePlace } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { Refusal } from "./selection.ts";

/** A passage of one theme in one part, before it has a score. */
export interface Draft {
  readonly reading: Reading;
  readonly theme: string;
  readonly part: number;
  readonly grade: Grade;
  readonly rule: string;
  readonly matches: readonly Match[];
  readonly span: Span;
  readonly grown: Grown;
  /** Brought in, or pinned, by the analyst: no limit takes it out. */
  readonly kept: boolean;
}

interface DraftInput {
  readonly brief: Brief;
  readonly admission: Admission;
  readonly quotes: ReadonlyMap<string, QuotePlace>;
  readonly themes: ReadonlyMap<string, { readonly context: ContextRule }>;
}

/** One theme's own sentences of one article. */
interface Taken {
  readonly matches: ReadonlyMap<number, Match>;
  readonly kept: ReadonlySet<number>;
}

export function draftPassages(input: DraftInput): { drafts: Draft[]; refused: Refusal[] } {
  const drafts: Draft[] = [];
  const refused: Refusal[] = [];
  const pinned = pinnedSentences(input);
  input.brief.parts.forEach((part, partIndex) => {
    for (const { text: theme } of part.themes) {
      const context = input.themes.get(theme)?.context;
      if (context === undefined) continue;
      for (const reading of input.admission.readings) {
        const taken = takeSentences(input, reading, theme, pinned, refused);
        const indices = [...new Set([...taken.matches.keys(), ...taken.kept])].sort((a, b) => a - b);
        for (const grown of growPassages(reading, indices, context)) {
          drafts.push(draftOf(reading, theme, partIndex, grown, taken));
        }
      }
    }
  });
  return { drafts, refused };
}

/** Sentences that must be in: `keep`, and the evidence of judgements. By source, with the theme that shows them. */
function pinnedSentences({ brief, admission, quotes }: DraftInput): Map<string, Map<number, string>> {
  const firstTheme = brief.parts.flatMap((p) => p.themes)[0]?.text ?? "";
  const pinned = new Map<string, Map<number, string>>();
  const wanted = [...brief.keep, ...brief.judgements.flatMap((j) => [...j.because, ...j.against])];
  for (const quote of wanted) {
    const place = quotes.get(quote.text);
    const reading = admission.readings.find((r) => r.article.path === place?.source);
    if (!place || !reading) continue;
    const bySentence = pinned.get(place.source) ?? new Map<number, string>();
    for (const index of place.sentences) bySentence.set(index, bestTheme(brief, reading, index) ?? firstTheme);
    pinned.set(place.source, bySentence);
  }
  return pinned;
}

/** The first theme of the brief that takes the sentence as core, else as related. */
function bestTheme(brief: Brief, reading: Reading, sentence: number): string | undefined {
  const themes = brief.parts.flatMap((p) => p.themes.map((t) => t.text));
  const takes = (grade: Grade) =>
    themes.find((t) => reading.matches.get(t)?.matches.some((m) => m.sentence === sentence && m.grade === grade));
  return takes("core") ?? takes("related");
}

function takeSentences(
  { brief, quotes }: DraftInput,
  reading: Reading,
  theme: string,
  pinned: ReadonlyMap<string, ReadonlyMap<number, string>>,
  refused: Refusal[],
): Taken {
  const { article } = reading;
  const found = reading.matches.get(theme) ?? { matches: [], vetoes: [] };
  const refuse = (sentence: number, reason: Refusal["reason"], detail: string): void => {
    const span = article.sentences[sentence]?.span;
    if (span) refused.push({ source: article.path, span, theme, reason, detail, score: null });
  };
  const kept = new Set<number>();
  for (const [sentence, shownIn] of pinned.get(article.path) ?? []) if (shownIn === theme) kept.add(sentence);
  const matches = new Map<number, Match>();
  for (const match of found.matches) {
    const span = article.sentences[match.sentence]?.span;
    const out = span ? leftOut(brief, quotes, article.path, span) : null;
    if (out !== null) refuse(match.sentence, "left-out", out);
    else if (match.grade === "related" && brief.depth === "core" && !kept.has(match.sentence)) {
      refuse(match.sentence, "grade", "related only; the brief's depth is core");
    } else matches.set(match.sentence, match);
  }
  for (const veto of found.vetoes) {
    if (!kept.has(veto.sentence)) refuse(veto.sentence, "veto", `never: ${veto.rule}`);
  }
  return { matches, kept };
}

function leftOut(brief: Brief, quotes: ReadonlyMap<string, QuotePlace>, source: string, span: Span): string | null {
  for (const { quote, reason } of brief.leaveOut) {
    const place = quotes.get(quote.text);
    if (place?.source === source && overlaps(place.span, span)) return reason === "" ? "left out by the brief" : reason;
  }
  return null;
}

function draftOf(reading: Reading, theme: string, part: number, grown: Grown, taken: Taken): Draft {
  const matched = grown.sentences.filter((s) => s.role === "match").map((s) => s.index);
  const matches = matched.flatMap((index) => taken.matches.get(index) ?? []);
  const best = matches.find((m) => m.grade === "core") ?? matches[0];
  const first = grown.sentences[0];
  const last = grown.sentences.at(-1);
  return {
    reading,
    theme,
    part,
    grade: best?.grade ?? "core",
    rule: best?.rule ?? "keep",
    matches,
    span: { start: first?.span.start ?? 0, end: last?.span.end ?? 0 },
    grown,
    kept: matched.some((index) => taken.kept.has(index)),
  };
}
