/**
 * The program of the children of `source-pool.ts`: reads one source per message and sends back what was read. A second
 * thread of it watches the clock and the memory, because the first hears of nothing while it parses: not of a limit, and
 * not of the end of the process that asked.
 */
import process from "node:process";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { watch } from "./source-watchdog.ts";

async function serve(): Promise<void> {
  const busy = new Int32Array(new SharedArrayBuffer(4));
  const [timeMs, heapMb] = process.argv.slice(2).map(Number);
  process.on("disconnect", () => process.exit(0));
  // A terminal sends these to all processes at once. When the one that asked ends over them, this one ends with it.
  for (const name of ["SIGINT", "SIGHUP"] as const) process.on(name, () => undefined);
  const dog = new Worker(fileURLToPath(import.meta.url), {
    workerData: { busy, timeMs, heapMb, parent: process.ppid },
  });
  dog.unref();
  const { readArticles } = await import("../sources/read-articles.ts");
  process.on("message", ({ bytes, path }: { bytes: Uint8Array; path: string }) => {
    Atomics.add(busy, 0, 1);
    Atomics.notify(busy, 0);
    void readArticles(bytes, path).then((read) => {
      Atomics.add(busy, 0, 1);
      Atomics.notify(busy, 0);
      process.send?.({ read });
    });
  });
  process.send?.({ ready: true });
}

if (isMainThread) await serve();
else watch(workerData);
