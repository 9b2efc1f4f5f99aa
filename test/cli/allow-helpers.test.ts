/** `templates/helpers.mjs` is a program of the workspace: it runs where the command line says so, and nowhere else. */
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { type Desk, openDesk } from "./desk.ts";

/** Leaves a trace when it is loaded, so that a test sees whether it was. */
const helpers = (mark: string) =>
  `globalThis.${mark} = (globalThis.${mark} ?? 0) + 1;\nexport const initials = (text) => text[0] + '*';\n`;

const files = (mark: string) => ({
  "briefs/x.yaml":
    "title: Harbour\nthemes: [t]\nbottom-line: B.\nmemo: {date: 2026-01-31}\ntemplate: own\noutputs: [markdown, evidence]\n",
  "briefs/themes/t.yaml": "title: T\ncore: [harbour]\n",
  "briefs/sources/a.txt": "Boats\n\nThe harbour is full of boats, the office said.\n",
  "templates/own/template.yaml": "title: Own\nextends: policy-memo\n",
  "templates/own/partials/header.hbs": "Made for {{initials header.subject}}.\n",
  "templates/helpers.mjs": helpers(mark),
});

const loads = (mark: string): number => Number((globalThis as Record<string, unknown>)[mark] ?? 0);
const textOf = async (desk: Desk, path: string): Promise<string> =>
  new TextDecoder().decode(await desk.disk.read(`home/desk/${path}`));

describe("by default", () => {
  it.each([["build"], ["check"], ["templates check"], ["inspect memo x"], ["inspect doc x"]])(
    "%s runs none of it",
    async (line) => {
      const desk = openDesk(files("neverLoaded"));
      const { io, stdout, stderr } = desk.run();
      const code = await main(line.split(" "), io);
      expect(loads("neverLoaded")).toBe(0);
      if (line === "inspect memo x") expect(code).toBe(0);
      else {
        expect(code).toBe(1);
        expect(stdout() + stderr()).toContain("`templates/helpers.mjs` is not loaded");
        expect(stdout() + stderr()).toContain("--allow-helpers");
      }
    },
  );
});

describe("with --allow-helpers", () => {
  it.each([["build --allow-helpers"], ["--allow-helpers build"]])("%s prints what they give, escaped", async (line) => {
    const desk = openDesk(files("loadedOnce"));
    const { io } = desk.run();
    expect(await main(line.split(" "), io)).toBe(0);
    expect(loads("loadedOnce")).toBeGreaterThan(0);
    expect(await textOf(desk, "output/x.md")).toContain("Made for H\\*.");
  });

  it("templates check and inspect know them", async () => {
    for (const line of ["templates check own --allow-helpers", "inspect doc x --allow-helpers"]) {
      const { io, stderr } = openDesk(files("loadedToCheck")).run();
      expect([await main(line.split(" "), io), stderr()]).toEqual([0, ""]);
    }
  });

  it("names the file in the manifest, and builds anew when it changes", async () => {
    const desk = openDesk(files("loadedForManifest"));
    const build = async (...more: string[]): Promise<string> => {
      const { io, stdout, stderr } = desk.run();
      await main(["build", ...more], io);
      return stdout() + stderr();
    };
    expect(await build("--allow-helpers")).toContain("written   output/x.md");
    const manifest = JSON.parse(await textOf(desk, "output/manifest.json"));
    expect(manifest.predicate.materials.map(({ name }: { name: string }) => name)).toContain("templates/helpers.mjs");
    expect(await build("--allow-helpers")).toContain("0 files written");
    const shouting = new TextEncoder().encode("export const initials = (text) => String(text).toUpperCase();\n");
    await desk.disk.write("home/desk/templates/helpers.mjs", shouting);
    expect(await build("--allow-helpers")).toContain("written   output/x.md");
    expect(await textOf(desk, "output/x.md")).toContain("Made for HARBOUR.");
    // What was built with them is not passed off as built without.
    expect(await build()).toContain("is not loaded");
  });

  it("tells a file that can't be loaded, with what is wrong", async () => {
    const desk = openDesk({ ...files("brokenHelpers"), "templates/helpers.mjs": "export const = 3;\n" });
    const { io, stdout, stderr } = desk.run();
    expect(await main(["build", "--allow-helpers"], io)).toBe(1);
    expect(stdout() + stderr()).toMatch(/templates\/helpers\.mjs.*the helpers cannot be loaded: SyntaxError/s);
    expect(stdout() + stderr()).not.toContain("base64");
  });
});
