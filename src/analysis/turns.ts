/**
 * Turns of a transcript or an interview: paragraphs that open on a label in capitals and a colon ("SOLHEIM: …", "Q: …"). A
 * label is one only where several paragraphs have some and not all the same; a lone "UPDATE:" says nothing of who speaks.
 */
import { isGivenName } from "./lexicon/given-names.ts";
import type { Focus, Speaker } from "./resolve.ts";
import { speakerKey } from "./speaker-key.ts";
import type { Tagged } from "./tagging.ts";

/** Labels of the newsroom's own. */
const OWN =
  /^(?:UPDATED?|BREAKING|WATCH|NOTE|PHOTOS?|VIDEO|RELATED|CORRECTION|ANALYSIS|OPINION|EXCLUSIVE|LIVE|READ MORE|MORE)$/;

/** The label that each unit opens on; null where it opens no paragraph, or on no label. */
export function turnLabels(
  text: string,
  units: readonly { readonly opensBlock: boolean }[],
  tagged: readonly (readonly Tagged[])[],
): (string | null)[] {
  const found = units.map(({ opensBlock }, i) => (opensBlock ? labelOf(text, tagged[i] ?? []) : null));
  const times = new Map<string, number>();
  for (const label of found) if (label) times.set(label.text, (times.get(label.text) ?? 0) + 1);
  // A name in small letters is a label where it is surely one, or stands before several turns.
  return found.map((label) => (label && (label.sure || (times.get(label.text) ?? 0) > 1) ? label.text : null));
}

function labelOf(text: string, tokens: readonly Tagged[]): { readonly text: string; readonly sure: boolean } | null {
  const colon = tokens.findIndex((t) => t.tag === "colon");
  if (colon < 1 || colon > 4 || colon + 1 >= tokens.length) return null;
  const words = tokens.slice(0, colon);
  const label = text.slice(words[0]?.start, words.at(-1)?.end);
  if (/^\p{Lu}[\p{Lu} .'’-]*$/u.test(label)) return OWN.test(label) ? null : { text: label, sure: true };
  const isName = words.length >= 2 && words.every((t) => t.tag === "name");
  return isName ? { text: label, sure: isGivenName(words[0]?.lower ?? "") } : null;
}

/** "UPDATE: …", "Correction: …": the newsroom's own word before a colon, which nobody says. */
export function opensOnOwnLabel(tokens: readonly Tagged[]): boolean {
  return tokens[1]?.tag === "colon" && OWN.test((tokens[0]?.text ?? "").toUpperCase());
}

/** True where labels make turns: three paragraphs at least, and two who speak. */
export function hasTurns(labels: readonly (string | null)[]): boolean {
  const found = labels.filter((label) => label !== null);
  return found.length >= 3 && new Set(found).size >= 2;
}

/** Who a label means: the one person of the article with that last name, else whoever the label stands for, unnamed. */
export function turnSpeaker(focus: Focus, label: string): Speaker {
  const words = label.toLowerCase().split(/\s+/);
  const bearers = focus.roster.byLast.get(words.at(-1) ?? "") ?? [];
  const [person, ...others] =
    words.length > 1 ? bearers.filter((p) => p.name.toLowerCase() === words.join(" ")) : bearers;
  const rest = { plural: false, head: "" };
  if (person && others.length === 0)
    return {
      ...rest,
      kind: "named",
      name: person.name,
      role: person.role,
      key: speakerKey("named", person.name),
      person,
    };
  return {
    ...rest,
    kind: "anonymous",
    name: label,
    role: null,
    key: `anonymous:${focus.articleKey}:${label}`,
    person: null,
  };
}
