/**
 * True where a path fits a glob: `*` any characters of one segment, `**` any segments, `?` one character; a glob without
 * `/` is tried on the last segment. Linear for one `*`, and never worse than pattern times path.
 */
export function fitsGlob(path: string, glob: string): boolean {
  const subject = glob.includes("/") ? path : path.slice(path.lastIndexOf("/") + 1);
  return fits(subject, glob);
}

/** Globs in the order given; the last that fits decides, `!` takes away. True where no glob is given. */
export function selectedBy(path: string, globs: readonly string[]): boolean {
  let selected = globs.length === 0 || (globs[0] ?? "").startsWith("!");
  for (const glob of globs) {
    const negative = glob.startsWith("!");
    if (fitsGlob(path, negative ? glob.slice(1) : glob)) selected = !negative;
  }
  return selected;
}

function fits(path: string, glob: string): boolean {
  // Most globs name a folder first, and most paths are of another.
  const wild = glob.search(/[*?]/);
  const literal = wild < 0 ? glob : glob.slice(0, wild);
  if (!path.startsWith(literal) || wild < 0) return path === glob;
  const rest = glob.slice(wild);
  return rest === "**" || fitsWild(path.slice(wild), rest);
}

/** Dynamic programming over glob positions: a set of states a path character moves on, so no backtracking. */
function fitsWild(path: string, glob: string): boolean {
  let states = closure(new Set([0]), glob);
  for (const unit of path) {
    const next = new Set<number>();
    for (const at of states) {
      if (glob.startsWith("**", at)) next.add(at);
      else if (glob[at] === "*") {
        if (unit !== "/") next.add(at);
      } else if (glob[at] === unit || (glob[at] === "?" && unit !== "/")) next.add(at + 1);
    }
    states = closure(next, glob);
  }
  return states.has(glob.length);
}

/** Adds the states that a star reaches by standing for nothing. */
function closure(states: Set<number>, glob: string): Set<number> {
  for (const at of states) {
    if (glob.startsWith("**/", at)) states.add(at + 3);
    if (glob.startsWith("**", at)) states.add(at + 2);
    else if (glob[at] === "*") states.add(at + 1);
  }
  return states;
}
