/** `stylesheet.yaml` as users write it. Every key is optional; what isn't written is as in the built-in looks. */
import type { z } from "zod";
import { choice, decimal, flag, integer, line, listOf, mapping, oneOrMany, scalar } from "../../yaml/scalars.ts";
import { sectionSizes, styleNames } from "./stylesheet.ts";

/** Points. */
const length = () => decimal(0, 2_000).optional();
const color = () =>
  scalar({ type: "string", pattern: "^#[0-9A-Fa-f]{6}$" }, "a colour such as `#1f3d6e`", (s) =>
    /^#[0-9A-Fa-f]{6}$/.test(s.text) ? s.text.toLowerCase() : undefined,
  );
const feature = () =>
  scalar({ type: "string", pattern: "^[a-z0-9]{4}$" }, "an OpenType feature such as `onum`", (s) =>
    /^[a-z0-9]{4}$/.test(s.text) ? s.text : undefined,
  );
const align = () => choice(["justify", "left"]).optional();
const colorName = () => choice(["ink", "accent", "grey", "rule", "shade", "paper"]);
const runningLine = () => mapping({ left: line().optional(), right: line().optional() }).optional();
const levels = () => listOf(decimal(0, 200)).optional();

const textStyle = mapping({
  font: choice(["serif", "sans", "mono"]).optional(),
  weight: integer(100, 900).optional(),
  italic: flag().optional(),
  size: decimal(4, 96).optional(),
  leading: decimal(4, 144).optional(),
  color: colorName().optional(),
  features: oneOrMany(feature()).optional(),
  tracking: decimal(-2, 20).optional(),
});

/** The keys of the `styles` map: names of styles in kebab case. */
export const styleKeys: readonly string[] = styleNames.map((name) =>
  name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
);

const styles = mapping(Object.fromEntries(styleKeys.map((key) => [key, textStyle.optional()])));

export const stylesheetSchema = mapping({
  page: mapping({
    size: choice(["a4", "letter"]).optional(),
    "margin-top": length(),
    "margin-bottom": length(),
    "margin-left": length(),
    "margin-right": length(),
    outdent: length(),
    grid: decimal(6, 48).optional(),
    gutter: length(),
    fill: choice(["flush", "ragged"]).optional(),
  }).optional(),
  fonts: mapping({
    serif: line().optional(),
    sans: line().optional(),
    mono: line().optional(),
    fallback: oneOrMany(line()).optional(),
  }).optional(),
  colors: mapping({
    ink: color().optional(),
    accent: color().optional(),
    grey: color().optional(),
    rule: color().optional(),
    shade: color().optional(),
    paper: color().optional(),
  }).optional(),
  styles: styles.optional(),
  text: mapping({
    align: align(),
    hyphenate: flag().optional(),
    ragged: length(),
    "hang-punctuation": flag().optional(),
    strong: choice(["same", "sans"]).optional(),
  }).optional(),
  paragraph: mapping({ "space-after": length() }).optional(),
  heading: mapping({
    "space-before": levels(),
    "space-after": levels(),
    "keep-lines": integer(1, 10).optional(),
    numbered: flag().optional(),
    side: flag().optional(),
  }).optional(),
  excerpt: mapping({
    indent: length(),
    "number-gap": length(),
    align: align(),
    "context-color": colorName().optional(),
    space: length(),
    "keep-together-lines": integer(0, 40).optional(),
    "quotation-marks": choice(["hanging", "none"]).optional(),
  }).optional(),
  quote: mapping({ indent: length(), space: length() }).optional(),
  list: mapping({ indent: length(), "item-space": length(), bullets: oneOrMany(line()).optional() }).optional(),
  callout: mapping({ bar: length(), indent: length(), space: length() }).optional(),
  fields: mapping({ "label-width": length(), padding: length(), columns: integer(1, 2).optional() }).optional(),
  table: mapping({
    "column-gap": length(),
    "row-padding": length(),
    "head-rule": length(),
    "row-rule": length(),
    space: length(),
  }).optional(),
  notes: mapping({ "rule-width": length(), space: length(), indent: length() }).optional(),
  figure: mapping({ "max-height-share": decimal(0.05, 1).optional(), space: length() }).optional(),
  contents: mapping({ indent: length(), leaders: flag().optional() }).optional(),
  sections: listOf(
    mapping({
      heading: line(),
      columns: integer(1, 4).optional(),
      size: choice(sectionSizes).optional(),
      wide: flag().optional(),
      "runs-on": flag().optional(),
    }),
  ).optional(),
  logo: mapping({ file: line(), alt: line(), height: decimal(8, 200).optional() }).optional(),
  marking: mapping({
    place: choice(["both", "top", "bottom", "none"]).optional(),
    align: choice(["left", "center", "right"]).optional(),
    values: listOf(mapping({ marking: line(), color: color(), band: color().optional() })).optional(),
  }).optional(),
  running: mapping({
    head: runningLine(),
    foot: runningLine(),
    first: runningLine(),
    "first-foot": runningLine(),
  }).optional(),
  "last-page-lines": integer(0, 20).optional(),
});

export type StylesheetFile = z.infer<typeof stylesheetSchema>;
export type TextStyleFile = z.infer<typeof textStyle>;
