import { type Span, trimSpan } from "./span.ts";
export function splitSentences(text: string, _language?: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const m of text.matchAll(/[.!?…]+["'”’)\]]*(?=\s+["'“‘([]?[A-ZА-ЯІЇЄ0-9])|\n\s*\n/gu)) {
    const span = trimSpan(text, { start, end: m.index + m[0].length });
    if (span.end > span.start) spans.push(span);
    start = m.index + m[0].length;
  }
  const last = trimSpan(text, { start, end: text.length });
  if (last.end > last.start) spans.push(last);
  return spans;
}
