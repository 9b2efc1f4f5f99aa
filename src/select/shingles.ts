/**
 * What a text says, as a set that can be compared: hashes of every run of a few words, without case, quotation marks,
 * punctuation or white space. Equal words give equal sets whatever the typesetting.
 */

/** A text made ready for comparing. */
export interface ShingledText {
  /** Ascending, distinct 32-bit hashes of the word runs. Empty only where the text has no word. */
  readonly shingles: Uint32Array;
  readonly words: number;
  /** How often each word stands in it that changes what is said without changing many words: figures and negations. */
  readonly telling: ReadonlyMap<string, number>;
}

/** Splits into words and hashes every `size` in a row; a text of fewer words counts as one run. */
export function shingleText(text: string, size: number): ShingledText {
  const words = wordsOf(text);
  const telling = new Map<string, number>();
  for (const word of words) if (isTelling(word)) telling.set(word, (telling.get(word) ?? 0) + 1);
  const hashes = Uint32Array.from(words, hashWord);
  const runs = words.length === 0 ? 0 : Math.max(1, words.length - size + 1);
  const shingles = new Uint32Array(runs);
  for (let at = 0; at < runs; at++) shingles[at] = hashRun(hashes, at, Math.min(words.length, at + size));
  return { shingles: distinct(shingles), words: words.length, telling };
}

/** Jaccard's measure: what two sets share by what they hold together; 0 where both are empty. Expects ascending sets. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const shared = sharedCount(a, b);
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

/** The share of `inner` that `outer` holds too; 0 where `inner` is empty. Expects ascending sets. */
export function containment(inner: Uint32Array, outer: Uint32Array): number {
  return inner.length === 0 ? 0 : sharedCount(inner, outer) / inner.length;
}

function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
}

/** Scripts written without spaces give one word for each character; elsewhere a word is a run of letters and digits. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}])+/gu;

/** An apostrophe inside a word and what prints nothing (soft hyphen, joiners) don't part it: "don’t" and "dont" are equal. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff'’ʼ`´]/g, "");
  return plain.match(word) ?? [];
}

const negations = new Set([
  ..."no not never none nor neither without cannot".split(" "),
  ..."dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt".split(
    " ",
  ),
  ..."не ні ніколи немає нет ни никогда".split(" "),
  ..."nicht kein keine keinen keiner keinem nie niemals pas jamais aucun aucune".split(" "),
]);

function isTelling(text: string): boolean {
  return negations.has(text) || /\p{N}/u.test(text);
}

/** FNV-1a over UTF-16 units, with Murmur3's finish so that all bits take part. */
function hashWord(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function hashRun(words: Uint32Array, from: number, to: number): number {
  let hash = 0x9747b28c;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x85ebca6b) ^ (hash >>> 15);
  return mix(hash);
}

/** Murmur3's finaliser (Appleby 2011): every bit of the input changes half of the output. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function distinct(values: Uint32Array): Uint32Array {
  values.sort();
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (at === 0 || value !== values[count - 1]) values[count++] = value;
  }
  return values.slice(0, count);
}
