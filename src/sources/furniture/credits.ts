/** What lines of contributors and copyright say about the article. */
import { splitNames } from "../metadata/names.ts";
import { outletName } from "../metadata/newsrooms.ts";
import type { FoundInFurniture, Line } from "./work.ts";

/** "Reporting by" names authors where there is no byline; "additional reporting" and "assistance" never do. */
export function readContributors(line: Line, found: FoundInFurniture): void {
  for (const clause of line.text
    .replace(/^[-–—*([\s]+|[)\].\s]+$/g, "")
    .split(/;\s|\.\s(?=\p{Lu}\p{Ll}+\s(?:by|from)\b)/u)) {
    const match =
      /^(with |additional |further |extra )?(?:assistance|files|help|contributions?|reporting|writing|story)?.{0,30}?\b(?:by|from|:)\s(.+)$/iu.exec(
        clause,
      );
    const names = splitNames(
      match?.[2] ??
        clause
          .replace(/\scontributed\b.*$/i, "")
          .replace(/^(?:the )?associated press (?:writers?|journalists?|reporters?)\s/i, ""),
    );
    if (names.length === 0 || /^(?:editing|compiled|graphics?|production)/i.test(clause)) continue;
    const stated = { value: names, from: line.label };
    if (match && !match[1] && /^(?:reporting|writing|text|story)/i.test(clause)) found.authors ??= stated;
    else found.contributors ??= stated;
  }
}

/** Only a holder beside a year is the outlet: photo agencies sign without one. */
export function readCopyright(line: Line, found: FoundInFurniture): void {
  found.copyright ??= { value: line.text, from: line.label };
  const match =
    /(?:©|\(c\)|copyright)\s{0,2}(?:copyright\s|©\s?|\(c\)\s?)?(?:(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)?\d\d)?)[,\s]{1,3}(?:by\s)?([\p{Lu}«„"][^|;©]{1,80})/iu.exec(
      line.text,
    );
  const holder = match ? outletName((match[1] ?? "").replace(/\.\s.*$/, "")) : "";
  if (holder.length > 1 && holder.length < 60 && !/getty|shutterstock|rights/i.test(holder))
    found.outlet ??= { value: holder, from: line.label };
}
