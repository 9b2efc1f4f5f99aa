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

/**
 * `each` of all items, with every result handed on in its turn. No more than `ahead` are under way or waiting to be taken,
 * so that what is held stays bounded however fast the work is. A failure is thrown in its turn.
 */
export async function* streamInOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  each: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    const one = each(item);
    // It is awaited in its turn; until then a failure must not count as one that nobody hears of.
    one.catch(() => undefined);
    underWay.push(one);
    const first = underWay.length >= ahead ? underWay.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const one of underWay) yield await one;
}

/**
 * What work comes to; rejects with the signal's reason as soon as that is aborted. Work that is under way then ends by itself,
 * and nobody hears of it.
 */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
