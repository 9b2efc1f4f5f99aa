/** Which headings of a document begin a section of its stylesheet. */
import type { DocBlock } from "../document/doc-node.ts";
import { inlineText } from "../document/plain-text.ts";
import { slugOf } from "../document/slug.ts";
import type { SectionStyle, Stylesheet } from "./stylesheet.ts";

type Heading = Extract<DocBlock, { type: "heading" }>;

/**
 * A section is named by the words of its heading, as an id; `part-*` names all that begin alike. Of several headings with
 * the same words the outermost ones are meant: a speaker who is called “Sources” is not the section of the sources.
 */
export function sectionFinder(
  blocks: readonly DocBlock[],
  { sections }: Pick<Stylesheet, "sections">,
): (heading: Heading) => SectionStyle | null {
  const outermost = new Map<SectionStyle, number>();
  for (const block of blocks) {
    const found = block.type === "heading" ? sections.find((section) => names(section, block)) : undefined;
    if (block.type !== "heading" || found === undefined) continue;
    outermost.set(found, Math.min(block.level, outermost.get(found) ?? block.level));
  }
  return (heading) => {
    const found = sections.find((section) => names(section, heading));
    return found !== undefined && outermost.get(found) === heading.level ? found : null;
  };
}

function names({ heading: name }: SectionStyle, { id, inlines }: Heading): boolean {
  const own = [id, slugOf(inlineText(inlines))];
  return name.endsWith("*") ? own.some((words) => words.startsWith(name.slice(0, -1))) : own.includes(name);
}
