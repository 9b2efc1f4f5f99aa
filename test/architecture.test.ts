/** House rules as tests: which folder may import which, no cycles, one user for each package, and where the world may be touched. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "src");

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replaceAll("\\", "/"))
  .sort();

const imports: readonly Import[] = files.flatMap((file) => importsOf(file));

/** The folders, and whose functions each may call. Types may come from any stage that is not further right. */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  diagnostics: ["text"],
  yaml: ["diagnostics", "text"],
  workspace: ["diagnostics", "text"],
  sources: ["yaml", "diagnostics", "text"],
  analysis: ["diagnostics", "text"],
  themes: ["yaml", "diagnostics", "text"],
  brief: ["yaml", "diagnostics", "text"],
  select: ["diagnostics", "text"],
  memo: ["yaml", "diagnostics", "text"],
  render: ["yaml", "diagnostics", "text"],
  check: ["yaml", "diagnostics", "text"],
  verify: ["sources", "diagnostics", "text"],
  build: [
    "sources",
    "analysis",
    "themes",
    "brief",
    "select",
    "memo",
    "render",
    "check",
    "verify",
    "workspace",
    "yaml",
    "diagnostics",
    "text",
  ],
  preview: ["build", "memo", "render", "diagnostics", "text"],
  cli: [
    "preview",
    "build",
    "workspace",
    "brief",
    "themes",
    "sources",
    "memo",
    "render",
    "check",
    "verify",
    "yaml",
    "diagnostics",
    "text",
  ],
};

/** Who may import a package at all; by folder or file prefix. */
const packages: Readonly<Record<string, readonly string[]>> = {
  pdfkit: ["render/writers/pdf/"],
  handlebars: ["render/template/"],
  marked: ["render/document/", "sources/readers/"],
  yaml: ["yaml/"],
  docx: ["render/writers/docx/"],
  commander: ["cli/"],
  hono: ["preview/"],
  "@hono": ["cli/"],
  chokidar: ["cli/", "build/"],
  picocolors: ["cli/", "diagnostics/print/"],
};

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s+"([^"]+)"|import\("([^"]+)"\)|^\s*import\s+"([^"]+)"/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = match[3] ?? match[4] ?? match[5] ?? "";
    const braces = /^\{([^}]*)\}$/.exec(match[2] ?? "");
    const allTypes = braces?.[1]?.split(",").every((name) => /^\s*(type\s|$)/.test(name));
    const local = specifier.startsWith(".");
    const target = local ? posix.normalize(posix.join(dirname(file), specifier)) : specifier;
    return { file, target, typeOnly: match[1] !== undefined || allTypes === true };
  });
}

const folderOf = (file: string): string => file.split("/")[0] ?? "";
const isLocal = (found: Import): boolean => files.includes(found.target);

describe("architecture", () => {
  it("finds the sources and their imports", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("knows every folder", () => {
    const folders = new Set(files.filter((f) => f.includes("/")).map(folderOf));
    expect([...folders].filter((folder) => !(folder in layers))).toEqual([]);
  });

  it("calls functions only along the table", () => {
    const broken = imports.filter((i) => {
      if (i.typeOnly || !isLocal(i) || !i.file.includes("/")) return false;
      const [from, to] = [folderOf(i.file), folderOf(i.target)];
      return from !== to && !(layers[from] ?? []).includes(to);
    });
    expect(broken.map((i) => `${i.file} -> ${i.target}`)).toEqual([]);
  });

  it("has no cycle between folders, types included", () => {
    const edges = new Map<string, Set<string>>();
    for (const i of imports) {
      if (!isLocal(i) || !i.file.includes("/") || !i.target.includes("/")) continue;
      const [from, to] = [folderOf(i.file), folderOf(i.target)];
      if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    expect(cycleIn(edges)).toEqual([]);
  });

  it("imports each guarded package in one place", () => {
    const broken = imports.filter((i) => {
      const allowed = isLocal(i) ? undefined : packages[i.target.split("/")[0] ?? ""];
      return allowed !== undefined && !i.typeOnly && !allowed.some((prefix) => i.file.startsWith(prefix));
    });
    expect(broken.map((i) => `${i.file} -> ${i.target}`)).toEqual([]);
  });

  it("touches the world only in workspace, cli and build's workers", () => {
    const world = /^node:(fs|fs\/promises|process|os|child_process|worker_threads|http|net)$/;
    const broken = imports.filter(
      (i) =>
        world.test(i.target) &&
        !/^(workspace|cli)\/|^build\/[a-z-]*(worker|pool|preview|watch)[a-z-]*\.ts$/.test(i.file),
    );
    expect(broken.map((i) => `${i.file} -> ${i.target}`)).toEqual([]);
  });

  it("reads neither clock nor locale in what makes an output", () => {
    const clock = /\bDate\.now\(|new Date\(\)|\.toLocale|localeCompare|\bIntl\.|Math\.random\(|performance\.now/;
    const broken = files.filter((f) => !/^(cli|workspace)\//.test(f) && clock.test(withoutComments(f)));
    expect(broken).toEqual([]);
  });

  it("exports by name only", () => {
    expect(files.filter((f) => /^export default/m.test(readFileSync(join(root, f), "utf8")))).toEqual([]);
  });

  it("names files in kebab-case", () => {
    expect(files.filter((f) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(posix.basename(f)))).toEqual([]);
  });

  it("has no grab-bag folder", () => {
    const bags = /(^|\/)(utils?|shared|common|helpers|lib|misc)(\/|\.ts$)/;
    expect(
      files.filter(
        (f) => bags.test(f) && f !== "render/template/helpers.ts" && !f.startsWith("render/template/helpers/"),
      ),
    ).toEqual([]);
  });
});

function withoutComments(file: string): string {
  return readFileSync(join(root, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
}

function cycleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const visit = (folder: string, path: readonly string[]): string[] => {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder];
    if (done.has(folder)) return [];
    for (const next of edges.get(folder) ?? []) {
      const cycle = visit(next, [...path, folder]);
      if (cycle.length > 0) return cycle;
    }
    done.add(folder);
    return [];
  };
  for (const folder of edges.keys()) {
    const cycle = visit(folder, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
