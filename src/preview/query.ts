/** The panels beside a memo, in the order of their tabs. */
export type Tab = "evidence" | "sources" | "problems" | "why" | "changes";

export const tabs: readonly Tab[] = ["evidence", "sources", "problems", "why", "changes"];

/** What a page shows, as its address says. */
export interface Query {
  readonly tab: Tab;
  /** The memo as a page, or as a PDF. */
  readonly show: "memo" | "pdf";
  /** Number of the excerpt that is looked at. */
  readonly excerpt: number | null;
  /** Path of the source that is looked at. */
  readonly source: string | null;
  /** Offset in that source. */
  readonly at: number | null;
  /** Words that `why` is asked about; empty where nothing is asked. */
  readonly words: string;
}

/** Longest question, in UTF-16 units: a long sentence. */
const LONGEST = 600;

/** Reads an address as people may type it: what makes no sense is as if it weren't there. */
export function readQuery(search: URLSearchParams): Query {
  const tab = tabs.find((name) => name === search.get("tab"));
  return {
    tab: tab ?? "evidence",
    show: search.get("show") === "pdf" ? "pdf" : "memo",
    excerpt: wholeNumber(search.get("n")),
    source: search.get("source"),
    at: wholeNumber(search.get("at")),
    words: (search.get("words") ?? "").slice(0, LONGEST).trim(),
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The address of a panel beside the same memo, relative to the page. */
export function address(
  query: Query,
  target: Partial<Omit<Query, "show">> & { readonly show?: Query["show"] },
): string {
  const { tab = query.tab, show = query.show, excerpt = null, source = null, at = null, words = "" } = target;
  const search = new URLSearchParams({ tab });
  if (excerpt !== null) search.set("n", String(excerpt));
  if (source !== null) search.set("source", source);
  if (at !== null) search.set("at", String(at));
  if (words !== "") search.set("words", words);
  if (show === "pdf") search.set("show", show);
  return `?${search.toString()}`;
}
