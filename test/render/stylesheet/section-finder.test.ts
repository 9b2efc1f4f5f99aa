import { describe, expect, it } from "vitest";
import type { DocBlock } from "../../../src/render/document/doc-node.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { sectionFinder } from "../../../src/render/stylesheet/section-finder.ts";

const section = (heading: string) => ({ heading, columns: 2, size: "fine" as const, wide: true, runsOn: false });

/** The headings that begin a section, each with its level. */
function found(markdown: string, ...names: readonly string[]): readonly string[] {
  const { blocks } = parseDocument(markdown).value;
  const sectionOf = sectionFinder(blocks, { sections: names.map(section) });
  const isHeading = (block: DocBlock) => block.type === "heading";
  return blocks.filter(isHeading).flatMap((block) => (sectionOf(block) ? [`${block.level} ${block.id}`] : []));
}

describe("a section", () => {
  it("is found by the words of its heading, by its id, and by how it begins", () => {
    expect(found("# T\n\n## Who said what\n\n## Part: arms\n\n## Part: force", "who-said-what", "part-*")).toEqual([
      "2 who-said-what",
      "2 part-arms",
      "2 part-force",
    ]);
    expect(found("## Notes\n\n## Notes", "notes-1")).toEqual(["2 notes-1"]);
  });

  it("is the outermost of those of its name, also where an inner one comes first", () => {
    expect(found("## Not named\n\n### Sources\n\n## Sources", "sources")).toEqual(["2 sources-1"]);
    expect(found("## Not named\n\n### Sources", "sources")).toEqual(["3 sources"]);
  });
});
