/**
 * Mail messages (newsletters, alerts, forwarded articles) and MHTML archives of pages, which are mail messages too. The
 * subject is the title and the header's day the date, of the forwarded message where there is one.
 */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { normalizeLineEnds } from "../decoding.ts";
import type { Draft, StatedMetadata } from "../draft.ts";
import { readAlert } from "../mail/alert.ts";
import { type InnerHead, readInnerMessage } from "../mail/forwarded.ts";
import { readSender } from "../mail/sender.ts";
import { parseHtml } from "../markup/parse.ts";
import { collapse } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { refuse } from "../refuse.ts";
import { draftOfElement } from "./fragment.ts";
import { limitWarning, readPage } from "./html.ts";
import { splitLines } from "./text.ts";

/** Parts inside parts beyond which a message is refused. */
const MAX_NESTING = 20;

/** One draft, of the HTML part where there is one; one an entry for alerts. */
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
  const { name: sender = "", address: mailbox = "" } = mail.from ?? {};
  const bulk = header("list-id") !== "" || header("list-unsubscribe") !== "" || /bulk|list/i.test(header("precedence"));
  const outer = { name: sender, address: mailbox, date: header("date"), subject: mail.subject ?? "" };
  if (html !== "") {
    const { root, exceeded } = parseHtml(html);
    const alert = readAlert(root);
    if (alert.length > 0) return { value: alert, diagnostics: limitWarning(name, exceeded) };
    return { value: [messageDraft(draftOfElement(root, {}), outer, bulk)], diagnostics: limitWarning(name, exceeded) };
  }
  const { text } = normalizeLineEnds(mail.text ?? "");
  if (text.trim() === "") return refuse(name, "source/unreadable", "is a mail message without a text");
  const draft: Draft = { text, lines: splitLines(text), stated: {}, links: [], decoding: null, shape: "pasted" };
  return { value: [messageDraft(draft, outer, bulk)], diagnostics: [] };
}

const forward = /^(?:(?:re|aw)\s?:\s?)*(?:fwd?|fw|wg|tr|wtr|пересл|fwd?)\s?:/iu;

/** A draft with what the head says of it: the mail's own, or that of the message that it forwards. */
function messageDraft(draft: Draft, outer: InnerHead, bulk: boolean): Draft {
  const { lines, forwarded } = readInnerMessage(draft.text, draft.lines, forward.test(outer.subject));
  const head = forwarded ?? outer;
  const title = collapse(head.subject || outer.subject).replace(/^(?:(?:fwd?|fw|re|aw|wg|tr|пересл)\s?:\s?)+/iu, "");
  const day = findDate(head.date)?.date;
  const where = forwarded ? "forwarded mail" : "mail";
  const stated: StatedMetadata = { ...readSender(head.name, head.address, bulk && !forwarded) };
  if (title !== "") stated.title = { value: title, from: `${where} subject` };
  if (day !== undefined) stated.published = { value: day, from: `${where} date` };
  return { ...draft, lines, stated };
}
