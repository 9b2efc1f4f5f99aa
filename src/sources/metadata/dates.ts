/**
 * Dates as sources print them, read without a guess: the month is named, or the order of the numbers is certain. A
 * date without a year is none. Results are `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 */
import type { PartialDate } from "../article.ts";

/** Beginnings of month names, by month from 1: English, German, French, Spanish, Italian, Dutch, Polish, Portuguese, Ukrainian, Russian, Arabic. */
const monthStarts: readonly (readonly string[])[] = [
  ["jan", "jän", "ene", "gen", "sty", "січ", "янв", "janv", "ينا"],
  ["feb", "fév", "fev", "lut", "лют", "фев", "févr", "فبر"],
  ["mar", "mär", "maa", "mrt", "бер", "мар", "märz", "مارس"],
  ["apr", "avr", "abr", "kwi", "кві", "апр", "أبر", "ابر"],
  ["may", "mai", "mei", "mag", "maj", "maio", "mayo", "тра", "май", "мая", "ماي"],
  ["jun", "juin", "giu", "cze", "чер", "июн", "يوني"],
  ["jul", "juil", "lug", "lip", "лип", "июл", "يولي"],
  ["aug", "aoû", "aou", "ago", "sie", "сер", "авг", "أغس", "اغس"],
  ["sep", "set", "wrz", "вер", "сен", "سبت"],
  ["oct", "okt", "ott", "out", "paź", "жов", "окт", "أكت", "اكت"],
  ["nov", "lis", "лис", "ноя", "نوف"],
  ["dec", "dez", "déc", "dic", "gru", "гру", "дек", "ديس"],
];

/** Month names are whole words; a start alone would take `Marie` or `Junge` for a month. */
const monthName =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|jänner|februar|märz|mär|mai|juni|juli|oktober|dezember|okt|dez|janvier|janv|février|févr|fevrier|mars|avril|avr|juin|juillet|juil|août|aout|septembre|octobre|novembre|décembre|déc|enero|ene|febrero|marzo|abril|abr|mayo|junio|julio|agosto|ago|septiembre|octubre|noviembre|diciembre|dic|gennaio|gen|febbraio|aprile|maggio|mag|giugno|giu|luglio|lug|settembre|set|ottobre|ott|dicembre|januari|februari|maart|mrt|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر)$/;

/** A date found in a line. */
export interface DateHit {
  readonly date: PartialDate;
  readonly start: number;
  readonly end: number;
}

/** The first date of a text, at most 400 characters of which are read; undefined where there is none. */
export function findDate(text: string): DateHit | undefined {
  const line = text.slice(0, 400);
  const hits = [isoDate(line), namedDate(line), numericDate(line)].filter((hit) => hit !== undefined);
  return hits.sort((a, b) => a.start - b.start || b.end - a.end)[0];
}

/** The month from 1 that a word names, whatever its case; undefined for other words. */
export function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase().replace(/\.$/, "");
  if (!monthName.test(lower)) return undefined;
  if (lower === "листопад" || lower === "листопада" || lower === "listopada") return 11;
  if (lower.startsWith("mart")) return 3;
  const index = monthStarts.findIndex((starts) => starts.some((start) => lower.startsWith(start)));
  return index < 0 ? undefined : index + 1;
}

/** A date from its parts, or undefined where there is no such day. Years from 1900 to 2100 only. */
export function makeDate(year: number, month: number, day?: number): PartialDate | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return undefined;
  const short = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return short;
  return day >= 1 && day <= daysIn(year, month) ? `${short}-${String(day).padStart(2, "0")}` : undefined;
}

/** The day in UTC of a number of seconds since 1970 (Hinnant's `civil_from_days`); undefined out of range. */
export function dayOfEpoch(seconds: number): PartialDate | undefined {
  const days = Math.floor(seconds / 86_400) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2025-06-05`, `2025/6/5`, `2025.06.05`, `2025年6月5日`, `20250605T…` and `2025-06`. */
function isoDate(line: string): DateHit | undefined {
  const match =
    /(?<!\d)((?:19|20)\d\d)(?:([-/.])(\d{1,2})\2(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?|(\d\d)(\d\d)(?=T\d)|-(\d\d)(?![\d-]))(?!\d)/.exec(
      line,
    );
  if (!match) return undefined;
  const month = match[3] ?? match[5] ?? match[7] ?? match[9];
  const day = match[4] ?? match[6] ?? match[8];
  return hit(makeDate(Number(match[1]), Number(month), day === undefined ? undefined : Number(day)), match);
}

/** `5 June 2025`, `5. Juni 2025`, `June 5, 2025`, `5 de junio de 2025`, `Jun 5th 2025`, `June 2025`. */
function namedDate(line: string): DateHit | undefined {
  const words = /\p{L}{3,12}/gu;
  for (let match = words.exec(line); match !== null; match = words.exec(line)) {
    const month = monthOf(match[0]);
    if (month === undefined) continue;
    const before = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s\u00a0-]{0,2}(?:de |of )?$/.exec(
      line.slice(Math.max(0, match.index - 12), match.index),
    );
    const rest = line.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const after = /^\.?[\s\u00a0,-]{0,2}(?:de |of )?((?:19|20)\d\d)(?!\d)/.exec(rest);
    const american =
      /^\.?[\s\u00a0]{0,2}(\d{1,2})(?:st|nd|rd|th)?,?(?:[\s\u00a0]{1,2}|(?<=,))((?:19|20)\d\d)(?!\d)/.exec(rest);
    const tail = american ?? after;
    if (!tail) continue;
    const year = Number(american ? american[2] : after?.[1]);
    const day = american ? Number(american[1]) : before ? Number(before[1]) : undefined;
    const date = makeDate(year, month, day);
    const start = !american && before ? match.index - before[0].length : match.index;
    if (date !== undefined) return { date, start, end: match.index + match[0].length + tail[0].length };
  }
  return undefined;
}

/** `05.06.2025` is day first, everywhere dots are used; with slashes or hyphens only where one number can't be a month. */
function numericDate(line: string): DateHit | undefined {
  const match = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\.?\d)/.exec(line);
  if (!match) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (match[2] === "." || first > 12) return hit(makeDate(year, second, first), match);
  if (second > 12 || first === second) return hit(makeDate(year, first, second), match);
  return undefined;
}

function hit(date: PartialDate | undefined, match: RegExpExecArray): DateHit | undefined {
  return date === undefined ? undefined : { date, start: match.index, end: match.index + match[0].length };
}

const stampWords =
  /\b(?:published|posted|updated|last|modified|on|at|first|created|date|am|pm|a\.m\.|p\.m\.|est|edt|et|pt|gmt|bst|utc|cet|cest|eet|eest|msk|ist|hrs?|uhr|stand|veröffentlicht|aktualisiert|am|um|publié|mis|à|jour|le|publicado|actualizado|a|las|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ago|edited|issued|release[d]?)\b|기사입력|입력|등록|승인|опубліковано|оновлено|опубликовано|обновлено|дата|неділя|понеділок|вівторок|середа|четвер|п.ятниця|субота|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|года|року|г\.|р\./giu;

/** What a line is that holds nothing but a date with its label, weekday and time; undefined for all other lines. */
export function readStamp(
  line: string,
): { readonly published?: PartialDate; readonly updated?: PartialDate } | undefined {
  if (line.length > 120) return undefined;
  const first = findDate(line);
  if (!first) return undefined;
  const behind = line.slice(first.end);
  const second = findDate(behind);
  const bare =
    strip(line.slice(0, first.start)) +
    strip(second ? behind.slice(0, second.start) + behind.slice(second.end) : behind);
  if (bare !== "") return undefined;
  const updatedFirst = isUpdate(line.slice(0, first.start));
  if (!second) return updatedFirst ? { updated: first.date } : { published: first.date };
  if (updatedFirst) return { updated: first.date, published: second.date };
  return isUpdate(behind) ? { published: first.date, updated: second.date } : { published: first.date };
}

/** True where a label says that a date is of a later version. */
export function isUpdate(label: string): boolean {
  return /updated|modified|edited|aktualisiert|stand:|mis à jour|actualizado|оновлено|обновлено|изменено/i.test(label);
}

function strip(text: string): string {
  return text
    .replace(/(?<=\d(?:\s?[apAP]\.?[mM]\.?)?)\s?\(?[A-Z]{2,4}T\)?(?![\p{L}])/gu, "")
    .replace(/\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?/gi, "")
    .replace(/[+-]\d\d:?\d\d/g, "")
    .replace(stampWords, "")
    .replace(/[\s\u00a0,.;:|•·()[\]/–—-]+/g, "");
}
