/** `briefwright preview` over a folder on disk, as a user starts it, and a way to end it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../src/cli/main.ts";
import { nodeWorkspace } from "../../src/workspace/node.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";

export interface Served {
  /** `http://127.0.0.1:PORT/TOKEN/` */
  readonly url: string;
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly stderr: () => string;
  /** Gives the exit code. */
  readonly stop: () => Promise<number>;
}

/** With the files given, or those of a folder. */
export async function serve(
  from: Readonly<Record<string, string>> | string,
  args: readonly string[] = [],
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-preview-"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  if (typeof from === "string") cpSync(from, join(folder, "briefs"), { recursive: true });
  else for (const [path, text] of Object.entries(from)) write(path, text);
  const controller = new AbortController();
  let err = "";
  let heard: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    heard = resolve;
  });
  const ended = main(["preview", ...args], {
    stdout: (text) => {
      const found = /http:\S+/.exec(text)?.[0];
      if (found !== undefined) heard(found);
    },
    stderr: (text) => {
      err += text;
    },
    stderrIsTerminal: false,
    stdoutIsTerminal: false,
    processors: 1,
    env: {},
    cwd: folder,
    open: (path) => nodeWorkspace(join(folder, path)),
    resources: packageResources,
    signal: controller.signal,
    now: () => 0,
  });
  const first = await Promise.race([url, ended]);
  const stop = async (): Promise<number> => {
    controller.abort("SIGINT");
    const code = await ended;
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  if (typeof first === "number") throw new Error(`ended with ${first}: ${err}`);
  return { url: first, folder, write, stderr: () => err, stop };
}
