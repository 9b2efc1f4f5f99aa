/** Names of people in bylines and contributor lines: told from roles, places, dates and outlets. */

import { findDate } from "./dates.ts";
import { knownNewsroom } from "./newsrooms.ts";

/** Words that stand in bylines and are no part of a name. */
const notNames =
  /\b(?:staff|reporter|writer|correspondent|editor|news|desk|comments?|kommentare?|commentaires?|team|bureau|agency|agencies|press|newsroom|admin|contributor|columnist|author|guest|service|wire|online|older|newer|entry|entries|eintrag|beitrag|redaktion|rédaction|redacción|редакція|редакция|times|posts?|media|reuters|bloomberg|updated|published|posted|min|read|photos?|minutes|am|pm|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;

const particles = new Set(
  "de da di del della der den van von zu zur af al el bin ibn la le los dos das du ter ten y e und ben abu st".split(
    " ",
  ),
);

/** True for two to five capitalised words (particles and initials allowed) that name a person. */
export function isPersonName(text: string): boolean {
  const name = text.trim();
  if (name.length < 4 || name.length > 60 || /[\d@:;!?"“”()[\]{}<>|/\\]/.test(name)) return false;
  const words = name.split(/[\s\u00a0]+/);
  if (words.length < 2 || words.length > 5) return false;
  const capital = words.filter(
    (word) => /^(?:['’]|[dDlLO]['’])?\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) || /^[\p{Lo}]+$/u.test(word),
  );
  const small = words.filter((word) => particles.has(word.toLowerCase()));
  if (capital.length < 2 || new Set([...capital, ...small]).size < new Set(words).size) return false;
  return !notNames.test(name);
}

/**
 * The names of a list such as `Ann Lee, Bo Ek and Cy Dee in Kyiv`: roles, places and outlets behind a name are taken
 * off. Empty where no part of it is a name. All-capital names are given as they stand.
 */
export function splitNames(list: string): string[] {
  const names: string[] = [];
  for (const part of list
    .slice(0, 500)
    .split(/\s*(?:,|;|&|\||\/|·|•|(?<=\s)(?:and|und|et|y|e|en|та|и|і|with)(?=\s))\s*/i)) {
    const name = bareName(part);
    if (isPersonName(name) && !names.includes(name)) names.push(name);
    else if (
      names.length > 0 &&
      part.trim() !== "" &&
      !/^(?:and|und|et|y|with)$/i.test(part.trim()) &&
      /\p{Ll}/u.test(part) &&
      !isPersonName(name) &&
      /^\p{Ll}/u.test(part)
    )
      break;
  }
  return names;
}

function bareName(part: string): string {
  return part
    .replace(/^[\s\-–—*:]*(?:by|von|par|por|di|door|av|автор|автори|от)\s*:?\s+/i, "")
    .replace(/\s+(?:in|for|at|of|from|is|reports?|reported|à|aus|für|near|covers|updated|published)\s.*$/i, "")
    .replace(/\s*[(<[].*$/, "")
    .replace(/\s+(?:(?:on|am|le|el|il)\s+)?(?:[-–—]\s*)?(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b).*$/i, "")
    .replace(/[\s.,:;–—-]+$/, "")
    .replace(/^(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s+(?=\p{Lu}\S*\s\p{Lu})/u, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

/** The authors that a byline names; undefined where the line is no byline. `authors` is empty for "By our correspondent". */
export function readByline(line: string): { readonly authors: readonly string[] } | undefined {
  if (line.length > 200) return undefined;
  const cjk = eastAsianByline(line);
  if (cjk) return cjk;
  const labelled =
    /^[\s\-–—*]*(?:By|BY|by|Von|VON|Par|PAR|Por|Di|Door|Av|Written by|Words by|Story by|Posted by|Published by|Publicado por|Publié par|Veröffentlicht von|Pubblicato da|Опубликовал|Автор|Автори|Авторы|Текст|Author|Authors|Autor|Autorin|Auteur|Byline|Reported by|(?:An? )?(?:(?:[Gg]uest|[Oo]pinion) )?(?:[Ee]ssay|[Aa]rticle|[Pp]ost|[Cc]ommentary|[Aa]nalysis|[Rr]eview|[Oo]pinion|[Ii]nterview|[Tt]ext|[Rr]eporting) by|(?:Ein |Eine )?(?:[Gg]ast|[Bb]log)?[ -]?(?:[Bb]eitrag|[Aa]rtikel|[Kk]ommentar|[Bb]ericht|[Tt]ext|[Ii]nterview|[Kk]olumne|[Ee]ssay|[Aa]nalyse|[Rr]eportage|[Rr]ezension) von)(?:\s*:\s*|\s+)(\S.*)$/u.exec(
      line,
    );
  if (labelled) {
    const line = labelled[1] ?? "";
    const dated = line.slice(0, findDate(line)?.start ?? line.length).replace(dayTail, "");
    const rest = dated.length > 3 ? dated : line;
    const authors = splitNames(rest.replace(/\s[|•·]\s.*$|\s\p{L}{3,15}\s?:.*$/u, ""));
    if (knownNewsroom(rest) !== undefined) return { authors: [] };
    if (authors.length > 0 && !endsLikeSentence(rest, authors)) return { authors };
    if (
      /^(?:our|a|the|an)?\s*(?:own\s+)?(?:[\p{L}.]+\s){0,4}(?:correspondents?|reporters?|staff|writers?|editors?|desk|team|bureau|agenc(?:y|ies)|newsroom|redaktion)\b/iu.test(
        rest,
      ) &&
      rest.length < 80
    )
      return { authors: [] };
    return undefined;
  }
  return /^(?:from our|by our) [\p{L} ]{3,60}$/iu.test(line) ||
    /^(?:staff (?:reporter|writer)s?|agencies|our (?:foreign )?correspondent|редакція|редакция|redaktion)$/iu.test(line)
    ? { authors: [] }
    : undefined;
}

/**
 * `记者：王小明` and its kin: a label, a colon, names that have neither spaces nor capitals to tell them by. The label alone
 * makes them names, so nothing but short words in one script may follow.
 */
function eastAsianByline(line: string): { readonly authors: readonly string[] } | undefined {
  const labelled = /^\s*(?:作者|著者|記者|记者|撰文|撰稿|執筆|筆者|文|글|기자)\s*[:：]\s*(\S.*)$/u.exec(line);
  if (!labelled?.[1]) return undefined;
  const authors = labelled[1].split(/\s*[、，,;；/／]\s*|\s+/u).filter((name) => name !== "");
  const areNames = authors.length <= 4 && authors.every((name) => eastAsianName.test(name));
  return areNames ? { authors } : undefined;
}

const eastAsianName = /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{2,8}|\p{Script=Hangul}{2,5})$/u;

/** What stands between the names of a byline and its date. */
const dayTail =
  /[\s,|·•–—-]*(?:\b(?:on|am|le|el|il|em)\s)?(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)?[\s,|·•–—-]*$/i;

/** "By Monday Kyiv had …" is a sentence: a long rest that closes with a stop. */
function endsLikeSentence(rest: string, authors: readonly string[]): boolean {
  const named = authors.reduce((sum, name) => sum + name.length, 0);
  return /[.!?]["”»]?$/.test(rest) && rest.length > named + 30;
}

/** `X and Y in Kyiv` under a title: names and a place, and nothing else. */
export function readNamesInPlace(line: string): readonly string[] | undefined {
  if (line.length > 160) return undefined;
  const match = /^(.+?)\s+in\s+((?:\p{Lu}[\p{L}.'’-]+(?:,?\s|$)(?:and\s)?){1,6})$/u.exec(line);
  const names = match ? splitNames(match[1] ?? "") : [];
  return names.length > 0 ? names : undefined;
}
