/**
 * How the JavaScript engine is set up for a process that lives some seconds. V8 by default optimises what runs a few
 * thousand times, on threads beside; of a single build that was a third of the CPU time, spent on code that hardly ran
 * again, and so it is of the first pages that a process reads. Asking for more runs first leaves long work as fast as it
 * was. Patterns are compiled once, at their first use: by default V8 does so twice for each that is used twice, and most of
 * ours are. Flags have different names in different versions of V8, which complains of those it doesn't know: of a
 * version that isn't listed nothing is asked.
 */
const patience: Readonly<Record<string, readonly string[]>> = {
  // The first in bytes of bytecode run; V8's own is 132 KB.
  "20": ["--interrupt-budget=1000000", "--no-regexp-tier-up"],
  // The first in calls; V8's own is 3,000.
  "22": ["--invocation-count-for-turbofan=20000", "--no-regexp-tier-up"],
  "24": ["--no-regexp-tier-up"],
};

/**
 * For the command: the space of young objects grows to its full size at once, instead of being collected at each
 * doubling, and by one thread: helpers wait for each other more than they help.
 */
export function commandFlags(node: string): readonly string[] {
  const own = patienceOf(node);
  return own.length === 0 ? [] : [...own, "--semi-space-growth-factor=16", "--no-parallel-scavenge"];
}

/**
 * For a process that reads sources beside others of its kind: its garbage is collected by the thread that makes it, since
 * the other processors have readers of their own. `heapMb` is the most that V8's heap may hold, in mebibytes.
 */
export function readerFlags(node: string, heapMb: number): readonly string[] {
  return [`--max-old-space-size=${heapMb}`, "--min-semi-space-size=16", "--single-threaded-gc", ...patienceOf(node)];
}

function patienceOf(node: string): readonly string[] {
  return patience[node.split(".")[0] ?? ""] ?? [];
}
