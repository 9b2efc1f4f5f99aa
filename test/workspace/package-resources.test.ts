import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packageResources } from "../../src/workspace/package-resources.ts";

const resources = packageResources();

describe("package resources", () => {
  it("know the version of the package", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(resources.version).toBe(version);
  });

  it("list templates sorted, and read only what is listed", async () => {
    const names = await resources.templateNames();
    expect(names).toEqual([...names].sort());
    expect(names.some((name) => name.startsWith("."))).toBe(false);
    expect(await resources.template("../src")).toBeUndefined();
    expect(await resources.template(".starter")).toBeUndefined();
    expect(await resources.template("no-such-template")).toBeUndefined();
  });

  it.each([
    ["Source Serif 4", 400, false],
    ["Source Serif 4", 700, true],
    ["Source Sans 3", 600, false],
  ])("hold %s %i italic %s as TrueType", async (family, weight, italic) => {
    const font = await resources.font(family, weight, italic);
    expect([...(font ?? []).slice(0, 4)]).toEqual([0, 1, 0, 0]);
  });

  it("have no face that isn't there", async () => {
    expect(await resources.font("Source Serif 4", 450, false)).toBeUndefined();
    expect(await resources.font("../x", 400, false)).toBeUndefined();
    expect(await resources.font("toString", 400, false)).toBeUndefined();
  });
});
