/** A brief with nothing in it, to be spread over. */
import type { Brief } from "../../src/brief/brief.ts";
import type { PlacedText } from "../../src/diagnostics/diagnostic.ts";

export function placed(text: string): PlacedText {
  return { text, place: { file: "briefs/test.yaml" } };
}

export const noLimits = { excerpts: null, perSource: null, pages: null };

export function brief(themes: readonly string[], over: Partial<Brief> = {}): Brief {
  return {
    slug: "test",
    file: "briefs/test.yaml",
    title: "Test",
    question: null,
    memo: { to: [], from: null, date: "2026-01-02", reference: null, subject: null, marking: null, copy: null },
    sources: { include: [], languages: [], undated: "keep" },
    parts: [{ heading: null, themes: themes.map(placed), limit: noLimits, show: [], ifEmpty: null }],
    hasParts: false,
    depth: "full",
    order: "source",
    limit: noLimits,
    repeat: "each",
    collapseSameStory: true,
    bottomLine: null,
    pointsToMake: null,
    texts: {},
    judgements: [],
    scale: "uk-phia",
    keep: [],
    leaveOut: [],
    template: placed("policy-memo"),
    outputs: ["markdown"],
    compareWith: null,
    stopIf: [],
    warnIf: [],
    weights: {},
    levels: {},
    language: "en",
    ...over,
  };
}
