// Loaded before the command: folders list their entries in an order that changes with each asking, as some file systems do.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let state = Number(process.env.SHUFFLE_SEED ?? 1);
const below = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state % n;
};

const { readdirSync } = fs;
fs.readdirSync = (...args) => {
  const entries = readdirSync(...args);
  for (let i = entries.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [entries[i], entries[j]] = [entries[j], entries[i]];
  }
  return entries;
};
syncBuiltinESMExports();
