/** Who sent a mail: a person who may have written it, or an outlet. Where neither shows, neither is said. */
import type { StatedMetadata } from "../draft.ts";
import { collapse } from "../markup/tree.ts";
import { isPersonName } from "../metadata/names.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";

/** Mailboxes that no person writes from. */
const ofOffice =
  /^(?:no-?reply|do-?not-?reply|news|newsletters?|alerts?|brief(?:ing)?s?|info|hello|editors?|editorial|redaktion|redaction|press|media|updates?|digest|notifications?|mail(?:er|ing)?|team|contact|support|daily|morning|evening|weekly)(?=$|[-+._\d])|-?no-?reply$/i;

/** `name` and `address` are those of the header; `bulk` is true for mail of a list. */
export function readSender(name: string, address: string, bulk: boolean): Pick<StatedMetadata, "authors" | "outlet"> {
  const from = "mail sender";
  const sender = collapse(name.replace(/^["'“”]+|["'“”]+$/g, ""));
  if (sender === "" || sender.includes("@")) return {};
  const newsroom = knownNewsroom(sender);
  if (newsroom !== undefined) return { outlet: { value: newsroom, from } };
  const both = /^(.{3,60}?)(?:\s(?:at|from|von|chez|de)\s|,\s|\s[|·–—-]\s)(.{3,60})$/.exec(sender);
  if (both?.[1] !== undefined && both[2] !== undefined && isPersonName(both[1]))
    return { authors: { value: [both[1]], from }, outlet: { value: both[2], from } };
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  if (ofOffice.test(local)) return { outlet: { value: sender, from } };
  if (isPersonName(sender) && (!bulk || shares(sender, local))) {
    if (shares(sender, local) || !shares(sender, domain)) return { authors: { value: [sender], from } };
  }
  return bulk && shares(sender, domain) ? { outlet: { value: sender, from } } : {};
}

/** A word of the name stands in the mailbox or in the domain. */
function shares(name: string, part: string): boolean {
  const words = name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.some((word) => word !== "the" && part.includes(word));
}
