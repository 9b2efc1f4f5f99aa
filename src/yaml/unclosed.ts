/** Where what the parser found unclosed was opened: it tells only where it gave up, which is mostly the file's end. */
import { CST } from "yaml";
import type { Span } from "../text/span.ts";

/** The mark that opens what `close` would end; the last one where several are open. Undefined where none is found. */
export function openedBy(tokens: readonly CST.Token[], close: string): Span | undefined {
  let found: Span | undefined;
  const look = (token: CST.Token | null | undefined) => {
    const at = token && openMark(token, close);
    if (at !== undefined && at !== null) found = { start: at, end: at + 1 };
  };
  for (const token of tokens) {
    if (token.type !== "document") continue;
    look(token.value);
    CST.visit(token, ({ key, value }) => {
      look(key);
      look(value);
    });
  }
  return found;
}

/** The offset of a token's first mark where nothing closes it. */
function openMark(token: CST.Token, close: string): number | undefined {
  if (token.type === "flow-collection") {
    const closed = token.end.some(({ source }) => source === close);
    return !closed && token.start.source === (close === "]" ? "[" : "{") ? token.start.offset : undefined;
  }
  if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return undefined;
  const { source, offset } = token;
  return source.startsWith(close) && (source.length === 1 || !source.endsWith(close)) ? offset : undefined;
}
