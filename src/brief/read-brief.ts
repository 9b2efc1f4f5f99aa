/**
 * Takes the text of a brief and the desk's defaults, gives a `Brief` without a gap in it, or what is wrong with the file.
 * What needs the rest of the workspace (whether a theme, template or quoted words exist) is checked where that is known.
 */
import { type Checked, clean, type Diagnostic, error, note, type Place, warning } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { nearest } from "../text/nearest.ts";
import { readYaml, type YamlFile } from "../yaml/yaml.ts";
import { alarmValue } from "./alarms.ts";
import type { Alarm, Brief, JudgementSource, Limits, MemoHeader, OutputKind, Part, Weights } from "./brief.ts";
import { nameProblem } from "./names.ts";
import { scaleOf } from "./scales.ts";
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

function checkBrief(brief: Brief, read: YamlFile<BriefKeys>, whole: Place): Diagnostic[] {
  return [
    ...checkThemes(read, whole),
    ...checkHeadings(brief, read),
    ...brief.judgements.flatMap((j) => checkLikelihood(brief, j)),
    ...checkMarking(read.value),
    ...checkBottomLine(brief, whole),
    ...checkDate(brief, whole),
  ];
}

function checkThemes(read: YamlFile<BriefKeys>, whole: Place): Diagnostic[] {
  const { themes, parts } = read.value;
  if (themes !== undefined && parts !== undefined) {
    return [
      error("brief/wrong-value", "both `themes` and `parts` are written", {
        place: read.placeOf(["themes"]),
        hints: ["move the themes into a part"],
        related: [{ message: "the parts", place: read.placeOf(["parts"]) }],
      }),
    ];
  }
  const lists = themes === undefined ? (parts ?? []).map((p) => p.themes) : [themes];
  if (lists.length > 0 && lists.every((list) => list.length > 0)) return [];
  const place = themes !== undefined ? read.placeOf(["themes"]) : parts !== undefined ? read.placeOf(["parts"]) : whole;
  const hints = ["add `themes: [name-of-a-theme]`, or `parts` with a heading and themes each"];
  return [
    warning("brief/missing-key", "no theme is named, so nothing can be quoted but what `keep` holds", { place, hints }),
  ];
}

/** `part-empty` names parts by heading; a heading twice would make it, and the links to parts, ambiguous. */
function checkHeadings(brief: Brief, read: YamlFile<BriefKeys>): Diagnostic[] {
  const headings = brief.parts.map((p) => p.heading).filter((h) => h !== null);
  const twice = headings.flatMap((heading, i) => {
    if (headings.indexOf(heading) === i) return [];
    return [
      error("brief/wrong-value", `two parts have the heading \`${heading}\``, {
        place: read.placeOf(["parts", i, "heading"]),
        hints: ["give each part its own heading"],
      }),
    ];
  });
  const unknown = [...brief.stopIf, ...brief.warnIf].flatMap((alarm) => {
    if (alarm.rule !== "part-empty" || typeof alarm.value === "string" || alarm.place.file !== brief.file) return [];
    return alarm.value
      .filter((heading) => !headings.includes(heading))
      .map((heading) => unknownHeading(heading, headings, alarm.place));
  });
  return [...twice, ...unknown];
}

function unknownHeading(heading: string, headings: readonly string[], place: Place): Diagnostic {
  const meant = nearest(heading, headings);
  const hint =
    meant === undefined
      ? `headings: ${headings.join(", ") || "none, the brief has no parts"}`
      : `did you mean \`${meant}\`?`;
  return error("brief/wrong-value", `\`part-empty\`: no part has the heading \`${heading}\``, { place, hints: [hint] });
}

function checkLikelihood(brief: Brief, { likelihood }: JudgementSource): Diagnostic[] {
  if (likelihood === null) return [];
  const scale = scaleOf(brief.scale);
  const words = scale.terms.map((t) => t.word);
  if (words.includes(likelihood.text)) return [];
  const meant = nearest(likelihood.text, words);
  const hints = [
    ...(meant === undefined ? [] : [`did you mean \`${meant}\`?`]),
    `words of ${brief.scale}: ${words.join(", ")}`,
  ];
  return [
    error("brief/likelihood-off-scale", `\`${likelihood.text}\` is no word of the ${scale.title}`, {
      place: likelihood.place,
      hints,
    }),
  ];
}

/** The labels of the Traffic Light Protocol 2.0: in capitals, without blanks, never translated. */
const tlpLabels: readonly string[] = ["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"];

/** A label that looks like TLP but isn't one misleads the reader about who may see the memo. */
function checkMarking(keys: DeskKeys): Diagnostic[] {
  const marking = keys.memo?.marking;
  if (marking === undefined || !/^tlp\b/i.test(marking.text) || tlpLabels.includes(marking.text)) return [];
  const meant = nearest(marking.text.replaceAll(" ", ""), tlpLabels) ?? "TLP:AMBER";
  return [
    warning("brief/wrong-value", `\`marking\`: \`${marking.text}\` is no label of TLP 2.0`, {
      place: marking.place,
      hints: [`did you mean \`${meant}\`?`, `labels: ${tlpLabels.join(", ")}`],
    }),
  ];
}

function checkBottomLine(brief: Brief, place: Place): Diagnostic[] {
  if (brief.bottomLine !== null) return [];
  return [
    warning("brief/no-bottom-line", "the brief has no `bottom-line`", {
      place,
      hints: ["answer the question in a sentence or two: the tool never writes it"],
    }),
  ];
}

function checkDate(brief: Brief, place: Place): Diagnostic[] {
  if (brief.memo.date !== null) return [];
  return [
    note("brief/missing-key", "the memo has no date", {
      place,
      hints: ["add `date: YYYY-MM-DD` below `memo:`; a memo never takes today's by itself"],
    }),
  ];
}
