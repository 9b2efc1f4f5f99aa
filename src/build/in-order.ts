/** Work on many items at a time, with results in the order of the items. */

/**
 * `each` of all items, no more than `ahead` of them begun and not ended. Rejects with the first failure by time; items that
 * weren't begun then never are.
 */
export async function inOrder<T, R>(
  items: readonly T[],
  ahead: number,
  each: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(items.length);
  const rest = items.entries();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of rest) {
      if (failed) return;
      try {
        results[index] = await each(item);
      } catch (cause) {
        failed = true;
        throw cause;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(ahead, items.length) }, lane));
  return results;
}
