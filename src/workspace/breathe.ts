/** How long work may hold the event loop, in milliseconds, before signals and timers get their turn. */
const longestHoldMs = 15;

/**
 * Gives a function to await between steps of synchronous work: it returns at once, but now and then only after a turn of
 * the event loop, so that an interrupt is heard while thousands of files are read.
 */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestHoldMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
