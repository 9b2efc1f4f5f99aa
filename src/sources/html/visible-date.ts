/** The date that a page shows where no markup says that it is one. */
import type { PartialDate } from "../article.ts";
import type { Stated } from "../draft.ts";
import { walk } from "../markup/tree.ts";
import { findDate, isUpdate, makeDate, readStamp } from "../metadata/dates.ts";
import { isHidden, namesOf } from "./lines.ts";
import { isForeign, ownText, type Page } from "./page.ts";

const dateNames =
  /(?:^|[\s_-])(?:date\S*|time\S*|published\S*|pub-?date|posted\S*|posted-on|post-?date|entry-?date|meta|post-?meta|entry-?meta|article-?(?:date|meta|info|time)|byline\S*|submitted|created|info|publish\S*|datum|fecha|data)(?:$|[\s_-])/;

/** A date in an element that pages name as one, or in a short text of its own that is nothing but a stamp. */
export function visibleDate({ root, spine }: Page): Stated<PartialDate> | undefined {
  let named: Stated<PartialDate> | undefined;
  let stamp: Stated<PartialDate> | undefined;
  let loose: Stated<PartialDate> | undefined;
  let seen = 0;
  walk(root, (element) => {
    if (
      isHidden(element) ||
      isForeign(element, spine) ||
      /footer|copyright/.test(namesOf(element)) ||
      element.name === "footer"
    )
      return "over";
    const names = namesOf(element);
    if (++seen > 50_000 || (named && stamp)) return "end";
    const short = element.children.length <= 12 ? ownText(element) : "";
    if (short === "") return "into";
    if (named === undefined && dateNames.test(names) && !isUpdate(short)) {
      const date = findDate(short)?.date ?? shortYear(short);
      if (date?.length === 10) named = { value: date, from: "text" };
    }
    if (stamp === undefined) {
      const read = readStamp(short);
      if (read?.published?.length === 10) stamp = { value: read.published, from: "text" };
    }
    const near = loose === undefined ? looseDate(short) : undefined;
    if (near !== undefined) loose = { value: near, from: "text" };
    return "into";
  });
  return named ?? stamp ?? loose;
}

/** A label for the day of publication, or the day at the very beginning of a short text. */
const dateLabel =
  /^(?:veröffentlicht|erschienen|datum|stand|vom|am|published|posted|date|on|publié|le|fecha|publicado|data|pubblicato|опубліковано|опубликовано|дата)(?:\s(?:am|on|le|el|il))?\s?:?\s*$/i;

/** The day of a short text that opens with it, or with a label for it. */
export function looseDate(text: string): PartialDate | undefined {
  const hit = text.length <= 90 ? findDate(text) : undefined;
  if (hit === undefined || hit.date.length < 10) return undefined;
  const before = text
    .slice(0, hit.start)
    .replace(/^[\s|·•,(–—-]+/, "")
    .replace(/^\p{L}+,?\s+(?=$)/u, "");
  return before === "" || dateLabel.test(before) ? hit.date : undefined;
}

/** `31.10.23` in an element that is named as a date. */
function shortYear(text: string): PartialDate | undefined {
  const match = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])/.exec(text);
  return match ? makeDate(2000 + Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}
