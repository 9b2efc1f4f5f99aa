#!/usr/bin/env node
import "./engine.ts";
import process from "node:process";
import { failure, main } from "./main.ts";
import { processIo } from "./process-io.ts";

const argv = process.argv.slice(2);
const io = processIo();
// What a dependency throws where nobody awaits it ends the process as any failure does; the first one is told.
process.on("uncaughtException", (cause) => process.exit(process.exitCode ?? failure(argv, io, cause)));
process.exitCode = await main(argv, io);
