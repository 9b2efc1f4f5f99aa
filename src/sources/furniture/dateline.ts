/** The wire's opening: `KYIV, March 3 (Reuters) - `, `(Bloomberg) -- `, `WASHINGTON (AP) — `, `LONDON — `. */
import type { PartialDate } from "../article.ts";
import { findDate } from "../metadata/dates.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";

export interface Dateline {
  /** Characters up to the first word of the story. */
  readonly length: number;
  /** The newsroom in brackets; null where there is only a place. */
  readonly newsroom: string | null;
  /** Characters of the newsroom's name, from the line's start. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Only where the dateline gives the year. */
  readonly date: PartialDate | null;
}

const bracketed =
  /^((?:[\p{Lu}][\p{L}\p{M}.'’/-]*[ ,]{1,2}(?:\p{L}[\p{L}\d.'’]*[ ,]{1,2}){0,8}(?:\d{1,2},? ?(?:\d{4},? ?)?)?)?)\(([\p{L}][\p{L}\p{M}\d .&'’/-]{1,40})\)(\s?(?:--|—|–|-|:|\.)\s|\s)/u;
const cityOnly =
  /^(\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[ ,/]{1,2}(?:\p{Lu}[\p{L}\p{M}.'’-]*|[A-Z][a-z]+\.?|\d{1,2},?|(?:19|20)\d\d)){0,5})\s?(?:--|—|–|-)\s/u;

/** Undefined where the paragraph opens on its story at once. */
export function readDateline(line: string): Dateline | undefined {
  const head = line.slice(0, 140);
  const match = bracketed.exec(head);
  if (match) {
    const [whole, place = "", name = "", dash = ""] = match;
    const known = knownNewsroom(name);
    const dashed = /[-—–:]/.test(dash);
    const nameStart = place.length + 1;
    const date = findDate(place)?.date ?? null;
    if (
      (known !== undefined && (dashed || isPlace(place) || place === "")) ||
      (dashed && looksLikeAgency(name) && (place === "" || isPlace(place)))
    ) {
      return { length: whole.length, newsroom: known ?? name, nameStart, nameEnd: nameStart + name.length, date };
    }
  }
  const city = cityOnly.exec(head);
  const place = city?.[1] ?? "";
  if (
    !city ||
    !/^\p{Lu}{3,}/u.test(place.replace(/[.'’ -]/g, "")) ||
    /^(?:UPDATE|EXCLUSIVE|BREAKING|ANALYSIS|OPINION|WATCH|LIVE|Q|A)\b/.test(place)
  )
    return undefined;
  return { length: city[0].length, newsroom: null, nameStart: 0, nameEnd: 0, date: findDate(place)?.date ?? null };
}

/** Places of datelines are in capitals; `Officials (AP)` is not one. */
function isPlace(text: string): boolean {
  return (
    /^\p{Lu}[\p{Lu}\p{M}.'’-]+(?=[ ,/]|$)/u.test(text) ||
    /^\p{Lu}[\p{L}.'’-]+, (?:\p{L}{3,9}\.? \d|\d)/u.test(text) ||
    /^\p{Lu}[\p{L}.'’ -]{1,30} $/u.test(text)
  );
}

function looksLikeAgency(name: string): boolean {
  return (
    /^(?:\p{Lu}[\p{L}\p{M}\d.&'’-]*)(?: (?:\p{Lu}[\p{L}\p{M}\d.&'’-]*|of|and|&)){0,4}$/u.test(name) &&
    !/^(?:\d|I{1,3}|[A-Z])$/.test(name)
  );
}
