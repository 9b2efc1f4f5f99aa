/**
 * Finds the body of a page. Every visible line is worth its length if it is prose, and costs if it is a link or a
 * scrap; the body is the element whose lines are worth most together. Names of classes only tip the scales, because
 * every site has its own; what JSON-LD gives as `articleBody` weighs more, because it is the publisher's own word.
 */
import { endsSentence, titleKey } from "../furniture/looks.ts";
import { type Element, findAll, findFirst, plainText, walk } from "../markup/tree.ts";
import { type Aside, namesOf, type PageLine, pageLines } from "./lines.ts";
import { asideNamed, isApart, isInner, partWord } from "./parts.ts";

const likely =
  /(?:^|[\s_-])(?:article-?(?:body|content|text|copy|main)?|articlebody|story-?(?:body|content|text)?|storytext|storybody|post-?(?:body|content|text|entry)?|entry-?(?:content|body|text)?|body-?(?:copy|text|content)?|content-?(?:body|text|article|main)?|main-?(?:content|text)?|text|newstext|news-?(?:body|text|content)|page-?content|rich-?text|hentry|blog-?post)(?:$|[\s_-])/;

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

/** What a page says of its article that helps to find it; each is null where it says nothing. */
export interface BodyWitnesses {
  readonly title: string | null;
  /** JSON-LD's `articleBody` where it is more than a teaser. */
  readonly articleBody: string | null;
  /** The summary for search engines: often the article's lead, which then is told from a teaser by it. */
  readonly description: string | null;
}

/** Null where the page shows no line. */
export function findBody(root: Element, { title, articleBody, description }: BodyWitnesses): PageBody | null {
  const witness = articleBody;
  const trusted = witness === null ? null : shingles(witness);
  const all = pageLines(root, () => undefined);
  const everything = weigh(all, trusted);
  const whole = everything.get(root)?.prose ?? 0;
  const stands = standing((element) => isApart(element) && proseIn(everything, element) <= whole * apartShare(element));
  const chosen =
    best(
      weigh(
        all.filter((line) => stands(line.element)),
        trusted,
      ),
    ) ?? best(everything);
  if (chosen === null) return null;
  const element = titledArticle(chosen, everything, title) ?? chosen;
  return { element, lines: withLead(markedLines(root, element, everything), description) };
}

function proseIn(worths: ReadonlyMap<Element, Worth>, element: Element): number {
  return worths.get(element)?.prose ?? 0;
}

/** Tells whether an element stands outside of all parts that a test takes; each element is tested once. */
function standing(isOut: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const ask = (element: Element): boolean => {
    const chain: Element[] = [];
    let above: Element | null = element;
    for (; above !== null && !known.has(above); above = above.parent) chain.push(above);
    let stands = above === null || known.get(above) === true;
    for (const link of chain.reverse()) {
      stands &&= link.parent === null || !isOut(link);
      known.set(link, stands);
    }
    return stands;
  };
  return ask;
}

/** Pages that scroll on to other stories hold several articles: the one under the page's own title is meant. */
function titledArticle(body: Element, worths: ReadonlyMap<Element, Worth>, title: string | null): Element | undefined {
  if (title === null) return undefined;
  const whole = worths.get(body)?.prose ?? 0;
  const articles = findAll(body, (e) => e.name === "article" && (worths.get(e)?.prose ?? 0) > MIN_ARTICLE, 200);
  if (articles.length < 2) return undefined;
  const key = titleKey(title);
  const own = articles.find(
    (article) => findFirst(article, (e) => /^h[12]$/.test(e.name) && titleKey(plainText(e)) === key) !== undefined,
  );
  return own && (worths.get(own)?.prose ?? 0) > whole * 0.1 ? own : undefined;
}

/** Characters of prose from which an `article` element is a story and not a teaser. */
const MIN_ARTICLE = 400;

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

/** The share of a page's prose above which a part is its body whatever it is called; readers may well write more than the author. */
function apartShare(element: Element): number {
  return /comment|respond|disqus/.test(namesOf(element)) ? 0.9 : 0.4;
}

/** What a line that isn't prose costs, in characters of prose: found by trying on saved pages, flat around these values. */
const COST = { link: 16, linkChar: 1.2, scrap: 3, scrapChar: 0.1, teaser: 150 };

/** Links cost more than they are long; a scrap without a stop costs a little; prose is worth its characters. */
function worthOf(line: PageLine, trusted: ReadonlySet<string> | null): number {
  const plain = line.text.length - line.linkLength;
  if (trusted !== null && line.text.length > 30 && shareIn(line.text, trusted) > 0.6) return line.text.length * 3;
  const dense = line.linkLength > plain;
  if (dense && line.kind === "heading") return -COST.teaser;
  if (dense) return -Math.max(COST.link, Math.min(line.text.length, 200) * COST.linkChar);
  if (line.inCaption) return 0;
  const prose = line.text.length >= 60 && (endsSentence(line.text) || line.text.length > 140);
  const factor = line.element.name === "p" ? 1 : line.kind === "list-item" ? 0.5 : 0.8;
  if (prose) return Math.min(plain, 1500) * factor - line.linkLength * 0.5;
  return line.kind === "heading"
    ? -5
    : plain > 25 && endsSentence(line.text)
      ? plain * 0.4
      : -Math.max(COST.scrap, Math.min(plain, 60) * COST.scrapChar);
}

function best(worths: ReadonlyMap<Element, Worth>): Element | null {
  let chosen: Element | null = null;
  let chosenScore = 0;
  for (const [element, { score }] of worths) {
    const named =
      likely.test(namesOf(element)) || element.name === "article" || element.attributes.itemprop === "articleBody";
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

/** All lines of a page; those outside of the body, and in parts of it that are furniture, say so. */
function markedLines(root: Element, body: Element, worths: ReadonlyMap<Element, Worth>): PageLine[] {
  const path = new Set<Element>();
  for (let element: Element | null = body; element !== null; element = element.parent) path.add(element);
  const isFurniture = furnitureOf(body, worths);
  const asideOf = (element: Element): Aside | undefined => {
    if (path.has(element)) return undefined;
    if (element.parent !== null && element.parent !== body && path.has(element.parent)) return outside;
    return isFurniture(element) ? asideNamed(partWord(element)) : undefined;
  };
  return pageLines(root, asideOf).map((line) =>
    line.element !== body && path.has(line.element) ? { ...line, aside: outside } : line,
  );
}

/** Readers may write more than the author, and lists of other stories be longer than the story. */
const neverStory = /comment|respond|disqus|related|recommend|recirc|popular|trending|teaser/;

/** Tells which parts of a body are furniture; a name that a good share of its prose bears means something else on this page. */
function furnitureOf(body: Element, worths: ReadonlyMap<Element, Worth>): (element: Element) => boolean {
  const limit = KEEP_SHARE * Math.max(1, proseIn(worths, body));
  const isCandidate = (element: Element): boolean => {
    const prose = proseIn(worths, element);
    if (prose > limit) return false;
    if (isApart(element)) return true;
    return !(prose === 0 && /^(?:h[1-6]|li|b|i|em|strong|a)$/.test(element.name)) && isInner(element);
  };
  const shares = new Map<string, number>();
  walk(body, (element) => {
    if (!isCandidate(element)) return "into";
    const word = partWord(element);
    if (!neverStory.test(word)) shares.set(word, (shares.get(word) ?? 0) + proseIn(worths, element));
    return "over";
  });
  return (element) => isCandidate(element) && (shares.get(partWord(element)) ?? 0) <= limit;
}

/** Characters of a summary and a lead that must be the same. */
const SAME_LEAD = 50;
/** Characters of the shortest lead: what is shorter, or closes with no stop, is a second headline. */
const MIN_LEAD = 100;

/** The lead is the article's though it stands above the body or in a part named as a teaser, if the page's summary opens as it does. */
function withLead(lines: readonly PageLine[], description: string | null): readonly PageLine[] {
  const key = titleKey(description ?? "").slice(0, SAME_LEAD);
  if (key.length < SAME_LEAD) return lines;
  const isLead = ({ text, linkLength, inCaption }: PageLine) =>
    text.length >= MIN_LEAD &&
    endsSentence(text) &&
    linkLength * 2 < text.length &&
    !inCaption &&
    titleKey(text.slice(0, 400)).startsWith(key);
  const first = lines.findIndex((line) => line.aside === undefined && line.kind === "text" && endsSentence(line.text));
  const at = lines.findIndex(isLead);
  if (at < 0 || at > first || lines.some((line) => line.aside === undefined && isLead(line))) return lines;
  const nearest = lines.findLastIndex((line, i) => i < first && isLead(line));
  return lines.map((line, i) => (i === nearest ? { ...line, aside: undefined } : line));
}

const outside: Aside = { reason: "outside", because: "a part of the page outside of its article" };

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
