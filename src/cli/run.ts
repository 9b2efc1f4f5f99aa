/** The command in this process: its arguments, its streams and its exit code. */
import process from "node:process";
import { failure, main } from "./main.ts";
import { processIo } from "./process-io.ts";

/** Runs the command line without the program's own two words, and leaves its exit code with the process. */
export async function run(argv: readonly string[]): Promise<void> {
  const io = processIo();
  // What a dependency throws where nobody awaits it ends the process as any failure does; the first one is told.
  process.on("uncaughtException", (cause) => process.exit(process.exitCode ?? failure(argv, io, cause)));
  process.exitCode = await main(argv, io);
}
