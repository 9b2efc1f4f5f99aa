/** Labels of forms such as `Author: …`, in the languages that sources come in. */

/** The label of a form such as `- Author:`, and what stands behind the colon; undefined for other lines. */
export function readLabel(line: string):
  | {
      readonly field: "author" | "date" | "updated" | "source" | "title" | "outlet" | "url" | "other";
      readonly value: string;
    }
  | undefined {
  if (line.length > 240) return undefined;
  const match = /^[\s*-]{0,4}([\p{L}][\p{L} -]{2,24}?)\s?:\s*(.*)$/u.exec(line);
  const field = match ? labelFields[(match[1] ?? "").toLowerCase()] : undefined;
  return field === undefined ? undefined : { field, value: (match?.[2] ?? "").trim() };
}

type LabelField = "author" | "date" | "updated" | "source" | "title" | "outlet" | "url" | "other";

const labelFields: Readonly<Record<string, LabelField>> = Object.assign(
  Object.create(null) as Record<string, LabelField>,
  {
    author: "author",
    authors: "author",
    byline: "author",
    reporter: "author",
    "written by": "author",
    автор: "author",
    автори: "author",
    авторы: "author",
    autor: "author",
    autorin: "author",
    auteur: "author",
    date: "date",
    published: "date",
    "published on": "date",
    "publication date": "date",
    "publish date": "date",
    posted: "date",
    "posted on": "date",
    дата: "date",
    опубліковано: "date",
    опубликовано: "date",
    datum: "date",
    veröffentlicht: "date",
    publié: "date",
    fecha: "date",
    time: "other",
    час: "other",
    updated: "updated",
    "last updated": "updated",
    modified: "updated",
    "last modified": "updated",
    оновлено: "updated",
    обновлено: "updated",
    aktualisiert: "updated",
    source: "source",
    джерело: "source",
    источник: "source",
    quelle: "source",
    title: "title",
    headline: "title",
    заголовок: "title",
    titel: "title",
    titre: "title",
    publication: "outlet",
    outlet: "outlet",
    publisher: "outlet",
    newspaper: "outlet",
    видання: "outlet",
    издание: "outlet",
    url: "url",
    link: "url",
    посилання: "url",
    ссылка: "url",
    section: "other",
    category: "other",
    tags: "other",
    topic: "other",
    topics: "other",
    language: "other",
    edition: "other",
    location: "other",
    photo: "other",
    views: "other",
    переглядів: "other",
    читать: "other",
    рубрика: "other",
  },
);
