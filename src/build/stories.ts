/**
 * Which articles tell the same story. To find out is the dearest part of selection, and briefs that consider the same
 * articles get the same answer, so it is worked out once for all of them.
 */
import type { Brief } from "../brief/brief.ts";
import { isConsidered, storiesOf } from "../select/admit.ts";
import type { Reading } from "../select/reading.ts";
import { sha256Hex } from "../text/digest.ts";

/** Path to path, among the readings that the brief considers. */
export type Stories = (readings: readonly Reading[], brief: Brief) => ReadonlyMap<string, string>;

/** For readings of one state of a workspace: an article is known by its path. */
export function rememberStories(): Stories {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (readings, brief) => {
    const considered = readings.filter((reading) => isConsidered(reading, brief));
    const key = sha256Hex(`${brief.collapseSameStory}\0${considered.map((r) => r.article.path).join("\0")}`);
    const stories = known.get(key) ?? storiesOf(considered, brief);
    known.set(key, stories);
    return stories;
  };
}
