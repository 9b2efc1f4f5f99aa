/**
 * Takes an article, gives who says what in it, in order. Each unit is searched for acts of saying; speakers are settled
 * through the article; quotations that no cue reaches go to the speaker they continue. A speaker that can't be settled
 * leaves the words unattributed: no name rather than a wrong one. Longer than most files: every step here reads and moves
 * the one scene, and apart they would have to hand it round.
 */
import type { Article } from "../sources/article.ts";
import { contains, cover, overlaps, type Span } from "../text/span.ts";
import type { Attribution } from "./attribution.ts";
import { mainSubject, type Range } from "./clauses.ts";
import { type Cue, findCues } from "./cues.ts";
import { formOf, isSpeech, sentenceAt } from "./forms.ts";
import { type Grammar, readGrammar } from "./grammar.ts";
import { attributeForeign } from "./languages/attribute-foreign.ts";
import { isEnglish, rulesFor } from "./languages/registry.ts";
import { mediaName } from "./lexicon/media.ts";
import { colonCue, signature, signatureCue } from "./nominal-cues.ts";
import type { Unit } from "./paragraphs.ts";
import type { NameRun } from "./people.ts";
import { descriptionEnd, isSpeakerNoun, type Phrase } from "./phrases.ts";
import { type Focus, meet, newFocus, type Speaker, settle } from "./resolve.ts";
import { reportedBy } from "./source-lines.ts";
import { readMention } from "./speakers.ts";
import { isSupposed } from "./suppositions.ts";
import type { Tagged } from "./tagging.ts";
import { hasTurns, opensOnOwnLabel, turnLabels, turnSpeaker } from "./turns.ts";

/** Everything that one pass over the units needs. */
interface Scene {
  readonly article: Article;
  readonly units: readonly Unit[];
  readonly tagged: readonly (readonly Tagged[])[];
  readonly runs: readonly (readonly NameRun[])[];
  readonly focus: Focus;
  readonly found: Attribution[];
  /** Who spoke last, while only quotations followed. */
  carried: { readonly attribution: Attribution; readonly unit: number } | null;
  /** Who is announced to speak next: "He continued:". */
  announced: { readonly attribution: Attribution; readonly unit: number } | null;
}

/** Who says what, ordered by position. Empty where nobody is quoted, and for languages that nothing is known of. */
export function attribute(article: Article): Attribution[] {
  const language = article.metadata.language.value;
  const rules = rulesFor(language);
  if (rules !== undefined) return attributeForeign(article, rules);
  if (!isEnglish(language)) return [];
  return attributeRead(article, readGrammar(article));
}

/** The same for an article whose grammar has been read already. */
export function attributeRead(article: Article, { units, tagged, roster }: Grammar): Attribution[] {
  const focus = newFocus(roster, article.textSha256.slice(0, 12));
  const scene: Scene = { article, units, tagged, runs: roster.runs, focus, found: [], carried: null, announced: null };
  const labels = turnLabels(article.text, units, tagged);
  const turns = hasTurns(labels);
  let turn: Speaker | null = null;
  units.forEach((unit, index) => {
    const label = labels[index] ?? null;
    if (unit.opensBlock) turn = turns && label !== null ? turnSpeaker(focus, label) : null;
    if (turn === null) readUnit(scene, index);
    else addTurn(scene, index, turn, unit.opensBlock);
  });
  scene.found.push(...reportedBy(article, focus));
  return scene.found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** All of a turn is its speaker's, whatever others are cited in it. */
function addTurn(scene: Scene, index: number, speaker: Speaker, opens: boolean): void {
  const unit = scene.units[index];
  const tokens = scene.tagged[index] ?? [];
  const colon = opens ? tokens.findIndex((t) => t.tag === "colon") : -1;
  const first = tokens[colon + 1];
  if (!unit || !first) return;
  const content = { start: first.start, end: unit.span.end };
  const own = silentAttribution(scene, unit, speaker);
  const speakerSpan = colon < 0 ? null : { start: tokens[0]?.start ?? 0, end: tokens[colon - 1]?.end ?? 0 };
  scene.found.push({
    ...own,
    speakerSpan,
    content: [content],
    span: speakerSpan ? cover(speakerSpan, content) : content,
  });
  meet(scene.focus, speaker, index, true);
}

function readUnit(scene: Scene, index: number): void {
  const unit = scene.units[index];
  const tokens = scene.tagged[index];
  if (!unit || !tokens) return;
  const before = scene.found.length;
  const quoteOnly = tokens.every((t) => t.tag === "quote" || t.tag === "stop");
  if (quoteOnly && (signedBelow(scene, unit, index) || continueQuotation(scene, unit, index))) return;
  meetSubject(scene, tokens, index);
  const cues =
    (unit.opensBlock && !opensOnOwnLabel(tokens) ? colonCue(tokens) : undefined) ?? signatureCue(tokens) ?? null;
  const all =
    cues && !tokens.slice(cues.cue.to).some((t) => t.verb?.clause === true && t.tag === "verb")
      ? [cues]
      : findCues(tokens);
  let last: Speaker | null = null;
  for (const cue of outermost(all)) last = addCue(scene, index, cue, last) ?? last;
  const added = scene.found.slice(before);
  settleLeftOver(scene, index, added);
  carry(scene, index, added);
  addUnnamed(scene, unit, tokens, scene.found.slice(before));
}

/** Keeps cues whose words don't lie within what another cue reports. */
function outermost(cues: readonly Cue[]): Cue[] {
  return cues.filter(
    (cue, i) =>
      // "writes X" may report the whole of what Y, named in it by "according to", says: both stand.
      (cue.verb === null && cue.cue.to - cue.cue.from === 2) ||
      (!cues.some(
        // "refused" of "refused to confirm": one act, told by its longer cue.
        (other) => other.content.length > 0 && other.cue.to > cue.cue.to && within(other.cue, cue.cue),
      ) &&
        !cues.some(
          (other, k) =>
            k !== i && other.content.some((range) => within(range, cue.cue) && !sameRange(cue, other, k < i)),
        )),
  );
}

function within(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Two cues that hold each other ("X said Y, Z said"): the one behind, which reports the whole, wins. */
function sameRange(cue: Cue, other: Cue, otherIsFirst: boolean): boolean {
  const mutual = cue.content.some((range) => within(range, other.cue));
  return mutual && otherIsFirst;
}

function addCue(scene: Scene, index: number, cue: Cue, last: Speaker | null): Speaker | undefined {
  const { article, units, tagged, runs, focus } = scene;
  const tokens = tagged[index] ?? [];
  const phrase = cue.speaker ?? (last ? null : (mainSubject(tokens, cue.cue.from) ?? null));
  const mention = phrase && readMention(article.text, tokens, phrase, runs[index] ?? [], leavesNoDoubt(cue, tokens));
  const quoted = cue.content.flatMap(({ from, to }) => tokens.slice(from, to).filter((t) => t.tag === "quote"));
  const own = quoted.map((t) => t.text).join(" ");
  const speaker = mention ? settle(focus, mention, index, own) : cue.speaker === null && last ? last : undefined;
  if (!speaker || !mayReport(cue, speaker, tokens, phrase)) return undefined;
  const spanOf = (range: Range): Span => ({
    start: tokens[range.from]?.start ?? 0,
    end: tokens[range.to - 1]?.end ?? 0,
  });
  const content = cue.content.filter((r) => r.to > r.from).map(spanOf);
  const cueSpan = spanOf(cue.cue);
  const speakerSpan = phrase && cue.speaker ? spanOf(phrase) : null;
  const unit = units[index];
  if (!unit || (content.length === 0 && !cue.announces)) {
    meet(focus, speaker, index, true);
    // "Smith spoke in a statement." leaves what is said to the quotation behind it.
    if (unit && content.length === 0)
      scene.carried = { attribution: silentAttribution(scene, unit, speaker), unit: index };
    return content.length === 0 ? speaker : undefined;
  }
  const attribution: Attribution = {
    kind: speaker.kind,
    speaker: speaker.name,
    speakerSpan,
    role: speaker.role,
    key: speaker.key,
    cue: article.text.slice(cueSpan.start, cueSpan.end),
    cueSpan,
    via: cue.addressee ? mediaName(article.text.slice(spanOf(cue.addressee).start, spanOf(cue.addressee).end)) : null,
    content,
    span: [
      ...content,
      ...(speakerSpan && phrase ? [spanOf({ from: phrase.from, to: descriptionEnd(tokens, phrase) })] : []),
    ].reduce(cover, cueSpan),
    form: formOf(unit, content),
    sentence: sentenceAt(article, unit, cueSpan.start),
  };
  if (cue.announces) scene.announced = { attribution, unit: index };
  if (content.length > 0) scene.found.push(attribution);
  meet(focus, speaker, index, true);
  return speaker;
}

/** A strong cue, or one that a quotation hangs on: whatever stands as its subject speaks. */
function leavesNoDoubt(cue: Cue, tokens: readonly Tagged[]): boolean {
  const atEdge = cue.content.some(
    (range) => tokens[range.from]?.tag === "quote" || tokens[range.to - 1]?.tag === "quote",
  );
  const clause =
    cue.verb?.clause === true && !cue.verb.finding && cue.content.some((range) => tokens[range.from]?.lower === "that");
  return cue.strong || atEdge || clause;
}

/** Weak cues ("the storm showed …", "the plan suggests …") need somebody or something that can speak. */
function mayReport(cue: Cue, speaker: Speaker, tokens: readonly Tagged[], phrase: Phrase | null): boolean {
  if (cue.strong || speaker.kind !== "institution" || !phrase) return true;
  for (let i = phrase.from; i < phrase.to; i++) {
    const token = tokens[i];
    if (token && (token.tag === "name" || isSpeakerNoun(token))) return true;
  }
  return false;
}

/** The grammatical subject is who "he" in the next sentences means, even if it says nothing. */
function meetSubject({ article, runs, focus }: Scene, tokens: readonly Tagged[], index: number): void {
  const phrase = mainSubject(tokens, tokens.length);
  if (!phrase) return;
  const mention = readMention(article.text, tokens, phrase, runs[index] ?? [], false);
  if (!mention || mention.type === "pronoun") return;
  const unnamed = focus.unnamed.length;
  const speaker = settle(focus, mention, index);
  // "The senator" is met where a role tells who that is. Others who only do something say too little of whom "he" means.
  const isNamed = mention.type !== "people" || speaker?.kind === "named";
  if (speaker && isNamed) meet(focus, speaker, index, false);
  else focus.unnamed.length = unnamed;
}

/** Words in quotation marks alone go to who was announced, or who was quoted right before. */
function continueQuotation(scene: Scene, unit: Unit, index: number): boolean {
  const from =
    scene.announced?.unit === index - 1
      ? scene.announced
      : (carriedTo(scene, unit, index) ?? subjectBefore(scene, unit, index));
  if (!from || unit.quotations.length === 0) return false;
  addContinuation(
    scene,
    unit,
    from.attribution,
    unit.quotations.map((q) => q.span),
  );
  const added = scene.found.at(-1);
  if (added) scene.carried = { attribution: added, unit: index };
  return true;
}

/** A quotation set apart, and under it, as a paragraph of its own, "— Bernie Hale, senator". */
function signedBelow(scene: Scene, unit: Unit, index: number): boolean {
  const { article, units, tagged, runs, focus } = scene;
  const below = units[index + 1];
  const tokens = tagged[index + 1] ?? [];
  const phrase = signature(tokens);
  if (!phrase || !below?.opensBlock || unit.quotations.length === 0) return false;
  const mention = readMention(article.text, tokens, phrase, runs[index + 1] ?? [], false);
  const speaker = mention && settle(focus, mention, index);
  if (speaker?.kind !== "named") return false;
  addContinuation(
    scene,
    unit,
    silentAttribution(scene, unit, speaker),
    unit.quotations.map((q) => q.span),
  );
  return true;
}

/** Nobody spoke in the sentence before, but a person is its subject: "Smith saw it otherwise. “…”". */
function subjectBefore(scene: Scene, unit: Unit, index: number): Scene["carried"] {
  const before = scene.units[index - 1];
  const tokens = scene.tagged[index - 1] ?? [];
  if (before?.block !== unit.block) return null;
  const speaker = subjectOf(scene, tokens, index - 1);
  return speaker?.kind === "named" ? { attribution: silentAttribution(scene, before, speaker), unit: index - 1 } : null;
}

/** The main subject of a unit as a speaker; undefined where it is none or can't be settled. */
function subjectOf({ article, runs, focus }: Scene, tokens: readonly Tagged[], index: number): Speaker | undefined {
  const phrase = mainSubject(tokens, tokens.length);
  if (phrase === undefined || isSupposed(tokens, phrase.from)) return undefined;
  const mention = readMention(article.text, tokens, phrase, runs[index] ?? [], false);
  return mention ? settle(focus, mention, index) : undefined;
}

/** What a quotation without a cue takes its speaker from. */
function silentAttribution({ article }: Scene, unit: Unit, speaker: Speaker): Attribution {
  return {
    kind: speaker.kind,
    speaker: speaker.name,
    speakerSpan: null,
    role: speaker.role,
    key: speaker.key,
    cue: "",
    cueSpan: null,
    via: null,
    content: [],
    span: unit.span,
    form: "direct",
    sentence: sentenceAt(article, unit, unit.span.start),
  };
}

/** The speaker of the unit before; within a paragraph also one further back, as long as nobody else spoke since. */
function carriedTo({ carried, units }: Scene, unit: Unit, index: number): Scene["carried"] {
  if (!carried) return null;
  const sameBlock = units[carried.unit]?.block === unit.block;
  if (sameBlock) return carried;
  return carried.unit === index - 1 ? carried : null;
}

function addContinuation(scene: Scene, unit: Unit, from: Attribution, content: readonly Span[]): void {
  const [first] = content;
  if (!first) return;
  scene.found.push({
    ...from,
    cue: "",
    cueSpan: null,
    content,
    span: content.reduce(cover, first),
    form: formOf(unit, content),
    sentence: sentenceAt(scene.article, unit, first.start),
  });
}

/** Quotations of a unit that no cue took: the speaker of the unit's own cue says them too where they are of one sentence with it. */
function settleLeftOver(scene: Scene, index: number, added: readonly Attribution[]): void {
  const unit = scene.units[index];
  if (!unit) return;
  const own = added[0] ?? colonSubject(scene, unit, index) ?? openingQuotation(scene, unit, index);
  if (!own) return;
  const left = unit.quotations.filter(
    (q) => isSpeech(scene.article.text, q.inner) && !added.some((a) => a.content.some((c) => contains(c, q.span))),
  );
  if (left.length === 0) return;
  addContinuation(
    scene,
    unit,
    { ...own },
    left.map((q) => q.span),
  );
}

/** Speech in quotation marks that nobody in reach can be named for: somebody's words all the same, not the outlet's. */
function addUnnamed(
  { article, focus, found }: Scene,
  unit: Unit,
  tokens: readonly Tagged[],
  added: readonly Attribution[],
): void {
  for (const { span, inner } of unit.quotations) {
    if (
      !isSpeech(article.text, inner) ||
      isLabel(tokens, span) ||
      added.some((a) => a.content.some((c) => overlaps(c, span)))
    )
      continue;
    found.push({
      kind: "anonymous",
      speaker: "",
      speakerSpan: null,
      role: null,
      key: `anonymous:${focus.articleKey}:`,
      cue: "",
      cueSpan: null,
      via: null,
      content: [span],
      span,
      form: "direct",
      sentence: sentenceAt(article, unit, span.start),
    });
  }
}

/** "a “defeat the establishment” theme": words that describe the noun behind them. */
function isLabel(tokens: readonly Tagged[], span: Span): boolean {
  const at = tokens.findIndex((t) => t.start === span.start);
  const before = tokens[at - 1]?.tag ?? "stop";
  return (
    /^(?:det|poss|num|noun)$/.test(before) &&
    tokens[at + 1]?.tag === "noun" &&
    !/[,.?!]["'”’]*$/.test(tokens[at]?.text ?? "")
  );
}

/** A sentence that begins in quotation marks, goes on without, and has no cue: its paragraph's speaker goes on. */
function openingQuotation(scene: Scene, unit: Unit, index: number): Attribution | undefined {
  const tokens = scene.tagged[index] ?? [];
  // "But “…”", "Instead, “…”": a connective of the outlet's before the words.
  const first = tokens.find((t) => !/^(?:adv|conj|comma)$/.test(t.tag));
  if (first?.tag !== "quote" || first.text.split(/\s+/).length < 5) return undefined;
  const carried = carriedTo(scene, unit, index);
  return carried && scene.units[carried.unit]?.block === unit.block ? carried.attribution : undefined;
}

/** "Her answer was: “…”", "The letter makes a case: “…”": behind a colon, the main subject speaks; so it does in the next paragraph. */
function colonSubject(scene: Scene, unit: Unit, index: number): Attribution | undefined {
  const tokens = scene.tagged[index] ?? [];
  const colon = tokens.findIndex(
    (t, i) => t.tag === "colon" && (i === tokens.length - 1 || tokens[i + 1]?.tag === "quote"),
  );
  if (colon < 2) return undefined;
  const speaker = subjectOf(scene, tokens, index);
  if (!speaker) return undefined;
  const attribution = silentAttribution(scene, unit, speaker);
  if (colon === tokens.length - 1) scene.announced = { attribution, unit: index };
  return attribution;
}

/** "Reporters asked her if she would go. “No.”": the words behind a question that is told are hardly the asker's. */
const ASKING = /\b(?:ask|asks|asked|asking|wonder|wonders|wondered|inquired|enquired)$/;

function carry(scene: Scene, index: number, added: readonly Attribution[]): void {
  if (added.length > 0 && added.every((a) => a.form === "reported" && ASKING.test(a.cue))) {
    scene.carried = null;
    return;
  }
  const spoken = added.filter((a) => a.form !== "reported").at(-1) ?? added.at(-1);
  const goesOn = scene.units[index + 1]?.block === scene.units[index]?.block;
  if (spoken) scene.carried = { attribution: spoken, unit: index };
  else if (!goesOn) scene.carried = null;
}
