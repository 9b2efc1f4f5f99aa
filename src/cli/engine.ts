/**
 * Sets the JavaScript engine up for a process that lives about a second. Imported before all else, because a function
 * keeps the limits that it was first run under.
 */
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { commandFlags } from "../build/engine-flags.ts";

for (const flag of commandFlags(process.versions.node)) setFlagsFromString(flag);
