import { harmless } from "../diagnostics/print/harmless.ts";
import type { Io } from "./io.ts";

/** A line that is redrawn in place. */
export interface ProgressLine {
  readonly show: (line: string) => void;
  readonly clear: () => void;
}

/** Shortest time between two drawings, and before the first: a quick build shows nothing. */
const pauseMs = 80;
const firstMs = 250;
/** Longer lines would wrap, and couldn't be taken back. */
const widest = 76;

/** Shown on a terminal only, and not where it can't move its cursor or runs in CI. */
export function progressLine(io: Io, wanted: boolean): ProgressLine {
  if (!wanted || !io.stderrIsTerminal || io.env.TERM === "dumb" || (io.env.CI ?? "") !== "") {
    return { show: () => undefined, clear: () => undefined };
  }
  let next = io.now() + firstMs;
  let drawn = false;
  return {
    show: (line) => {
      if (io.now() < next) return;
      const characters = [...harmless(line)];
      const fitting = characters.length > widest ? `${characters.slice(0, widest - 1).join("")}…` : characters.join("");
      io.stderr(`\r${fitting}\u001b[K`);
      next = io.now() + pauseMs;
      drawn = true;
    },
    clear: () => {
      if (drawn) io.stderr("\r\u001b[K");
      drawn = false;
    },
  };
}
