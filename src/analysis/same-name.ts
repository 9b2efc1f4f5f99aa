/** Which of two people with one last name it means where it stands alone. */
import type { Person } from "./people.ts";

/** Where somebody was last named in full, and whether no other name stands before it in the unit. */
export interface FullName {
  readonly unit: number;
  readonly opens: boolean;
}

/** How many units a full name reaches: a last name that several bear means, so near to it, whoever was just named in full. */
const FULL_NAME_REACH = 3;
/** How much oftener than all others of the name somebody must be named to be meant by it anywhere. */
const DOMINANCE = 3;

/**
 * Which bearer of one last name it means alone. The one whose full name opens a sentence close by (the very one before,
 * where the article is about another); where nobody was just named in full, the one that the article is about. Undefined
 * where either could be meant.
 */
export function whoIsMeant(
  bearers: readonly Person[],
  unit: number,
  fullNames: ReadonlyMap<Person, FullName>,
): Person | undefined {
  const [only, ...others] = bearers;
  if (others.length === 0) return only;
  const latest = Math.max(...bearers.map((p) => fullNames.get(p)?.unit ?? Number.NEGATIVE_INFINITY));
  const near = unit - latest <= FULL_NAME_REACH ? bearers.filter((p) => fullNames.get(p)?.unit === latest) : [];
  const [nearest] = near;
  if (near.length > 1) return undefined;
  const rest = (p: Person) => bearers.reduce((sum, other) => (other === p ? sum : sum + other.mentions), 0);
  const main = bearers.find((p) => p.mentions > 0 && p.mentions >= DOMINANCE * rest(p));
  if (!nearest || nearest === main) return main;
  return fullNames.get(nearest)?.opens && (unit - latest <= 1 || !main) ? nearest : undefined;
}

/** Somebody of whom only the last name is sure. */
export function eitherOf(bearers: readonly Person[], name: string): Person {
  const [first] = bearers;
  const gender = bearers.every((p) => p.gender === first?.gender) ? first?.gender : undefined;
  return { name, last: name.toLowerCase(), role: null, gender, mentions: 0 };
}
