/**
 * Takes the text of a `stylesheet.yaml`, gives a stylesheet with every value filled in: what the file doesn't say is as
 * in the looks it stands over, which are the built-in ones or those of the template it extends. A file with mistakes
 * changes nothing, and gives the mistakes.
 */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { clean, error, hasErrors, warning } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../text/nearest.ts";
import { readYaml, type YamlFile } from "../../yaml/yaml.ts";
import { contrastOf, leastContrast } from "./contrast.ts";
import { type StylesheetFile, stylesheetSchema, type TextStyleFile } from "./schema.ts";
import type { RunningLine, Stylesheet, TextStyle } from "./stylesheet.ts";
import { defaultStylesheet, pageSizes, runningFields, styleNames } from "./stylesheet.ts";

/** Narrower text than this can't be read, and can't be broken. */
const leastMeasurePt = 120;
const leastLines = 10;

/** Reads a stylesheet over another; empty text is that other one. */
export function readStylesheet(file: string, text: string, base: Stylesheet = defaultStylesheet): Checked<Stylesheet> {
  if (text.trim() === "") return clean(base);
  const { value: read, diagnostics } = readYaml(file, text, stylesheetSchema);
  if (read === null) return { value: base, diagnostics };
  const stylesheet = fillIn(read.value, base);
  const all = [
    ...diagnostics,
    ...roomProblems(stylesheet, read),
    ...contrastProblems(stylesheet, read),
    ...markingProblems(stylesheet, read),
    ...fieldProblems(read),
  ];
  return { value: hasErrors(all) ? base : stylesheet, diagnostics: all };
}

function fillIn(file: StylesheetFile, base: Stylesheet): Stylesheet {
  return {
    page: fillPage(file, base),
    fonts: overlay(base.fonts, file.fonts ?? {}),
    colors: overlay(base.colors, file.colors ?? {}),
    styles: fillStyles(file, base),
    text: overlay(base.text, renamed(file.text, { ragged: "raggedPt", "hang-punctuation": "hangPunctuation" })),
    paragraph: overlay(base.paragraph, renamed(file.paragraph, { "space-after": "spaceAfterPt" })),
    heading: fillHeading(file, base),
    excerpt: overlay(
      base.excerpt,
      renamed(file.excerpt, {
        indent: "indentPt",
        "number-gap": "numberGapPt",
        "context-color": "contextColor",
        space: "spacePt",
        "keep-together-lines": "keepTogetherLines",
        "quotation-marks": "quotationMarks",
      }),
    ),
    quote: overlay(base.quote, renamed(file.quote, lengths)),
    list: overlay(base.list, renamed(file.list, lengths)),
    callout: overlay(base.callout, renamed(file.callout, lengths)),
    fields: overlay(base.fields, renamed(file.fields, lengths)),
    table: overlay(base.table, renamed(file.table, lengths)),
    notes: overlay(base.notes, renamed(file.notes, lengths)),
    figure: overlay(base.figure, renamed(file.figure, { ...lengths, "max-height-share": "maxHeightShare" })),
    contents: overlay(base.contents, renamed(file.contents, lengths)),
    sections:
      file.sections?.map(({ heading, columns = 1, size = "body", wide = false, "runs-on": runsOn = false }) => ({
        heading,
        columns,
        size,
        wide,
        runsOn,
      })) ?? base.sections,
    logo: file.logo ? { file: file.logo.file, alt: file.logo.alt, heightPt: file.logo.height ?? 30 } : base.logo,
    marking: {
      place: file.marking?.place ?? base.marking.place,
      align: file.marking?.align ?? base.marking.align,
      values:
        file.marking?.values?.map(({ marking, color, band = null }) => ({ marking, color, band })) ??
        base.marking.values,
    },
    running: {
      head: fillRunning(base.running.head, file.running?.head),
      foot: fillRunning(base.running.foot, file.running?.foot),
      first: fillRunning(base.running.first, file.running?.first),
      firstFoot: fillFirstFoot(file, base),
    },
    lastPageLines: file["last-page-lines"] ?? base.lastPageLines,
  };
}

const lengths: Readonly<Record<string, string>> = {
  indent: "indentPt",
  space: "spacePt",
  bar: "barPt",
  padding: "paddingPt",
  "item-space": "itemSpacePt",
  "label-width": "labelWidthPt",
  "column-gap": "columnGapPt",
  "row-padding": "rowPaddingPt",
  "head-rule": "headRulePt",
  "row-rule": "rowRulePt",
  "rule-width": "ruleWidthPt",
};

/** What is written, laid over what is built in; keys that the base doesn't have are none of its business. */
function overlay<T extends object>(base: T, given: Readonly<Record<string, unknown>>): T {
  const own = Object.entries(given).filter(([key, value]) => value !== undefined && Object.hasOwn(base, key));
  return { ...base, ...Object.fromEntries(own) };
}

function renamed(
  given: object | undefined,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(given ?? {}).map(([key, value]) => [names[key] ?? key, value]));
}

function fillPage({ page }: StylesheetFile, { page: base }: Stylesheet): Stylesheet["page"] {
  const [widthPt, heightPt] = page?.size === undefined ? [base.widthPt, base.heightPt] : pageSizes[page.size];
  return {
    widthPt,
    heightPt,
    marginTopPt: page?.["margin-top"] ?? base.marginTopPt,
    marginBottomPt: page?.["margin-bottom"] ?? base.marginBottomPt,
    marginLeftPt: page?.["margin-left"] ?? base.marginLeftPt,
    marginRightPt: page?.["margin-right"] ?? base.marginRightPt + (widthPt - base.widthPt),
    outdentPt: page?.outdent ?? base.outdentPt,
    gridPt: page?.grid ?? base.gridPt,
    gutterPt: page?.gutter ?? base.gutterPt,
    fill: page?.fill ?? base.fill,
  };
}

function fillStyles({ styles }: StylesheetFile, base: Stylesheet): Stylesheet["styles"] {
  const written = new Map<string, TextStyleFile | undefined>(Object.entries(styles ?? {}));
  const filled = { ...base.styles };
  for (const name of styleNames) {
    const style = written.get(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
    if (style) filled[name] = fillStyle(filled[name], style);
  }
  return filled;
}

function fillStyle(base: TextStyle, { size, leading, tracking, ...rest }: TextStyleFile): TextStyle {
  const style = overlay(base, rest);
  const sizePt = size ?? base.sizePt;
  return {
    ...style,
    sizePt,
    // A size without its leading keeps the proportion.
    leadingPt:
      leading ?? (size === undefined ? base.leadingPt : Math.round((base.leadingPt * size * 2) / base.sizePt) / 2),
    trackingPt: tracking ?? base.trackingPt,
  };
}

function fillHeading({ heading }: StylesheetFile, { heading: base }: Stylesheet): Stylesheet["heading"] {
  return {
    spaceBeforePt: sixLevels(base.spaceBeforePt, heading?.["space-before"]),
    spaceAfterPt: sixLevels(base.spaceAfterPt, heading?.["space-after"]),
    keepLines: heading?.["keep-lines"] ?? base.keepLines,
    numbered: heading?.numbered ?? base.numbered,
    side: heading?.side ?? base.side,
  };
}

type SixLevels = Stylesheet["heading"]["spaceBeforePt"];

function sixLevels(base: SixLevels, given: readonly number[] | undefined): SixLevels {
  const at = (i: number) => given?.[i] ?? base[i] ?? 0;
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

function fillRunning(
  base: RunningLine,
  given: { readonly left?: string | undefined; readonly right?: string | undefined } | undefined,
): RunningLine {
  return { left: edge(given?.left) ?? base.left, right: edge(given?.right) ?? base.right };
}

/** What page one's own foot doesn't say is as in the other pages' foot. */
function fillFirstFoot({ running }: StylesheetFile, { running: base }: Stylesheet): RunningLine | null {
  if (running?.["first-foot"] === undefined) return base.firstFoot;
  return fillRunning(base.firstFoot ?? fillRunning(base.foot, running.foot), running["first-foot"]);
}

function roomProblems({ page }: Stylesheet, file: YamlFile<StylesheetFile>): Checked<null>["diagnostics"] {
  const measure = page.widthPt - page.marginLeftPt - page.marginRightPt;
  const height = page.heightPt - page.marginTopPt - page.marginBottomPt;
  if (page.outdentPt > page.marginLeftPt) {
    const place = file.placeOf(["page", file.value.page?.outdent === undefined ? "margin-left" : "outdent"]);
    const hints = [`the left margin is ${page.marginLeftPt} pt`];
    return [error("template/bad-stylesheet", "the outdent is wider than the left margin", { place, hints })];
  }
  if (measure >= leastMeasurePt && height >= leastLines * page.gridPt) return [];
  const hints = [`leave at least ${leastMeasurePt} pt of width and ${leastLines} lines of height`];
  return [
    error("template/bad-stylesheet", "the margins leave no room for text", { place: file.placeOf(["page"]), hints }),
  ];
}

/** Text colours that this file changed, or whose paper it changed, and that can't be read on it. */
function contrastProblems({ colors }: Stylesheet, file: YamlFile<StylesheetFile>): Checked<null>["diagnostics"] {
  const given = file.value.colors ?? {};
  return (["ink", "accent", "grey"] as const).flatMap((name) => {
    const contrast = contrastOf(colors[name], colors.paper);
    const changed = given[name] !== undefined || given.paper !== undefined;
    if (!changed || contrast >= leastContrast) return [];
    const ratio = (Math.floor(contrast * 10) / 10).toFixed(1);
    const place = file.placeOf(["colors", given[name] === undefined ? "paper" : name]);
    const hints = [`text needs a contrast of ${leastContrast} to 1 with its paper`];
    return [
      warning("template/low-contrast", `${name} on this paper has a contrast of ${ratio} to 1`, { place, hints }),
    ];
  });
}

/** Markings whose colour can't be read on their band, or on the page where they have none. */
function markingProblems(
  { colors, marking }: Stylesheet,
  file: YamlFile<StylesheetFile>,
): Checked<null>["diagnostics"] {
  if (file.value.marking?.values === undefined) return [];
  return marking.values.flatMap(({ marking: words, color, band }, index) => {
    const contrast = contrastOf(color, band ?? colors.paper);
    if (contrast >= leastContrast) return [];
    const ratio = (Math.floor(contrast * 10) / 10).toFixed(1);
    const place = file.placeOf(["marking", "values", index, "color"]);
    const hints = [`text needs a contrast of ${leastContrast} to 1 with what it stands on`];
    const on = band === null ? "this paper" : "its band";
    return [warning("template/low-contrast", `“${words}” on ${on} has a contrast of ${ratio} to 1`, { place, hints })];
  });
}

/** Words in braces that are no field would print as they are. */
function fieldProblems(file: YamlFile<StylesheetFile>): Checked<null>["diagnostics"] {
  return Object.entries(file.value.running ?? {}).flatMap(([line, ends]) =>
    Object.entries(ends ?? {}).flatMap(([end, words]) => {
      const unknown = [...String(words ?? "").matchAll(/\{([a-z-]+)\}/g)].filter(
        ([, name = ""]) => !runningFields.includes(name),
      );
      return unknown.map(([field, name = ""]) => {
        const near = nearest(name, runningFields);
        const hints = near === undefined ? [`there are ${runningFields.join(", ")}`] : [`did you mean \`{${near}}\`?`];
        const place = file.placeOf(["running", line, end]);
        return error("template/bad-stylesheet", `there is no field \`${field}\``, { place, hints });
      });
    }),
  );
}

/** `none` leaves an end of a running line empty; YAML has no other way to say so. */
function edge(text: string | undefined): string | undefined {
  return text === "none" ? "" : text;
}
