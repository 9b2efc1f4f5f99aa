/** Dates as a memo prints them. No clock and no locale: month names come from the wording. */
import type { Wording } from "./wording/wording.ts";

/** `2025-06-06` as `6 June 2025`, `2025-05` as `May 2025`, `2025` as itself; anything else unchanged. */
export function printDate(date: string, wording: Wording): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  const month = parts?.[2] === undefined ? undefined : wording.months[Number(parts[2]) - 1];
  if (!parts || (parts[2] !== undefined && month === undefined)) return date;
  if (parts[3] !== undefined) return wording.day(Number(parts[3]), month ?? "", parts[1] ?? "");
  return month === undefined ? date : wording.month(month, parts[1] ?? "");
}
