/**
 * Word lists: which of them a theme can see, and their terms in place of `$name`. A list may use others that the theme
 * sees; lists in a circle, and lists that nobody wrote, are diagnostics. Each list is worked out once.
 */
import { type Checked, type Diagnostic, error, hasErrors, note, type PlacedText } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import type { Query } from "./query/ast.ts";
import { firstField, parseQuery } from "./query/parser.ts";
import { type PlaceOf, placesIn } from "./query/rule-place.ts";
import type { WordList } from "./theme.ts";

/** The lists that a theme sees, by name, with what was worked out of them so far. */
export interface OpenLists {
  readonly byName: ReadonlyMap<string, WordList>;
  readonly terms: Map<string, Checked<readonly Query[]>>;
}

const opened = new WeakMap<readonly WordList[], Checked<OpenLists>>();

/**
 * Of two lists with one name the first wins, and the other is a note: a theme's own file may stand before a shared one. Themes
 * that bring the same array share what is worked out of it.
 */
export function openLists(lists: readonly WordList[]): Checked<OpenLists> {
  const known = opened.get(lists) ?? openAnew(lists);
  opened.set(lists, known);
  return known;
}

function openAnew(lists: readonly WordList[]): Checked<OpenLists> {
  const diagnostics: Diagnostic[] = [];
  const byName = new Map<string, WordList>();
  for (const list of lists) {
    const first = byName.get(list.name);
    if (first === undefined) byName.set(list.name, list);
    else {
      const related = [{ message: "the list that is used", place: first.place }];
      diagnostics.push(
        note("theme/unknown-list", `list \`${list.name}\` is hidden by another of its name`, {
          place: list.place,
          related,
        }),
      );
    }
  }
  return { value: { byName, terms: new Map() }, diagnostics };
}

/** The query with the terms of its lists. */
export function resolveLists(query: Query, lists: OpenLists, rule: PlacedText): Checked<Query> {
  const diagnostics: Diagnostic[] = [];
  const value = resolve(query, { lists, placeOf: placesIn(rule), diagnostics, open: [] });
  return { value, diagnostics };
}

interface Resolving {
  readonly lists: OpenLists;
  /** In the rule or list term that is being worked on. */
  readonly placeOf: PlaceOf;
  readonly diagnostics: Diagnostic[];
  /** Names of the lists that lead here, outermost first. */
  readonly open: readonly string[];
}

function resolve(query: Query, state: Resolving): Query {
  switch (query.type) {
    case "phrase":
      return query;
    case "list":
      return { ...query, terms: termsOf(query.name, query.span, state) };
    case "not":
    case "field":
      return { ...query, operand: resolve(query.operand, state) };
    case "near":
      return { ...query, operands: [resolve(query.operands[0], state), resolve(query.operands[1], state)] };
    default:
      return { ...query, operands: query.operands.map((operand) => resolve(operand, state)) };
  }
}

function termsOf(name: string, span: Span, state: Resolving): readonly Query[] {
  const list = state.lists.byName.get(name);
  const place = state.placeOf(span);
  if (list === undefined) {
    state.diagnostics.push(
      error("theme/unknown-list", `no word list \`$${name}\` here`, { place, hints: hintsFor(name, state) }),
    );
    return [];
  }
  if (state.open.includes(name)) {
    const circle = [...state.open.slice(state.open.indexOf(name)), name].map((n) => `$${n}`).join(" → ");
    const hints = ["take one of the lists out of the other"];
    state.diagnostics.push(error("theme/list-cycle", `word lists in a circle: ${circle}`, { place, hints }));
    return [];
  }
  const known = state.lists.terms.get(name) ?? readTerms(list, state);
  state.diagnostics.push(...known.diagnostics);
  return known.value;
}

function hintsFor(name: string, { lists }: Resolving): string[] {
  const meant = nearest(name, lists.byName.keys());
  if (meant !== undefined) return [`did you mean \`$${meant}\`?`];
  return [
    lists.byName.size === 0
      ? "name the file of the word lists under `uses:`"
      : `the lists here: ${[...lists.byName.keys()].join(", ")}`,
  ];
}

/** Remembered only where it is right: a list within a circle looks different from each of its members. */
function readTerms(list: WordList, state: Resolving): Checked<readonly Query[]> {
  const diagnostics: Diagnostic[] = [];
  const terms = list.terms.flatMap((term) => {
    const parsed = parseQuery(term);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value === null) return [];
    if (!isTerm(parsed.value)) {
      const hints = ["keep AND, NOT and fields in rules"];
      diagnostics.push(
        error("theme/bad-rule", `\`${term.text}\` in the list \`${list.name}\` is a rule, not a term`, {
          place: term.place,
          hints,
        }),
      );
      return [];
    }
    return [
      resolve(parsed.value, { ...state, placeOf: placesIn(term), diagnostics, open: [...state.open, list.name] }),
    ];
  });
  if (terms.length === 0 && !hasErrors(diagnostics)) {
    diagnostics.push(error("theme/empty-rule", `word list \`${list.name}\` without a term`, { place: list.place }));
  }
  const read = { value: terms, diagnostics };
  if (!diagnostics.some((d) => d.code === "theme/list-cycle")) state.lists.terms.set(list.name, read);
  return read;
}

/** True for what has a place in a text, so that it can stand next to other words. */
function isTerm(query: Query): boolean {
  if (query.type === "and" || query.type === "not" || firstField(query) !== null) return false;
  return query.type === "or" || query.type === "near" ? query.operands.every(isTerm) : true;
}
