/** The authors of a page's article, from what its head states to what its text shows. */
import type { Stated } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { collapse, type Element } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { isPersonName, splitNames } from "../metadata/names.ts";
import { namesBesideTitle } from "./beside-title.ts";
import { markedAuthors, visibleByline } from "./marked-authors.ts";
import type { Page } from "./page.ts";
import { isSiteName } from "./site-name.ts";

const authorMeta =
  "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator dc.creator.author article:author_name og:article:author author_name authors cxenseparse:author citation_author twitter:creator_name lp.article:author shareaholic:article_author_name".split(
    " ",
  );

/** A full name from a later witness goes before the pen name or log-in name of an earlier one. */
export function authorsOf(
  page: Page,
  beside: readonly Element[],
  outlet: string | undefined,
): Stated<readonly string[]> | undefined {
  const { metaLists, json, url } = page;
  const clean = (names: readonly string[]) => [
    ...new Set(
      names.flatMap((name) => authorNames(name, outlet)).filter((name) => isPersonName(name) || !isSiteName(name, url)),
    ),
  ];
  // A blog is often named as its only author is: a mark that says who wrote may name them both.
  const named = (names: readonly string[]) => [...new Set(names.flatMap((name) => authorNames(name, outlet)))];
  const isFull = (found: Stated<readonly string[]>) =>
    found.value.some((name) => isPersonName(name) || /[ \u00b7]|[^\p{Script=Latin}\d\s._-]/u.test(name));
  const witnesses: (() => Stated<readonly string[]> | undefined)[] = [
    () => ({ value: clean((json?.authors ?? []).filter((name) => name !== json?.publisher)), from: "json-ld author" }),
    ...authorMeta.map((key) => () => ({ value: clean(metaLists.get(key) ?? []), from: `meta ${key}` })),
    () => markedAuthors(page, named),
    () => namesBesideTitle(beside),
    () => visibleByline(page),
  ];
  let pen: Stated<readonly string[]> | undefined;
  for (const ask of witnesses) {
    const found = ask();
    if (found === undefined || found.value.length === 0) continue;
    if (isFull(found)) return found;
    pen ??= found;
  }
  return pen;
}

/** Names of people only, but for a single word or a body where the field states it plainly: a byline of the newsroom is none. */
function authorNames(raw: string, outlet: string | undefined): string[] {
  const text = collapse(raw.replace(/<[^<>]{0,200}>/g, " "));
  if (text === "" || text.length > 200 || /^https?:|@|\.(?:com|org|net|[a-z]{2})$|^\d+$/i.test(text)) return [];
  if (outlet !== undefined && titleKey(text) === titleKey(outlet)) return [];
  const bare = text
    .replace(
      /^(?:alles?|all|more|view|zeige|see|posts?|articles?|beiträge|artikel)\b[\p{L} ]{0,20}\s(?:by|von|par)\s+/iu,
      "",
    )
    .replace(
      /^(?:(?:veröffentlicht|publiziert|geschrieben|posted|published|written)\s)?(?:by|vom|von|par|por|text|autor(?:in|a|e)?|auteur|author|автор)(?:\s*:\s*|\s+)/iu,
      "",
    )
    .replace(
      /^(?:(?:Veröffentlicht |Geschrieben |Posted |Written )?(?:[Bb]y|[Vv]on)|Author|Autor(?:in)?)(?=\p{Lu}[\p{Ll}.])/u,
      "",
    )
    .replace(
      /\s(?:senior|chief|deputy|managing|associate|contributing|executive)\s.{0,40}\b(?:editor|reporter|writer|correspondent)\b.*$/i,
      "",
    )
    .replace(/\s*(?:übersetzung|translat\w+|photos?|fotos?|editor|illustration)\b.*$/i, "");
  const names = splitNames(bare);
  return names.length > 0 ? names.filter((name) => !notAuthor.test(name)) : penName(bare);
}

const notAuthor =
  /\b(?:click|here|more|posts?|posted|publiziert|veröffentlicht|published|archiv|archive|view|all|read|inhalte|follow|profile|moderator|subscribe|login|see|über|about|website|condé nast|facebook|twitter|instagram|linkedin|rss|feed|e-?mail|comments?|kommentare?|commentaires?|kontakt|contact)\b/i;

/** A single name or a name in other scripts, where a field for authors holds nothing else. */
function penName(text: string): string[] {
  if (
    !/^[\p{L}\p{M}\d][\p{L}\p{M}\d ._'’-]{1,38}$/u.test(text) ||
    !/\p{L}{2}/u.test(text) ||
    text.split(" ").length > 4 ||
    findDate(text) !== undefined ||
    /\d[./]\d/.test(text)
  )
    return [];
  if (
    notAuthor.test(text) ||
    /admin|^(?:agenc(?:y|ies)|agentur(?:en)?|agencias?|agences?|webmaster|editor|editors|guest|user|unknown|anonymous|none|null|author|autor|staff|web|online|default|by|von|root|test|super ?user)$/i.test(
      text,
    )
  )
    return [];
  return [text];
}
