/**
 * The same words printed twice. Takes texts (passages, or whole articles), gives groups: one to keep and the ones that
 * repeat it. Texts that might be alike are found by MinHash with banding (Broder 1997; Leskovec, Rajaraman and Ullman,
 * "Mining of Massive Datasets", ch. 3) and compared exactly, so no group rests on a coincidence of hashes. Every folded
 * text repeats its keeper itself: in a chain of ever later versions the last isn't folded into a first it shares
 * nothing with. The same texts give the same groups on every machine.
 */
import { containment, jaccard, mix, type ShingledText, shingleText } from "./shingles.ts";

export interface RepeatOptions {
  /** Words in a row that are compared; default 3. */
  readonly shingle?: number;
  /** The least Jaccard measure of two repeats, above 0 to 1; default 0.45: a copy with every tenth word changed has 0.57. */
  readonly threshold?: number;
  /**
   * With it, a text is folded too where at least this share of it stands in one kept text, however much longer that is.
   * Default: off, because it needs the longer text first.
   */
  readonly containment?: number;
}

/** A text with a name that is unique among the items. */
export interface RepeatItem {
  readonly id: string;
  readonly text: string;
}

/** One text and those that say the same, in input order. `folded` is never empty. */
export interface RepeatGroup {
  readonly keep: string;
  readonly folded: readonly string[];
}

/**
 * Groups in the order of their keepers. The keeper is the first item of its group, so the caller's order says which
 * text is the better one. Texts without a word repeat nothing.
 */
export function findRepeats(items: readonly RepeatItem[], options: RepeatOptions = {}): readonly RepeatGroup[] {
  const index = createRepeatIndex(options);
  const groups = new Map<string, string[]>();
  for (const { id, text } of items) {
    const keeper = index.add(id, text);
    if (keeper === undefined) continue;
    const folded = groups.get(keeper);
    if (folded) folded.push(id);
    else groups.set(keeper, [id]);
  }
  const kept = items.filter(({ id }) => groups.has(id));
  return kept.map(({ id }) => ({ keep: id, folded: groups.get(id) ?? [] }));
}

/** The same, one text at a time. */
export interface RepeatIndex {
  /** The earliest kept text that this one repeats; undefined where there is none, and then this one is kept. */
  add(id: string, text: string): string | undefined;
}

/** An index that holds nothing yet. The cost of each text depends on its length, not on how many are kept. */
export function createRepeatIndex(options: RepeatOptions = {}): RepeatIndex {
  const { shingle = 3 } = options;
  const repeats = judgeBy(options);
  const kept: Kept[] = [];
  const alike = createBuckets(BANDS);
  const holding = options.containment === undefined ? undefined : createBuckets(SAMPLE_SHARDS);
  return {
    add(id, text) {
      const shingled = shingleText(text, shingle);
      const keys = bandKeys(shingled.shingles);
      const samples = holding ? sampleKeys(shingled.shingles) : [];
      const candidates = new Set([...alike.find(keys), ...(holding?.find(samples) ?? [])]);
      for (const number of Uint32Array.from(candidates).sort()) {
        const keeper = kept[number];
        if (keeper && repeats(shingled, keeper.shingled)) return keeper.id;
      }
      const number = kept.push({ id, shingled }) - 1;
      alike.add(keys, number);
      holding?.add(samples, number);
      return undefined;
    },
  };
}

interface Kept {
  readonly id: string;
  readonly shingled: ShingledText;
}

/** Below this many words, one figure or one "not" makes two texts say different things. */
const SHORT_WORDS = 120;

type Judge = (text: ShingledText, keeper: ShingledText) => boolean;

/** Short texts must have the same figures and negations too; under containment, a short text must stand in the other whole. */
function judgeBy({ threshold = 0.45, containment: least }: RepeatOptions): Judge {
  return (text, keeper) => {
    const isShort = Math.min(text.words, keeper.words) < SHORT_WORDS;
    const isAlike = jaccard(text.shingles, keeper.shingles) >= threshold;
    if (isAlike && (!isShort || sameCounts(text.telling, keeper.telling))) return true;
    return least !== undefined && containment(text.shingles, keeper.shingles) >= (isShort ? 1 : least);
  };
}

function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [word, times] of a) if (b.get(word) !== times) return false;
  return true;
}

/** A hash and the table it is looked up in. */
interface Key {
  readonly table: number;
  readonly hash: number;
}

/**
 * 40 bands of 3 rows: two texts with a measure of 0.5 meet in some band with probability 1 - (1 - 0.5³)⁴⁰ = 0.995, of
 * 0.6 with 0.9999, of 0.45 with 0.98; two stories on one subject, at 0.05, meet once in 200 pairs and are then told apart exactly.
 */
const BANDS = 40;
const ROWS = 3;
/** Odd multipliers and offsets that make one hash into as many as there are rows; any fixed ones would do. */
const MULTIPLIERS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mix(2 * i + 1) | 1);
const OFFSETS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mix(2 * i + 2));

/** The least value of the set under each of the hash functions, and one key for each band of them. */
function bandKeys(shingles: Uint32Array): Key[] {
  if (shingles.length === 0) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let row = 0; row < least.length; row++) {
      const hash = (Math.imul(shingle, MULTIPLIERS[row] ?? 1) + (OFFSETS[row] ?? 0)) >>> 0;
      const value = (hash ^ (hash >>> 15)) >>> 0;
      if (value < (least[row] ?? 0)) least[row] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = 0;
    for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = mix(hash ^ (least[row] ?? 0));
    return { table: band, hash };
  });
}

/** One table for all samples would outgrow what a Map can hold; the hash's last bits choose one of these. */
const SAMPLE_SHARDS = 16;

/** A quarter of the set, chosen by value, so that a text and what contains it choose the same. */
function sampleKeys(shingles: Uint32Array): Key[] {
  return Array.from(
    shingles.filter((hash) => hash >>> 30 === 0),
    (hash) => ({ table: hash % SAMPLE_SHARDS, hash }),
  );
}

/** Which kept texts have a key. */
interface Buckets {
  add(keys: readonly Key[], number: number): void;
  find(keys: readonly Key[]): Set<number>;
}

/**
 * A look-up stops here: in a flood of look-alikes each text must not be compared with all before it. A true repeat
 * shares most of its bands with its keeper, so it is still met in one of them.
 */
const BUCKET_LIMIT = 32;

/** Chains in two flat arrays rather than an array for each bucket, of which there would be millions. */
function createBuckets(tables: number): Buckets {
  const heads = Array.from({ length: tables }, () => new Map<number, number>());
  const texts: number[] = [];
  const earlier: number[] = [];
  return {
    add(keys, number) {
      for (const { table, hash } of keys) {
        earlier.push(heads[table]?.get(hash) ?? -1);
        heads[table]?.set(hash, texts.push(number) - 1);
      }
    },
    find(keys) {
      const found = new Set<number>();
      for (const { table, hash } of keys) {
        let entry = heads[table]?.get(hash) ?? -1;
        for (let step = 0; entry >= 0 && step < BUCKET_LIMIT; step++) {
          found.add(texts[entry] ?? 0);
          entry = earlier[entry] ?? -1;
        }
      }
      return found;
    },
  };
}
