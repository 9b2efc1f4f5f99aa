/**
 * Mail messages (newsletters, alerts, forwarded articles) and MHTML archives of pages, which are mail messages too. The
 * subject is the title and the header's day the date; the sender is an outlet only where the name is a newsroom's.
 */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { normalizeLineEnds } from "../decoding.ts";
import type { Draft, StatedMetadata } from "../draft.ts";
import { collapse } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { isPersonName } from "../metadata/names.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";
import { refuse } from "../refuse.ts";
import { readFragment } from "./fragment.ts";
import { limitWarning, readPage } from "./html.ts";
import { splitLines } from "./text.ts";

/** Parts inside parts beyond which a message is refused. */
const MAX_NESTING = 20;

/** One draft, of the HTML part where there is one. */
export async function readMail(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING });
  const header = (key: string) => collapse(mail.headers.find((h) => h.key === key)?.value ?? "");
  const address = header("snapshot-content-location") || null;
  const archived = address !== null || /multipart\/related/i.test(header("content-type"));
  const html = mail.html?.trim() ?? "";
  if (html !== "" && archived && header("to") === "") {
    const { draft, exceeded } = readPage(html, address);
    return { value: [draft], diagnostics: limitWarning(name, exceeded) };
  }
  const stated = envelope(mail.subject ?? "", mail.from?.name ?? "", header("date"));
  if (html !== "") {
    const { draft, exceeded } = readFragment(html, stated);
    return { value: [draft], diagnostics: limitWarning(name, exceeded) };
  }
  const { text } = normalizeLineEnds(mail.text ?? "");
  if (text.trim() === "") return refuse(name, "source/unreadable", "is a mail message without a text");
  return {
    value: [{ text, lines: splitLines(text), stated, links: [], decoding: null, shape: "pasted" }],
    diagnostics: [],
  };
}

function envelope(subject: string, sender: string, date: string): StatedMetadata {
  const stated: StatedMetadata = {};
  const title = collapse(subject).replace(/^(?:(?:fwd?|re|aw|wg|tr|пересл)\s?:\s?)+/i, "");
  const day = findDate(date)?.date;
  const newsroom = knownNewsroom(sender);
  if (title !== "") stated.title = { value: title, from: "mail subject" };
  if (day !== undefined) stated.published = { value: day, from: "mail date" };
  if (newsroom !== undefined) stated.outlet = { value: newsroom, from: "mail sender" };
  else if (isPersonName(sender) && !/^(?:fwd?|wg)\s?:/i.test(subject))
    stated.authors = { value: [sender], from: "mail sender" };
  return stated;
}
