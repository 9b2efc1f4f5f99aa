/**
 * Which articles tell the same story. To find out is the dearest part of selection, and briefs that consider the same
 * articles get the same answer, so it is worked out once for all of them.
 */
import type { Brief } from "../brief/brief.ts";
import { isConsidered, storiesOf } from "../select/admit.ts";
import type { Reading } from "../select/reading.ts";
import { sha256Hex } from "../text/digest.ts";
import { type Memory, noMemory } from "./memory.ts";

/** Path to path, among the readings that the brief considers. */
export type Stories = (readings: readonly Reading[], brief: Brief) => ReadonlyMap<string, string>;

/** For readings of one state of a workspace: an article is known by its path. */
export function rememberStories(memory: Memory = noMemory): Stories {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (readings, brief) => {
    const considered = readings.filter((reading) => isConsidered(reading, brief));
    const key = sha256Hex(`${brief.collapseSameStory}\0${considered.map((r) => r.article.path).join("\0")}`);
    const stories = known.get(key) ?? memory.recall(keyOf(considered, brief), () => storiesOf(considered, brief));
    known.set(key, stories);
    return stories;
  };
}

/** Names the articles by all that can make one of them another's copy, or the better one of two. */
function keyOf(considered: readonly Reading[], brief: Brief): string {
  const articles = considered.map(({ article }) => [article.path, article.sha256, article.metadata]);
  return `stories ${sha256Hex(JSON.stringify([brief.collapseSameStory, articles]))}`;
}
