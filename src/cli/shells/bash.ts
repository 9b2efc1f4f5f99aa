/** Completion for bash, from 3.2 on, as macOS has it. */
import type { ArgumentRow, CommandRow } from "../command-table.ts";
import { folderOf, quoted, takingValue, unique } from "./names.ts";

/** A script to be sourced, or to be put into bash-completion's folder. */
export function bashCompletion(rows: readonly CommandRow[]): string {
  const withValue = takingValue(rows);
  const choices = rows.flatMap((row) => row.options.filter((o) => o.choices.length > 0));
  const paths = rows.filter((row) => row.path.length > 0).map((row) => quoted(row.path.join(" ")));
  return `# Completion of briefwright for bash. Load it with: source <(briefwright completion bash)
_briefwright_names() {
  local file
  for file in "$workspace/$1"/*; do
    [ -e "$file" ] || continue
    file=\${file##*/}
    case "$1 $file" in
      'briefs desk.yaml' | 'briefs sources.yaml' | 'briefs/themes lists.yaml') ;;
      'briefs/sources '* | 'templates '*) printf '%s\\n' "$file" ;;
      *.yaml) printf '%s\\n' "\${file%.yaml}" ;;
    esac
  done
}

_briefwright_offer() {
  local line
  while IFS= read -r line; do
    case "$line" in "$current"*) COMPREPLY+=("$line") ;; esac
  done
}

_briefwright() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]}
  local workspace=. path='' word count=0 i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$word" in
      --workspace) i=$((i + 1)) && workspace=\${COMP_WORDS[i]:-.} ;;
      ${withValue.filter((name) => name !== "--workspace").join(" | ")}) i=$((i + 1)) ;;
      -*) ;;
      *)
        case "\${path:+$path }$word" in
          ${paths.join(" | ")}) path="\${path:+$path }$word" ;;
          *) count=$((count + 1)) ;;
        esac
        ;;
    esac
  done
  case "$previous" in
${unique(choices.map((o) => `    ${o.names.join(" | ")}) _briefwright_offer <<< ${quoted(o.choices.join("\n"))} && return ;;`)).join("\n")}
    ${withValue.join(" | ")}) return ;;
  esac
  case "$path,$current" in
${rows.map((row) => `    ${quoted(row.path.join(" "))},-*) _briefwright_offer <<< ${quoted(optionsOf(row, rows).join("\n"))} ;;`).join("\n")}
${rows.flatMap((row) => wordsOf(row)).join("\n")}
  esac
}
complete -o bashdefault -o default -F _briefwright briefwright
`;
}

/** The command's own options, then those of the program. */
function optionsOf(row: CommandRow, rows: readonly CommandRow[]): string[] {
  const all = [...row.options, ...(rows[0]?.options ?? [])].flatMap((option) => option.names);
  return unique(all.filter((name) => name.startsWith("--")));
}

/** Names of commands, or what the command's arguments stand for. Files are offered by the shell where nothing else is. */
function wordsOf(row: CommandRow): string[] {
  const path = quoted(row.path.join(" "));
  if (row.children.length > 0) return [`    ${path},*) _briefwright_offer <<< ${quoted(row.children.join("\n"))} ;;`];
  if (row.arguments.length === 0) return [];
  const cases = row.arguments.map((argument, i) => {
    const source = offer(argument);
    return source === "" ? "" : `        ${argument.isRepeated ? "*" : i}) _briefwright_offer < <(${source}) ;;`;
  });
  const known = cases.filter((line) => line !== "");
  if (known.length === 0) return [];
  return [`    ${path},*)\n      case $count in\n${known.join("\n")}\n      esac\n      ;;`];
}

function offer(argument: ArgumentRow): string {
  if (argument.choices.length > 0) return `printf '%s\\n' ${argument.choices.map(quoted).join(" ")}`;
  const folder = folderOf(argument);
  return folder === null ? "" : `_briefwright_names ${folder}`;
}
