/**
 * The sources of a memo as CSL-JSON, which reference managers and pandoc read. What isn't known is left out, never filled
 * in: a source without a title has none here either.
 */
import type { Memo, MemoSource } from "../memo.ts";

/** One item, by the names of the CSL 1.0.2 schema. */
export interface CslItem {
  /** `source-3`: the number that the memo prints. */
  readonly id: string;
  readonly type: "article-newspaper";
  readonly title?: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly "container-title"?: string;
  /** A year, a year and a month, or a day. */
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  /** The newsroom that the story goes back to, where it isn't the outlet. */
  readonly source?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly note: string;
}

/** In the order of the memo's source numbers. */
export function cslItems(memo: Memo): readonly CslItem[] {
  return memo.sources.map(itemOf);
}

/** The file: JSON with a line end at its end. */
export function writeCslJson(memo: Memo): string {
  return `${JSON.stringify(cslItems(memo), null, 2)}\n`;
}

function itemOf(source: MemoSource): CslItem {
  const { number, title, authors, outlet, origin, url, language, dateIso } = source;
  const parts = (dateIso ?? "").split("-").map(Number);
  return {
    id: `source-${number}`,
    type: "article-newspaper",
    ...(title === null ? {} : { title }),
    ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
    ...(outlet === null ? {} : { "container-title": outlet }),
    ...(dateIso === null || parts.some(Number.isNaN) ? {} : { issued: { "date-parts": [parts] } }),
    ...(origin === null || origin === outlet ? {} : { source: origin }),
    ...(url === null ? {} : { URL: url }),
    ...(language === null ? {} : { language }),
    note: `file: ${source.path}; SHA-256: ${source.sha256}`,
  };
}
