/**
 * The command as one script with the bytecode that V8 made of it when the package was built, so that a start neither parses
 * nor compiles. Bytecode belongs to the Node that made it: any other finds none, and loads the modules as they are. Both are
 * made of the same sources by `.ci/build.mjs`, and nothing is read but what was built beside this module.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

type Command = Pick<typeof import("./run.ts"), "run">;

/** What is used of Node's own scripts, whose types a user of the library may not have. */
interface CommandScript {
  readonly cachedDataRejected?: boolean | undefined;
  runInThisContext(): unknown;
  createCachedData(): Uint8Array;
}

/** What the script gives: a function of what a module has from its loader, which fills `module.exports`. */
type Body = (
  module: { exports: Partial<Command> },
  require: NodeJS.Require,
  scriptUrl: string,
  importPackage: (name: string) => Promise<unknown>,
) => void;

/** Commands that are worth the reading of all bytecode (others run little of it), and those that go on until they are stopped. */
const working = ["build", "changes", "check", "explain", "impact", "inspect", "render", "sources", "themes", "verify"];
const lasting = ["preview", "watch"];

/** The compiled command, or nothing where this Node has to load it as modules, or better does. */
export function compiledCommand(argv: readonly string[]): Command | undefined {
  const name = argv.find((word) => working.includes(word) || lasting.includes(word));
  if (name === undefined || lasting.includes(name)) return undefined;
  const folder = new URL("../compiled/", import.meta.url);
  const bytecode = bytecodeIn(folder);
  if (!existsSync(bytecode)) return undefined;
  return commandOf(scriptIn(folder, readFileSync(bytecode)));
}

/** Where the bytecode for this Node is, in a folder of compiled code. */
export function bytecodeIn(folder: URL): URL {
  return new URL(`${process.version}-${process.platform}-${process.arch}.bytecode`, folder);
}

/** The command's script. It is parsed only without `cachedData`, or where that was made under other settings of the engine. */
export function scriptIn(folder: URL, cachedData?: Uint8Array): CommandScript {
  const url = new URL("command.js", folder);
  return new Script(readFileSync(url, "latin1"), {
    filename: fileURLToPath(url),
    ...(cachedData && { cachedData }),
  });
}

/** Runs the script's top level. */
export function commandOf(script: CommandScript): Command {
  const module: Parameters<Body>[0] = { exports: {} };
  const body = script.runInThisContext() as Body;
  body(module, createRequire(import.meta.url), import.meta.url, (name) => import(name));
  const { run } = module.exports;
  if (run === undefined) throw new Error("the compiled command has no `run`");
  return { run };
}
