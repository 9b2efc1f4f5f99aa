/**
 * Turns of a transcript or an interview: paragraphs that open on a label in capitals and a colon ("SOLHEIM: …", "Q: …"). A
 * label is one only where several paragraphs have some and not all the same; a lone "UPDATE:" says nothing of who speaks.
 */
import type { Focus, Speaker } from "./resolve.ts";
import { speakerKey } from "./speaker-key.ts";
import type { Tagged } from "./tagging.ts";

/** Labels of the newsroom's own. */
const OWN =
  /^(?:UPDATED?|BREAKING|WATCH|NOTE|PHOTOS?|VIDEO|RELATED|CORRECTION|ANALYSIS|OPINION|EXCLUSIVE|LIVE|READ MORE|MORE)$/;

/** The label that a paragraph's first unit opens on; null where there is none. */
export function turnLabel(text: string, tokens: readonly Tagged[]): string | null {
  const colon = tokens.findIndex((t) => t.tag === "colon");
  if (colon < 1 || colon > 4 || colon + 1 >= tokens.length) return null;
  const label = text.slice(tokens[0]?.start, tokens[colon - 1]?.end);
  return /^\p{Lu}[\p{Lu} .'’-]*$/u.test(label) && !OWN.test(label) ? label : null;
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
  const last = label.split(/\s+/).at(-1)?.toLowerCase() ?? "";
  const [person, ...others] = focus.roster.byLast.get(last) ?? [];
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
