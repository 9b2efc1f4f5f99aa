#!/usr/bin/env node
import "./engine.ts";
import process from "node:process";
import { compiledCommand } from "./compiled-command.ts";

const argv = process.argv.slice(2);
const { run } = compiledCommand(argv) ?? (await import("./run.ts"));
await run(argv);
