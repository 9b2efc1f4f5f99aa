/** What the command line touches of the world around it, so that tests can hand in another. */
import type { Resources } from "../workspace/resources.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface Io {
  /** Writes text as it is; a reader that has gone away is no error. */
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether somebody watches: progress is shown there, and colours. */
  readonly stderrIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Opens a folder, absolute or as seen from `cwd`. */
  readonly open: (folder: string) => Workspace;
  readonly resources: () => Resources;
  /** How many threads can run at a time. */
  readonly processors: number;
  /** Aborted by the first interrupt. */
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}
