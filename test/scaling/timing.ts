/**
 * What doubling costs in processor time, for looking at: native work, such as a regular expression's, isn't counted in
 * steps. Both sizes by turns, so that what else the machine does weighs on both; the medians are compared.
 */

const runs = 5;

/** Milliseconds of processor time of the larger size, and the ratio to the smaller one. */
export async function timeGrowth(
  work: (size: number) => unknown,
  size: number,
): Promise<{ readonly ms: number; readonly ratio: number }> {
  await work(size);
  const once: number[] = [];
  const twice: number[] = [];
  for (let run = 0; run < runs; run++) {
    once.push(await costOf(() => work(size)));
    twice.push(await costOf(() => work(size * 2)));
  }
  return { ms: median(twice), ratio: median(twice) / Math.max(median(once), 0.01) };
}

async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
