/** Newsrooms as the words of an addressee: "told the FT", "in an interview with Bloomberg News". */

const words: ReadonlySet<string> = new Set(
  `times post journal news newspaper television tv radio reuters bloomberg ft cnn bbc nbc abc cbs fox msnbc npr ap afp politico axios guardian
telegraph herald tribune chronicle magazine press agency economist interfax tass ukrinform suspilne zdf ard rai lemonde figaro spiegel bild welt zeitung
wsj nyt atlantic newsweek time usa today sky itv`.split(/\s+/),
);

/** The newsroom in an addressee's words, as printed but for its article; null where it is none ("reporters", "Congress"). */
export function mediaName(addressee: string): string | null {
  const name = addressee.replace(/^the\s+/i, "").replace(/[’']s\b.*$/, "");
  const isMedia =
    /^\p{Lu}/u.test(name) &&
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => words.has(word));
  return isMedia ? name : null;
}
