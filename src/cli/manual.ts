/** The manual page, made from the same rows as `--help`. */
import type { CommandRow, OptionRow } from "./command-table.ts";
import { exit } from "./outcome.ts";

const codes: Readonly<Record<keyof typeof exit, string>> = {
  done: "done",
  problems: "problems in briefs, themes, templates or sources; under --strict warnings too",
  usage: "the command line can't be understood",
  unproved: "outputs are stale, or an excerpt is not proved",
  environment: "the disk or another build is in the way",
  bug: "a bug of the tool",
  interrupted: "interrupted",
  terminated: "terminated",
};

const files: readonly (readonly [string, string])[] = [
  ["briefs/NAME.yaml", "a brief: the question, the themes, what the analyst wrote, the outputs"],
  ["briefs/themes/NAME.yaml", "a theme: rules that say what is on a subject"],
  ["briefs/themes/lists.yaml", "word lists that rules use"],
  ["briefs/sources/", "articles, as they were pasted or saved"],
  ["briefs/sources.yaml", "what the analyst knows of a source that its file doesn't say"],
  ["briefs/desk.yaml", "defaults of all briefs"],
  ["templates/NAME/", "templates of the workspace's own"],
  ["output/", "the memos, their evidence, and manifest.json"],
];

/** In roff, for the macros of man(7). */
export function manualPage(rows: readonly CommandRow[], version: string): string {
  const [program, ...commands] = rows;
  if (program === undefined) return "";
  const leaves = commands.filter((row) => row.children.length === 0);
  return [
    `.TH BRIEFWRIGHT 1 "" ${string(`briefwright ${version}`)} "User Commands"`,
    ".SH NAME",
    "briefwright \\- turn news articles and a YAML brief into a memo that can be checked",
    ".SH SYNOPSIS",
    ".B briefwright",
    ".I command",
    "[options] [arguments]",
    ".SH DESCRIPTION",
    text(program.description),
    "It works on the workspace it stands in; it needs no network and sends nothing.",
    ".SH COMMANDS",
    ...leaves.flatMap(commandLines),
    ".SH OPTIONS",
    "Taken by every command, before or behind its name.",
    ...program.options.flatMap((option) => optionLines(option)),
    ".SH FILES",
    ...files.flatMap(([path, what]) => [".TP", `.I ${string(path)}`, text(what)]),
    ".SH EXIT STATUS",
    ...Object.entries(codes).flatMap(([name, what]) => [".TP", `.B ${exit[name as keyof typeof exit]}`, text(what)]),
    ".SH ENVIRONMENT",
    ".TP",
    ".B NO_COLOR\\fR, \\fBFORCE_COLOR",
    "never or always print in colour.",
    ".TP",
    ".B BRIEFWRIGHT_DEBUG",
    "show where a bug happened.",
    ".SH EXAMPLES",
    ".EX",
    ...program.examples.map(text),
    ".EE",
    "",
  ].join("\n");
}

function commandLines(row: CommandRow): string[] {
  const name = ["briefwright", ...row.path].join(" ");
  const words = row.arguments.map(({ name: word, isRequired, isRepeated }) => {
    const shown = `${isRequired ? "" : "["}\\fI${text(word)}\\fR${isRepeated ? "..." : ""}${isRequired ? "" : "]"}`;
    return ` ${shown}`;
  });
  const examples = row.examples.length === 0 ? [] : [".IP", ".EX", ...row.examples.map(text), ".EE"];
  const nested =
    row.options.length === 0 ? [] : [".RS", ...row.options.flatMap((option) => optionLines(option)), ".RE"];
  return [".TP", `\\fB${text(name)}\\fR${words.join("")}`, `${sentence(row.description)}`, ...nested, ...examples];
}

function optionLines({ flags, description, choices }: OptionRow): string[] {
  const head = text(flags).replace(/<(.+)>/, "\\fI$1\\fB");
  return [
    ".TP",
    `\\fB${head}\\fR`,
    sentence(choices.length === 0 ? description : `${description}: ${choices.join(", ")}`),
  ];
}

function sentence(words: string): string {
  return `${text(words.charAt(0).toUpperCase() + words.slice(1))}.`;
}

/** A line in which nothing means anything to roff. */
function text(line: string): string {
  const escaped = line.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll("'", "\\(aq");
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

function string(words: string): string {
  return `"${text(words).replaceAll('"', "\\(dq")}"`;
}
