import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import nodePath from "node:path";
import { getRequestListener } from "@hono/node-server";
import { watch } from "chokidar";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { createPreview } from "../../preview/app.ts";
import { openSession, type Session } from "../../preview/session.ts";
import type { Context, Outcome } from "../outcome.ts";
import { usage } from "../paths.ts";

export interface Options {
  readonly port?: number;
}

/** Taken where no port is asked for, and any free one where this is taken. */
const usualPort = 4747;
/** Quiet time after the last change before the page is told, in milliseconds: saving a file is often two or three changes. */
const pauseMs = 25;

/** Serves the memos on this computer until interrupted; writes nothing. */
export async function run(context: Context, options: Options): Promise<Outcome> {
  const { io, desk, globals } = context;
  const server = createServer();
  const port = await listen(server, options.port);
  if (port === undefined) {
    return usage(`port ${options.port} is taken, or may not be used`, "without `--port` a free one is found");
  }
  const session = openSession(desk);
  const token = randomBytes(16).toString("base64url");
  const app = createPreview(session, {
    token,
    port,
    nonce: () => randomBytes(16).toString("base64url"),
    onFault: (cause) => io.stderr(`briefwright: ${harmless(cause instanceof Error ? cause.message : String(cause))}\n`),
  });
  server.on("request", getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const watching = follow(nodePath.resolve(io.cwd, globals.workspace), session);
  io.stdout(`The memos are at http://127.0.0.1:${port}/${token}/\nStop with Ctrl+C.\n`);
  await interrupted(io.signal);
  await watching.close();
  server.close();
  server.closeAllConnections();
  return { diagnostics: [], result: null, text: "" };
}

/** The port that is listened on, on this computer's own address only; undefined where the one asked for can't be had. */
async function listen(server: Server, wanted: number | undefined): Promise<number | undefined> {
  const attempts = wanted === undefined ? [usualPort, 0] : [wanted];
  for (const port of attempts) {
    const heard = await new Promise<boolean>((resolve, reject) => {
      const fail = (cause: NodeJS.ErrnoException): void => {
        if (cause.code === "EADDRINUSE" || cause.code === "EACCES") resolve(false);
        else reject(cause);
      };
      server.once("error", fail);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", fail);
        resolve(true);
      });
    });
    if (heard) return portOf(server.address());
  }
  return undefined;
}

function portOf(address: string | AddressInfo | null): number | undefined {
  return typeof address === "object" ? address?.port : undefined;
}

/** Tells the session of changes below the folders that a build reads. */
function follow(root: string, session: Session): { close(): Promise<void> } {
  const folders = ["briefs", "templates"].map((folder) => nodePath.join(root, folder));
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folders, { ignoreInitial: true, followSymlinks: false });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => session.changed(), pauseMs);
  });
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
