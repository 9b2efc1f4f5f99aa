/** Ids of headings, the way GitHub makes them from the heading's text, so that links work in the bare file too. */

/** Gives each heading its id: the same text a second time gets `-1`, then `-2`. */
export interface Slugger {
  idOf(text: string): string;
}

/** Starts with no id taken. */
export function makeSlugger(): Slugger {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return {
    idOf(text) {
      const base = slugOf(text);
      let count = next.get(base) ?? 0;
      let id = count === 0 ? base : `${base}-${count}`;
      while (taken.has(id)) id = `${base}-${++count}`;
      taken.add(id);
      next.set(base, count + 1);
      return id;
    },
  };
}

/** Lower case, without punctuation, each space a hyphen. Never empty: a heading of nothing but signs is a `section`. */
export function slugOf(text: string): string {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  return slug === "" ? "section" : slug;
}
