/** The action's steps run one after another as a runner does, with a stand-in for npx that runs the built command. */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action: Action = parse(readFileSync(join(root, "action.yml"), "utf8"));

/** Those steps that are scripts; the others are actions of GitHub's own. */
export const scripts: readonly (Step & { readonly run: string })[] = action.runs.steps.flatMap((step) =>
  step.run === undefined ? [] : [{ ...step, run: step.run }],
);

/** What a workflow knows of the event that started it. */
export interface Event {
  readonly pull_request?: { readonly number: number; readonly base: { readonly sha: string } };
}

/** What expressions can name. `outputs` are those of earlier steps, as `id.name`. */
interface Known {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: Event;
  readonly outputs: ReadonlyMap<string, string>;
}

/** The value of an expression such as `inputs.briefs`. Only the few names that the action uses have one. */
function expressionValue(name: string, known: Known): unknown {
  const { inputs, event, outputs } = known;
  if (name === "github.token") return "the-token";
  if (name === "github.event.pull_request") return event.pull_request;
  if (name === "github.event.pull_request.base.sha") return event.pull_request?.base.sha ?? "";
  const output = /^steps\.([a-z]+)\.outputs\.([a-z]+)$/.exec(name);
  if (output) return outputs.get(`${output[1]}.${output[2]}`) ?? "";
  const input = /^inputs\.([a-z]+)$/.exec(name)?.[1] ?? "";
  if (!Object.hasOwn(action.inputs, input)) throw new Error(`the action uses ${name}`);
  return inputs[input] ?? filled(action.inputs[input]?.default ?? "", known);
}

/** The text with its expressions replaced, as a runner does before a step starts. */
function filled(text: string, known: Known): string {
  return text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => String(expressionValue(name, known)));
}

/** Conditions are terms joined by `&&`: a name, or one compared with a text. */
function holds(condition: string | undefined, known: Known): boolean {
  if (condition === undefined) return true;
  const terms = condition.replace(/^\$\{\{ | \}\}$/g, "").split(" && ");
  return terms.every((term) => {
    if (term === "!cancelled()") return true;
    const [, name = term, operator, text] = /^(\S+) (==|!=) '(.*)'$/.exec(term) ?? [];
    const value = expressionValue(name, known);
    return operator === undefined ? Boolean(value) : (value === text) === (operator === "==");
  });
}

/** A runner with its checkout and its temporary folder. */
export interface Runner {
  readonly folder: string;
  /** Runs all steps, those behind a failing one only if they say so. */
  run(checkout: string, inputs: Readonly<Record<string, string>>, event: Event, api: string): Promise<Ran>;
  remove(): void;
}

export interface Ran {
  /** Exit codes of the scripts that ran, by name. */
  readonly codes: Readonly<Record<string, number>>;
  /** What steps handed on, as `id.name`. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly said: string;
  readonly summary: string;
}

/** `bin` is what the stand-in for npx runs, with what follows the package's name. */
export function openRunner(bin: string): Runner {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-runner-"));
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };
  put("npx", `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`);
  return {
    folder,
    run: async (checkout, inputs, event, api) => {
      const temporary = join(folder, "temp");
      rmSync(temporary, { recursive: true, force: true });
      mkdirSync(temporary);
      const summary = put("summary.md", "");
      const outputs = new Map<string, string>();
      const known = { inputs, event, outputs };
      const common = {
        PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`,
        HOME: folder,
        RUNNER_TEMP: temporary,
        GITHUB_ACTION_PATH: root,
        GITHUB_API_URL: api,
        GITHUB_EVENT_PATH: put("event.json", JSON.stringify(event)),
        GITHUB_REPOSITORY: "desk/memos",
        GITHUB_STEP_SUMMARY: summary,
      };
      const codes: Record<string, number> = {};
      let said = "";
      for (const { name = "", id = "", run, env = {}, if: condition } of scripts) {
        const failed = Object.values(codes).some((code) => code !== 0);
        if ((failed && !condition?.includes("!cancelled()")) || !holds(condition, known)) continue;
        const own = Object.fromEntries(Object.entries(env).map(([key, text]) => [key, filled(text, known)]));
        const output = put("output", "");
        const ran = await bash(run, checkout, { ...common, ...own, GITHUB_OUTPUT: output });
        for (const line of readFileSync(output, "utf8").trim().split("\n")) {
          const at = line.indexOf("=");
          if (at > 0) outputs.set(`${id}.${line.slice(0, at)}`, line.slice(at + 1));
        }
        codes[name] = ran.code;
        said += ran.said;
      }
      return { codes, outputs, said, summary: readFileSync(summary, "utf8") };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As a runner starts it. */
function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", script],
      { cwd, env },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 255;
        resolve({ code, said: stdout + stderr });
      },
    );
  });
}

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

/** As much of GitHub's interface as comments need. `answer` refuses everything with a code of its own where it is set. */
export interface Forge {
  readonly url: string;
  readonly comments: Comment[];
  readonly requests: string[];
  answer: number | null;
  close(): void;
}

export async function openForge(): Promise<Forge> {
  const forge: { -readonly [K in keyof Forge]: Forge[K] } = {
    url: "",
    comments: [],
    requests: [],
    answer: null,
    close: () => server.close(),
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    forge.requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const [status, value] = forge.answer === null ? answer(forge.comments, request, body) : [forge.answer, {}];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  forge.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return forge;
}

function answer(comments: Comment[], { method, url = "" }: IncomingMessage, body: string): [number, unknown] {
  const page = /^\/repos\/desk\/memos\/issues\/7\/comments\?per_page=100&page=(\d+)$/.exec(url);
  if (method === "GET" && page) return [200, comments.slice((Number(page[1]) - 1) * 100, Number(page[1]) * 100)];
  if (method === "POST" && url === "/repos/desk/memos/issues/7/comments") {
    comments.push({ id: comments.length + 1, user: { type: "Bot" }, ...JSON.parse(body) });
    return [201, {}];
  }
  const one = comments.find((c) => url === `/repos/desk/memos/issues/comments/${c.id}`);
  if (method !== "PATCH" || one === undefined) return [404, {}];
  one.body = JSON.parse(body).body;
  return [200, {}];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
