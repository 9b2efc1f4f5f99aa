/** The commands as plain rows, read out of the program that parses them, so that completions and the manual can't differ from it. */
import type { Argument, Command, Option } from "commander";

/** One command, or the program itself, whose `path` is empty. */
export interface CommandRow {
  /** The words that call it, such as `themes`, `list`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly arguments: readonly ArgumentRow[];
  readonly options: readonly OptionRow[];
  /** Names of the commands below it. */
  readonly children: readonly string[];
  /** Lines to try, without a prompt. */
  readonly examples: readonly string[];
}

export interface ArgumentRow {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  readonly choices: readonly string[];
}

export interface OptionRow {
  /** As help shows them: `-o, --output <file>`. */
  readonly flags: string;
  /** `--output`, and `-o` where there is one. */
  readonly names: readonly string[];
  readonly description: string;
  /** The name of its value; null for a flag. */
  readonly value: string | null;
  readonly choices: readonly string[];
}

/** The program first, then its commands in the order of help, each before those below it. */
export function commandTable(program: Command): CommandRow[] {
  return rowsOf(program, []);
}

function rowsOf(command: Command, path: readonly string[]): CommandRow[] {
  // Every command takes `--help`; it is told once, with the program.
  const options = command
    .createHelp()
    .visibleOptions(command)
    .filter((o) => path.length === 0 || o.long !== "--help");
  const own: CommandRow = {
    path,
    description: command.description(),
    arguments: command.registeredArguments.map(argumentRow),
    options: options.map(optionRow),
    children: command.commands.map((child) => child.name()),
    examples: examplesOf(command),
  };
  return [own, ...command.commands.flatMap((child) => rowsOf(child, [...path, child.name()]))];
}

function argumentRow(argument: Argument): ArgumentRow {
  return {
    name: argument.name(),
    description: argument.description,
    isRequired: argument.required,
    isRepeated: argument.variadic,
    choices: argument.argChoices ?? [],
  };
}

function optionRow(option: Option): OptionRow {
  return {
    flags: option.flags,
    names: [option.long, option.short].flatMap((name) => name ?? []),
    description: option.description,
    value: /<(.+)>/.exec(option.flags)?.[1] ?? null,
    choices: option.argChoices ?? [],
  };
}

/** Examples are text behind the help: it is printed to nobody, and read. */
function examplesOf(command: Command): string[] {
  const output = command.configureOutput();
  let text = "";
  command.configureOutput({
    ...output,
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  command.configureOutput(output);
  const [, behind = ""] = text.split("\nExamples:\n");
  return behind.split("\n").flatMap((line) => (line.startsWith("  $ ") ? [line.slice(4)] : []));
}
