/** Unified diffs of small text files: what `check` shows of a stale memo. */

/** Lines of context around a change. */
const CONTEXT = 3;
/** Lines that differ, above which they are shown as taken out and put in as a whole: the search costs their square. */
const MAX_EDITS = 800;
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

/** How far each diagonal k = x - y reaches, from -d to d at an offset of d + 1. */
type Reach = Int32Array;

function middleEdits(a: readonly string[], b: readonly string[]): Edit[] {
  const trace: Reach[] = [];
  let reach: Reach = new Int32Array(3);
  for (let d = 0; d <= MAX_EDITS; d++) {
    trace.push(reach);
    const next = new Int32Array(2 * d + 5);
    next.set(reach, 1);
    for (let k = -d; k <= d; k += 2) {
      const down = goesDown(reach, k, d);
      let x = down ? at(reach, k + 1, d) : at(reach, k - 1, d) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next[k + d + 2] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b);
    }
    reach = next;
  }
  const all = (sign: "-" | "+") => (line: string) => ({ sign, line });
  return [...a.map(all("-")), ...b.map(all("+"))];
}

/** How far diagonal `k` reached before step `d`. */
function at(reach: Reach, k: number, d: number): number {
  return reach[k + d + 1] ?? 0;
}

function goesDown(reach: Reach, k: number, d: number): boolean {
  return k === -d || (k !== d && at(reach, k - 1, d) < at(reach, k + 1, d));
}

function walkBack(trace: readonly Reach[], a: readonly string[], b: readonly string[]): Edit[] {
  const found: Edit[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Int32Array(0);
    const k = x - y;
    const from = goesDown(reach, k, d) ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : at(reach, from, d);
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
  /** Lines of each side before `at`. */
  const done = { "-": 0, "+": 0 };
  let at = 0;
  const pass = (to: number): void => {
    for (; at < to; at++) {
      const sign = script[at]?.sign;
      if (sign !== "+") done["-"]++;
      if (sign !== "-") done["+"]++;
    }
  };
  while (at < script.length) {
    let first = at;
    while (first < script.length && script[first]?.sign === " ") first++;
    if (first === script.length) break;
    let last = first;
    for (let i = first; i < script.length && i <= last + CONTEXT * 2; i++) if (script[i]?.sign !== " ") last = i;
    pass(Math.max(at, first - CONTEXT));
    const from = at;
    const before = { ...done };
    pass(Math.min(script.length, last + CONTEXT + 1));
    found.push(hunk(script.slice(from, at), before, { "-": done["-"] - before["-"], "+": done["+"] - before["+"] }));
  }
  return found;
}

type Sides = Readonly<Record<"-" | "+", number>>;

/** `before` and `lengths` count the lines of each side before the hunk, and in it. */
function hunk(own: readonly Edit[], before: Sides, lengths: Sides): string {
  const range = (sign: "-" | "+") => `${before[sign] + (lengths[sign] === 0 ? 0 : 1)},${lengths[sign]}`;
  const lines = own.map((e) => `${e.sign}${e.line}\n`).join("");
  return `@@ -${range("-")} +${range("+")} @@\n${lines}`;
}
