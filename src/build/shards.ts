/** Shares of the briefs, for machines that build side by side. */

/** A shard from 1 by a hash of the slug that never changes (FNV-1a, 32 bit), whatever other briefs there are. */
export function shardOf(slug: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < slug.length; i++) hash = Math.imul(hash ^ slug.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % shards) + 1;
}
