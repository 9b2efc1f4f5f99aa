/**
 * Turns between pieces of work. While a stage works, its thread hears of nothing; between two stages it looks up, so that
 * an interrupt ends even the build of a long memo in the time of one stage.
 */

/** Lets what waits for this thread have its turn; throws the signal's reason where the build was stopped meanwhile. */
export type Turn = () => Promise<void>;

export function turnsOf(signal: AbortSignal | undefined): Turn {
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };
}

/** Where nobody waits for the thread, or it can be ended from outside. */
export const noTurn: Turn = () => Promise.resolve();
