#!/usr/bin/env node
// Bundles the library and the command into dist/. Packages stay outside of the bundle; our own modules are joined, so
// that a cold start reads a few files instead of two hundred. Types are written apart, by `npm run types`.
import { rmSync, readdirSync } from "node:fs";
import { build } from "esbuild";

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
const workers = readdirSync(new URL("../src/build/", import.meta.url)).filter((name) => name.endsWith("-worker.ts"));
await build({
  absWorkingDir: new URL("..", import.meta.url).pathname,
  entryPoints: ["src/index.ts", "src/cli/bin.ts", ...workers.map((name) => `src/build/${name}`)],
  outdir: "dist",
  outbase: "src",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  chunkNames: "chunks/[name]-[hash]",
  charset: "utf8",
  logLevel: "warning",
});
