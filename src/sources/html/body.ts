/**
 * Finds the body of a page. Every visible line is worth its length if it is prose, and costs if it is a link or a
 * scrap; the body is the element whose lines are worth most together. Names of classes only tip the scales, because
 * every site has its own; what JSON-LD gives as `articleBody` weighs more, because it is the publisher's own word.
 */
import { endsSentence } from "../furniture/looks.ts";
import type { Element } from "../markup/tree.ts";
import { namesOf, type PageLine, pageLines } from "./lines.ts";

/** Parts of pages that hold no body whatever is in them, by the convention of the names. */
const apart =
  /(?:^|[\s_-])(?:comments?|commentlist|disqus\S*|respond|cookie\S*|consent|gdpr|breadcrumbs?|site-?(?:header|footer|nav)|page-?footer|global-?(?:nav|footer|header)|main-?(?:nav|menu)|navbar|menu|nav|navigation|sidebar|side-bar|rail|right-?(?:rail|col|column)|popup|modal|overlay|masthead|skip-?link|outbrain|taboola|adsbygoogle|advert\S*|ad-\S+|ads|dfp\S*|sponsored)(?:$|[\s_-])/;

/** Parts within a body that are furniture: judged only below the body's own element. */
const inner =
  /(?:^|[\s_-])(?:share\S*|sharing|social\S*|related\S*|recommend\S*|recirc\S*|newsletter\S*|subscri\S*|signup|sign-up|promo\S*|sponsor\S*|byline\S*|by-?line|author-?(?:bio|box|info|name|card|meta)?s?|bio|about-?author|caption\S*|wp-caption-text|credit\S*|photo-?credit|image-?(?:credit|caption|source)|post-?(?:meta|tags|nav|footer|date|author|categories|share)|entry-?(?:meta|utility|footer|tags|date)|article-?(?:meta|tags|footer|share|info|date|header|tools|author|actions)|meta|metadata|tags?|tag-?list|taglist|tag-?cloud|topics|keywords|timestamp|dateline-time|pub-?date|publish(?:ed)?-?date|most-?(?:read|popular)|popular|trending|read-?more|readmore|more-?(?:on|stories|news|links)|see-?also|also-?read|inline-?related|teasers?|tools?|toolbar|toolbox|actions?|buttons?|print\S*|rating|votes?|poll|quiz|paywall\S*|donat\S*|jp-relatedposts|sharedaddy|addthis\S*|addtoany\S*|widget\S*|comments?\S*|pagination|pager|prev-?next|post-?navigation|nav-?links|slideshow|gallery\S*|carousel|embed-?caption|pull-?quote\S*|pullquote|infobox|fact-?box|factbox|factfile|toc|table-of-contents|visually-?hidden|sr-only|screen-reader\S*|screenreader\S*|hidden|hide|noprint|no-print|disclaimer|copyright|correction-box|follow\S*|contact|footer|advert\S*|ad|ads|ad-\S+|breadcrumbs?|cta|banner|alert|notice|edit-?section|mw-editsection|reflist|navbox|references)(?:$|[\s_-])/;

const likely = /(?:^|[\s_-])(?:article-?(?:body|content|text|copy|main)?|articlebody|story-?(?:body|content|text)?|storytext|storybody|post-?(?:body|content|text|entry)?|entry-?(?:content|body|text)?|body-?(?:copy|text|content)?|content-?(?:body|text|article|main)?|main-?(?:content|text)?|text|newstext|news-?(?:body|text|content)|page-?content|rich-?text|hentry|blog-?post)(?:$|[\s_-])/;

/** The body of a page and its lines. */
export interface PageBody {
  readonly element: Element;
  readonly lines: readonly PageLine[];
}

/** Worth of each element, summed over the lines in it. */
interface Worth {
  score: number;
  /** Characters of prose. */
  prose: number;
}

/** Null where the page shows no line. `witness` is JSON-LD's `articleBody` where it is more than a teaser. */
export function findBody(root: Element, witness: string | null): PageBody | null {
  const trusted = witness === null ? null : shingles(witness);
  const everything = weigh(pageLines(root, () => false), trusted);
  const whole = everything.get(root)?.prose ?? 0;
  const skip = (element: Element): boolean => isApart(element) && (everything.get(element)?.prose ?? 0) <= whole * apartShare(element);
  const element = best(weigh(pageLines(root, skip), trusted)) ?? best(everything);
  return element === null ? null : { element, lines: bodyLines(element, everything) };
}

function weigh(lines: readonly PageLine[], trusted: ReadonlySet<string> | null): Map<Element, Worth> {
  const worths = new Map<Element, Worth>();
  for (const line of lines) {
    const score = worthOf(line, trusted);
    const prose = score > 0 ? line.text.length - line.linkLength : 0;
    for (let element: Element | null = line.element; element !== null; element = element.parent) {
      const worth = worths.get(element) ?? { score: 0, prose: 0 };
      worth.score += score;
      worth.prose += prose;
      worths.set(element, worth);
    }
  }
  return worths;
}

function isApart(element: Element): boolean {
  if (element.name === "nav" || element.name === "aside" || element.name === "footer") return true;
  if (element.name === "body" || element.name === "html" || element.name === "article" || element.name === "main") return false;
  return apart.test(namesOf(element));
}

/** The share of a page's prose above which a part is its body whatever it is called; readers may well write more than the author. */
function apartShare(element: Element): number {
  return /comment|respond|disqus/.test(namesOf(element)) ? 0.9 : 0.4;
}

/** Links cost more than they are long; a scrap without a stop costs a little; prose is worth its characters. */
function worthOf(line: PageLine, trusted: ReadonlySet<string> | null): number {
  const plain = line.text.length - line.linkLength;
  if (trusted !== null && line.text.length > 30 && shareIn(line.text, trusted) > 0.6) return line.text.length * 3;
  const dense = line.linkLength > plain;
  if (dense) return -Math.max(20, Math.min(line.text.length, 200) * 1.2);
  if (line.inCaption) return 0;
  const prose = line.text.length >= 60 && (endsSentence(line.text) || line.text.length > 140);
  const factor = line.element.name === "p" ? 1 : line.kind === "list-item" ? 0.5 : 0.8;
  if (prose) return Math.min(plain, 1500) * factor - line.linkLength * 0.5;
  return line.kind === "heading" ? -5 : plain > 25 && endsSentence(line.text) ? plain * 0.4 : -Math.max(10, Math.min(plain, 60) * 0.4);
}

function best(worths: ReadonlyMap<Element, Worth>): Element | null {
  let chosen: Element | null = null;
  let chosenScore = 0;
  for (const [element, { score }] of worths) {
    const named = likely.test(namesOf(element)) || element.name === "article" || element.attributes.itemprop === "articleBody";
    const weighed = score > 0 && named ? score * 1.12 + 20 : score;
    // Inner elements are entered before their parents, so that a parent must be worth more, not only as much.
    if (chosen === null || weighed > chosenScore + 0.01 * Math.abs(chosenScore)) {
      chosen = element;
      chosenScore = weighed;
    }
  }
  return chosen;
}

/** A part with furniture's name is kept all the same where it holds a good share of the body. */
const KEEP_SHARE = 0.35;

function bodyLines(body: Element, worths: ReadonlyMap<Element, Worth>): PageLine[] {
  const whole = worths.get(body)?.prose ?? 0;
  const skip = (element: Element): boolean => {
    const share = (worths.get(element)?.prose ?? 0) / Math.max(1, whole);
    if (share > KEEP_SHARE) return false;
    if (isApart(element)) return true;
    if (/^(?:h[1-6]|p|li|b|i|em|strong|a)$/.test(element.name) && share === 0 && element.name !== "p") return false;
    return inner.test(namesOf(element));
  };
  return pageLines(body, skip);
}

/** Word pairs, for comparing texts that may differ in white space and marks. */
function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) found.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return found;
}

function shareIn(text: string, known: ReadonlySet<string>): number {
  const own = [...shingles(text.slice(0, 600))];
  return own.length === 0 ? 0 : own.filter((pair) => known.has(pair)).length / own.length;
}
