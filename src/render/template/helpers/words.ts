/** Labels, numbers, dates and lists as words. */

import { showInvisible } from "../../../text/invisible.ts";
import { judgeLink } from "../../document/links.ts";
import { slugOf } from "../../document/slug.ts";
import { escapeMarkdown } from "../escape.ts";
import { labelIn } from "../labels.ts";
import { isList, isTruthy, markdown, textOf, type Value } from "../value.ts";
import type { Helper } from "./helper.ts";

const label: Helper = {
  name: "label",
  summary: "The template's word for a key, in the memo's language; `n=` fills its `{n}`.",
  parameters: [{ name: "key", kind: "label" }],
  options: ["n"],
  call: ([key = null], { n = null }, { labels }) => labelIn(labels, textOf(key)).replaceAll("{n}", () => textOf(n)),
};

const plural: Helper = {
  name: "plural",
  summary: "A count with its word: picks the label `key-one`, `key-few` or `key-many` by the language's rule.",
  parameters: [
    { name: "count", kind: "value" },
    { name: "key", kind: "value" },
  ],
  options: [],
  call: ([count = null, key = null], _, { labels, memo }) => {
    const form = pluralForm(typeof count === "number" ? count : 0, memo.language);
    const name = `${textOf(key)}-${form}`;
    const known = Object.hasOwn(labels, name) ? name : `${textOf(key)}-many`;
    return labelIn(labels, known).replaceAll("{n}", () => textOf(count));
  },
};

/** CLDR's cardinal rules for whole numbers, of the languages that templates have labels in. */
function pluralForm(count: number, language: string): "one" | "few" | "many" {
  const primary = language.toLowerCase().split("-")[0];
  if (primary === "fr") return count < 2 ? "one" : "many";
  if (primary !== "uk") return count === 1 ? "one" : "many";
  const [tens, ones] = [count % 100, count % 10];
  if (ones === 1 && tens !== 11) return "one";
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
}

const number: Helper = {
  name: "number",
  summary: "A number with the signs of the label `number-form`, which shows how `1,234.5` is written.",
  parameters: [{ name: "value", kind: "value" }],
  options: [],
  call: ([value = null], _, { labels }) => {
    const [, thousands = ",", decimal = "."] = /^1(.?)234(.)5$/u.exec(labelIn(labels, "number-form")) ?? [];
    const [whole = "", fraction] = textOf(value).split(".");
    const apart = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
    return fraction === undefined ? apart : `${apart}${decimal}${fraction}`;
  },
};

const date: Helper = {
  name: "date",
  summary: "An ISO date (`2025-06-06`, `2025-06`, `2025`) in words; anything else as it is.",
  parameters: [{ name: "date", kind: "value" }],
  options: [],
  call: ([value = null], _, { labels }) => {
    const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(textOf(value));
    if (!parts?.[2]) return value;
    const month = labelIn(labels, `month-${Number(parts[2])}`);
    const form = parts[3] ? "date-day" : "date-month";
    const fill: Readonly<Record<string, string>> = { day: String(Number(parts[3])), month, year: parts[1] ?? "" };
    return labelIn(labels, form).replace(/\{(day|month|year)\}/g, (_, name: string) => fill[name] ?? "");
  },
};

const list: Helper = {
  name: "list",
  summary: "The values of a list, joined by commas or by `with=`; empty ones are left out.",
  parameters: [{ name: "values", kind: "list" }],
  options: ["with"],
  call: ([values = null], { with: separator = null }) => joined(values, separator),
};

const labelled: Helper = {
  name: "labelled",
  summary:
    "The template's words for the values of a list: each is the label `with=` and the value; values without one are left out.",
  parameters: [{ name: "values", kind: "list" }],
  options: ["with"],
  givesFirst: true,
  call: ([values = null], { with: prefix = null }, { labels }) =>
    (isList(values) ? values : []).flatMap((item) => {
      const key = `${textOf(prefix)}${textOf(item)}`;
      return Object.hasOwn(labels, key) ? [labelIn(labels, key)] : [];
    }),
};

function joined(values: Value, separator: Value): string {
  const items = isList(values) ? values : [values];
  return items
    .filter(isTruthy)
    .map(textOf)
    .join(separator === null ? ", " : textOf(separator));
}

const quoted: Helper = {
  name: "quoted",
  summary: "A value as a double-quoted scalar of YAML, for front matter.",
  parameters: [{ name: "value", kind: "value" }],
  options: [],
  call: ([value = null]) => markdown(quoteYaml(textOf(value))),
};

/** JSON's escapes are YAML's; line separators and controls are escaped too, so that the value stays on its line. */
function quoteYaml(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const anchor: Helper = {
  name: "anchor",
  summary: 'A link to the heading of a label: `anchor "source" to="sources" n=2` is `[source 2](#sources)`.',
  parameters: [{ name: "key", kind: "label" }],
  options: ["to", "n"],
  call: ([key = null], { to = null, n = null }, { labels }) => {
    const words = labelIn(labels, textOf(key)).replaceAll("{n}", () => textOf(n));
    return markdown(`[${escapeMarkdown(words)}](#${slugOf(labelIn(labels, textOf(to)))})`);
  },
};

const link: Helper = {
  name: "link",
  summary: "A text as a link, where the address is http, https or mailto; the text alone where it is not, or is null.",
  parameters: [
    { name: "text", kind: "value" },
    { name: "url", kind: "value" },
  ],
  options: [],
  call: ([text = null, url = null]) => {
    const target = judgeLink(textOf(url));
    const words = escapeMarkdown(showInvisible(textOf(text)));
    return markdown(target.type === "url" ? `[${words}](<${target.href}>)` : words);
  },
};

const code: Helper = {
  name: "code",
  summary: "A text as code, in as many backticks as it needs.",
  parameters: [{ name: "text", kind: "value" }],
  options: [],
  call: ([text = null]) => markdown(codeSpan(showInvisible(textOf(text)).replace(/\s+/g, " "))),
};

function codeSpan(text: string): string {
  if (text.trim() === "") return "";
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

const short: Helper = {
  name: "short",
  summary: "The first 12 characters of a text, or `length=` of them: for digests.",
  parameters: [{ name: "text", kind: "value" }],
  options: ["length"],
  call: ([text = null], { length = null }) =>
    Array.from(textOf(text))
      .slice(0, typeof length === "number" ? length : 12)
      .join(""),
};

const strong: Helper = {
  name: "strong",
  summary: "A text in which the given words stand in bold where they first occur; nothing is bold where they don't.",
  parameters: [
    { name: "text", kind: "value" },
    { name: "words", kind: "value" },
  ],
  options: [],
  call: ([text = null, words = null]) => markdown(embolden(textOf(text), textOf(words))),
};

function embolden(text: string, words: string): string {
  const at = words === "" ? -1 : wholeWordsAt(text, words);
  if (at < 0) return escapeMarkdown(text);
  const end = at + words.length;
  const before = text.slice(0, at);
  const after = text.slice(end);
  return `${before === "" ? "" : escapeMarkdown(before)}**${escapeMarkdown(text.slice(at, end))}**${after === "" ? "" : escapeMarkdown(after)}`;
}

function wholeWordsAt(text: string, words: string): number {
  const letter = /[\p{L}\p{N}]/u;
  const [lower, sought] = [text.toLowerCase(), words.toLowerCase()];
  // A letter whose lower case has another length would move the offsets; then nothing is bold.
  if (lower.length !== text.length) return -1;
  for (let at = lower.indexOf(sought); at !== -1; at = lower.indexOf(sought, at + 1)) {
    if (!letter.test(text[at - 1] ?? "") && !letter.test(text[at + sought.length] ?? "")) return at;
  }
  return -1;
}

const says: Helper = {
  name: "says",
  summary: "True where a text holds the given words, whole and in any case: what `strong` would set in bold.",
  parameters: [
    { name: "text", kind: "value" },
    { name: "words", kind: "value" },
  ],
  options: [],
  call: ([text = null, words = null]) => textOf(words) !== "" && wholeWordsAt(textOf(text), textOf(words)) >= 0,
};

export const wordHelpers: readonly Helper[] = [
  label,
  plural,
  number,
  date,
  list,
  labelled,
  quoted,
  anchor,
  link,
  code,
  short,
  strong,
  says,
];
