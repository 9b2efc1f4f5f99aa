import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { inspectStage } from "../../src/build/inspect.ts";
import type { Memo } from "../../src/memo/memo.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import type { Selection } from "../../src/select/selection.ts";
import type { Article } from "../../src/sources/article.ts";
import { desk, deskFiles, textOf } from "../helpers/desk.ts";

describe("inspect", () => {
  it("shows the memo that is printed where it has a limit of pages", async () => {
    const long = Array.from({ length: 90 }, (_, n) => `The port wants to dredge basin ${n} before the ${n}th of May.`);
    const of = desk({
      "briefs/harbour.yaml": `${deskFiles["briefs/harbour.yaml"]}limit: {pages: 2}\n`,
      "briefs/sources/long.txt": `A long list of basins\n\n${long.join("\n\n")}\n`,
    });
    await buildBriefs(of);
    const printed = readEvidence(await textOf(of, "output/harbour.evidence.json"))?.excerpts.map((e) => e.text);
    const memo = (await inspectStage(of, "memo", "harbour")).value as Memo;
    const selection = (await inspectStage(of, "selection", "harbour")).value as Selection;
    expect(memo.excerpts.map((e) => e.text)).toEqual(printed);
    expect(selection.passages).toHaveLength(printed?.length ?? 0);
    expect(selection.refused.some((r) => r.reason === "page-limit")).toBe(true);
  });
});

describe("inspect article", () => {
  const feed = `<rss><channel><title>Harbour Wire</title>${["one", "two", "three"]
    .map(
      (n) => `<item><title>Basin ${n}</title><description>Basin ${n} silts up, its warden said.</description></item>`,
    )
    .join("")}</channel></rss>`;
  const of = desk({
    "briefs/sources/wire.rss": feed,
    "briefs/sources/broken.pdf": "%PDF-1.7 and no more",
    "briefs/sources.yaml": "files:\n  a-daily.txt: {outlet: The Daily Quay}\n",
  });
  const shown = async (target: string) => {
    const { value, diagnostics } = await inspectStage(of, "article", target);
    return { articles: value as readonly Article[] | null, codes: diagnostics.map((d) => d.code) };
  };

  it("reads the source and the details, and nothing else", async () => {
    const read: string[] = [];
    const watched = {
      ...of,
      workspace: {
        ...of.workspace,
        read: (path: string, limit?: number) => {
          read.push(path);
          return of.workspace.read(path, limit);
        },
      },
    };
    await inspectStage(watched, "article", "a-daily.txt");
    expect(read).toEqual(["briefs/sources/a-daily.txt", "briefs/sources.yaml"]);
  });

  it("shows the article with the analyst's details and the words of its blocks", async () => {
    const { articles, codes } = await shown("a-daily.txt");
    expect(codes).toEqual([]);
    expect(articles?.map((a) => [a.path, a.metadata.outlet.value])).toEqual([
      ["briefs/sources/a-daily.txt", "The Daily Quay"],
    ]);
    expect(JSON.stringify(articles)).toContain('"words":"Follow us on X for more."');
  });

  it("takes a path, the end of one, a container and one of its articles", async () => {
    const paths = async (target: string) => (await shown(target)).articles?.map((a) => a.path.replace(/^.*\//, ""));
    expect(await paths("briefs/sources/wire.rss")).toEqual(["wire.rss#1", "wire.rss#2", "wire.rss#3"]);
    expect(await paths("sources/wire.rss#2")).toEqual(["wire.rss#2"]);
    expect(await paths("re.rss")).toBeUndefined();
  });

  it("says what is wrong with a source that can't be read", async () => {
    expect(await shown("broken.pdf")).toEqual({ articles: [], codes: ["source/unreadable"] });
  });

  it("names the source that may have been meant", async () => {
    const { value, diagnostics } = await inspectStage(of, "article", "a-dayly.txt");
    expect(value).toBeNull();
    expect(diagnostics.map((d) => [d.code, d.hints])).toEqual([["cli/usage", ["did you mean `a-daily.txt`?"]]]);
    expect((await shown("wire.rss#7")).codes).toEqual(["cli/usage"]);
  });
});

describe("inspect analysis", () => {
  it("shows who says what in one source", async () => {
    const { value } = await inspectStage(desk(), "analysis", "a-daily.txt");
    expect(value).toMatchObject([
      { path: "briefs/sources/a-daily.txt", attributions: [{ speaker: "Lena Marsh" }, {}] },
    ]);
  });
});
