import type { Command } from "commander";
import { commandTable } from "../command-table.ts";
import type { Context, Outcome } from "../outcome.ts";
import { bashCompletion } from "../shells/bash.ts";
import { fishCompletion } from "../shells/fish.ts";
import { zshCompletion } from "../shells/zsh.ts";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** Shells that there is a script for. */
export type Shell = keyof typeof scripts;

/** Prints the script that makes a shell complete the program's commands. */
export async function run(program: Command, _: Context, shell: Shell): Promise<Outcome> {
  const text = scripts[shell](commandTable(program));
  return { diagnostics: [], result: { shell, script: text }, text, essential: true };
}
