/**
 * Messages within a message: a forwarded one is the article, and what stands above it is its forwarder's; an answered one
 * is quoted. The head that mail programs print over it says who wrote it, when, and under which subject.
 */
import { cut } from "../../text/span.ts";
import type { DraftLine } from "../draft.ts";

/** The head of a message within the message; empty strings where it doesn't say. */
export interface InnerHead {
  readonly name: string;
  readonly address: string;
  readonly date: string;
  readonly subject: string;
}

export interface InnerMessage {
  /** All lines, those that aren't the article marked as furniture. */
  readonly lines: readonly DraftLine[];
  /** Null where nothing was forwarded. */
  readonly forwarded: InnerHead | null;
}

const labels: readonly (readonly [keyof InnerHead | "from" | "other", string])[] = [
  ["from", "From|Von|De|Absender|Від|От"],
  ["date", "Date|Sent|Datum|Gesendet|Envoyé|Дата|Надіслано|Відправлено|Отправлено"],
  ["subject", "Subject|Betreff|Objet|Asunto|Тема"],
  ["other", "To|Cc|An|À|Para|Кому|Копія|Reply-To"],
];
const label = new RegExp(`(?:^|\\s)\\*?(${labels.map(([, words]) => words).join("|")})\\s?:\\*?(?=\\s)`, "gu");
const opensHead = new RegExp(`^\\*?(?:${labels.map(([, words]) => words).join("|")})\\s?:`, "u");
/** The line over a forwarded message; answers have one of "original message", which says no more than the head. */
const forwardMark =
  /^[->\s]*(?:forwarded message|begin forwarded message|weitergeleitete nachricht|message transféré|переслане повідомлення|пересланное сообщение|пересылаемое сообщение)\b/iu;
const originalMark =
  /^[-_\s]{3,}(?:original message|original-nachricht|ursprüngliche nachricht|message d'origine|message original)/iu;
const writes =
  /^(?:on\b.{5,200}\bwrote|am\b.{5,200}\bschrieb\b.{0,120}|le\b.{5,200}\ba écrit|\d.{5,200}(?:пише|написав|написала|пишет|написал))\s?:$/iu;

/** `forwards`: the subject says so. `text` is the text that the lines stand in. */
export function readInnerMessage(text: string, lines: readonly DraftLine[], forwards: boolean): InnerMessage {
  const words = lines.map(({ span }) => cut(text, span).replace(/^>\s?/, ""));
  const quoted = lines.map((line, i) =>
    writes.test(words[i] ?? "") ? dropped(line, "it leads over to a quoted message") : line,
  );
  const found = findHead(words);
  if (!found) return { lines: withoutSignature(quoted, words, lines.length), forwarded: null };
  const { start, end, head } = found;
  const forwarded = forwards || words.slice(0, end).some((line) => forwardMark.test(line));
  return {
    forwarded: forwarded ? head : null,
    lines: withoutSignature(quoted, words, start).map((line, i) => {
      if (i < start && forwarded) return dropped(line, "words of the one who forwarded the message");
      if (i >= start && i < end) return dropped(line, "the head of the message within");
      return i >= end && !forwarded && line.kind === "text" ? { ...line, kind: "quote" } : line;
    }),
  };
}

function dropped(line: DraftLine, because: string): DraftLine {
  return line.furniture ? line : { ...line, furniture: { reason: "label", because } };
}

/** Lines over which a head may go; with addresses of many it is folded into more. */
const MAX_HEAD = 8;

/** The first head, with the mark above it. It has at least three fields, of which one says who wrote. */
function findHead(words: readonly string[]): { start: number; end: number; head: InnerHead } | undefined {
  for (let i = 0; i < words.length; i++) {
    const line = words[i] ?? "";
    const marked = forwardMark.test(line) || originalMark.test(line);
    if (!marked && !opensHead.test(line)) continue;
    let end = i + 1;
    while (end < words.length && end - i < MAX_HEAD && opensHead.test(words[end] ?? "")) end++;
    const head = readHead(words.slice(i, end).join("\n"));
    if (head) return { start: i, end, head };
  }
  return undefined;
}

function readHead(text: string): InnerHead | undefined {
  const found = [...text.slice(0, 2000).matchAll(label)];
  const fields = new Map<string, string>();
  found.forEach((match, i) => {
    const key = labels.find(([, words]) => words.split("|").includes(match[1] ?? ""))?.[0] ?? "other";
    const value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? 2000).trim();
    if (!fields.has(key)) fields.set(key, value.split("\n")[0] ?? "");
  });
  const from = fields.get("from") ?? "";
  if (found.length < 3 || from === "") return undefined;
  const address = /[\w.+-]{1,64}@[\w.-]{1,255}/.exec(from)?.[0] ?? "";
  const name = from.replace(/[<[(]?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,255}[>\])]?.*$/, "").trim();
  return { name, address, date: fields.get("date") ?? "", subject: fields.get("subject") ?? "" };
}

/** From `--` alone in a line to the end of the sender's own words: a convention of mail since its beginning. */
function withoutSignature(lines: readonly DraftLine[], words: readonly string[], end: number): readonly DraftLine[] {
  const start = words.findIndex((line, i) => i < end && /^--$/.test(line.trim()));
  if (start < 0) return lines;
  return lines.map((line, i) =>
    i < start || i >= end || line.furniture
      ? line
      : { ...line, furniture: { reason: "other", because: "a signature" } },
  );
}
