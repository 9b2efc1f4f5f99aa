/**
 * Twice the articles, excerpts, briefs or pages, at most two and a half times the work: the stages behind the readers, each
 * alone or in a build of a desk in memory. Sizes are past what limits and widths of lines hold down, so that growth shows.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { growthOf, startCounting } from "./steps.ts";

/** Most that doubling may cost. */
const most = 2.5;
const timeout = 240_000;

beforeAll(() => startCounting());

async function check(work: (size: number) => unknown, size: number): Promise<void> {
  const { ratio, worst, steep } = await growthOf(work, size);
  expect(ratio, worst.join("\n")).toBeLessThanOrEqual(most);
  expect(steep).toEqual([]);
}

/** As many as `size`, made by number. */
function list<T>(size: number, make: (i: number) => T): T[] {
  return Array.from({ length: size }, (_, i) => make(i));
}

/** A sentence of its own for each number: texts that share their words are one story. */
function sentence(i: number): string {
  const words = list(12, (k) => `w${(i * 13 + k).toString(36)}`);
  return `The port will dredge ${words.join(" ")} by ${i} metres, Ada Example ${i % 7} said.`;
}

/** Builds a desk of the files for a size. */
async function building(files: (size: number) => Readonly<Record<string, string>>): Promise<(size: number) => unknown> {
  const { buildBriefs } = await import("../../src/build/build-briefs.ts");
  const { desk } = await import("../helpers/desk.ts");
  return async (size) => {
    const { diagnostics } = await buildBriefs(desk(files(size)));
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  };
}

const brief = (more: string): string =>
  `title: B\nmemo: {date: 2026-02-03}\nthemes: [dredging]\ndepth: full\nbottom-line: Wait.\noutputs: [markdown, evidence]\n${more}`;
const unlimited = "limit: {excerpts: 1000, per-source: 1000}\n";

const desks: readonly [string, number, (size: number) => Readonly<Record<string, string>>][] = [
  [
    "many articles",
    120,
    (size) => ({
      "briefs/harbour.yaml": brief("limit: {excerpts: 40, per-source: 2}\n"),
      ...Object.fromEntries(
        list(size, (i) => [`briefs/sources/${i}.txt`, `Title ${i}\n${sentence(i)}\n${sentence(i + 9999)}\n`]),
      ),
    }),
  ],
  [
    "one long article, all of it printed",
    200,
    (size) => ({
      "briefs/harbour.yaml": brief(unlimited),
      "briefs/sources/long.txt": `Title\n\n${list(size, sentence).join("\n\n")}\n`,
    }),
  ],
  ["many briefs", 20, (size) => Object.fromEntries(list(size, (i) => [`briefs/b${i}.yaml`, brief("")]))],
  [
    "many themes in one brief",
    30,
    (size) => ({
      ...Object.fromEntries(list(size, (i) => [`briefs/themes/t${i}.yaml`, `title: T${i}\ncore:\n  - number ${i}\n`])),
      "briefs/harbour.yaml": brief("").replace("dredging", list(size, (i) => `t${i}`).join(", ")),
    }),
  ],
  [
    "a theme that contradicts itself everywhere",
    240,
    (size) => ({
      "briefs/themes/dredging.yaml":
        "title: D\ncore:\n  - dredg*\nopposites:\n  - {name: whether, a: port, b: ferry}\n",
      "briefs/harbour.yaml": brief(unlimited),
      ...Object.fromEntries(
        list(size, (i) => [
          `briefs/sources/${i}.txt`,
          `Title ${i}\nThe ${i % 2 === 0 ? "port" : "ferry"} of w${i} will dredge x${i} and y${i} at z${i}, it said.\n`,
        ]),
      ),
    }),
  ],
];

it.each(desks)("a build of %s", async (_, size, files) => check(await building(files), size), timeout);

/** Markdown by its parts. */
const documents: readonly (readonly [string, "pdf" | "html" | "docx", number, (i: number) => string])[] = [
  ...(["pdf", "html", "docx"] as const).map(
    (format) =>
      [
        "each kind of block",
        format,
        20,
        (i: number) =>
          `## Heading ${i}\n\n${sentence(i)}[^${i}] ${sentence(i + 1)}\n\n- a ${i}\n- b\n\n| a | b |\n|---|---|\n| ${i} | 2 |\n\n[^${i}]: Note ${i}.\n\n`,
      ] as const,
  ),
  ["one paragraph", "pdf", 200, (i) => `${sentence(i)} `],
  ["one word", "pdf", 900, () => "word"],
  ["one table", "pdf", 100, (i) => `${i === 0 ? "| a | b |\n|---|---|\n" : ""}| ${i} | ${sentence(i)} |\n`],
  ["one list", "pdf", 100, (i) => `- ${sentence(i)}\n`],
  ["one block of code", "pdf", 100, (i) => `    ${sentence(i)}\n`],
  ["one quotation", "pdf", 100, (i) => `> ${sentence(i)}\n>\n`],
];

it.each(documents)(
  "a document of %s as %s",
  async (_, format, size, part) => {
    const { renderFile } = await import("../../src/build/render-file.ts");
    const { desk } = await import("../helpers/desk.ts");
    await check((n) => renderFile(desk(), list(n, part).join(""), { format, name: "doc.md" }), size);
  },
  timeout,
);

describe("comparing", () => {
  it.each([
    ["stories of their own", (i: number) => list(30, (k) => `w${i * 31 + k}`).join(" ")],
    ["one story told over and over", (i: number) => `${sentence(1)} ${sentence(2)} It waited for ${i} days.`],
  ])("articles with %s", async (_, text) => {
    const { findRepeats } = await import("../../src/select/repeats.ts");
    const items = (size: number) => list(size, (i) => ({ id: `${i}`, text: text(i) }));
    await check((size) => findRepeats(items(size), { containment: 0.8 }), 400);
  });

  it("the heads of pages", async () => {
    const { runningHeads } = await import("../../src/sources/pdf/running-heads.ts");
    const line = (text: string, y: number) => ({ text, x: 72, right: 500, y, size: 10 });
    const page = (i: number) => [
      line(`The Harbour Post ${i}`, 800),
      ...list(8, (k) => line(sentence(i * 8 + k), 700 - k * 12)),
      line(`${i}`, 40),
    ];
    await check((size) => runningHeads(list(size, page)), 500);
  });

  it("a text with words that are nearly its own", async () => {
    const { findSimilar } = await import("../../src/text/similar.ts");
    const text = (size: number) => list(size, sentence).join(" ");
    await check((size) => findSimilar(text(size), sentence(size - 1).replace("dredge", "drege")), 200);
  });

  it.each([
    ["all other lines", (i: number) => `b ${i}`],
    ["every second line another", (i: number) => (i % 2 === 0 ? `a ${i}` : `b ${i}`)],
    ["one line more", (i: number) => `a ${i - 1}`],
  ])("two texts with %s", async (_, other) => {
    const { unifiedDiff } = await import("../../src/build/unified-diff.ts");
    const text = (size: number, line: (i: number) => string) => list(size, (i) => `${line(i)}\n`).join("");
    await check(
      (size) =>
        unifiedDiff(
          text(size, (i) => `a ${i}`),
          text(size, other),
          "x",
        ),
      1800,
    );
  });
});

describe("the measure", () => {
  it("finds work that grows with the square, and where it is done", async () => {
    const square = (size: number): number => {
      let sum = 0;
      for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += i ^ j;
      return sum;
    };
    const { ratio } = await growthOf(square, 500);
    expect(ratio).toBeGreaterThan(3.5);
  });
});
