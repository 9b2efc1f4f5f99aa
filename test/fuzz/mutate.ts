/** Seeded mutations of known inputs: the same inputs on every run and machine, so that a finding can be repeated by its number. */

/** Mulberry32: a small generator whose numbers depend on the seed alone. */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Longest input, in characters or bytes: mutations that repeat would grow without end. */
const longest = 20_000;

/** One to eight mutations of one of the seeds: parts taken out, repeated, moved, put in from another seed or a word list. */
export function mutateText(seeds: readonly string[], words: readonly string[], seed: number): string {
  const below = generator(seed);
  const other = (): string => seeds[below(seeds.length)] ?? "";
  let text = other();
  for (let count = below(8) + 1; count > 0; count--) {
    const [a, b] = [below(text.length + 1), below(text.length + 1)];
    const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), Math.min(a, b) + below(60))];
    const kind = below(7);
    const donor = other();
    const from = below(donor.length + 1);
    if (kind === 0) text = text.slice(0, start) + text.slice(end);
    if (kind === 1) text = text.slice(0, end) + text.slice(start);
    if (kind === 2) text = text.slice(0, start) + (words[below(words.length)] ?? "") + text.slice(start);
    if (kind === 3) text = text.slice(0, start) + donor.slice(from, from + below(80)) + text.slice(end);
    if (kind === 4)
      text = text.slice(0, start) + String.fromCharCode(below(below(4) === 0 ? 0x10000 : 0x80)) + text.slice(start + 1);
    if (kind === 5)
      text = text.slice(0, start) + (words[below(words.length)] ?? "").repeat(below(40)) + text.slice(end);
    if (kind === 6) text = text.slice(end) + text.slice(0, start);
  }
  return text.slice(0, longest);
}

/** As `mutateText`, on bytes: bits turned over, bytes set to the ends of their range, parts taken out, repeated, moved. */
export function mutateBytes(seeds: readonly Uint8Array[], seed: number): Uint8Array {
  const below = generator(seed);
  let bytes = Uint8Array.from(seeds[below(seeds.length)] ?? []);
  for (let count = below(8) + 1; count > 0; count--) {
    const at = below(bytes.length + 1);
    const end = Math.min(bytes.length, at + below(40));
    const kind = below(5);
    if (kind === 0 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    if (kind === 1 && at < bytes.length) bytes[at] = [0, 1, 0x7f, 0x80, 0xff][below(5)] ?? 0;
    if (kind === 2) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)]);
    if (kind === 3) bytes = Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(at)]);
    if (kind === 4) bytes = bytes.slice(0, at);
  }
  return bytes.slice(0, longest);
}
