import type { CST } from "yaml";

/**
 * The offset of the first collection that lies deeper than `limit`, or undefined. Works on syntax tokens, before
 * anything recursive sees them, with a stack of its own: how deep a thread could recurse plays no part.
 */
export function tooDeep(tokens: readonly CST.Token[], limit: number): number | undefined {
  const stack: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  let first: number | undefined;
  while (stack.length > 0) {
    const top = stack.pop();
    if (top === undefined) break;
    const depth = isCollection(top.token) ? top.depth + 1 : top.depth;
    if (depth > limit) {
      first = Math.min(first ?? top.token.offset, top.token.offset);
      continue;
    }
    for (const token of children(top.token)) stack.push({ token, depth });
  }
  return first;
}

function isCollection(token: CST.Token): boolean {
  return token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return [];
  return token.items.flatMap((item: CST.CollectionItem) =>
    [item.key, item.value].filter((t) => t !== null && t !== undefined),
  );
}
