/** Tells the name of a site from the words of an article, by the page's address. */
import { titleKey } from "../furniture/looks.ts";

/** True where a text is the name of the site at an address, or the address holds it. */
export function isSiteName(text: string, url: string | null): boolean {
  const host = hostKey(url);
  const key = titleKey(text).replace(/ /g, "");
  return host.length > 2 && key.length > 2 && (key.includes(host) || (key.length > 4 && host.includes(key)));
}

/** The letters of an address's host, without `www` and its ending. */
function hostKey(url: string | null): string {
  if (url === null) return "";
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1] ?? "";
  return host
    .replace(/\.[a-z.]{2,6}$/i, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** Letters and digits of a text. */
export function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}
