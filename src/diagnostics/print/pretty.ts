import pc from "picocolors";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { frame } from "./frame.ts";
import { harmless, harmlessPath } from "./harmless.ts";
import { type Located, locator, pointer } from "./located.ts";
import type { Report } from "./print.ts";

type Colors = ReturnType<typeof pc.createColors>;

/** For people: place and message on one line, the line it is about, and what to do. A blank line between two. */
export function printPretty({ diagnostics, base, color }: Report): string {
  const colors = pc.createColors(color);
  const locate = locator(base);
  const blocks = diagnostics.map((d) => block(d, d.place && locate(d.place), locate, colors).join("\n"));
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

function block(d: Diagnostic, at: Located | undefined, locate: ReturnType<typeof locator>, colors: Colors): string[] {
  const place = at === undefined ? "" : `${colors.bold(harmlessPath(pointer(at)))}: `;
  const [line, marks] = at === undefined ? [] : frame(at);
  return [
    `${place}${painted(d.severity, colors)}: ${colors.bold(harmless(d.message))} ${colors.dim(`[${d.code}]`)}`,
    ...(line === undefined || marks === undefined ? [] : [line, paintedMarks(marks, d.severity, colors)]),
    ...d.related.map((r) => `  ${colors.cyan("see")} ${harmless(pointer(locate(r.place)))}: ${harmless(r.message)}`),
    ...d.hints.map((hint) => `  ${colors.cyan("hint")}: ${harmless(hint)}`),
  ];
}

function painted(severity: Severity, colors: Colors): string {
  if (severity === "error") return colors.red("error");
  return severity === "warning" ? colors.yellow("warning") : colors.blue("note");
}

function paintedMarks(marks: string, severity: Severity, colors: Colors): string {
  const at = marks.indexOf("^");
  const paint = severity === "error" ? colors.red : severity === "warning" ? colors.yellow : colors.blue;
  return marks.slice(0, at) + paint(marks.slice(at));
}
