/**
 * Takes the text of a brief and the desk's defaults, gives a `Brief` without a gap in it, or what is wrong with the file.
 * What needs the rest of the workspace (whether a theme, template or quoted words exist) is checked where that is known.
 */
import { type Checked, clean, error } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { readYaml, type YamlFile } from "../yaml/yaml.ts";
import { alarmValue } from "./alarms.ts";
import type { Alarm, Brief, JudgementSource, Limits, MemoHeader, OutputKind, Part, Weights } from "./brief.ts";
import { checkBrief, checkMarking } from "./check-brief.ts";
import { nameProblem } from "./names.ts";
import {
  type BriefKeys,
  briefSchema,
  type DeskKeys,
  deskSchema,
  type JudgementKeys,
  type LimitKeys,
} from "./schema.ts";

/** A desk's defaults: what a brief takes where it doesn't say. */
export interface Desk {
  readonly keys: DeskKeys;
  readonly stopIf: readonly Alarm[];
  readonly warnIf: readonly Alarm[];
}

/** The defaults of the tool itself. */
export const noDesk: Desk = { keys: {}, stopIf: [], warnIf: [] };

/** Reads `briefs/desk.yaml`; a text without a key gives the tool's own defaults, and so does one that can't be read. */
export function readDesk(file: string, text: string): Checked<Desk> {
  if (/^\s*(#[^\n]*\s*)*$/.test(text)) return clean(noDesk);
  const { value, diagnostics } = readYaml(file, text, deskSchema);
  if (value === null) return { value: noDesk, diagnostics };
  const keys = value.value;
  return {
    value: { keys, stopIf: alarms("stop-if", value), warnIf: alarms("warn-if", value) },
    diagnostics: [...diagnostics, ...checkMarking(keys)],
  };
}

/**
 * Null where the file can't be read as a brief at all. Errors of its contents, such as a likelihood off the scale, come with a
 * brief, so that the rest of it is checked too; whoever builds looks at the diagnostics. `file` is the brief's workspace path; its name without ending becomes the slug.
 */
export function readBrief(file: string, text: string, desk: Desk = noDesk): Checked<Brief | null> {
  const read = readYaml(file, text, briefSchema);
  const slug = (file.split("/").at(-1) ?? "").replace(/\.ya?ml$/, "");
  const problem = nameProblem(slug);
  const named =
    problem === undefined
      ? []
      : [
          error("brief/unsafe-output", `the name \`${slug}\` ${problem}`, {
            place: { file },
            hints: ["rename the file: its name becomes the name of the outputs"],
          }),
        ];
  if (read.value === null) return { value: null, diagnostics: [...named, ...read.diagnostics] };
  const brief = complete(slug, file, read.value, desk);
  const diagnostics = sortDiagnostics([...named, ...read.diagnostics, ...checkBrief(brief, read.value, { file })]);
  return { value: named.length > 0 ? null : brief, diagnostics };
}

function complete(slug: string, file: string, read: YamlFile<BriefKeys>, desk: Desk): Brief {
  const own = read.value;
  const keys = { ...desk.keys, ...own };
  return {
    slug,
    file,
    title: own.title,
    question: own.question ?? null,
    memo: header(own, desk.keys),
    sources: sourcesOf(own, desk.keys),
    parts: partsOf(own),
    hasParts: own.parts !== undefined,
    depth: keys.depth ?? "core",
    order: keys.order ?? "newest",
    limit: limits({ ...desk.keys.limit, ...own.limit }),
    repeat: keys.repeat ?? "each",
    collapseSameStory: keys.collapse?.["same-story"] ?? true,
    bottomLine: own["bottom-line"] ?? null,
    pointsToMake: own["points-to-make"] ?? null,
    texts: own.texts ?? {},
    judgements: (own.judgements ?? []).map(judgement),
    scale: keys.scale ?? "uk-phia",
    keep: own.keep ?? [],
    leaveOut: own["leave-out"] ?? [],
    template: keys.template ?? { text: "policy-memo", place: { file } },
    outputs: [...new Set<OutputKind>(keys.outputs ?? ["markdown", "pdf", "evidence"])],
    compareWith: keys["compare-with"] ?? null,
    stopIf: merged(alarms("stop-if", read), desk.stopIf),
    warnIf: merged(alarms("warn-if", read), desk.warnIf),
    weights: weightsOf({ ...desk.keys.weights, ...own.weights }),
    levels: { ...desk.keys.levels, ...own.levels },
    language: keys.language ?? "en",
  };
}

function header(own: BriefKeys, desk: DeskKeys): MemoHeader {
  const memo = { ...desk.memo, ...own.memo };
  return {
    to: memo.to ?? [],
    from: memo.from ?? null,
    date: memo.date ?? null,
    reference: memo.reference ?? null,
    subject: memo.subject ?? null,
    marking: memo.marking?.text ?? null,
    copy: memo.copy ?? null,
  };
}

function sourcesOf(own: BriefKeys, desk: DeskKeys): Brief["sources"] {
  const sources = { ...desk.sources, ...own.sources };
  const below = (sources.folder ?? "sources").replace(/^sources\/?/, "");
  return {
    include: globsBelow(below, sources.include ?? []),
    languages: sources.languages ?? [],
    undated: sources.undated ?? "keep",
  };
}

/** Globs of a folder as globs of the sources folder; one without `/` keeps its meaning, any depth. */
function globsBelow(folder: string, globs: readonly string[]): readonly string[] {
  if (folder === "") return globs;
  const rest = globs.map((glob) => {
    const [sign, path] = glob.startsWith("!") ? ["!", glob.slice(1)] : ["", glob];
    return `${sign}${folder}/${path.includes("/") ? "" : "**/"}${path}`;
  });
  return globs.some((glob) => !glob.startsWith("!")) ? rest : [`${folder}/**`, ...rest];
}

function partsOf(own: BriefKeys): readonly Part[] {
  const written = own.parts ?? [
    { heading: null, themes: own.themes ?? [], limit: undefined, show: undefined, "if-empty": undefined },
  ];
  return written.map((part) => ({
    heading: part.heading,
    themes: part.themes,
    limit: limits(part.limit ?? {}),
    show: [...new Set(part.show)],
    ifEmpty: part["if-empty"] ?? null,
  }));
}

function limits(keys: { readonly [K in keyof LimitKeys]?: number | undefined }): Limits {
  return { excerpts: keys.excerpts ?? null, perSource: keys["per-source"] ?? null, pages: keys.pages ?? null };
}

function weightsOf(keys: Readonly<Record<string, number | undefined>>): Weights {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function judgement(keys: JudgementKeys): JudgementSource {
  const { say, likelihood = null, confidence = null, because = [], against = [] } = keys;
  return { say, likelihood, confidence, because, against };
}

function alarms(key: "stop-if" | "warn-if", read: YamlFile<DeskKeys>): readonly Alarm[] {
  return Object.entries(read.value[key] ?? {}).flatMap(([rule, value]) => {
    return value === undefined ? [] : [{ rule, value: alarmValue(value), place: read.placeOf([key, rule]) }];
  });
}

/** The brief's own rules, and those of the desk that it doesn't set anew. */
function merged(own: readonly Alarm[], desk: readonly Alarm[]): readonly Alarm[] {
  return [...own, ...desk.filter((alarm) => own.every((o) => o.rule !== alarm.rule))];
}
