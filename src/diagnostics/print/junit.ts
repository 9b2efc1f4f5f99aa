import type { Diagnostic } from "../diagnostic.ts";
import { frame } from "./frame.ts";
import { harmless } from "./harmless.ts";
import { locator, pointer } from "./located.ts";
import type { Report } from "./print.ts";

/** JUnit's XML as CI servers show it: a test case for each file, failed by errors; warnings and notes are its output. */
export function printJunit(report: Report): string {
  const locate = locator(report.base);
  const byFile = new Map<string, Diagnostic[]>(report.subjects.map((file) => [file, []]));
  for (const d of report.diagnostics) {
    const file = d.place?.file ?? "";
    byFile.set(file, [...(byFile.get(file) ?? []), d]);
  }
  if (byFile.size === 0) byFile.set("", []);
  const failed = [...byFile.values()].filter((list) => list.some((d) => d.severity === "error")).length;
  const counts = `tests="${byFile.size}" failures="${failed}" errors="0" skipped="0"`;
  const cases = [...byFile].map(([file, list]) =>
    testCase(file === "" ? report.command : report.base + file, list, locate),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="briefwright" ${counts}>`,
    `  <testsuite name="briefwright ${attribute(report.command)}" ${counts}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(name: string, diagnostics: readonly Diagnostic[], locate: ReturnType<typeof locator>): string {
  const open = `    <testcase classname="briefwright" name="${attribute(name)}"`;
  const errors = diagnostics.filter((d) => d.severity === "error");
  const others = diagnostics.filter((d) => d.severity !== "error");
  const [first] = errors;
  if (first === undefined && others.length === 0) return `${open}/>`;
  const lines = (list: readonly Diagnostic[]): string => list.map((d) => plain(d, locate)).join("\n");
  return [
    `${open}>`,
    // A test case holds one failure at most, so its text lists all errors.
    ...(first === undefined
      ? []
      : [
          `      <failure type="${first.code}" message="${attribute(first.message)}">${content(lines(errors))}</failure>`,
        ]),
    ...(others.length === 0 ? [] : [`      <system-out>${content(lines(others))}</system-out>`]),
    "    </testcase>",
  ].join("\n");
}

function plain(d: Diagnostic, locate: ReturnType<typeof locator>): string {
  const at = d.place && locate(d.place);
  const place = at === undefined ? "" : `${harmless(pointer(at))}: `;
  const hints = d.hints.map((hint) => `  hint: ${harmless(hint)}`);
  return [
    `${place}${d.severity}: ${harmless(d.message)} [${d.code}]`,
    ...(at === undefined ? [] : frame(at)),
    ...hints,
  ].join("\n");
}

/** What is left over of controls is not allowed in XML 1.0 at all; `harmless` has written the others out. */
function content(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function attribute(text: string): string {
  return content(harmless(text)).replaceAll('"', "&quot;");
}
