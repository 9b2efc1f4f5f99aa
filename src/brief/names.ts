import type { z } from "zod";
import type { PlacedText } from "../diagnostics/diagnostic.ts";
import { nameFault } from "../text/portable-name.ts";
import { scalar } from "../yaml/scalars.ts";

/**
 * Why a name can't be the name of an output, theme or template, or undefined where it can: letters and digits of any
 * script, blanks, `-`, `_` and `.` within. Completes "the name …".
 */
export function nameProblem(name: string): string | undefined {
  if (!/^[\p{L}\p{N}]/u.test(name)) return "must start with a letter or a digit";
  if (!/^[\p{L}\p{M}\p{N} ._-]+$/u.test(name)) return "may hold letters, digits, blanks, `-`, `_` and `.` only";
  if (name.includes("..")) return "must not hold two full stops in a row";
  return nameFault(name);
}

/** The name of a theme or template: one path segment, never a path. */
export function fileName(what: string): z.ZodType<PlacedText> {
  const expected = `the name of a ${what}, not a path`;
  return scalar({ type: "string", pattern: "^[^/\\\\:]+$" }, expected, ({ text, place }) => {
    const name = text.trim().normalize("NFC");
    return nameProblem(name) === undefined ? { text: name, place } : undefined;
  });
}

/** A glob below the sources folder, `!` first to take away: `*.txt`, `2026/**`. Braces and brackets mean themselves. */
export function glob(): z.ZodType<string> {
  return scalar(
    { type: "string", maxLength: 200 },
    "a glob below the sources folder, such as `*.txt` or `2026/**`",
    ({ text }) => {
      const pattern = text.trim().normalize("NFC");
      const path = pattern.replace(/^!/, "");
      const tame = path !== "" && path.length <= 200 && path.split("**").length <= 9;
      return tame && isBelow(path) ? pattern : undefined;
    },
  );
}

/** A path within the workspace that leaves the brief's own folder at most once. */
export function issuePath(): z.ZodType<PlacedText> {
  return scalar(
    { type: "string" },
    "`latest`, or the path of an evidence file within the workspace",
    ({ text, place }) => {
      const path = text.trim().normalize("NFC");
      return path === "latest" || (path.endsWith(".json") && isBelow(path.replace(/^\.\.\//, "")))
        ? { text: path, place }
        : undefined;
    },
  );
}

/** A language tag such as `en` or `pt-BR`. */
export function languageTag(): z.ZodType<string> {
  const pattern = /^[a-z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/;
  return scalar({ type: "string", pattern: pattern.source }, "a language such as `en` or `uk`", ({ text }) =>
    pattern.test(text) ? text : undefined,
  );
}

/** True for a relative path with `/` whose segments never lead up. */
function isBelow(path: string): boolean {
  return (
    !/[\\:\u0000]/.test(path) &&
    path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}
