#!/usr/bin/env node
// Writes the documentation that is made from code: docs/diagnostics.md and docs/schemas/.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundle = join(root, "dist/docs.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/docs.ts"],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
const { generatedDocs } = await import(pathToFileURL(bundle).href);
// What is left in dist/ would be part of the package.
rmSync(bundle);
for (const [path, text] of Object.entries(generatedDocs())) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
