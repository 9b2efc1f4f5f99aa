/**
 * The yardsticks that judgements take their words of likelihood from: the UK's PHIA probability yardstick as of 2025, and
 * the scale of US Intelligence Community Directive 203 (2015), which gives each range two words. A memo keeps to one.
 */
import type { Brief } from "./brief.ts";

/** One word of a scale with the share of chance it stands for, as printed. */
export interface ScaleTerm {
  readonly word: string;
  /** `80 to 90 %`; ranges are closed. */
  readonly range: string;
}

/** A scale, from the least to the most likely. In ICD 203 the words of its two rows take turns. */
export interface Scale {
  readonly name: Brief["scale"];
  readonly title: string;
  readonly terms: readonly ScaleTerm[];
}

const term = (word: string, low: number, high: number): ScaleTerm => ({ word, range: `${low} to ${high} %` });

const scales: Readonly<Record<Brief["scale"], Scale>> = {
  "uk-phia": {
    name: "uk-phia",
    title: "UK PHIA probability yardstick",
    terms: [
      term("remote chance", 0, 5),
      term("highly unlikely", 10, 20),
      term("unlikely", 25, 35),
      term("realistic possibility", 40, 50),
      term("likely", 55, 75),
      term("probable", 55, 75),
      term("highly likely", 80, 90),
      term("almost certain", 95, 100),
    ],
  },
  "icd-203": {
    name: "icd-203",
    title: "US ICD 203 expressions of likelihood",
    terms: [
      term("almost no chance", 1, 5),
      term("remote", 1, 5),
      term("very unlikely", 5, 20),
      term("highly improbable", 5, 20),
      term("unlikely", 20, 45),
      term("improbable", 20, 45),
      term("roughly even chance", 45, 55),
      term("roughly even odds", 45, 55),
      term("likely", 55, 80),
      term("probable", 55, 80),
      term("very likely", 80, 95),
      term("highly probable", 80, 95),
      term("almost certain", 95, 99),
      term("nearly certain", 95, 99),
    ],
  },
};

/** The names that `scale` takes. */
export const scaleNames: readonly Brief["scale"][] = ["uk-phia", "icd-203"];

export function scaleOf(name: Brief["scale"]): Scale {
  return scales[name];
}
