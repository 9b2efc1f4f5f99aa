/** Unified diffs of small text files: what `check` shows of a stale memo. */

/** Lines of context around a change. */
const CONTEXT = 3;
/** Above this many lines a side the middle is not compared line by line: the diff names the sizes instead. */
const MAX_LINES = 4000;

/** The diff with `---`/`+++` heads, or an empty string where the texts are equal. By Myers' greedy algorithm (1986). */
export function unifiedDiff(before: string, after: string, name: string): string {
  if (before === after) return "";
  const [a, b] = [splitLines(before), splitLines(after)];
  const head = `--- ${name}\n+++ ${name} (rebuilt)\n`;
  if (a.length > MAX_LINES || b.length > MAX_LINES) return `${head}@@ ${a.length} lines, now ${b.length} lines @@\n`;
  return head + hunks(edits(a, b)).join("");
}

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

function splitLines(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The shortest edit script; common head and tail are set aside first. */
function edits(a: readonly string[], b: readonly string[]): Edit[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (line: string): Edit => ({ sign: " ", line });
  return [
    ...a.slice(0, head).map(same),
    ...middleEdits(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

function middleEdits(a: readonly string[], b: readonly string[]): Edit[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  const longest = a.length + b.length;
  for (let d = 0; d <= longest; d++) {
    trace.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reach, k, d) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b);
    }
    reach = next;
  }
  return [];
}

function goesDown(reach: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): Edit[] {
  const found: Edit[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const from = goesDown(reach, k, d) ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : (reach.get(from) ?? 0);
    const startY = d === 0 ? 0 : startX - from;
    while (x > startX && y > startY && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      found.push({ sign: " ", line: a[x - 1] ?? "" });
      [x, y] = [x - 1, y - 1];
    }
    if (d === 0) break;
    if (from === k + 1) found.push({ sign: "+", line: b[y - 1] ?? "" });
    else found.push({ sign: "-", line: a[x - 1] ?? "" });
    [x, y] = [startX, startY];
  }
  return found.reverse();
}

function hunks(script: readonly Edit[]): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < script.length) {
    const first = script.findIndex((e, i) => i >= at && e.sign !== " ");
    if (first < 0) break;
    let last = first;
    for (let i = first; i < script.length && i <= last + CONTEXT * 2; i++) if (script[i]?.sign !== " ") last = i;
    const [from, to] = [Math.max(at, first - CONTEXT), Math.min(script.length, last + CONTEXT + 1)];
    found.push(hunk(script, from, to));
    at = to;
  }
  return found;
}

function hunk(script: readonly Edit[], from: number, to: number): string {
  const count = (edits: readonly Edit[], sign: "-" | "+") =>
    edits.filter((e) => e.sign === " " || e.sign === sign).length;
  const [before, own] = [script.slice(0, from), script.slice(from, to)];
  const range = (sign: "-" | "+") => {
    const length = count(own, sign);
    return `${count(before, sign) + (length === 0 ? 0 : 1)},${length}`;
  };
  const lines = own.map((e) => `${e.sign}${e.line}\n`).join("");
  return `@@ -${range("-")} +${range("+")} @@\n${lines}`;
}
