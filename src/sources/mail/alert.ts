/**
 * Alerts: mails that list what others published. Each entry that is marked up as an article (schema.org, as alerts of search
 * engines are) becomes a draft of its own; the mail's date is that of the alert and not of the articles.
 */
import { type Draft, isWebAddress, type StatedMetadata } from "../draft.ts";
import { collapse, type Element, findAll, findFirst, plainText, walk } from "../markup/tree.ts";
import { draftOfElement } from "../readers/fragment.ts";

const MAX_ENTRIES = 500;

/** Empty where the mail is no alert: one marked article may be the mail itself. */
export function readAlert(root: Element): Draft[] {
  const entries = findAll(
    root,
    ({ attributes }) =>
      /^https?:\/\/schema\.org\/(?:News|Blog)?(?:Article|Posting)\/?$/.test(attributes.itemtype ?? ""),
    MAX_ENTRIES,
  );
  const drafts = entries.flatMap(readEntry);
  return drafts.length > 0 && drafts.length === entries.length ? drafts : [];
}

function readEntry(entry: Element): Draft[] {
  const title = ownProperty(entry, "name") ?? ownProperty(entry, "headline");
  const description = ownProperty(entry, "description");
  const link = findFirst(entry, ({ attributes }) => attributes.itemprop === "url" && attributes.href !== undefined);
  if (!title || !description || !link) return [];
  const publisher = ownProperty(entry, "publisher");
  const url = targetOf(link.attributes.href ?? "");
  const stated: StatedMetadata = { title: { value: plainText(title), from: "alert title" } };
  const outlet = publisher ? collapse(plainText(publisher)) : "";
  if (outlet !== "") stated.outlet = { value: outlet, from: "alert publisher" };
  if (isWebAddress(url)) stated.url = { value: url, from: "alert link" };
  return [draftOfElement(description, stated)];
}

/** The property of the entry itself, not of something within it that has a name too. */
function ownProperty(entry: Element, name: string): Element | undefined {
  let found: Element | undefined;
  walk(entry, (element) => {
    if (element.attributes.itemprop === name) found = element;
    if (found) return "end";
    return element.attributes.itemprop === "publisher" || element.attributes.itemtype !== undefined ? "over" : "into";
  });
  return found;
}

/** Links of alerts lead through the one who sends them; where they lead to stands in the address. */
function targetOf(href: string): string {
  const inner = /[?&](?:url|q|u)=(https?(?::|%3A)[^&]{1,2000})/i.exec(href)?.[1];
  if (inner === undefined) return href;
  try {
    return /^https?%3A/i.test(inner) ? decodeURIComponent(inner) : inner;
  } catch {
    return href;
  }
}
