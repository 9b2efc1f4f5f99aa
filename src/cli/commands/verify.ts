import type { VerifyRow } from "../../build/api.ts";
import { verifyFiles } from "../../build/verify-files.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { mount } from "../mounts.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

/** Files may lie anywhere; their sources are those of the workspace. */
export async function run({ io, desk, globals }: Context, files: readonly string[]): Promise<Outcome> {
  const mounted = mount(io, globals.workspace, desk.workspace, files);
  const verified = await verifyFiles({ ...desk, workspace: mounted.workspace }, mounted.paths);
  const rows = verified.rows.map((row) => ({ ...row, file: mounted.given(row.file) }));
  return {
    diagnostics: mounted.restore(verified.diagnostics),
    result: { rows, proved: verified.proved },
    text: [...rows.map(line), summary(rows)].join(""),
    subjects: files,
    unproved: !verified.proved,
  };
}

function line(row: VerifyRow): string {
  const number = row.excerpt === null ? "" : ` [${row.excerpt}]`;
  const source = row.source === null ? "" : ` ${harmless(row.source)}`;
  const detail = row.state === "proved" ? "" : `: ${harmless(row.detail)}`;
  return `${row.state.padEnd(12)} ${harmless(row.file)}${number}${source}${detail}\n`;
}

function summary(rows: readonly VerifyRow[]): string {
  const count = (state: VerifyRow["state"]): number => rows.filter((row) => row.state === state).length;
  const parts = [
    `${count("proved")} proved`,
    `${count("not found")} not found`,
    `${count("cannot check")} cannot be checked`,
  ];
  return `${counted(rows.filter((row) => row.excerpt !== null).length, "excerpt")}: ${parts.join(", ")}\n`;
}
