/**
 * Parts of a page that are no body by the convention of their names. Names of classes are every site's own, so that
 * they are asked only where what an element holds doesn't speak against it.
 */
import type { FurnitureReason } from "../article.ts";
import { type Element, findFirst } from "../markup/tree.ts";
import { type Aside, namesOf } from "./lines.ts";

/** Parts of pages that hold no body whatever is in them, by the convention of the names. */
const apart = partPattern(
  "comments? commentlist comment-list disqus cookies? cookie-\\S+ consent gdpr breadcrumbs? site-(?:header|footer|nav) page-footer global-(?:nav|footer|header) navbar nav navigation menu sidebar side-bar rail right-(?:rail|col|column) popup modal overlay masthead skip-?link outbrain taboola contentinfo complementary adsbygoogle advert(?:isement|ising|s)? ad-(?:unit|slot|container|wrapper|banner|block|box) dfp sponsored",
);

/** Parts within a body that are furniture, wherever in a name the word stands. */
const innerParts = partPattern(
  "share sharing shares sharebar social socials related\\w* recommend(?:ed|ations?)? recirc newsletter subscri(?:be|ption|bers?) signup promo promos? sponsor by-?line author-?(?:bio|box|info|card|name|meta|profile|about|details?)? about-?author captions? wp-caption-text credits? post-(?:meta|tags|nav|footer|date|author|categories|navigation) entry-(?:meta|utility|footer|tags|date) article-(?:meta|tags|footer|info|date|tools|author|actions|header) tag-?(?:list|cloud|links) taglist timestamp pub-?date publish(?:ed)?-?date most-?(?:read|popular) popular trending read-?more read-?next more-(?:on|stories|news|links) see-?also also-?read teasers? toolbar toolbox rating votes? poll paywall donat(?:e|ion) jp-relatedposts sharedaddy addthis addtoany pagination pager prev-?next nav-links carousel embed-caption pull-?quote pullquotes? infobox table-of-contents toc visually-?hidden sr-only screen-?reader-?(?:text|only)? noprint no-print disclaimer follow-?us breadcrumbs? cta tooltip hover-?card popover rollover(?:-\\S+)? edit-?section mw-editsection reflist navbox comments? respond copyright (?:services?|embed|consent|media|video)-+placeholder filed-under (?:mini|short|writer|user|staff|contributor|post-author)-?bio(?:graphy)? about-the-author",
);

/** Words that are too common within names: they count only as the whole of one. */
const innerWholes =
  /(?:^|\s)(?:tags?|meta|metadata|topics|keywords|bio|author|authors|tools?|actions?|buttons?|widget|print|quiz|hidden|hide|contact|footer|banner|alert|notice|ads?|advert|references|follow|gallery|slideshow|info|date|time|byline\S*)(?=$|\s)/;

/** Names that say what a post is about, or how its page is laid out, not what the element is. */
const layoutNames =
  /(?:^|\s)(?:tag-(?!list|links|cloud)|category-|post-\d|page-(?:id|template)|has-|is-|no-|with-|enable-|type-|format-|status-|single-|js-|field--label|field--type|col-|grid-|span-|row-)\S*/g;

function partPattern(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${words.split(" ").join("|")})(?:$|[\\s_-])`);
}

/** True for a part that holds no body whatever is in it. */
export function isApart(element: Element): boolean {
  if (element.name === "nav" || element.name === "aside" || element.name === "footer") return true;
  if (element.name === "body" || element.name === "html" || element.name === "article" || element.name === "main")
    return false;
  if (element.name === "header") return isPageHeader(element);
  return isAdvertisement(element) || apart.test(partNames(element));
}

/** A header is the page's where it heads no article: neither within one nor with a heading of the first levels. */
function isPageHeader(header: Element): boolean {
  for (let above = header.parent; above !== null; above = above.parent)
    if (above.name === "article" || above.name === "main") return false;
  return findFirst(header, (e) => e.name === "h1" || e.name === "h2") === undefined;
}

/** Attributes by which the scripts of advertisers find their places. */
const adAttributes = [
  "data-ad",
  "data-ads",
  "data-adid",
  "data-ad-id",
  "data-ad-slot",
  "data-ad-unit",
  "data-ad-client",
];

function isAdvertisement({ attributes }: Element): boolean {
  return adAttributes.some((name) => name in attributes);
}

function partNames(element: Element): string {
  return namesOf(element).replace(layoutNames, " ");
}

/** True for a part within a body that is furniture. */
export function isInner(element: Element): boolean {
  if (
    element.name === "article" ||
    element.name === "main" ||
    element.name === "blockquote" ||
    element.attributes.itemprop === "articleBody"
  )
    return false;
  if (/^(?:form|fieldset|label|legend)$/.test(element.name)) return true;
  const names = partNames(element);
  return names !== "" && (innerParts.test(names) || innerWholes.test(names));
}

/** What parts are, by the first word of their names that says so. */
const kinds: readonly (readonly [FurnitureReason, RegExp])[] = [
  ["comment", /comment|disqus|respond/],
  ["caption", /caption|credit/],
  ["share", /share|sharing|social|addthis|addtoany/],
  ["byline", /by-?line|author|bio\b/],
  ["newsletter", /newsletter|subscri|signup|paywall|donat|cta/],
  ["related", /related|recommend|recirc|popular|most-?|trending|read-|more-|also|teaser|next/],
  ["advertisement", /\bad(?:s|vert|-|sbygoogle)|promo|sponsor|taboola|outbrain|dfp/],
  ["date-line", /\bdate|time/],
  [
    "navigation",
    /nav|menu|breadcrumb|pag(?:er|ination)|\btags?|topics|keywords|\btoc|table-of-contents|meta|\btool(?:s|bar|box)\b|header|footer/,
  ],
];

/** The word of an element's names, or its own, that makes it a part of its kind. */
export function partWord(element: Element): string {
  if (isAdvertisement(element)) return "advertisement";
  const names = partNames(element);
  const name = (apart.exec(names) ?? innerParts.exec(names) ?? innerWholes.exec(names))?.[0] ?? element.name;
  return name.replace(/^[\s_-]+|[\s_-]+$/g, "");
}

/** Why the lines of such a part are dropped. */
export function asideNamed(word: string): Aside {
  const reason = kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? "other";
  return { reason, because: `a part of the page named "${word}"` };
}
