import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Diagnostic, error, note, type Place, warning } from "../../src/diagnostics/diagnostic.ts";
import { type Format, formats, printReport, type Report } from "../../src/diagnostics/print/print.ts";
import { relativeUri } from "../../src/diagnostics/print/sarif.ts";

const text = "title: x\nthemes:\n  - a\tb\n";
const at = (words: string, file = "briefs/x.yaml"): Place => ({
  file,
  text,
  span: { start: text.indexOf(words), end: text.indexOf(words) + words.length },
});

function print(format: Format, diagnostics: readonly Diagnostic[], more: Partial<Report> = {}): string {
  return printReport(format, {
    command: "check",
    version: "1.2.3",
    diagnostics,
    result: null,
    subjects: [],
    base: "",
    color: false,
    ...more,
  });
}

const three = [
  error("brief/unknown-key", "unknown key `titel`", {
    place: at("title"),
    hints: ["did you mean `title`?"],
    related: [{ message: "first written here", place: at("themes") }],
  }),
  warning("source/skipped", "skipped: 100 % of it, all: gone", { place: { file: "briefs/sources/a,b.txt" } }),
  note("cli/usage", "nothing to do"),
];

describe("pretty", () => {
  it("shows place, line, marks, related places and hints", () => {
    expect(print("pretty", three)).toBe(
      [
        "briefs/x.yaml:1:1: error: unknown key `titel` [brief/unknown-key]",
        " 1 | title: x",
        "   | ^^^^^",
        "  see briefs/x.yaml:2:1: first written here",
        "  hint: did you mean `title`?",
        "",
        "briefs/sources/a,b.txt: warning: skipped: 100 % of it, all: gone [source/skipped]",
        "",
        "note: nothing to do [cli/usage]",
        "",
      ].join("\n"),
    );
  });

  it("says nothing of nothing", () => expect(print("pretty", [])).toBe(""));

  it("puts the workspace's folder before paths", () => {
    expect(print("pretty", [three[1] ?? note("cli/usage", "")], { base: "desk/" })).toMatch(
      /^desk\/briefs\/sources\/a,b.txt: warning/,
    );
  });

  it("colours only when told to", () => {
    expect(print("pretty", three)).not.toContain("\u001b");
    expect(print("pretty", three, { color: true })).toContain("\u001b[31merror");
  });

  it.each([
    ["behind a tab", "x\n\tabc\n", 3, 6, " 2 |  abc\n   |  ^^^"],
    ["at the end of a line", "abc\n", 3, 3, " 1 | abc\n   |    ^"],
    ["over lines", "abc\ndef\n", 1, 6, " 1 | abc\n   |  ^^"],
    ["behind wide characters", "会議 x\n", 3, 4, " 1 | 会議 x\n   |      ^"],
    ["behind a combining mark", "e\u0301 x\n", 3, 4, " 1 | e\u0301 x\n   |   ^"],
    ["behind an invisible character", "a\u202eb\n", 2, 3, " 1 | a⟨U+202E⟩b\n   |          ^"],
    [
      "in a long line",
      `${"a".repeat(500)}X${"b".repeat(500)}`,
      500,
      501,
      ` 1 | …${"a".repeat(30)}X${"b".repeat(69)}…\n   | ${" ".repeat(31)}^`,
    ],
  ])("marks words %s", (_, source, start, end, frame) => {
    const printed = print("pretty", [
      error("theme/bad-rule", "m", { place: { file: "f", text: source, span: { start, end } } }),
    ]);
    expect(printed.split("\n").slice(1, 3).join("\n")).toBe(frame);
  });
});

describe("github", () => {
  it("writes a workflow command each, escaped", () => {
    expect(print("github", three, { base: "desk/" })).toBe(
      [
        "::error file=desk/briefs/x.yaml,line=1,col=1,endLine=1,endColumn=6,title=brief/unknown-key::unknown key `titel`%0Adid you mean `title`?",
        "::warning file=desk/briefs/sources/a%2Cb.txt,title=source/skipped::skipped: 100 %25 of it, all: gone",
        "::notice title=cli/usage::nothing to do",
        "",
      ].join("\n"),
    );
  });
});

describe("github, where there are more annotations than are shown", () => {
  const many = (severity: "error" | "warning", count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...warning("source/skipped", `no. ${i}`, { place: { file: `::${i}.txt` } }),
      severity,
    }));
  it("has ten of a kind, says how many more there are, and lists them in the log", () => {
    const lines = print("github", [...many("error", 10), ...many("warning", 12)])
      .trimEnd()
      .split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    const warnings = lines.filter((line) => line.startsWith("::warning "));
    expect(warnings).toHaveLength(10);
    expect(warnings.at(-1)).toBe("::warning title=briefwright::3 more warnings: see the log");
    expect(lines.slice(20)).toEqual([9, 10, 11].map((i) => `warning: ::${i}.txt: no. ${i} [source/skipped]`));
  });
});

describe("json", () => {
  it("holds result, counts and diagnostics with positions", () => {
    const report = JSON.parse(print("json", three, { result: { a: 1 } }));
    expect(report).toMatchObject({
      schema: "briefwright/report/1",
      tool: "briefwright 1.2.3",
      command: "check",
      counts: { errors: 1, warnings: 1, notes: 1 },
      result: { a: 1 },
    });
    expect(report.diagnostics[0]).toEqual({
      severity: "error",
      code: "brief/unknown-key",
      message: "unknown key `titel`",
      file: "briefs/x.yaml",
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 6,
      hints: ["did you mean `title`?"],
      related: [{ message: "first written here", file: "briefs/x.yaml", line: 2, column: 1, endLine: 2, endColumn: 7 }],
    });
    expect(report.diagnostics[1]).toMatchObject({ file: "briefs/sources/a,b.txt", line: null });
  });
});

describe("sarif", () => {
  it("has one rule for each code, and results that point to theirs", () => {
    const [run] = JSON.parse(print("sarif", [...three, ...three])).runs;
    expect(run.tool.driver).toMatchObject({ name: "briefwright", version: "1.2.3" });
    expect(run.tool.driver.rules.map((r: { id: string }) => r.id)).toEqual([
      "brief/unknown-key",
      "cli/usage",
      "source/skipped",
    ]);
    expect(run.results).toHaveLength(4);
    expect(run.results[0]).toMatchObject({
      ruleId: "brief/unknown-key",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "briefs/x.yaml" },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 },
          },
        },
      ],
      relatedLocations: [{ id: 0 }],
    });
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "briefs/sources/a%2Cb.txt" },
      region: { startLine: 1 },
    });
  });

  it("says of the run what has no place, since a result without a location is refused with all others", () => {
    const { runs } = JSON.parse(print("sarif", three));
    const [{ results, invocations }] = runs;
    expect(results).toHaveLength(2);
    for (const { locations } of results) {
      expect(locations).toHaveLength(1);
      const [{ physicalLocation }] = locations;
      expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w.~/%-]+$/);
      expect(physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
    }
    expect(invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { descriptor: { id: "cli/usage" }, level: "note", message: { text: "nothing to do" } },
        ],
      },
    ]);
  });

  it("holds no more results than are taken, the gravest of them, and says how many are left", () => {
    const many = Array.from({ length: 25_001 }, (_, i) =>
      warning("source/skipped", `no. ${i}`, { place: { file: "a" } }),
    );
    const last = { ...warning("source/skipped", "the last", { place: { file: "z" } }), severity: "error" as const };
    const [{ results, invocations }] = JSON.parse(print("sarif", [...many, last])).runs;
    expect(results).toHaveLength(25_000);
    expect(results[0].message.text).toBe("the last");
    expect(invocations[0].toolExecutionNotifications[0].message.text).toBe("2 more results are not in this report");
  });

  it("encodes paths as relative references", () => {
    expect(relativeUri("a b/é:#?%.txt")).toBe("a%20b/%C3%A9%3A%23%3F%25.txt");
  });
});

describe("junit", () => {
  it("has a test case for each file, looked at or in trouble", () => {
    const xml = print("junit", three, { subjects: ["briefs/ok.yaml", "briefs/x.yaml"] });
    expect(xml).toContain('tests="4" failures="1"');
    expect(xml).toContain('<testcase classname="briefwright" name="briefs/ok.yaml"/>');
    expect(xml).toMatch(
      /name="briefs\/x.yaml">\n {6}<failure type="brief\/unknown-key" message="unknown key `titel`">/,
    );
    expect(xml).toMatch(/name="briefs\/sources\/a,b.txt">\n {6}<system-out>/);
  });

  it("passes where there is nothing to say", () => {
    expect(print("junit", [])).toContain('tests="1" failures="0"');
  });

  it("escapes what XML would read, and takes out what it can't hold", () => {
    const xml = print("junit", [error("cli/usage", '<a b="c">&]]>\u0000\ufffe', { place: { file: '"<&' } })]);
    expect(xml).toContain('message="&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;⟨U+0000⟩\ufffd"');
    expect(xml).toContain('name="&quot;&lt;&amp;"');
  });
});

describe("words from outside", () => {
  const nasty = fc.string({
    unit: fc.constantFrom(
      "\u001b[2J",
      "\n",
      "\r",
      "::error::",
      "##[",
      "\u202e",
      "\u0000",
      "a",
      "é",
      "%",
      "<",
      "]]>",
      "\u2028",
      "\u009b",
      "-",
      " ",
      ",",
      ":",
      "\ud800",
    ),
  });
  const diagnostics = fc
    .record({ message: nasty, hint: nasty, file: nasty, source: nasty })
    .map(({ message, hint, file, source }) => {
      const place = { file, text: source, span: { start: 0, end: Math.min(2, source.length) } };
      return warning("source/skipped", message, { place, hints: [hint], related: [{ message, place }] });
    });

  it.each(formats.map((format) => [format]))("steer no terminal and no runner in %s", (format) => {
    fc.assert(
      fc.property(fc.array(diagnostics, { maxLength: 3 }), (list) => {
        const printed = print(format, list, { subjects: list.map((d) => d.place?.file ?? "") });
        expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        expect(printed).not.toMatch(/\p{Cs}/u);
        expect(printed).not.toContain("##[error");
        const lines = printed.split("\n").filter((line) => line.trimStart().startsWith("::"));
        if (format === "github") expect(lines.length).toBe(list.length);
        else expect(lines).toEqual([]);
      }),
    );
  });
});
