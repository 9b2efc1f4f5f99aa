/** Runs numbered inputs one after another, and says which of them failed, took too long, or never came back. */
import { Worker } from "node:worker_threads";
import { expect } from "vitest";

/** So many times as many inputs: BRIEFWRIGHT_FUZZ=10. */
export const factor: number = Number(process.env.BRIEFWRIGHT_FUZZ ?? 1);

/** What one input may take, in seconds of CPU time, so that a busy machine doesn't count. */
const longest = 2;
/** After how long an input counts as hanging, in seconds of wall time. */
const patience = 60;

/** The number of the input at work, for a thread that looks whether it ever changes: what hangs can't speak for itself. */
const current = new Int32Array(new SharedArrayBuffer(4));
const watch = `
const { parentPort, workerData: { current, patience } } = require("node:worker_threads");
let [title, seen, since] = ["", 0, 0];
parentPort.on("message", (name) => { title = name; });
setInterval(() => {
  since = current[0] === 0 || current[0] !== seen ? 0 : since + 1;
  seen = current[0];
  if (since < patience) return;
  require("node:fs").writeSync(2, title + ": input " + seen + " hangs: it has not come back for " + patience + " seconds\\n");
  process.kill(process.pid, "SIGKILL");
}, 1000);
`;
const watcher = new Worker(watch, { eval: true, workerData: { current, patience } });
watcher.unref();

/** Runs so many inputs; the number of the one that threw, came back wrong or was slow is in the message. */
export async function fuzz<T>(
  count: number,
  make: (seed: number) => T,
  run: (input: T) => unknown | Promise<unknown>,
): Promise<void> {
  watcher.postMessage(expect.getState().currentTestName ?? "");
  for (let seed = 1; seed <= count * factor; seed++) {
    const input = make(seed);
    current[0] = seed;
    const before = process.cpuUsage();
    try {
      await run(input);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      if (seconds > longest) throw new Error(`it took ${seconds.toFixed(1)} s`);
    } catch (cause) {
      throw new Error(`input ${seed}, ${shown(input)}: ${String(cause)}`, { cause });
    } finally {
      current[0] = 0;
    }
  }
}

function shown(input: unknown): string | undefined {
  const text = input instanceof Uint8Array ? Buffer.from(input).toString("latin1") : input;
  return JSON.stringify(text)?.slice(0, 300);
}
