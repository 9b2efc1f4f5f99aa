/** SVG path data (SVG 1.1, 8.3) to absolute moves, lines and cubic curves, which is all that PDF knows. */

export type PathStep =
  | { readonly type: "move" | "line"; readonly to: readonly [number, number] }
  | { readonly type: "curve"; readonly points: readonly [number, number, number, number, number, number] }
  | { readonly type: "close" };

/** Numbers that each command takes. */
const operands: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Reads a path; at the first mistake the rest is left out, as SVG wants it. */
export function readPath(data: string): readonly PathStep[] {
  const pen = new PathPen();
  const tokens = data.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  for (let at = 0; at < tokens.length; ) {
    let command = tokens[at++] ?? "";
    const count = operands[command.toUpperCase()];
    if (count === undefined) break;
    do {
      const [values, next] = takeNumbers(tokens, at, command.toUpperCase() === "A", count);
      if (values.length < count) return pen.steps;
      pen.draw(command, values);
      at = next;
      // Further pairs behind a move are lines.
      command = command === "M" ? "L" : command === "m" ? "l" : command;
    } while (count > 0 && at < tokens.length && !/[A-Za-z]/.test(tokens[at]?.[0] ?? "A"));
  }
  return pen.steps;
}

/** The flags of an arc may stand without anything between them and what follows: `a1 1 0 01.5 2`. */
function takeNumbers(tokens: string[], start: number, arc: boolean, count: number): [readonly number[], number] {
  const values: number[] = [];
  let at = start;
  while (values.length < count && at < tokens.length) {
    const token = tokens[at] ?? "";
    if (/[A-Za-z]/.test(token[0] ?? "A")) break;
    const isFlag = arc && (values.length === 3 || values.length === 4);
    if (isFlag && token.length > 1) {
      values.push(Number(token[0]));
      tokens[at] = token.slice(1);
      continue;
    }
    values.push(Number(token));
    at++;
  }
  return [values, at];
}

/** The pen's place, where the part started, and the last control point for curves that go on smoothly. */
class PathPen {
  readonly steps: PathStep[] = [];
  private x = 0;
  private y = 0;
  private startX = 0;
  private startY = 0;
  private control: readonly [number, number] | null = null;
  private controlOf = "";

  draw(command: string, given: readonly number[]): void {
    const kind = command.toUpperCase();
    const values = command === kind ? given : this.absolute(kind, given);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    const mirrored = this.mirrored(kind);
    if (kind === "M") this.move(a, b);
    else if (kind === "L") this.line(a, b);
    else if (kind === "H") this.line(a, this.y);
    else if (kind === "V") this.line(this.x, a);
    else if (kind === "C") this.curve(a, b, c, d, e, f);
    else if (kind === "S") this.curve(mirrored[0], mirrored[1], a, b, c, d);
    else if (kind === "Q") this.quadratic(a, b, c, d);
    else if (kind === "T") this.quadratic(mirrored[0], mirrored[1], a, b);
    else if (kind === "A") this.arc({ rx: a, ry: b, turn: c, large: d !== 0, sweep: e !== 0 }, f, g);
    else this.close();
    this.controlOf = kind === "S" ? "C" : kind === "T" ? "Q" : kind;
  }

  private absolute(kind: string, values: readonly number[]): readonly number[] {
    if (kind === "H") return values.map((value) => value + this.x);
    if (kind === "V") return values.map((value) => value + this.y);
    if (kind === "A") return values.map((value, i) => (i === 5 ? value + this.x : i === 6 ? value + this.y : value));
    return values.map((value, i) => value + (i % 2 === 0 ? this.x : this.y));
  }

  /** The last control point mirrored at the pen, if the last step was a curve of the same kind; else the pen. */
  private mirrored(kind: string): readonly [number, number] {
    const smooth = (kind === "S" && this.controlOf === "C") || (kind === "T" && this.controlOf === "Q");
    return smooth && this.control ? [2 * this.x - this.control[0], 2 * this.y - this.control[1]] : [this.x, this.y];
  }

  private move(x: number, y: number): void {
    this.steps.push({ type: "move", to: [x, y] });
    [this.x, this.y, this.startX, this.startY] = [x, y, x, y];
  }

  private line(x: number, y: number): void {
    this.steps.push({ type: "line", to: [x, y] });
    [this.x, this.y] = [x, y];
  }

  private curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.steps.push({ type: "curve", points: [x1, y1, x2, y2, x, y] });
    this.control = [x2, y2];
    [this.x, this.y] = [x, y];
  }

  private quadratic(x1: number, y1: number, x: number, y: number): void {
    const third = (from: number, control: number): number => from + (2 * (control - from)) / 3;
    this.curve(third(this.x, x1), third(this.y, y1), third(x, x1), third(y, y1), x, y);
    this.control = [x1, y1];
  }

  private close(): void {
    this.steps.push({ type: "close" });
    [this.x, this.y] = [this.startX, this.startY];
  }

  private arc(arc: Arc, x: number, y: number): void {
    for (const [x1, y1, x2, y2, toX, toY] of arcCurves(arc, [this.x, this.y], [x, y])) {
      this.curve(x1, y1, x2, y2, toX, toY);
    }
    if (this.x !== x || this.y !== y) this.line(x, y);
  }
}

interface Arc {
  readonly rx: number;
  readonly ry: number;
  /** Degrees by which the ellipse is turned. */
  readonly turn: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

type Curve = readonly [number, number, number, number, number, number];

/** An elliptical arc as curves of a quarter turn at most, from its end points (SVG 1.1, F.6.5). */
function arcCurves(arc: Arc, from: readonly [number, number], to: readonly [number, number]): readonly Curve[] {
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) return [];
  const [sin, cos] = [Math.sin((arc.turn * Math.PI) / 180), Math.cos((arc.turn * Math.PI) / 180)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * dx + sin * dy, cos * dy - sin * dx];
  // Radii that do not reach are made as long as they must be.
  const reach = Math.sqrt((x * x) / (rx * rx) + (y * y) / (ry * ry));
  if (reach > 1) [rx, ry] = [rx * reach, ry * reach];
  const spread = rx * rx * y * y + ry * ry * x * x;
  const root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - spread) / spread)) * (arc.large === arc.sweep ? -1 : 1);
  const [cx, cy] = [(root * rx * y) / ry, (-root * ry * x) / rx];
  const start = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let angle = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - start;
  if (arc.sweep && angle < 0) angle += 2 * Math.PI;
  if (!arc.sweep && angle > 0) angle -= 2 * Math.PI;
  const place = (px: number, py: number): readonly [number, number] => [
    cos * (rx * px + cx) - sin * (ry * py + cy) + (from[0] + to[0]) / 2,
    sin * (rx * px + cx) + cos * (ry * py + cy) + (from[1] + to[1]) / 2,
  ];
  const count = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9));
  const step = angle / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [start + i * step, start + (i + 1) * step];
    const end: readonly [number, number] = i === count - 1 ? to : place(Math.cos(b), Math.sin(b));
    return [
      ...place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a)),
      ...place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b)),
      ...end,
    ];
  });
}
