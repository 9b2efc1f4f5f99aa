/** `template.yaml`: what a template says of itself. */
import type { z } from "zod";
import { anything, line, listOf, mapping, named, placedLine, text } from "../../yaml/scalars.ts";

/** Every key is optional but the title; `extends` names the template whose files and labels serve where this one has none. */
export const templateSchema = mapping({
  title: line(),
  description: text().optional(),
  extends: line().optional(),
  sections: listOf(line()).optional(),
  needs: listOf(placedLine()).optional(),
  sample: named(anything()).optional().describe("Keys of a brief that the template is tried with."),
  labels: named(named(line())).optional(),
});

export type TemplateFile = z.infer<typeof templateSchema>;
