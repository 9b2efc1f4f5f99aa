/** The language of a page or of a part of it, as attributes: what a screen reader picks its voice by, and the direction. */
import { escapeHtml } from "./escape-html.ts";

/** `lang`, and `dir` where the language is written from right to left, each behind a space; nothing for what is no tag, which would make a screen reader guess. */
export function languageAttributes(language: string | null): string {
  if (language === null || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) return "";
  return ` lang="${escapeHtml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ""}`;
}

function isRightToLeft(language: string): boolean {
  return /^(?:ar|he|fa|ur|ps|yi|dv|ckb)(?:-|$)/i.test(language);
}
