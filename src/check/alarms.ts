/**
 * `stop-if` and `warn-if`: a desk's own thresholds on what a memo rests on. Takes the memo and what only the build knows,
 * gives a diagnostic per rule that holds: an error for `stop-if`, a warning for `warn-if`.
 */
import type { Alarm, Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error, warning } from "../diagnostics/diagnostic.ts";
import type { Memo, MemoExcerpt } from "../memo/memo.ts";

/** What the memo itself can't tell. */
export interface BuildFacts {
  readonly failedThemeTests: number;
  /** Excerpts whose words don't stand in their source. */
  readonly unverified: number;
  /** Excerpts that lean on a sentence that isn't printed with them. */
  readonly needContext: number;
  /** Excerpts that touch a stretch that was dropped as furniture. */
  readonly furniture: number;
}

/** What a rule found: a line for the message, or null where it doesn't hold. */
type Judge = (value: Alarm["value"], memo: Memo, facts: BuildFacts) => string | null;

/** All rules by name: what `stop-if` and `warn-if` may hold. */
export const alarmRules: Readonly<Record<string, Judge>> = {
  "unverified-excerpts": (_, __, facts) =>
    count(facts.unverified, "excerpt doesn't stand in its source", "excerpts don't stand in their sources"),
  "boilerplate-in-memo": (_, __, facts) => count(facts.furniture, "excerpt holds furniture", "excerpts hold furniture"),
  "excerpt-needs-context": (_, __, facts) =>
    count(facts.needContext, "excerpt can't stand alone", "excerpts can't stand alone"),
  "theme-tests": (_, __, facts) => count(facts.failedThemeTests, "theme test fails", "theme tests fail"),
  "one-origin-above": (value, memo) => largestPart(memo, value, (e) => e.origin, "newsroom"),
  "one-article-above": (value, memo) =>
    largestPart(memo, value, (e) => `[${e.source}] ${memo.sources[e.source - 1]?.label ?? ""}`.trim(), "source"),
  "undated-share-above": (value, memo) => above(value, memo.excerpts, (e) => !e.dated, "are undated"),
  "anonymous-share-above": (value, memo) =>
    above(value, memo.excerpts, (e) => e.speaker.kind === "anonymous", "rest on unnamed sources"),
  "part-empty": (value, memo) => emptyParts(value, memo),
  "theme-empty": (_, memo) =>
    names(
      memo.parts
        .flatMap((p) => p.themes)
        .filter((t) => t.excerpts.length === 0)
        .map((t) => t.title),
      "nothing was found on",
    ),
  "thin-theme-below": (value, memo) => thinThemes(value, memo),
  "relative-dates": (_, memo) => memo.cautions.find((c) => c.rule === "relative-dates")?.text ?? null,
  "judgement-without-evidence": (_, memo) =>
    count(
      memo.judgements.filter((j) => j.because.length === 0).length,
      "judgement names no evidence",
      "judgements name no evidence",
    ),
  "withdrawn-source": (_, memo) =>
    names(
      memo.sources.filter((s) => s.status === "withdrawn" && s.excerpts > 0).map((s) => s.label),
      "excerpts lean on withdrawn",
    ),
  "unknown-origin": (_, memo) => memo.cautions.find((c) => c.rule === "unknown-origin")?.text ?? null,
};

/** What to do about a rule that holds; thresholds have one advice in common. */
const alarmHints: Readonly<Record<string, string>> = {
  "unverified-excerpts": "a source changed while it was read: build again",
  "boilerplate-in-memo": "`briefwright inspect article` shows what was dropped and why",
  "excerpt-needs-context": "set `context: antecedent` in the theme",
  "theme-tests": "`briefwright themes test` says which, and why",
  "judgement-without-evidence": "quote a few words of a source under `because`",
  "withdrawn-source": "take the source out, or leave its passages out with a reason",
  "relative-dates": "give the article's date in briefs/sources.yaml",
  "unknown-origin": "give the outlet in briefs/sources.yaml",
  "undated-share-above": "give dates in briefs/sources.yaml, or raise the threshold",
};

export function judgeAlarms(brief: Brief, memo: Memo, facts: BuildFacts): Diagnostic[] {
  const judge = (alarm: Alarm, stops: boolean): Diagnostic[] => {
    const found = alarmRules[alarm.rule]?.(alarm.value, memo, facts) ?? null;
    if (found === null) return [];
    const text = `${alarm.rule}: ${found.replace(/\.$/, "")}`;
    const details = {
      place: alarm.place,
      hints: [alarmHints[alarm.rule] ?? "raise the threshold, or widen the sources and themes"],
    };
    return [stops ? error("memo/stopped", text, details) : warning("memo/caution", text, details)];
  };
  return [...brief.stopIf.flatMap((a) => judge(a, true)), ...brief.warnIf.flatMap((a) => judge(a, false))];
}

function count(number: number, one: string, many: string): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? one : many}`;
}

function names(found: readonly string[], before: string): string | null {
  return found.length === 0 ? null : `${before} ${found.map((name) => `“${name}”`).join(", ")}`;
}

/** `80%`, `80` or `0.8` as percent; `any` as 0. */
export function asPercent(value: Alarm["value"]): number {
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "any") return 0;
  const number = Number(text.replace(/\s*%$/, ""));
  return text.endsWith("%") || number > 1 ? number : number * 100;
}

function above(
  value: Alarm["value"],
  excerpts: readonly MemoExcerpt[],
  holds: (e: MemoExcerpt) => boolean,
  what: string,
): string | null {
  const share = excerpts.length === 0 ? 0 : (100 * excerpts.filter(holds).length) / excerpts.length;
  return share > asPercent(value) ? `${Math.round(share)} % of the excerpts ${what}` : null;
}

function largestPart(
  memo: Memo,
  value: Alarm["value"],
  keyOf: (e: MemoExcerpt) => string | null,
  what: string,
): string | null {
  for (const part of memo.parts) {
    const own = memo.excerpts.filter((e) => e.part === part.index);
    const counts = new Map<string, number>();
    for (const key of own.map(keyOf)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, number] of counts) {
      const share = (100 * number) / own.length;
      const where = part.heading === null ? "" : ` under “${part.heading}”`;
      if (share > asPercent(value))
        return `${Math.round(share)} % of the excerpts${where} come from one ${what}, ${key}`;
    }
  }
  return null;
}

function emptyParts(value: Alarm["value"], memo: Memo): string | null {
  const wanted = Array.isArray(value) ? value : null;
  const empty = memo.parts.filter((p) => p.count === 0 && (wanted === null || wanted.includes(p.heading ?? "")));
  return names(
    empty.map((p) => p.heading ?? memo.title),
    "nothing was found for",
  );
}

function thinThemes(value: Alarm["value"], memo: Memo): string | null {
  const least = Number(value);
  const thin = memo.parts.flatMap((p) => p.themes).filter((t) => t.excerpts.length < least);
  return names(
    thin.map((t) => t.title),
    `fewer than ${least} excerpts on`,
  );
}
