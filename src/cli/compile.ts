/**
 * Run by `.ci/build.mjs` alone, as `node compile.js FOLDER`: works a new workspace by the script in the folder, and keeps
 * beside it the bytecode of all that ran.
 */
import "./engine.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { bytecodeIn, commandOf, scriptIn } from "./compiled-command.ts";

const folder = pathToFileURL(`${process.argv[2]}/`);
const desk = mkdtempSync(join(tmpdir(), "briefwright-"));
const script = scriptIn(folder);
const { run } = commandOf(script);
// Functions lose their bytecode when they haven't run for a while.
setFlagsFromString("--no-flush-bytecode");
for (const words of [
  ["init", desk],
  ["build", "--jobs", "1"],
  // Again, when nothing is left to do.
  ["build", "--jobs", "1"],
  ["render", join(desk, "output/first-brief.md"), "--output", join(desk, "output/first-brief.html")],
  ["verify", join(desk, "output/first-brief.pdf")],
]) {
  await run([...words, "--workspace", desk]);
  if (process.exitCode !== 0) throw new Error(`${words.join(" ")} ends with ${process.exitCode}`);
}
rmSync(desk, { recursive: true });
// Bytecode made under other flags than those it is read under is refused.
setFlagsFromString("--flush-bytecode");
const bytecode = script.createCachedData();
if (scriptIn(folder, bytecode).cachedDataRejected) throw new Error("the engine refuses its own bytecode");
writeFileSync(bytecodeIn(folder), bytecode);
