/**
 * Work counted rather than timed: how often each block of the program runs, as V8's coverage counts it. The same work gives
 * the same number on any machine, however busy, and a number that grows too fast names the block that does. What is done
 * within one call of the engine, such as a regular expression or the copy of a string, isn't seen.
 */
import { Session } from "node:inspector";

/** Runs of blocks, in all and by place. */
export interface Steps {
  readonly total: number;
  /** By file and function, with the offset of the block. */
  readonly places: ReadonlyMap<string, number>;
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
    }[];
  }[];
}

const session = new Session();

function post(method: string, parameters: object = {}): unknown {
  let answer: unknown;
  // In its own thread a session answers before `post` returns.
  session.post(method, parameters, (refused, result) => {
    if (refused) throw refused;
    answer = result;
  });
  return answer;
}

/** Must be called before the modules whose work is counted are loaded: blocks are counted of what is compiled afterwards. */
export function startCounting(): void {
  session.connect();
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
}

export async function countSteps(work: () => unknown): Promise<Steps> {
  post("Profiler.takePreciseCoverage");
  await work();
  const { result } = post("Profiler.takePreciseCoverage") as Coverage;
  const places = new Map<string, number>();
  let total = 0;
  for (const { url, functions } of result) {
    const file = /(?:src|test|node_modules)\/.*$/.exec(url)?.[0];
    if (file === undefined || /node_modules\/(?:vitest|@vitest|vite|chai)\//.test(file)) continue;
    for (const { functionName, ranges } of functions) {
      for (const { startOffset, count } of ranges) {
        const place = `${file} ${functionName} +${startOffset}`;
        places.set(place, (places.get(place) ?? 0) + count);
        total += count;
      }
    }
  }
  return { total, places };
}

/** What a doubled input costs. */
export interface Growth {
  /** Of all steps. */
  readonly ratio: number;
  /** The places that grew most in number. */
  readonly worst: readonly string[];
  /** Places that grew with more than the input, and that would in time outweigh all else: `file function +offset: once -> twice`. */
  readonly steep: readonly string[];
}

/** Growth of a place that is no longer that of n log n. */
const STEEP = 3;
/** Steps of a place below which its growth may be chance. */
const FEW = 5000;

/** `work` of a size and of twice that size; a small one goes first, for what is only done once. */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<Growth> {
  await work(Math.max(1, Math.floor(size / 20)));
  const once = await countSteps(() => work(size));
  const twice = await countSteps(() => work(size * 2));
  const more = (place: string): number => (twice.places.get(place) ?? 0) - 2 * (once.places.get(place) ?? 0);
  const shown = (place: string): string => `${place}: ${once.places.get(place) ?? 0} -> ${twice.places.get(place)}`;
  const places = [...twice.places.keys()].sort((a, b) => more(b) - more(a));
  const isSteep = (place: string): boolean => {
    const before = once.places.get(place) ?? 0;
    return before >= FEW && (twice.places.get(place) ?? 0) > STEEP * before;
  };
  return {
    ratio: twice.total / once.total,
    worst: places.slice(0, 3).map(shown),
    steep: places.filter(isSteep).map(shown),
  };
}
