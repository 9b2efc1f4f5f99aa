/** HTML that is an article's text and nothing else, as feeds, mails and wires carry it: every visible line counts. */
import { buildDraft, type Draft, type StatedMetadata } from "../draft.ts";
import { pageLines } from "../html/lines.ts";
import { parseHtml } from "../markup/parse.ts";
import type { Element } from "../markup/tree.ts";
import { draftLine } from "./html.ts";

/** A draft of a piece of HTML. */
export function readFragment(
  html: string,
  stated: StatedMetadata,
): { readonly draft: Draft; readonly exceeded: string | null } {
  const { root, exceeded } = parseHtml(html);
  return { draft: draftOfElement(root, stated), exceeded };
}

/** A draft of what stands below an element. */
export function draftOfElement(root: Element, stated: StatedMetadata): Draft {
  const builder = buildDraft();
  for (const line of pageLines(root, () => undefined)) builder.add(draftLine(line));
  return builder.draft(stated);
}
