/** What ships with the tool, read from the installed package: its version, templates, starter workspace, and fonts. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import nodePath from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnits } from "./paths.ts";
import type { Resources, TemplateFiles } from "./resources.ts";

/** Families by the name that stylesheets use: the package that holds them and the stem of their files. */
const families: ReadonlyMap<string, { readonly package: string; readonly stem: string }> = new Map([
  ["Source Serif 4", { package: "@expo-google-fonts/source-serif-4", stem: "SourceSerif4" }],
  ["Source Sans 3", { package: "@expo-google-fonts/source-sans-3", stem: "SourceSans3" }],
  ["Source Code Pro", { package: "@expo-google-fonts/source-code-pro", stem: "SourceCodePro" }],
]);

/** Weights of CSS with the names that font files give them. */
const weights: Readonly<Record<number, string>> = {
  200: "ExtraLight",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "SemiBold",
  700: "Bold",
  800: "ExtraBold",
  900: "Black",
};

/** Where the starter workspace lies among the templates; its name keeps it out of the list of templates. */
const starterName = ".starter";

/** Every file is read once, when first asked for. */
export function packageResources(): Resources {
  const root = packageRoot();
  const templates = nodePath.join(root, "templates");
  const fonts = new Map<string, Promise<Uint8Array | undefined>>();
  let fingerprint: string | undefined;
  return {
    version: versionOf(root),
    fingerprint: async () => {
      fingerprint ??= fingerprintOf(root);
      return fingerprint;
    },
    templateNames: async () => templateNames(templates),
    template: async (name) =>
      templateNames(templates).includes(name) ? filesBelow(nodePath.join(templates, name)) : undefined,
    font: (family, weight, italic) => {
      const key = `${family}/${weight}/${italic}`;
      const known = fonts.get(key) ?? readFont(family, weight, italic);
      fonts.set(key, known);
      return known;
    },
    starter: async () => filesBelow(nodePath.join(templates, starterName)),
  };
}

/** The nearest folder above with our own package.json: two levels up in a checkout, one or two in what is installed. */
function packageRoot(): string {
  for (let at = nodePath.dirname(fileURLToPath(import.meta.url)); ; at = nodePath.dirname(at)) {
    const file = nodePath.join(at, "package.json");
    if (fs.existsSync(file) && packageField(file, "name") === "briefwright") return at;
    if (nodePath.dirname(at) === at) throw new Error("the package that this module belongs to was not found");
  }
}

function versionOf(root: string): string {
  return packageField(nodePath.join(root, "package.json"), "version") ?? "unknown";
}

/**
 * The version alone would not do: in a checkout the code changes under it, and packages are updated beneath it. The build
 * leaves a digest of what it made, so that it needn't be read again at each start.
 */
function fingerprintOf(root: string): string {
  const own = nodePath.relative(root, fileURLToPath(import.meta.url)).split(nodePath.sep)[0] ?? "";
  const built = nodePath.join(root, own, "digest");
  const code = fs.existsSync(built) ? [] : [own];
  const hash = createHash("sha256").update(code.length === 0 ? fs.readFileSync(built) : "");
  for (const folder of [...code, "templates"]) {
    for (const [path, bytes] of Object.entries(filesBelow(nodePath.join(root, folder)))) {
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    }
  }
  for (const name of dependenciesOf(root)) hash.update(`${name} ${dependencyVersion(root, name)}\0`);
  return hash.digest("hex");
}

function dependenciesOf(root: string): readonly string[] {
  const parsed: unknown = JSON.parse(fs.readFileSync(nodePath.join(root, "package.json"), "utf8"));
  const found =
    typeof parsed === "object" && parsed !== null && "dependencies" in parsed ? parsed.dependencies : undefined;
  return typeof found === "object" && found !== null ? Object.keys(found).sort(byCodeUnits) : [];
}

/** Looked for as the loader does, folder by folder upwards; empty where it isn't installed. */
function dependencyVersion(root: string, name: string): string {
  for (let at = root; ; at = nodePath.dirname(at)) {
    const file = nodePath.join(at, "node_modules", name, "package.json");
    if (fs.existsSync(file)) return packageField(file, "version") ?? "";
    if (nodePath.dirname(at) === at) return "";
  }
}

function packageField(file: string, field: string): string | undefined {
  const parsed: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
  const value =
    typeof parsed === "object" && parsed !== null
      ? Object.entries(parsed).find(([key]) => key === field)?.[1]
      : undefined;
  return typeof value === "string" ? value : undefined;
}

function templateNames(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const folders = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return folders.map((entry) => entry.name).sort(byCodeUnits);
}

/** All files below a folder, by path with `/`, in the order of their paths. */
function filesBelow(folder: string): TemplateFiles {
  if (!fs.existsSync(folder)) return {};
  const paths = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      nodePath.relative(folder, nodePath.join(entry.parentPath, entry.name)).split(nodePath.sep).join("/"),
    );
  return Object.fromEntries(
    paths.sort(byCodeUnits).map((path) => [path, new Uint8Array(fs.readFileSync(nodePath.join(folder, path)))]),
  );
}

async function readFont(family: string, weight: number, italic: boolean): Promise<Uint8Array | undefined> {
  const found = families.get(family);
  const name = weights[weight];
  if (found === undefined || name === undefined) return undefined;
  const face = `${weight}${name}${italic ? "_Italic" : ""}`;
  const folder = nodePath.dirname(createRequire(import.meta.url).resolve(`${found.package}/package.json`));
  const file = nodePath.join(folder, face, `${found.stem}_${face}.ttf`);
  return fs.existsSync(file) ? new Uint8Array(fs.readFileSync(file)) : undefined;
}
