/** Reads evidence files: JSON that may come from an older tool, another desk, or somebody's editor. */
import { EVIDENCE_SCHEMA, type Evidence } from "./evidence.ts";

/** The evidence, or null where the text isn't evidence of a version that this tool reads. Checks what later code leans on. */
export function readEvidence(text: string): Evidence | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isEvidence(value) ? value : null;
}

function isEvidence(value: unknown): value is Evidence {
  if (!isRecord(value) || value.schema !== EVIDENCE_SCHEMA) return false;
  const lists = [value.sources, value.excerpts, value.refused, value.themes, value.judgements];
  return (
    lists.every(Array.isArray) &&
    all(value.sources, isSource) &&
    all(value.excerpts, isExcerpt) &&
    all(value.refused, isPlaced) &&
    all(value.themes, (t) => isRecord(t) && typeof t.slug === "string")
  );
}

function isSource(value: unknown): boolean {
  return isRecord(value) && typeof value.path === "string" && typeof value.sha256 === "string";
}

function isExcerpt(value: unknown): boolean {
  if (!isPlaced(value) || !isRecord(value)) return false;
  const texts = [value.id, value.text, value.prefix, value.suffix];
  const sentences = value.sentences;
  return (
    texts.every((t) => typeof t === "string") &&
    typeof value.number === "number" &&
    Array.isArray(sentences) &&
    sentences.every((s) => isRecord(s) && isSpan(s.span)) &&
    (value.bytes === null || isSpan(value.bytes))
  );
}

function isPlaced(value: unknown): boolean {
  return isRecord(value) && typeof value.source === "string" && typeof value.theme === "string" && isSpan(value.span);
}

function isSpan(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value.start) && Number.isInteger(value.end);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function all(list: unknown, holds: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(holds);
}
