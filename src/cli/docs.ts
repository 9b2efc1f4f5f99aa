/**
 * The part of the documentation that is made from code: the reference of diagnostics, the manual page, and the JSON
 * Schemas of every file that people write or read. `npm run docs` writes them down, and a test compares what is written
 * down with these.
 */
import type { z } from "zod";
import { briefSchema, deskSchema } from "../brief/schema.ts";
import { codes } from "../diagnostics/codes.ts";
import { evidenceSchema } from "../memo/schema.ts";
import { stylesheetSchema } from "../render/stylesheet/schema.ts";
import { templateSchema } from "../render/template/schema.ts";
import { detailsSchema } from "../sources/schema.ts";
import { listsSchema, themeSchema } from "../themes/schema.ts";
import { memoryWorkspace } from "../workspace/memory.ts";
import { packageResources } from "../workspace/package-resources.ts";
import { toJsonSchema } from "../yaml/json-schema.ts";
import { commandTable } from "./command-table.ts";
import { manualPage } from "./manual.ts";
import { createProgram } from "./program.ts";

const schemas: Readonly<Record<string, { readonly title: string; readonly schema: z.ZodType }>> = {
  brief: { title: "A brief: briefs/NAME.yaml", schema: briefSchema },
  desk: { title: "A desk's defaults: briefs/desk.yaml", schema: deskSchema },
  details: { title: "Details of sources: briefs/sources.yaml", schema: detailsSchema },
  evidence: { title: "The evidence of a memo: output/NAME.evidence.json", schema: evidenceSchema },
  lists: { title: "Word lists: briefs/themes/lists.yaml", schema: listsSchema },
  stylesheet: { title: "A template's looks: templates/NAME/stylesheet.yaml", schema: stylesheetSchema },
  template: { title: "A template: templates/NAME/template.yaml", schema: templateSchema },
  theme: { title: "A theme: briefs/themes/NAME.yaml", schema: themeSchema },
};

/** Text by path from the project's root, each with a closing line feed. */
export function generatedDocs(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    "docs/diagnostics.md": diagnosticsPage(),
    "docs/briefwright.1": manual(),
  };
  for (const [name, { title, schema }] of Object.entries(schemas)) {
    const json = toJsonSchema(schema, { id: `${name}.schema.json`, title });
    files[`docs/schemas/${name}.schema.json`] = `${JSON.stringify(json, null, 2)}\n`;
  }
  return files;
}

/** The program is made to be read, not run. */
function manual(): string {
  const resources = packageResources();
  const nothing = (): void => undefined;
  const program = createProgram(
    {
      stdout: nothing,
      stderr: nothing,
      stderrIsTerminal: false,
      stdoutIsTerminal: false,
      env: {},
      cwd: "/",
      open: () => memoryWorkspace({}),
      resources: () => resources,
      signal: new AbortController().signal,
      now: () => 0,
      processors: 1,
    },
    nothing,
  );
  return manualPage(commandTable(program), resources.version);
}

/** What the part of a code before the slash stands for. */
const stages: Readonly<Record<string, string>> = {
  brief: "Briefs and other YAML files",
  theme: "Themes",
  source: "Sources",
  select: "Choosing passages",
  check: "Wording",
  memo: "Memos",
  template: "Templates and stylesheets",
  render: "Rendering",
  verify: "Proof",
  build: "Builds",
  cli: "The command line",
};

function diagnosticsPage(): string {
  const all = Object.entries(codes);
  const names = [...new Set(all.map(([code]) => stageOf(code)))];
  const sections = names.map((stage) => {
    const rows = all
      .filter(([code]) => stageOf(code) === stage)
      .map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
    return `## ${stages[stage] ?? stage}\n\n| Code | Meaning |\n| --- | --- |\n${rows.join("\n")}\n`;
  });
  return `${introduction}\n${sections.join("\n")}`;
}

const introduction = `# Diagnostics

Every problem has a code, a place where there is one, and mostly a hint. Errors fail a command with exit code 1, or 3 where
an output is stale or unproved; warnings do so under \`--strict\`; notes never do. A brief sets how much a warning weighs:

\`\`\`yaml
levels:
  source/undecodable: error
  brief/no-bottom-line: off
\`\`\`

Errors stay errors. \`--format github\`, \`json\`, \`sarif\` and \`junit\` report the same diagnostics to machines.

This page is made from \`src/diagnostics/codes.ts\`.
`;

function stageOf(code: string): string {
  return code.slice(0, code.indexOf("/"));
}
