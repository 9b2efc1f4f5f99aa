/** Completion for fish, with what each command and option does. */
import type { CommandRow, OptionRow } from "../command-table.ts";
import { folderOf, takingValue } from "./names.ts";

/** A script to be sourced, or to be put into fish's folder of completions. */
export function fishCompletion(rows: readonly CommandRow[]): string {
  const paths = rows.filter((row) => row.path.length > 0).map((row) => quoted(row.path.join(" ")));
  const known = rows[0]?.options ?? [];
  return `# Completion of briefwright for fish. Load it with: briefwright completion fish | source
function __briefwright_words
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${takingValue(rows).join(" ")}
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end

function __briefwright_at
    set -l called
    for word in (__briefwright_words)
        if contains -- (string join ' ' $called $word) ${paths.join(" ")}
            set -a called $word
        end
    end
    test "$called" = "$argv[1]"
end

function __briefwright_names
    set -l workspace .
    set -l words (commandline -opc)
    if set -l at (contains -i -- --workspace $words)
        set workspace $words[(math $at + 1)]
    end
    for file in $workspace/$argv[1]/*
        set -l name (string replace -r '.*/' '' -- $file)
        switch "$argv[1] $name"
            case 'briefs desk.yaml' 'briefs sources.yaml' 'briefs/themes lists.yaml'
            case 'briefs/sources *' 'templates *'
                echo $name
            case '*.yaml'
                string replace -r '\\.yaml$' '' -- $name
        end
    end
end

${known.map((option) => `complete -c briefwright ${optionFlags(option)}\n`).join("")}${rows.map((row) => linesOf(row, rows)).join("")}`;
}

function linesOf(row: CommandRow, rows: readonly CommandRow[]): string {
  const at = `complete -c briefwright -n ${quoted(`__briefwright_at ${quoted(row.path.join(" "))}`)}`;
  const own = row.path.length === 0 ? [] : row.options.map((option) => `${at} ${optionFlags(option)}`);
  const children = rows.filter(
    (r) => r.path.length === row.path.length + 1 && r.path.join(" ").startsWith(row.path.join(" ")),
  );
  const words = children.map((r) => `${at} -f -a ${r.path.at(-1)} -d ${quoted(r.description)}`);
  const names = row.arguments.flatMap((argument) => {
    if (argument.choices.length > 0) return [`${at} -f -a ${quoted(argument.choices.join(" "))}`];
    const folder = folderOf(argument);
    return folder === null ? [] : [`${at} -f -a ${quoted(`(__briefwright_names ${folder})`)}`];
  });
  return [...own, ...words, ...names].map((line) => `${line}\n`).join("");
}

function optionFlags({ names, value, choices, description }: OptionRow): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const wants = value === null ? [] : choices.length > 0 ? ["-x", "-a", quoted(choices.join(" "))] : ["-r"];
  return [...flags, ...wants, "-d", quoted(description)].join(" ");
}

/** In fish, a backslash and a quote are escaped within the quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
