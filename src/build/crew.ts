/** Who does the work of a build: this thread alone, or others beside it. What comes of it is the same. */
import { readArticles } from "../sources/read-articles.ts";
import { sha256Hex } from "../text/digest.ts";
import { memoryWorkspace } from "../workspace/memory.ts";
import type { Desk } from "./api.ts";
import { type BriefResult, type BriefTask, buildBrief } from "./brief-work.ts";
import { type SourceResult, type SourceSetting, type SourceTask, sourceWorker } from "./source-work.ts";
import { type Templates, templatesOf } from "./templates.ts";
import { turnsOf } from "./turn.ts";

/** Takes pieces of work in any order; each is done once. Rejects only for bugs, and where the build was stopped. */
export interface Crew {
  /** How many briefs are worth handing in before the first is done. Sources may come all at once. */
  readonly briefsAtOnce: number;
  source(task: SourceTask): Promise<SourceResult>;
  /** `of` is how many briefs there are to build in all. */
  brief(task: BriefTask, of: number): Promise<BriefResult>;
  /** Ends what is still under way. */
  close(): Promise<void>;
}

/** What all pieces of work of one build share: plain data. */
export interface Setting extends SourceSetting {
  /** The files of the workspace's `templates/`, by workspace path. */
  readonly templates: Readonly<Record<string, Uint8Array>>;
}

/** Puts a crew together; `alone` is the crew that this thread is by itself. */
export type Hire = (setting: Setting, alone: Crew) => Promise<Crew>;

/** This thread by itself. `signal` ends the work on a brief between two of its stages. */
export function workAlone(desk: Desk, setting: Setting, signal?: AbortSignal): Crew {
  const source = sourceWorker(setting, desk.readSource ?? readArticles);
  const templates = rememberedTemplates(desk, setting);
  return {
    briefsAtOnce: 1,
    source,
    brief: (task) => buildBrief(task, templates, turnsOf(signal)),
    close: () => Promise.resolve(),
  };
}

/** Templates as they are in the files of this build. A workspace's own helpers may remember things, so they are loaded anew. */
function rememberedTemplates(desk: Desk, { templates }: Setting): Templates {
  const { memory, resources, loadHelpers } = desk;
  if (memory === undefined || loadHelpers) return templatesOf(desk);
  const key = ["templates", ...Object.entries(templates).map(([path, bytes]) => [path, sha256Hex(bytes)])];
  return memory.recall(JSON.stringify(key), () => templatesOf({ workspace: memoryWorkspace(templates), resources }));
}
