import { createHash } from "node:crypto";

/** SHA-256 as 64 lower-case hex digits. A string counts as its UTF-8 bytes; a lone surrogate as U+FFFD. */
export function sha256Hex(data: Uint8Array | string): string {
  const hash = createHash("sha256");
  return (typeof data === "string" ? hash.update(data, "utf8") : hash.update(data)).digest("hex");
}

/**
 * A name for a thing that stays the same as long as its parts do: the first 12 hex digits of SHA-256 over the parts,
 * joined by NUL so that `("ab", "c")` and `("a", "bc")` differ. Parts that hold a NUL themselves give that up.
 */
export function shortId(...parts: readonly string[]): string {
  return sha256Hex(parts.join("\0")).slice(0, 12);
}
