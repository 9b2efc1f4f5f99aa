/** What one file can say of itself beyond its keys: names that must fit each other, words of a scale, what is missing. */
import { type Diagnostic, error, note, type Place, warning } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import type { YamlFile } from "../yaml/yaml.ts";
import type { Brief, JudgementSource } from "./brief.ts";
import { scaleOf } from "./scales.ts";
import type { BriefKeys, DeskKeys } from "./schema.ts";

/** `whole` is the place of the file, for what is missing from it. In no order. */
export function checkBrief(brief: Brief, read: YamlFile<BriefKeys>, whole: Place): Diagnostic[] {
  return [
    ...checkThemes(read, whole),
    ...checkHeadings(brief, read),
    ...brief.judgements.flatMap((j) => checkLikelihood(brief, j)),
    ...checkRows(brief),
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

/** ICD 203 gives each range a word in two rows, and asks for a product to keep to one of them. */
function checkRows({ scale, judgements }: Brief): Diagnostic[] {
  if (scale !== "icd-203") return [];
  const words = scaleOf(scale).terms.map((t) => t.word);
  const rowOf = (word: string): number => words.indexOf(word) % 2;
  const used = judgements.flatMap(({ likelihood }) =>
    likelihood !== null && words.includes(likelihood.text) ? [likelihood] : [],
  );
  const [first] = used;
  const other = used.find((word) => first !== undefined && rowOf(word.text) !== rowOf(first.text));
  if (first === undefined || other === undefined) return [];
  const related = [{ message: `\`${first.text}\` is of the other row`, place: first.place }];
  const hints = [`words of its row: ${words.filter((word) => rowOf(word) === rowOf(first.text)).join(", ")}`];
  return [
    warning("brief/mixed-likelihoods", `\`${other.text}\` mixes the two rows of ICD 203`, {
      place: other.place,
      hints,
      related,
    }),
  ];
}

/** The labels of the Traffic Light Protocol 2.0: in capitals, without blanks, never translated. */
const tlpLabels: readonly string[] = ["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"];

/** A label that looks like TLP but isn't one misleads the reader about who may see the memo. */
export function checkMarking(keys: DeskKeys): Diagnostic[] {
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
