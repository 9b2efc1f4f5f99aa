/**
 * A template tried: on the articles of the starter workspace, and on its brief with the template's own sample laid over it,
 * key by key. What the memo or its pages have to say comes back, and what is wrong with the sample itself.
 */
import { type Diagnostic, warning } from "../diagnostics/diagnostic.ts";
import { mainFile, placeOfFile, type Template } from "../render/template/template.ts";
import { memoryWorkspace } from "../workspace/memory.ts";
import { anything } from "../yaml/scalars.ts";
import { readYaml } from "../yaml/yaml.ts";
import type { Desk } from "./api.ts";
import { buildBriefs } from "./build-briefs.ts";

const TRIAL = "briefs/template-trial.yaml";
/** The largest file of the templates' folder that is read, in bytes. */
const FILE_LIMIT = 16 * 1024 * 1024;

/** A brief of one key a line, so that a line of it is a key of the sample or the starter's. */
interface TrialBrief {
  readonly text: string;
  /** By line, from 0. */
  readonly keys: readonly string[];
}

export async function tryTemplate(desk: Desk, template: Template): Promise<readonly Diagnostic[]> {
  const starter = await desk.resources.starter();
  const brief = trialBrief(template, starter);
  const files: Record<string, Uint8Array | string> = { [TRIAL]: brief.text };
  for (const [path, bytes] of Object.entries(starter)) if (!isBrief(path)) files[path] = bytes;
  for (const { path, type } of await desk.workspace.list("templates")) {
    const bytes = type === "file" ? await desk.workspace.read(path, FILE_LIMIT) : undefined;
    if (bytes) files[path] = bytes;
  }
  const trial = { ...desk, workspace: memoryWorkspace(files) };
  const { diagnostics } = await buildBriefs(trial, { only: ["markdown", "html", "pdf", "docx"], cache: false });
  return [...unmetNeeds(template, brief), ...diagnostics.flatMap((found) => asTold(found, template, brief))];
}

function isBrief(path: string): boolean {
  return /^briefs\/[^/]+\.yaml$/.test(path) && !/\/(?:sources|desk)\.yaml$/.test(path);
}

function trialBrief({ name, sample }: Template, starter: Readonly<Record<string, Uint8Array>>): TrialBrief {
  const path = Object.keys(starter).find(isBrief) ?? "";
  const read = readYaml(path, new TextDecoder("utf-8").decode(starter[path]), anything());
  const own = read.value?.value ?? {};
  const values = new Map(Object.entries(own).map(([key, value]) => [key, JSON.stringify(value)] as const));
  // A brief has themes or parts, never both.
  if (Object.hasOwn(sample, "parts")) values.delete("themes");
  for (const [key, { json }] of Object.entries(sample)) values.set(key, json);
  values.set("template", JSON.stringify(name));
  values.set("outputs", JSON.stringify(["markdown", "html", "pdf", "docx"]));
  const keys = [...values.keys()];
  return { text: keys.map((key) => `${JSON.stringify(key)}: ${values.get(key)}\n`).join(""), keys };
}

/** What a template needs should be in what it is tried on, or the trial says nothing of it. */
function unmetNeeds({ needs }: Template, { text }: TrialBrief): readonly Diagnostic[] {
  const brief = readYaml(TRIAL, text, anything()).value?.value;
  return needs.flatMap(({ text: need, place }) => {
    let value: unknown = brief;
    for (const key of need.split(".")) {
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
    }
    if (value !== undefined) return [];
    const hints = [
      `write it under \`sample\`, as a brief would: ${need.split(".").join(": {")}: …${"}".repeat(need.split(".").length - 1)}`,
    ];
    return [warning("template/no-sample", `the template needs \`${need}\`, and its sample has none`, { place, hints })];
  });
}

/** A diagnostic of the trial as one of the template: of its files as it is, of its sample where that is written. */
function asTold(found: Diagnostic, template: Template, { text, keys }: TrialBrief): readonly Diagnostic[] {
  if (/^(template|render)\//.test(found.code))
    return [found.place ? found : { ...found, place: { file: placeOfFile(template, mainFile) } }];
  if (found.place?.file !== TRIAL || found.severity === "note") return [];
  const line = text.slice(0, found.place.span?.start ?? 0).split("\n").length - 1;
  const place = template.sample[keys[line] ?? ""]?.place;
  return place === undefined ? [] : [{ ...found, place, related: [] }];
}
