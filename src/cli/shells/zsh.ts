/** Completion for zsh, with what each command and option does. */
import type { ArgumentRow, CommandRow } from "../command-table.ts";
import { folderOf, quoted, takingValue, unique } from "./names.ts";

/** A script to be sourced, or to be put as `_briefwright` into a folder of `fpath`. */
export function zshCompletion(rows: readonly CommandRow[]): string {
  const withValue = takingValue(rows);
  const choices = rows.flatMap((row) => row.options.filter((o) => o.choices.length > 0));
  const paths = rows.filter((row) => row.path.length > 0).map((row) => quoted(row.path.join(" ")));
  return `#compdef briefwright
# Completion of briefwright for zsh. Load it, behind compinit, with: source <(briefwright completion zsh)
_briefwright_names() {
  local file
  local -a found
  for file in $workspace/$1/*(N:t); do
    case "$1 $file" in
      'briefs desk.yaml' | 'briefs sources.yaml' | 'briefs/themes lists.yaml') ;;
      'briefs/sources '* | 'templates '*) found+=("$file") ;;
      *.yaml) found+=("\${file%.yaml}") ;;
    esac
  done
  compadd -a found
}

_briefwright() {
  local workspace=. called='' word count=0 i
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    case "$word" in
      (--workspace) i=$((i + 1)); workspace=\${words[i]:-.} ;;
      (${withValue.filter((name) => name !== "--workspace").join("|")}) i=$((i + 1)) ;;
      (-*) ;;
      (*)
        case "\${called:+$called }$word" in
          (${paths.join("|")}) called="\${called:+$called }$word" ;;
          (*) count=$((count + 1)) ;;
        esac
        ;;
    esac
  done
  case "$words[CURRENT-1]" in
${unique(choices.map((o) => `    (${o.names.join("|")}) compadd -- ${o.choices.join(" ")}; return ;;`)).join("\n")}
    (${withValue.join("|")}) _files; return ;;
  esac
  case "$called,$PREFIX" in
${rows.map((row) => `    (${quoted(row.path.join(" "))},-*) offered=(${optionsOf(row, rows)}); _describe -o option offered ;;`).join("\n")}
${rows.map((row) => `    (${quoted(row.path.join(" "))},*) ${wordsOf(row, rows)} ;;`).join("\n")}
  esac
}
compdef _briefwright briefwright
`;
}

/** The command's own options, then those of the program. */
function optionsOf(row: CommandRow, rows: readonly CommandRow[]): string {
  const all = [...row.options, ...(rows[0]?.options ?? [])];
  const first = all.filter((o, i) => all.findIndex((other) => other.flags === o.flags) === i);
  return first.flatMap((o) => o.names.map((name) => described(name, o.description))).join(" ");
}

function wordsOf(row: CommandRow, rows: readonly CommandRow[]): string {
  if (row.children.length > 0) {
    const children = rows.filter((r) => r.path.length === row.path.length + 1 && startsWith(r.path, row.path));
    const offered = children.map((r) => described(r.path.at(-1) ?? "", r.description));
    return `offered=(${offered.join(" ")}); _describe command offered`;
  }
  if (row.arguments.length === 0) return "";
  const cases = row.arguments.map((argument, i) => `(${argument.isRepeated ? "*" : i}) ${offer(argument)} ;;`);
  return `case $count in ${cases.join(" ")} esac`;
}

function offer(argument: ArgumentRow): string {
  if (argument.choices.length > 0) return `compadd -- ${argument.choices.join(" ")}`;
  const folder = folderOf(argument);
  return folder === null ? "_files" : `_briefwright_names ${folder}`;
}

/** A name and what it does, as `_describe` takes them: with a colon between. */
function described(name: string, description: string): string {
  return quoted(`${name}:${description}`);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((word, i) => path[i] === word);
}
