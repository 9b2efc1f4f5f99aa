/**
 * The commands with their arguments, options and examples. A command's code is loaded when it runs, so that `--help` and
 * a mistyped name cost nothing.
 */
import { Argument, type Command, Command as Program } from "commander";
import type { OutputKind } from "../brief/brief.ts";
import type { Stage } from "../build/api.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { harmless } from "../diagnostics/print/harmless.ts";
import type { Shell } from "./commands/completion.ts";
import { openDesk } from "./desk.ts";
import type { Io } from "./io.ts";
import { addGlobals, type Globals, globalsOf, parseCount, parseList, parsePort, parseShard } from "./options.ts";
import { type Context, exitCode, type Outcome } from "./outcome.ts";
import { usage } from "./paths.ts";
import { progressLine } from "./progress.ts";
import { report } from "./reporter.ts";

const kinds: readonly OutputKind[] = ["markdown", "pdf", "html", "docx", "evidence", "csl-json", "bibtex", "csv"];
const stages: readonly Stage[] = ["article", "analysis", "matches", "selection", "memo", "doc", "pages"];

const shells: readonly Shell[] = ["bash", "zsh", "fish"];

/** Runs one command: given what was read from the command line, says what it found. */
type Run<A extends readonly unknown[]> = (context: Context, ...args: A) => Promise<Outcome>;

/** What a command needs: a folder with `briefs/`, or any. */
type Needs = "workspace" | "any folder";

/** The program, ready to parse; `done` is told the exit code of the command that ran. */
export function createProgram(io: Io, done: (code: number) => void): Command {
  const program = addGlobals(new Program("briefwright"))
    .description(
      "Turns a folder of news articles and a YAML brief into a memo whose every excerpt is verbatim and provable.",
    )
    .version(io.resources().version, "--version", "print the version")
    .helpOption("--help", "print help")
    .helpCommand("help [command]", "print help on a command")
    .showHelpAfterError("Run with --help to see how.")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      outputError: (text, write) => write(harmlessLines(text.replace(/^error: /, "briefwright: "))),
    })
    .exitOverride();
  const act = <A extends readonly unknown[]>(name: string, needs: Needs, load: () => Promise<Run<A>>) => {
    return async (...args: unknown[]): Promise<void> => {
      const globals = globalsOf(program);
      done(
        await perform(io, globals, name, needs, async (context) =>
          (await load())(context, ...(args.slice(0, -1) as unknown as A)),
        ),
      );
    };
  };
  addBuilding(program, act);
  addReading(program, act);
  addSettingUp(program, act);
  addCompletion(program, act);
  return program.addHelpText(
    "after",
    examples(["briefwright init my-desk", "briefwright build", "briefwright verify output/first-brief.pdf"]),
  );
}

type Act = <A extends readonly unknown[]>(
  name: string,
  needs: Needs,
  load: () => Promise<Run<A>>,
) => (...args: unknown[]) => Promise<void>;

function addBuilding(program: Command, act: Act): void {
  program
    .command("build [briefs...]")
    .description("build all briefs, or those named; only what changed is written")
    .option("--output <folder>", "write to this folder of the workspace instead of output/")
    .option("--only <kinds>", `only these outputs, with commas between: ${kinds.join(", ")}`, parseList(kinds))
    .option("--frozen", "write nothing, and fail where something would be written")
    .option("--no-cache", "read and work out everything anew")
    .option("--jobs <n>", "work in so many threads; by default as many as the machine has, 8 at most", parseCount)
    .option("--shard <i/n>", "build the i-th of n shares of the briefs", parseShard)
    .option("--merge", "make one build of all shares, whose outputs lie here")
    .addHelpText(
      "after",
      examples([
        "briefwright build",
        "briefwright build us-role-in-guarantees --only pdf",
        "briefwright build --frozen --format github",
        "briefwright build --shard 1/4",
        "briefwright build --merge --format sarif",
      ]),
    )
    .action(act("build", "workspace", async () => (await import("./commands/build.ts")).run));
  program
    .command("check [briefs...]")
    .description("look for problems and stale outputs; writes nothing")
    .addHelpText(
      "after",
      examples(["briefwright check", "briefwright check --strict --format sarif > briefwright.sarif"]),
    )
    .action(act("check", "workspace", async () => (await import("./commands/check.ts")).run));
  program
    .command("watch [briefs...]")
    .description("build, and again after each change")
    .addHelpText("after", examples(["briefwright watch", "briefwright watch weekly-pack"]))
    .action(act("watch", "workspace", async () => (await import("./commands/watch.ts")).run));
  program
    .command("preview")
    .description("show the memos in the browser, with their evidence; writes nothing")
    .option("--port <n>", "listen on this port instead of a free one", parsePort)
    .addHelpText("after", examples(["briefwright preview", "briefwright preview --port 8080 --workspace desk"]))
    .action(act("preview", "workspace", async () => (await import("./commands/preview.ts")).run));
  program
    .command("render <file>")
    .description("typeset a Markdown file as PDF, HTML or DOCX")
    .option("-o, --output <file>", "where to write; its ending says what to make")
    .option("--template <name>", "whose looks to use")
    .addHelpText(
      "after",
      examples(["briefwright render note.md", "briefwright render note.md -o note.html --template briefing-note"]),
    )
    .action(act("render", "any folder", async () => (await import("./commands/render.ts")).run));
}

function addReading(program: Command, act: Act): void {
  program
    .command("verify <files...>")
    .description("prove each excerpt of memos or evidence files against the sources")
    .addHelpText(
      "after",
      examples(["briefwright verify output/*.pdf", "briefwright verify ~/Downloads/memo.pdf --workspace desk"]),
    )
    .action(act("verify", "any folder", async () => (await import("./commands/verify.ts")).run));
  program
    .command("explain <brief> <words>")
    .description("why the sentences that hold these words are in a memo, or aren't")
    .addHelpText("after", examples(['briefwright explain us-role-in-guarantees "putting that guarantee in writing"']))
    .action(act("explain", "workspace", async () => (await import("./commands/explain.ts")).run));
  program
    .command("inspect")
    .addArgument(new Argument("<stage>", "what to show").choices(stages))
    .argument("<target>", "a source for article and analysis, else a brief")
    .description("print the value of a stage as JSON")
    .addHelpText(
      "after",
      examples(["briefwright inspect article harbour-post.txt", "briefwright inspect memo weekly-pack"]),
    )
    .action(act("inspect", "workspace", async () => (await import("./commands/inspect.ts")).run));
  program
    .command("sources")
    .description("list every source with what is known of it")
    .option("--json", "print JSON")
    .addHelpText("after", examples(["briefwright sources", "briefwright sources --json"]))
    .action(act("sources", "workspace", async () => (await import("./commands/sources.ts")).run));
  program
    .command("changes [briefs...]")
    .description("what changed since an earlier issue, each with its cause")
    .option("--since <path>", "the evidence file of that issue, a folder of such files, or `latest`")
    .addHelpText(
      "after",
      examples([
        "briefwright changes weekly-pack",
        "briefwright changes --since ../desk-before/output --format markdown",
      ]),
    )
    .action(act("changes", "workspace", async () => (await import("./commands/changes.ts")).run));
  program
    .command("impact <source>")
    .description("which built memos, parts and judgements lean on a source")
    .addHelpText("after", examples(["briefwright impact harbour-post.txt"]))
    .action(act("impact", "workspace", async () => (await import("./commands/impact.ts")).run));
  addThemes(program.command("themes").description("work on themes"), act);
}

function addThemes(themes: Command, act: Act): void {
  const load = () => import("./commands/themes.ts");
  themes
    .command("list")
    .description("list the themes")
    .action(act("themes list", "workspace", async () => (await load()).list));
  themes
    .command("test [themes...]")
    .description("run the tests that themes hold")
    .action(act("themes test", "workspace", async () => (await load()).test));
  themes
    .command("score")
    .description("score themes against sentences judged by hand")
    .requiredOption("--gold <file>", "a JSON file of judgements")
    .action(
      act(
        "themes score",
        "workspace",
        async () =>
          async (context, { gold }: { readonly gold: string }) =>
            (await load()).score(context, gold),
      ),
    );
  themes
    .command("suggest <theme>")
    .description("suggest terms that a theme may lack")
    .action(act("themes suggest", "workspace", async () => (await load()).suggest));
  themes.addHelpText(
    "after",
    examples(["briefwright themes test", "briefwright themes suggest us-role-in-guarantees"]),
  );
}

function addSettingUp(program: Command, act: Act): void {
  program
    .command("add <files...>")
    .description("take files into briefs/sources/ under clean names")
    .addHelpText("after", examples(["briefwright add ~/Downloads/*.html"]))
    .action(act("add", "workspace", async () => (await import("./commands/add.ts")).run));
  program
    .command("init [folder]")
    .description("start a workspace that builds a first memo")
    .addHelpText("after", examples(["briefwright init my-desk"]))
    .action(act("init", "any folder", async () => (await import("./commands/init.ts")).run));
  const templates = program.command("templates").description("see and change templates");
  templates
    .command("list")
    .description("list the templates of the workspace and of the tool")
    .action(act("templates list", "any folder", async () => (await import("./commands/templates.ts")).list));
  templates
    .command("eject <name>")
    .description("copy a built-in template into the workspace, to change it")
    .action(act("templates eject", "workspace", async () => (await import("./commands/templates.ts")).eject));
  templates
    .command("check [names...]")
    .description("look for mistakes in templates, and try them on sample articles")
    .action(act("templates check", "any folder", async () => (await import("./commands/templates.ts")).check));
  templates.addHelpText(
    "after",
    examples(["briefwright templates eject policy-memo", "briefwright templates check policy-memo"]),
  );
}

/** The script is made from the program itself, so that it knows every command there is. */
function addCompletion(program: Command, act: Act): void {
  program
    .command("completion")
    .addArgument(new Argument("<shell>", "the shell that is to complete commands").choices(shells))
    .description("print a script that completes commands, options and names in a shell")
    .addHelpText("after", examples(["source <(briefwright completion bash)", "briefwright completion fish | source"]))
    .action(
      act(
        "completion",
        "any folder",
        async () => async (context, shell: Shell) =>
          (await import("./commands/completion.ts")).run(program, context, shell),
      ),
    );
}

async function perform(
  io: Io,
  globals: Globals,
  name: string,
  needs: Needs,
  run: (context: Context) => Promise<Outcome>,
): Promise<number> {
  const line = progressLine(io, !globals.quiet && globals.format === "pretty");
  const resources = io.resources();
  const desk = openDesk(io, globals);
  try {
    const outcome =
      (await refusal(desk, globals, name, needs)) ?? (await run({ io, desk, globals, progress: line.show }));
    line.clear();
    report(io, globals, name, resources.version, outcome);
    return exitCode(outcome, globals.strict);
  } finally {
    line.clear();
  }
}

async function refusal(
  { workspace }: Context["desk"],
  globals: Globals,
  name: string,
  needs: Needs,
): Promise<Outcome | undefined> {
  if (globals.format === "markdown" && name !== "changes") return usage("`--format markdown` is for `changes` only");
  if (needs === "any folder" || (await workspace.stat("briefs")).type === "folder") return undefined;
  const where = globals.workspace === "." ? "here" : `in ${globals.workspace}`;
  const hints = ["`briefwright init` starts one", "`--workspace FOLDER` names another folder"];
  return {
    diagnostics: [error("build/workspace-missing", `there is no workspace ${where}: no folder \`briefs\``, { hints })],
    result: null,
    text: "",
  };
}

/** What commander quotes was typed by somebody, or by a script with names of files. */
function harmlessLines(text: string): string {
  return text.split("\n").map(harmless).join("\n");
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}\n`;
}
