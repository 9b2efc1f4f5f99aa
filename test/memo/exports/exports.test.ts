import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/memo/evidence.ts";
import { writeBibtex } from "../../../src/memo/exports/bibtex.ts";
import { cslItems, writeCslJson } from "../../../src/memo/exports/csl-json.ts";
import { writeCsv } from "../../../src/memo/exports/csv.ts";
import type { Memo, MemoSource } from "../../../src/memo/memo.ts";
import { bareMemo, fullMemo } from "../../fixtures/memo/memos.ts";

const [known] = fullMemo.sources;
const memoOf = (changes: Partial<MemoSource>): Memo => ({
  ...fullMemo,
  sources: [{ ...(known as MemoSource), ...changes }],
});

const blank: Partial<MemoSource> = {
  number: 4,
  title: null,
  authors: [],
  outlet: null,
  origin: null,
  url: null,
  language: null,
  dateIso: null,
};

describe("CSL-JSON", () => {
  it("says what is known, and nothing else", () => {
    const [item] = cslItems(
      memoOf({
        number: 3,
        title: "A & B",
        authors: ["Ada Brandt"],
        outlet: "Ledger",
        origin: "Wire",
        dateIso: "2025-10",
        language: "en",
        url: "https://a.example/b",
      }),
    );
    expect({ ...item, note: undefined }).toEqual({
      id: "source-3",
      type: "article-newspaper",
      title: "A & B",
      author: [{ literal: "Ada Brandt" }],
      "container-title": "Ledger",
      issued: { "date-parts": [[2025, 10]] },
      source: "Wire",
      URL: "https://a.example/b",
      language: "en",
      note: undefined,
    });
    expect(Object.keys(cslItems(memoOf(blank))[0] ?? {})).toEqual(["id", "type", "note"]);
    expect(JSON.parse(writeCslJson(bareMemo))).toEqual([]);
  });
});

describe("BibTeX", () => {
  it("writes an entry by its number", () => {
    const entry = writeBibtex(
      memoOf({
        number: 2,
        title: "50 % of {A}_b",
        authors: ["Ada Brandt", "Smith, Sons and Daughters"],
        outlet: "L&M",
        dateIso: "2025-10-02",
        url: "https://a.example/b_c%20d",
        path: "briefs/sources/a_b.txt",
        sha256: "ff",
        language: null,
      }),
    );
    expect(entry).toBe(
      [
        "@article{source2,",
        "  author = {Ada Brandt and {Smith, Sons and Daughters}},",
        "  title = {{50 \\% of \\{A\\}\\_b}},",
        "  journal = {L\\&M},",
        "  date = {2025-10-02},",
        "  year = {2025},",
        "  month = oct,",
        "  url = {https://a.example/b_c%20d},",
        "  note = {file: briefs/sources/a\\_b.txt; SHA-256: ff},",
        "}",
        "",
      ].join("\n"),
    );
    expect(writeBibtex(memoOf(blank))).toMatch(/^@article\{source4,\n {2}note = .*\n\}\n$/);
  });

  it.each([
    ["uk", "ukrainian"],
    ["en-GB", "english"],
    ["zh", null],
    ["constructor", null],
  ])("names the language %s as biblatex knows it: %s", (language, name) => {
    const found = /langid = \{(.*)\}/.exec(writeBibtex(memoOf({ language })))?.[1] ?? null;
    expect(found).toBe(name);
  });

  it("never lets a title end its field", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "\\", "a", " ", "%", "~") }), (title) => {
        const line =
          writeBibtex(memoOf({ title }))
            .split("\n")
            .find((l) => l.startsWith("  title")) ?? "";
        let depth = 0;
        let least = 1;
        const value = line.slice("  title = ".length, -1);
        for (const [at, sign] of [...value].entries()) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          if (at < value.length - 1) least = Math.min(least, depth);
        }
        expect([depth, least]).toEqual([0, 1]);
      }),
    );
  });
});

const evidence = (text: string, speaker: string): Evidence =>
  ({
    sources: [
      {
        path: "briefs/sources/a.txt",
        sha256: "ff",
        title: { value: 'T, "quoted"', from: "" },
        outlet: { value: "Ledger", from: "" },
        published: { value: null, from: "unknown" },
        url: { value: null, from: "unknown" },
      },
    ],
    excerpts: [
      {
        id: "x",
        number: 1,
        theme: "fees",
        part: null,
        grade: "core",
        rule: "a NEAR/2 b",
        source: "briefs/sources/a.txt",
        span: { start: 3, end: 9 },
        text,
        attribution: [{ kind: "named", speaker, role: null }],
        origin: null,
        score: { total: 7.5, parts: {} },
      },
    ],
  }) as unknown as Evidence;

describe("CSV", () => {
  it("quotes what needs it, and lets nothing compute", () => {
    expect(writeCsv(evidence('Fees rise,\n"by 4 %".', "=HYPERLINK(1)"))).toBe(
      "\ufeffnumber,theme,part,text,kind,speaker,role,outlet,origin,title,published,url,grade,rule,score,source,sha256,start,end,id\r\n" +
        '1,fees,,"Fees rise,\n""by 4 %"".",named,\'=HYPERLINK(1),,Ledger,,"T, ""quoted""",,,core,a NEAR/2 b,7.5,briefs/sources/a.txt,ff,3,9,x\r\n',
    );
  });

  it.each(["=1", "+1", "-1", "@x", "\t1", "＝1"])("holds %j back", (text) => {
    expect(writeCsv(evidence(text, "A")).split("\r\n")[1]?.split(",")[3]).toBe(`'${text}`);
  });
});
