/** Lists in another order, and links to places of the memo. */
import { showInvisible } from "../../../text/invisible.ts";
import { slugOf } from "../../document/slug.ts";
import { escapeMarkdown } from "../escape.ts";
import { fieldOf, isList, markdown, textOf, type Value } from "../value.ts";
import type { Helper } from "./helper.ts";

const sorted: Helper = {
  name: "sorted",
  summary:
    'A list in rising order of the field that `by=` names: `sorted sources by="dateIso"`. Items without it come last, equal ones stay as they were.',
  parameters: [{ name: "list", kind: "any" }],
  options: ["by"],
  givesFirst: true,
  fieldOption: "by",
  call: ([list = null], { by = null }) => {
    if (!isList(list)) return list;
    const path = textOf(by);
    return [...list].sort((a, b) => compare(fieldAt(a, path), fieldAt(b, path)));
  },
};

const where: Helper = {
  name: "where",
  summary:
    'The items of a list whose field `by=` is the value `is=`: `where excerpts by="source" is=number`. A field of a field is named with a dot.',
  parameters: [{ name: "list", kind: "any" }],
  options: ["by", "is"],
  givesFirst: true,
  fieldOption: "by",
  call: ([list = null], { by = null, is = null }) =>
    isList(list) ? list.filter((item) => fieldAt(item, textOf(by)) === is) : list,
};

/** The value at a path of fields such as `speaker.kind`. */
function fieldAt(item: Value, path: string): Value {
  return path.split(".").reduce(fieldOf, item);
}

/** Numbers by size, texts by code unit: no locale has a say. Null and empty text are last. */
function compare(a: Value, b: Value): number {
  const [noA, noB] = [a === null || a === "", b === null || b === ""];
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const headingLink: Helper = {
  name: "heading-link",
  summary: "A text as a link to the heading that reads so; a list of such links is set as a table of contents.",
  parameters: [{ name: "heading", kind: "value" }],
  options: [],
  call: ([heading = null]) => {
    const words = showInvisible(textOf(heading));
    return markdown(`[${escapeMarkdown(words)}](#${slugOf(words)})`);
  },
};

export const arrangeHelpers: readonly Helper[] = [sorted, where, headingLink];
