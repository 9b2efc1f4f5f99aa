/**
 * Sets the JavaScript engine up for a process that lives about a second. Imported before all else, because a function
 * keeps the limits that it was first run under; but behind the larger ones of Node's own modules that every command needs,
 * whose bytecode Node brings along for V8's own flags only.
 */
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { commandFlags } from "../build/engine-flags.ts";

for (const name of ["node:crypto", "node:fs/promises", "node:module", "node:stream", "node:url", "node:vm"])
  process.getBuiltinModule(name);
for (const flag of commandFlags(process.versions.node)) setFlagsFromString(flag);
