/**
 * Sets the JavaScript engine up for a process that lives about a second. V8 by default optimises what runs a few thousand
 * times, on threads beside; of a single build that was a third of the CPU time, spent on code that hardly ran again.
 * Asking for more runs first leaves long builds as fast as they were. Patterns are compiled once, at their first use: by
 * default V8 does so twice for each that is used twice, and most of ours are. The space of young objects grows to its
 * full size at once, instead of being collected at each doubling, and by one thread: helpers wait for each other more than
 * they help. Imported before all else, because a function keeps the limit that it was first run under.
 */
import process from "node:process";
import { setFlagsFromString } from "node:v8";

// Flags have different names in different versions of V8, which complains of those it doesn't know.
const memory = ["--semi-space-growth-factor=16", "--no-parallel-scavenge"];
const flags: Readonly<Record<string, readonly string[]>> = {
  // The first in bytes of bytecode run; V8's own is 132 KB.
  "20": ["--interrupt-budget=1000000", "--no-regexp-tier-up", ...memory],
  // The first in calls; V8's own is 3,000.
  "22": ["--invocation-count-for-turbofan=20000", "--no-regexp-tier-up", ...memory],
  "24": ["--no-regexp-tier-up", ...memory],
};

for (const flag of flags[process.versions.node.split(".")[0] ?? ""] ?? []) setFlagsFromString(flag);
