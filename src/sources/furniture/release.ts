/** What a press release says of itself rather than of its subject: the paragraphs on its sender, the notes to editors. */
import { drop, type Work } from "./work.ts";

/** "About Delta Marine", "Notes to editors:": headings of what every release of a sender repeats. */
const about = /^about (?:the )?(\p{Lu}[\p{L}\d&.'’ -]{1,60}?)\s?:?$/iu;
const notes =
  /^(?:notes? (?:to|for) (?:the )?editors?|editors?['’]? notes?|boilerplate|für die redaktion|note aux rédactions)\s?:?$/iu;

/**
 * Drops what stands under such a heading behind the story's middle, up to the next heading. Under "About NAME" the
 * paragraph must open with the name: else the heading is of the story.
 */
export function judgeRelease({ draft, lines, fates }: Work): void {
  if (draft.shape !== "pasted") return;
  let dropping = false;
  lines.forEach((line, index) => {
    if (line.prose) {
      if (dropping && !fates[index]) fates[index] = drop("other", "what a release says of its sender");
      return;
    }
    const name = about.exec(line.text)?.[1];
    const next = lines[index + 1]?.text ?? "";
    const opens = notes.test(line.text) || (name !== undefined && opensWith(next, name));
    dropping = opens && index > lines.length / 2;
    if (dropping && !fates[index]) fates[index] = drop("other", "a heading of what a release says of its sender");
  });
}

function opensWith(text: string, name: string): boolean {
  const words = text.toLowerCase().replace(/^the /, "");
  return words.startsWith(name.toLowerCase()) && !/\p{L}/u.test(words[name.length] ?? "");
}
