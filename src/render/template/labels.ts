/** The words that templates print besides the memo's own, by language: no word stands in code or in a template's text. */
import type { LabelTable, Template } from "./template.ts";

/** The labels of a language over those of English, so that a language may lack some. */
export function labelsOf(template: Template, language: string): LabelTable {
  const primary = language.toLowerCase().split("-")[0] ?? "en";
  return { ...template.labels.en, ...(Object.hasOwn(template.labels, primary) ? template.labels[primary] : {}) };
}

/** One label; its key where the table has none, which `checkTemplate` does not let through. */
export function labelIn(labels: LabelTable, key: string): string {
  return Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
}
