#!/usr/bin/env node
// Bundles the library and the command into dist/. Small packages are joined with our own modules, so that a cold start
// reads a few files instead of two hundred; their licences go into dist/third-party-licences.txt. The heavy ones stay
// outside and are loaded where they are needed. Types are written apart, by `npm run types`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");

/** Packages that become part of dist/: pure JavaScript, small, and needed by nearly every command. */
const joined = [
  "base64-js",
  "bidi-js",
  "commander",
  "fflate",
  "handlebars",
  "hyphen",
  "linebreak",
  "marked",
  "picocolors",
  "unicode-trie",
  "yaml",
  "tiny-inflate",
  "zod",
];

/** Modules in the place of a package's own entry, where that would bring in what we never run. */
const entries = {
  // Of Handlebars only the parser is used; its entry also loads the compiler and source maps.
  handlebars: "handlebars/dist/cjs/handlebars/compiler/base.js",
  // The entry for Node is CommonJS, of which nothing unused can be left out.
  yaml: "yaml/browser/dist/index.js",
};

const joinSmallPackages = {
  name: "join-small-packages",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      if (kind === "entry-point" || path.startsWith("node:")) return undefined;
      if (Object.hasOwn(entries, path)) return { path: join(modules, entries[path]), sideEffects: false };
      const name = path
        .split("/")
        .slice(0, path.startsWith("@") ? 2 : 1)
        .join("/");
      return joined.includes(name) || isBuiltin(path, importer) ? undefined : { path, external: true };
    });
    // Commander starts programs only for commands that are files of their own; ours aren't, and the module is slow to load.
    esbuild.onLoad({ filter: /node_modules\/commander\/lib\/command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace("require('node:child_process')", "undefined"),
    }));
    // Messages of zod are our own (see src/yaml/issues.ts), so its fifty languages stay out.
    esbuild.onLoad({ filter: /node_modules\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

/** `require("path")` of a CommonJS package. */
function isBuiltin(path, importer) {
  return importer.includes("node_modules") && process.getBuiltinModule(path) !== undefined;
}

/** What the modules and the script are made with. */
const settings = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  // By default esbuild makes `/\p{L}/u` an expression that builds the pattern anew each time that it runs.
  supported: { "regexp-unicode-property-escapes": true },
  plugins: [joinSmallPackages],
  legalComments: "eof",
  metafile: true,
  // What isn't run is read all the same at each start: text of one byte a character, and less of it, is read faster. Names
  // stay, so that a stack still says where it comes from.
  charset: "ascii",
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
};

rmSync(join(root, "dist"), { recursive: true, force: true });
const workers = readdirSync(join(root, "src/build")).filter((name) => name.endsWith("-worker.ts"));
const { metafile } = await build({
  ...settings,
  entryPoints: ["src/index.ts", "src/cli/bin.ts", ...workers.map((name) => `src/build/${name}`)],
  outdir: "dist",
  outbase: "src",
  splitting: true,
  format: "esm",
  chunkNames: "chunks/[name]-[hash]",
  // Joined CommonJS packages ask for Node's own modules by `require`, which an ES module doesn't have.
  banner: { js: "const require = globalThis.process.getBuiltinModule;" },
});
for (const file of Object.keys(metafile.outputs)) {
  toAscii(join(root, file));
  loadInTurn(join(root, file));
}
writeFileSync(join(root, "dist/digest"), digestOf(Object.keys(metafile.outputs).sort()));
await compileCommand();
writeFileSync(join(root, "dist/third-party-licences.txt"), licences(Object.keys(metafile.inputs)));

/** Of all modules, in the place of what the cache would have to read (see src/workspace/package-resources.ts). */
function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** The command as one script with its bytecode, for this Node (see src/cli/compiled-command.ts). */
async function compileCommand() {
  const folder = join(root, "dist/compiled");
  const script = join(folder, "command.js");
  const tool = join(folder, "compile.js");
  await build({
    ...settings,
    entryPoints: ["src/cli/run.ts"],
    outfile: script,
    format: "cjs",
    define: { "import.meta.url": "scriptUrl" },
    banner: { js: '"use strict"; (function (module, require, scriptUrl, importPackage) {' },
    footer: { js: "})" },
  });
  toAscii(script);
  // A script has no loader of its own to import by.
  writeFileSync(script, readFileSync(script, "utf8").replaceAll(/(?<![.\w$])import\((?=["`\w$])/g, "importPackage("));
  await build({ ...settings, entryPoints: ["src/cli/compile.ts"], outfile: tool, format: "esm" });
  execFileSync(process.execPath, [tool, folder], { stdio: ["ignore", "ignore", "inherit"] });
  rmSync(tool);
}

/** Esbuild leaves patterns as they are, with letters that would make a file's text take two bytes for each of its letters. */
function toAscii(file) {
  const code = readFileSync(file, "utf8");
  if (/\\[^\0-\x7f]/.test(code)) throw new Error(`${file}: a letter beyond ASCII behind a backslash can't be escaped`);
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  writeFileSync(file, code.replaceAll(/[^\0-\x7f]/g, escape));
}

/**
 * Node opens everything that a module imports at the same time. Where a module that is loaded late brings many others, they
 * are loaded before it a few at a time, each behind those that it needs, so that a build gets by with forty handles.
 */
function loadInTurn(file) {
  const atOnce = 8;
  const folder = dirname(file);
  const own = withImports(file);
  const code = readFileSync(file, "utf8").replace(/(?<![.\w])import\("(\.{1,2}\/[^"]+\.js)"\)/g, (whole, path) => {
    const needed = withImports(join(folder, path)).filter((other) => !own.includes(other));
    if (needed.length <= atOnce) return whole;
    const groups = Array.from({ length: Math.ceil(needed.length / atOnce) }, (_, i) =>
      needed.slice(i * atOnce, (i + 1) * atOnce).map((other) => `import(${JSON.stringify(relativeTo(folder, other))})`),
    );
    const [first, ...rest] = groups.map((imports) => `Promise.all([${imports.join(", ")}])`);
    return [first, ...rest.map((group) => `then(() => ${group})`), `then(() => ${whole})`].join(".");
  });
  writeFileSync(file, code);
}

/** A module of dist/ with all that it imports at once, each behind what it imports itself. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const { imports } = metafile.outputs[relativeTo(root, file).slice(2)];
  const needed = imports.filter(({ kind, external }) => kind === "import-statement" && !external);
  return [...needed.flatMap(({ path }) => withImports(join(root, path), seen)), file];
}

/** As an import has it: with `/`, from `./` or `../`. */
function relativeTo(folder, file) {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith("../") ? path : `./${path}`;
}

/** Licence texts of all packages of which a file went into the bundle, sorted by folder. */
function licences(files) {
  const folders = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  return [...folders].sort().map(licenceOf).join("\n\n");
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}
