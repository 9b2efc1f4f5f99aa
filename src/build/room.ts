/** Reads many files ahead of the work on them, without holding more of them in memory than it may. */

/** Runs `read` once there is room, then `use` on what it gave, which takes room until that is done. Rejects as they do. */
export type Room = <T>(
  read: () => Promise<Uint8Array | undefined>,
  use: (bytes: Uint8Array | undefined) => Promise<T>,
) => Promise<T>;

/**
 * Nothing more is read while `bytes` of it or more are held, nor while `reads` others are being read; what waits goes in
 * the order of asking. The last files let in may pass the limit by their own size, which nobody knows before.
 */
export function roomFor({ bytes: most, reads }: { readonly bytes: number; readonly reads: number }): Room {
  let held = 0;
  let reading = 0;
  const waiting: (() => void)[] = [];
  const letIn = (): void => {
    while (held < most && reading < reads) {
      const next = waiting.shift();
      if (next === undefined) return;
      reading++;
      next();
    }
  };
  return async (read, use) => {
    await new Promise<void>((enter) => {
      waiting.push(enter);
      letIn();
    });
    let size = 0;
    let bytes: Uint8Array | undefined;
    try {
      bytes = await read();
      size = bytes?.length ?? 0;
      held += size;
    } finally {
      reading--;
      letIn();
    }
    try {
      return await use(bytes);
    } finally {
      held -= size;
      letIn();
    }
  };
}
