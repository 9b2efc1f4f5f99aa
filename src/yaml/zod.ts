/**
 * Zod as every schema gets it. By default it writes and compiles a function for each object schema at its first use, which
 * pays where thousands of values meet a schema; ours meet a few files each, and no code is ever made from data.
 */
import { config } from "zod";

config({ jitless: true });

export * from "zod";
