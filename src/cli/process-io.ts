import { availableParallelism } from "node:os";
import process from "node:process";
import { nodeWorkspace } from "../workspace/node.ts";
import { packageResources } from "../workspace/package-resources.ts";
import type { Resources } from "../workspace/resources.ts";
import type { Io } from "./io.ts";
import { exit } from "./outcome.ts";

/** How long an interrupted command may take to end by itself, in milliseconds. */
const graceMs = 150;

/** The world as this process sees it. Listens for interrupts from here on. */
export function processIo(): Io {
  let resources: Resources | undefined;
  return {
    stdout: writer(process.stdout),
    stderr: writer(process.stderr),
    stderrIsTerminal: process.stderr.isTTY === true,
    stdoutIsTerminal: process.stdout.isTTY === true,
    env: process.env,
    cwd: process.cwd(),
    open: (folder) => nodeWorkspace(folder),
    resources: () => {
      resources ??= packageResources();
      return resources;
    },
    processors: availableParallelism(),
    signal: interruptSignal(),
    now: () => performance.now(),
  };
}

/** A closed pipe (`| head`) is no error: what is left to say has no reader. */
function writer(stream: NodeJS.WriteStream): (text: string) => void {
  let closed = false;
  stream.on("error", (cause: NodeJS.ErrnoException) => {
    closed = true;
    if (cause.code !== "EPIPE") process.exitCode = exit.environment;
  });
  return (text) => {
    if (!closed && text !== "") stream.write(text);
  };
}

/**
 * The first signal asks the command to stop, which it does between two steps; if it can't in time, or at a second signal,
 * the process ends at once. Outputs are whole either way.
 */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: "SIGINT" | "SIGTERM" | "SIGHUP"): void => {
    const code = name === "SIGINT" ? exit.interrupted : exit.terminated;
    if (controller.signal.aborted) process.exit(code);
    controller.abort(name === "SIGINT" ? "SIGINT" : "SIGTERM");
    setTimeout(() => process.exit(code), graceMs).unref();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop(name));
  return controller.signal;
}
