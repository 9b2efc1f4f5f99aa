/**
 * Replaces one file so that it holds either its old or its new bytes whatever happens: written beside, synced, renamed,
 * and the folder synced, in this order; without the syncs, whatever happens but a power cut. A write that fails takes its
 * own leftovers away; one that is killed leaves a file with a name of its own, which the next writer to the folder sweeps.
 */
import fs from "node:fs";
import nodePath from "node:path";
import process from "node:process";
import { temporaryName } from "./paths.ts";

let counter = 0;

/** Does nothing where the file holds these bytes already, so that its time stamp stays. A link at the path is replaced, not followed. */
export function replaceFile(path: string, bytes: Uint8Array, synced: boolean = true): void {
  if (holds(path, bytes)) return;
  const folder = nodePath.dirname(path);
  counter += 1;
  const temporary = nodePath.join(folder, `.briefwright-${process.pid}-${counter}.tmp`);
  try {
    writeNew(temporary, bytes, synced);
    fs.renameSync(temporary, path);
  } catch (cause) {
    fs.rmSync(temporary, { force: true });
    throw cause;
  }
  if (synced) syncFolder(folder);
}

/** Removes what killed writers left in a folder. Files of processes that still run are left alone. */
export function sweep(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const pid = Number(temporaryName.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue;
    fs.rmSync(nodePath.join(folder, name), { force: true });
  }
}

function holds(path: string, bytes: Uint8Array): boolean {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== bytes.length) return false;
  return Buffer.compare(fs.readFileSync(path), bytes) === 0;
}

function writeNew(path: string, bytes: Uint8Array, synced: boolean): void {
  const { O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW = 0 } = fs.constants;
  const handle = fs.openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW, 0o666);
  try {
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(handle, bytes, written);
    if (synced) fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes the rename itself last. Not every system lets a folder be opened or synced; where it can't be, there is nothing to do. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = fs.openSync(folder, fs.constants.O_RDONLY);
  } catch {
    return;
  }
  try {
    fs.fsyncSync(handle);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "EINVAL" && code !== "EPERM" && code !== "EISDIR" && code !== "ENOTSUP") throw cause;
  } finally {
    fs.closeSync(handle);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
