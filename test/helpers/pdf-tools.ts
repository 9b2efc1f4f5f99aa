/** Independent readers of PDF, where this machine has them: poppler, qpdf and the Matterhorn checker. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const shared = process.env.BRIEFWRIGHT_SHARED ?? resolve(import.meta.dirname, "../../../shared");
const matterhornScript = join(shared, "tools/matterhorn.py");

/** Whether a program can be run here. */
export function has(tool: "pdftotext" | "pdfinfo" | "pdffonts" | "qpdf" | "pdfimages" | "pdftoppm"): boolean {
  return ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].some((folder) => existsSync(join(folder, tool)));
}

/** Whether the checker and its library are here. */
export const hasMatterhorn: boolean = existsSync(matterhornScript) && canImportPikepdf();

/** Runs a program on a PDF; `FILE` in the arguments stands for its path. Gives what it prints. */
export function runOnPdf(
  bytes: Uint8Array,
  command: string,
  args: readonly string[],
  encoding: "utf8" | "latin1" = "utf8",
): string {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-pdf-"));
  try {
    const file = join(folder, "file.pdf");
    writeFileSync(file, bytes);
    const real = args.map((arg) => (arg === "FILE" ? file : arg));
    return execFileSync(command, real, { encoding, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
  } catch (problem) {
    // Programs that find faults end with a status; what they say is the result.
    const { stdout, stderr } = problem as { readonly stdout?: string; readonly stderr?: string };
    if (stdout === undefined && stderr === undefined) throw problem;
    return `FAILED ${stdout ?? ""}${stderr ?? ""}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file with its streams laid open, one character a byte, as qpdf writes it for reading. */
export function pdfSource(bytes: Uint8Array): string {
  return runOnPdf(bytes, "qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], "latin1");
}

/** Text in reading order; pages end in a form feed. */
export function pdfText(bytes: Uint8Array, ...flags: readonly string[]): string {
  return runOnPdf(bytes, "pdftotext", [...flags, "-enc", "UTF-8", "FILE", "-"]);
}

/** What the checker of PDF/UA-1 finds; `PASS` where that is nothing. */
export function matterhorn(bytes: Uint8Array): string {
  return runOnPdf(bytes, "/usr/bin/python3", [matterhornScript, "FILE"])
    .replace(/^(FAILED )?\S+ /, "")
    .trim();
}

/** Whether the project's own checks of PDF/A-3a and PDF/UA-1 can run: they need pikepdf. */
export const hasConformance: boolean = canImportPikepdf();

/** What the project's own checks, the Matterhorn checker and qpdf find in many files at once: a line each, none where all is well. */
export function faultsOf(files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-pdfs-"));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const scripts = [
      join(import.meta.dirname, "../tools/conformance.py"),
      ...(hasMatterhorn ? [matterhornScript] : []),
    ];
    const found = scripts.flatMap((script) => linesOf("/usr/bin/python3", [script, ...paths]));
    const shown = found.map((line) => line.replace(`${folder}/`, "")).filter((line) => !line.endsWith(" PASS"));
    const checked =
      found.length === scripts.length * paths.length ? [] : [`${found.length} lines for ${paths.length} files`];
    return [...checked, ...shown, ...(has("qpdf") ? paths.flatMap(qpdfFaults) : [])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function qpdfFaults(path: string): readonly string[] {
  return linesOf("qpdf", ["--check", path]).filter((line) =>
    /\b(?:WARNING|ERROR)\b|operation (?:succeeded with|failed)/i.test(line),
  );
}

/** What a program prints, whatever its status. */
function linesOf(command: string, args: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  return `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
}

function canImportPikepdf(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import pikepdf"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
