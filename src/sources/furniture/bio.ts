/** What an article says of its own author at its end: who they are, and where to follow them. */
import { fitsInLowerCase } from "../../text/lower-case-pattern.ts";
import { isPersonName } from "../metadata/names.ts";
import { drop, type Line, type Work } from "./work.ts";

/** Paragraphs from the end within which such a note stands. */
const FROM_END = 5;
/** Characters of the longest note. */
const MAX_NOTE = 700;

/** A note opens with the author's name, or sends the reader after them. */
export function judgeBios({ draft, lines, fates, found }: Work): void {
  const authors = (draft.stated.authors ?? found.authors)?.value ?? [];
  const open = lines.flatMap((line, i) => (fates[i] || line.kind === "heading" ? [] : [i]));
  if (open.length < FROM_END) return;
  for (const index of open.slice(-FROM_END)) {
    const line = lines[index];
    if (line && line.text.length <= MAX_NOTE && isBio(line, authors))
      fates[index] = drop("byline", "a note on the author");
  }
  const last = open.at(-1) ?? -1;
  const name = fates[last] ? undefined : writer.exec(lines[last]?.text ?? "")?.[1];
  const surname = name?.split(" ").at(-1) ?? "";
  if (name !== undefined && isPersonName(name) && !open.some((i) => i < last && lines[i]?.text.includes(surname)))
    fates[last] = drop("byline", "a note on a writer whom the story doesn't speak of");
}

/** A last paragraph on somebody new who writes for a living, or as an expert. */
const writer =
  /^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}),? is (?:a|an|the) [^.!?]{0,60}\b(?:writer|reporter|journalist|columnist|correspondent|editor|author|contributor|blogger|founder|co-founder|professor|lecturer|fellow|analyst|consultant|strategist|director|researcher)\b/u;

function isBio({ text }: Line, authors: readonly string[]): boolean {
  if (authors.some((name) => name.includes(" ") && text.startsWith(name) && aboutPerson.test(text.slice(name.length))))
    return true;
  return isAboutAuthor(text) || sendsAfter(text);
}

/** What is said of a person whose name has just been given, in the present. */
const aboutPerson =
  /^(?:['’]s (?:latest|new|first|most recent|book|novel|column)\b|,? (?:who|is|are|was|covers|writes|reports|has (?:covered|written|reported|been|worked)|works|lives|leads|serves|joined|can be|may be|edits|hosts|teaches|ist|arbeitet|schreibt|lebt|studierte|leitet|est|travaille|écrit|es|trabaja|escribe|è|scrive|é|jest|є|пише|працює|является|пишет)\s|\s?[(|,–—-])/u;

const isAboutAuthor = fitsInLowerCase(
  /^(?:the (?:author|writer|columnist|reporter)s? (?:is|are|can be|may be|has|works?)\b|about the authors?\b|(?:zur person|zum autor|zur autorin|über (?:den autor|die autorin))\b|(?:der autor|die autorin) (?:ist|arbeitet|lebt|schreibt)\b|l['’]aute(?:ur|ure|rice) (?:est|a)\b|(?:el autor|la autora) es\b|(?:o autor|a autora) é\b|об? авторе?\b)/iu,
);

const sendsAfter = fitsInLowerCase(
  /(?:follow|find|reach|e-?mail|contact) (?:him|her|them|me|the author|@?\p{Lu}\S*) (?:on|at|via) (?:twitter|x|facebook|instagram|linkedin|bluesky|threads|mastodon|\S+@)|^[^.!?]{0,80}\b(?:on )?twitter:? @\w+\.?$/iu,
);
