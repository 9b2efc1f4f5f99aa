/** The command from its bytecode and from its modules: the same files, and work done whatever the bytecode is. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { bytecodeIn } from "../../src/cli/compiled-command.ts";
import { sha256Hex } from "../../src/text/digest.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "briefwright-compiled-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytecode = bytecodeIn(pathToFileURL(join(root, "dist/compiled/")));

describe.skipIf(!existsSync(bytecode))("the compiled command", () => {
  /** A copy of the package, changed, and the digests of all outputs that it makes of a sample brief. */
  function built(name: string, change: (dist: string) => void): { status: number | null; files: Map<string, string> } {
    const copy = join(folder, name);
    const desk = join(folder, `${name}-desk`);
    mkdirSync(copy);
    for (const each of ["dist", "templates", "package.json"])
      cpSync(join(root, each), join(copy, each), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    change(join(copy, "dist"));
    for (const each of ["briefs", "templates"]) cpSync(join(root, each), join(desk, each), { recursive: true });
    const { status } = spawnSync(process.execPath, [join(copy, "dist/cli/bin.js"), "build", "europe-buying-us-arms"], {
      cwd: desk,
    });
    mkdirSync(join(desk, "output"), { recursive: true });
    const paths = readdirSync(join(desk, "output"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(".cache"))
      .map((entry) => join(entry.parentPath, entry.name));
    return {
      status,
      files: new Map(paths.sort().map((path) => [path.slice(desk.length), sha256Hex(readFileSync(path))])),
    };
  }
  const own = (dist: string): string => join(dist, "compiled", bytecode.pathname.split("/").at(-1) ?? "");
  const modules = built("modules", (dist) => rmSync(join(dist, "compiled"), { recursive: true }));

  it("writes what the modules write", () => {
    expect(modules.status).toBe(0);
    expect(modules.files.size).toBe(5);
    expect(built("compiled", () => undefined)).toEqual(modules);
  });

  it("is compiled anew where its bytecode is damaged", () => {
    const damaged = built("damaged", (dist) => writeFileSync(own(dist), readFileSync(own(dist)).fill(0xff, 0, 64)));
    expect(damaged).toEqual(modules);
  });

  it("is left alone by another Node", () => {
    const other = built("other", (dist) => {
      writeFileSync(join(dist, "compiled/v1.0.0-linux-x64.bytecode"), "");
      rmSync(own(dist));
      writeFileSync(join(dist, "compiled/command.js"), "throw new Error('read')");
    });
    expect(other).toEqual(modules);
  });

  it("loads a workspace's own helpers, which have no file that a script could import", () => {
    const desk = join(folder, "helpers-desk");
    const files = {
      "briefs/x.yaml":
        "title: Harbour\nthemes: [t]\nbottom-line: B.\nmemo: {date: 2026-01-31}\ntemplate: own\noutputs: [markdown]\n",
      "briefs/themes/t.yaml": "title: T\ncore: [harbour]\n",
      "briefs/sources/a.txt": "Boats\n\nThe harbour is full of boats, the office said.\n",
      "templates/own/template.yaml": "title: Own\nextends: policy-memo\n",
      "templates/own/partials/header.hbs": "Made for {{shout header.subject}}.\n",
      "templates/helpers.mjs": "export const shout = (text) => text.toUpperCase();\n",
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(desk, path, ".."), { recursive: true });
      writeFileSync(join(desk, path), text);
    }
    const { status } = spawnSync(process.execPath, [join(root, "dist/cli/bin.js"), "build", "--allow-helpers"], {
      cwd: desk,
    });
    expect(status).toBe(0);
    expect(readFileSync(join(desk, "output/x.md"), "utf8")).toContain("Made for HARBOUR.");
  });

  it("is what runs", () => {
    const broken = built("broken", (dist) =>
      writeFileSync(join(dist, "compiled/command.js"), "(() => process.exit(9))"),
    );
    expect(broken).toEqual({ status: 9, files: new Map() });
  });
});
