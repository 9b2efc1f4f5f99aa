/**
 * Shares of the briefs, for machines that build side by side. Each share leaves a file beside its outputs that says what
 * it made and from what; where all shares' outputs lie in one folder, `merge-shards.ts` makes one build of them.
 */
import type { BuildReport, BuiltOutput } from "./api.ts";
import type { Manifest } from "./manifest.ts";
import { sealValue, unsealValue } from "./sealed.ts";

/** One of so many shares, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a share's file holds. */
export interface Share {
  /** Of this share's briefs only. */
  readonly manifest: Manifest;
  /** Outputs are `kept`: whether they had to be written is of no matter elsewhere. */
  readonly report: BuildReport;
  /** All briefs of the workspace. */
  readonly briefFiles: readonly string[];
  /** Whether the workspace's own helpers were allowed to run. */
  readonly helpers: boolean;
}

/** The folder of share files within the output folder. */
export const SHARES = "shares";

/** A shard from 1 by a hash of the slug that never changes (FNV-1a, 32 bit), whatever other briefs there are. */
export function shardOf(slug: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < slug.length; i++) hash = Math.imul(hash ^ slug.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % shards) + 1;
}

/** `2-of-4.json` */
export function shareName({ index, of }: Shard): string {
  return `${index}-of-${of}.json`;
}

/** Null for any other name. */
export function shardNamed(name: string): Shard | null {
  const match = /^(\d{1,4})-of-(\d{1,4})\.json$/.exec(name);
  return match ? { index: Number(match[1]), of: Number(match[2]) } : null;
}

/** The bytes of a share's file; the same build gives the same bytes. */
export function writeShare(share: Share, shard: Shard, fingerprint: string): Uint8Array {
  const kept = (output: BuiltOutput): BuiltOutput => ({ ...output, state: "kept" });
  const briefs = share.report.briefs.map((brief) => ({ ...brief, outputs: brief.outputs.map(kept) }));
  return sealValue({ ...share, report: { ...share.report, briefs } }, shareName(shard), fingerprint);
}

/** Undefined for bytes that another version of the tool wrote, or nobody. */
export function readShare(bytes: Uint8Array, shard: Shard, fingerprint: string): Share | undefined {
  return unsealValue<Share>(bytes, shareName(shard), fingerprint);
}
