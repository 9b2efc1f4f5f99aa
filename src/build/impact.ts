/** `impact`: what leans on a source. Works on the evidence files of built memos, so it answers for what was sent out. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { clean, error } from "../diagnostics/diagnostic.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk } from "./api.ts";
import { fileOf } from "./desk-files.ts";

/** One memo that leans on the source. */
export interface Impact {
  readonly file: string;
  readonly brief: string;
  readonly date: string | null;
  readonly excerpts: readonly {
    readonly number: number;
    readonly part: string | null;
    readonly theme: string;
    readonly text: string;
  }[];
  /** Judgements with evidence from the source; `only` where all of it is. */
  readonly judgements: readonly {
    readonly number: number;
    readonly say: string;
    readonly against: boolean;
    readonly only: boolean;
  }[];
}

const LIMIT_BYTES = 64 * 1024 * 1024;
const FOLDERS = ["output", "briefs/issues"];

/** Every memo with at least one excerpt from the source, by path. `source` is a path or a file name of `briefs/sources`. */
export async function impact(desk: Desk, source: string): Promise<Checked<readonly Impact[]>> {
  const found: Impact[] = [];
  const known = new Set<string>();
  for (const folder of FOLDERS) {
    for (const { path, type } of await desk.workspace.list(folder)) {
      if (type !== "file" || !path.endsWith(".evidence.json") || path.includes("/.cache/")) continue;
      const bytes = await desk.workspace.read(path, LIMIT_BYTES);
      const evidence = bytes && readEvidence(new TextDecoder("utf-8").decode(bytes));
      if (!evidence) continue;
      for (const s of evidence.sources) known.add(s.path);
      const own = evidence.excerpts.filter(
        (e) => isSource(e.source, source) || e.alsoIn.some((a) => isSource(a.source, source)),
      );
      const numbers = new Set(own.map((e) => e.number));
      const judgements = evidence.judgements.flatMap((j) => {
        const all = [...j.because, ...j.against];
        if (!all.some((n) => numbers.has(n))) return [];
        const against = !j.because.some((n) => numbers.has(n));
        const only = j.because.length > 0 && j.because.every((n) => numbers.has(n));
        return [{ number: j.number, say: j.say, against, only }];
      });
      if (own.length === 0) continue;
      const excerpts = own.map(({ number, part, theme, text }) => ({ number, part, theme, text }));
      found.push({ file: path, brief: evidence.brief, date: evidence.date, excerpts, judgements });
    }
  }
  if (found.length > 0 || [...known].some((path) => isSource(path, source))) return clean(found);
  return { value: [], diagnostics: [unknownSource(source, known)] };
}

function unknownSource(source: string, known: ReadonlySet<string>): ReturnType<typeof error> {
  const names = [...known].map((path) => path.slice(path.lastIndexOf("/") + 1));
  const guess = nearest(source.slice(source.lastIndexOf("/") + 1), names);
  const hint = guess
    ? `did you mean \`${guess}\`?`
    : "build the briefs first: impact reads the evidence of built memos";
  return error("cli/usage", `no memo was built from “${source}”`, { hints: [hint] });
}

function isSource(path: string, wanted: string): boolean {
  const file = fileOf(path);
  return path === wanted || file === wanted || file.endsWith(`/${wanted}`);
}
