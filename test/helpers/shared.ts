/** The measuring sets beside the checkout. They belong to others and are never part of the project. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export const shared: string = resolve(process.env.BRIEFWRIGHT_SHARED ?? join(import.meta.dirname, "../../../shared"));

/** False where the sets aren't there: tests that need them are then skipped, with this as the reason in their title. */
export function hasShared(path: string): boolean {
  return existsSync(join(shared, path));
}

export function titled(title: string, path: string): string {
  return hasShared(path) ? title : `${title} (skipped: ${path} is not at hand)`;
}
