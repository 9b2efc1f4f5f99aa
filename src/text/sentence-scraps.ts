/**
 * Where the scraps of mail and web pages end a sentence without a stop, once their line ends are lost: time stamps of a
 * header, its labels, lists of addresses and attachments, rules drawn with signs, smileys, and the name under a letter.
 * Takes a text, gives offsets at which a new unit begins. Each pattern is bounded, so the whole is linear in the text.
 */

/** "Jane Roe 03/29/2001 09:01 AM Good morning": the stamp closes a header, and its line is its own. */
const stamp = /(?<!\S)\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d{2}(?::\d{2})? [AP]M\s+(?=\S)/g;

/** "Phone: 030 12 Fax: 030 13 http://…": labels of a header or a signature, behind another one. */
const label = /(?<=\s)(?:Phone|Fax|Tel|Mobile|E-?mail|Groups|From|To|Cc|Subject|Date|Sent|Web|URL): /g;
const labelled = /^\s*(?:Phone|Fax|Tel|Mobile|E-?mail|From|To|Cc|Subject|Date|Sent|Web|URL): \S/;

/** One address behind another, with nothing said in between. */
const addresses = /https?:\/\/\S{1,400}\s+(?=https?:\/\/)/g;

/** "- plan.pdf - costs.pdf": attachments. */
const attachment = /(?<=\s)- (?=[\w.()-]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|txt|html?|jpe?g|png|gif|zip)\b)/g;

/** A line of signs: "* * *", "-----". */
const rule = /(?<!\S)(?:[-=_*#~]{5,}|\*{3}|\* \* \*)(?!\S)/g;

/** A smiley between two sentences. */
const smiley = /(?<=\s)[:;]-?[)(DP](?=\s+[A-Z])/g;

/** "… on Monday. Thanks Jane": what closes a letter, and who. */
const thanks =
  /(?<=[.!?]\s{1,3})(?:Thanks|Thank you|Thx|Cheers|Take care),?\s+(?=[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}\s*$)/g;

/** Adds the offsets to `cuts`. */
export function cutAtScraps(text: string, cuts: Set<number>): void {
  for (const { index, 0: found } of text.matchAll(stamp)) {
    if (!/\b(?:on|at|by|since|until)\s$/i.test(text.slice(Math.max(0, index - 7), index))) cuts.add(index);
    cuts.add(index + found.length);
  }
  cutBehind(text, addresses, cuts);
  cutBehind(text, thanks, cuts);
  cutBefore(text, attachment, cuts);
  if (labelled.test(text)) cutBefore(text, label, cuts);
  for (const { index, 0: found } of text.matchAll(rule)) cuts.add(index).add(index + found.length);
  for (const { index, 0: found } of text.matchAll(smiley)) cuts.add(index + found.length);
}

function cutBehind(text: string, pattern: RegExp, cuts: Set<number>): void {
  for (const match of text.matchAll(pattern)) cuts.add(match.index + match[0].length);
}

function cutBefore(text: string, pattern: RegExp, cuts: Set<number>): void {
  for (const { index } of text.matchAll(pattern)) cuts.add(index);
}
