/** What changed since an earlier issue of a brief, each with its cause. Works on two evidence files alone. */
import type { Evidence, EvidenceExcerpt, EvidenceRefusal } from "./evidence.ts";
import type { MemoChange, MemoChanges } from "./memo.ts";
import { english } from "./wording/english.ts";
import type { ChangeWording } from "./wording/wording.ts";

/** Changes in the order of the excerpts: new and altered by their numbers now, then what is gone by its numbers then. */
export function compareIssues(
  earlier: Evidence,
  now: Evidence,
  since: string,
  wording: ChangeWording = english.change,
): MemoChanges {
  const issues: Issues = { earlier, now, wording };
  const pairs = pairUp(earlier, now);
  const items: MemoChange[] = [];
  for (const excerpt of now.excerpts) {
    const before = pairs.get(excerpt);
    if (before === undefined) items.push(change("new", causeOfNew(excerpt, issues), excerpt, excerpt.number));
    else if (before.text !== excerpt.text) {
      items.push(change("altered", causeOfAltered(before, excerpt, issues), excerpt, excerpt.number));
    }
  }
  const paired = new Set(pairs.values());
  for (const excerpt of earlier.excerpts) {
    if (!paired.has(excerpt)) items.push(change("gone", causeOfGone(excerpt, issues), excerpt, null));
  }
  return { state: items.length === 0 ? "unchanged" : "changed", since, sinceDate: earlier.date, items };
}

/** Pairs excerpts of one theme: equal words first (wherever the file went), then the same file with most words in common. */
function pairUp(earlier: Evidence, now: Evidence): Map<EvidenceExcerpt, EvidenceExcerpt> {
  const pairs = new Map<EvidenceExcerpt, EvidenceExcerpt>();
  const free = new Set(earlier.excerpts);
  const byWords = new Map<string, EvidenceExcerpt[]>();
  for (const old of earlier.excerpts) {
    const key = wordsKey(old);
    byWords.set(key, [...(byWords.get(key) ?? []), old]);
  }
  for (const excerpt of now.excerpts) {
    const same = byWords.get(wordsKey(excerpt))?.find((old) => free.has(old));
    if (same) pairs.set(excerpt, same);
    if (same) free.delete(same);
  }
  for (const excerpt of now.excerpts) {
    if (pairs.has(excerpt)) continue;
    const rivals = [...free].filter((old) => old.theme === excerpt.theme && old.source === excerpt.source);
    const near = rivals.find((old) => wordsShared(old.text, excerpt.text) >= SAME_PASSAGE);
    if (near) pairs.set(excerpt, near);
    if (near) free.delete(near);
  }
  return pairs;
}

/** Share of words from which two texts of one file count as one passage that was altered. */
const SAME_PASSAGE = 0.6;

function wordsKey(excerpt: EvidenceExcerpt): string {
  return `${excerpt.theme}\n${excerpt.text.replace(/\s+/g, " ")}`;
}

/** Words in common over the words of the shorter text, from 0 to 1. */
function wordsShared(a: string, b: string): number {
  const [left, right] = [new Set(a.toLowerCase().split(/\W+/)), new Set(b.toLowerCase().split(/\W+/))];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}

/** What is compared, and the words for causes. */
interface Issues {
  readonly earlier: Evidence;
  readonly now: Evidence;
  readonly wording: ChangeWording;
}

function causeOfNew(excerpt: EvidenceExcerpt, { earlier, now, wording }: Issues): string {
  const before = earlier.sources.find((s) => s.path === excerpt.source);
  if (!before) return wording.newArticle;
  if (before.sha256 !== sourceSha(now, excerpt.source)) return wording.sourceChanged;
  if (!hasTheme(earlier, excerpt.theme)) return wording.themeAdded;
  const refusal = refusalOf(excerpt, earlier);
  if (refusal?.reason.endsWith("limit")) {
    return sameRoom(excerpt, now, earlier) ? wording.roomLeft : wording.limitChanged;
  }
  if (rulesChanged(earlier, now, excerpt.theme)) return wording.ruleChanged;
  if (refusal) return wording.noLongerRefused(wording.refused(refusal.reason, refusal.detail));
  return otherwise(earlier, now, wording);
}

function causeOfGone(excerpt: EvidenceExcerpt, { earlier, now, wording }: Issues): string {
  const sha = sourceSha(now, excerpt.source);
  if (sha === undefined) return wording.articleGone;
  if (sha !== sourceSha(earlier, excerpt.source)) return wording.sourceChanged;
  if (!hasTheme(now, excerpt.theme)) return wording.themeDropped;
  const refusal = refusalOf(excerpt, now);
  if (refusal?.reason.endsWith("limit")) {
    return sameRoom(excerpt, earlier, now) ? wording.placeTaken : wording.limitChanged;
  }
  if (refusal?.reason === "left-out") return wording.leftOut(refusal.detail);
  if (rulesChanged(earlier, now, excerpt.theme)) return wording.ruleChanged;
  if (refusal) return wording.refused(refusal.reason, refusal.detail);
  return otherwise(earlier, now, wording);
}

function causeOfAltered(before: EvidenceExcerpt, after: EvidenceExcerpt, { earlier, now, wording }: Issues): string {
  if (sourceSha(earlier, before.source) !== sourceSha(now, after.source)) return wording.sourceChanged;
  return rulesChanged(earlier, now, after.theme) ? wording.ruleChanged : otherwise(earlier, now, wording);
}

/** What is left when sources, rules and limits are the same. */
function otherwise(earlier: Evidence, now: Evidence, wording: ChangeWording): string {
  return earlier.tool === now.tool ? wording.briefChanged : wording.briefOrToolChanged(earlier.tool, now.tool);
}

function refusalOf(excerpt: EvidenceExcerpt, evidence: Evidence): EvidenceRefusal | undefined {
  return evidence.refused.find((r) => r.source === excerpt.source && r.theme === excerpt.theme && meets(r, excerpt));
}

/**
 * True where the limit that refused an excerpt in one of two issues held in both, so that it only lost or gained a
 * competition. Limits of a part are not in the evidence: they were the same if the issue that printed the excerpt had no
 * more of them in its part than the one that refused it.
 */
function sameRoom(excerpt: EvidenceExcerpt, printing: Evidence, refusing: Evidence): boolean {
  const [a, b] = [printing.limits, refusing.limits];
  if (a.excerpts !== b.excerpts || a.perSource !== b.perSource || a.pages !== b.pages) return false;
  if (refusalOf(excerpt, refusing)?.reason === "page-limit") return true;
  const inPart = (evidence: Evidence) =>
    evidence.excerpts.filter((e) => e.part === excerpt.part && matchesRoom(e, excerpt, refusing)).length;
  return inPart(printing) <= inPart(refusing);
}

/** A limit per source makes only excerpts of one source compete. */
function matchesRoom(rival: EvidenceExcerpt, excerpt: EvidenceExcerpt, refusing: Evidence): boolean {
  return refusalOf(excerpt, refusing)?.reason !== "per-source-limit" || rival.source === excerpt.source;
}

function hasTheme(evidence: Evidence, theme: string): boolean {
  return evidence.themes.some((t) => t.slug === theme);
}

function rulesChanged(earlier: Evidence, now: Evidence, theme: string): boolean {
  const sha = (evidence: Evidence) => evidence.themes.find((t) => t.slug === theme)?.sha256;
  return sha(earlier) !== sha(now);
}

function sourceSha(evidence: Evidence, path: string): string | undefined {
  return evidence.sources.find((s) => s.path === path)?.sha256;
}

function meets(
  a: { readonly span: { start: number; end: number } },
  b: { readonly span: { start: number; end: number } },
): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

function change(what: MemoChange["what"], cause: string, excerpt: EvidenceExcerpt, number: number | null): MemoChange {
  return { what, cause, excerpt: number, text: excerpt.text, source: excerpt.source };
}
