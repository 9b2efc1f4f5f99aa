// Memos for benchmarks: the same content for every engine, made from the sentences of the sample sources by a seeded
// generator, so that every run and every machine sets the same words.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const sources = join(import.meta.dirname, "..", "briefs/sources");
const sentences = readdirSync(sources)
  .filter((file) => file.endsWith(".txt"))
  .sort()
  .flatMap((file) => readFileSync(join(sources, file), "utf8").split(/(?<=[.!?])\s+/))
  .map((sentence) => sentence.replace(/[\s*_`<>[\]#|\\~$^]+/g, " ").trim())
  .filter((sentence) => /^[A-Z].{30,300}[.!?]$/.test(sentence));

/** Mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A memo of `sections` sections, each a heading, paragraphs, excerpts with attribution, a list, a table and a note. */
export function makeMemo(seed, sections = 8) {
  const random = generator(seed);
  const some = (count) => Array.from({ length: count }, () => sentences[Math.floor(random() * sentences.length)]);
  const text = (count) => some(count).join(" ");
  return {
    title: `Weekly evidence pack ${seed}`,
    fields: [
      ["To", "Director, Eastern Europe"],
      ["From", "Research Desk"],
      ["Reference", `RD/${seed}`],
    ],
    sections: Array.from({ length: sections }, (_, i) => ({
      heading: `Part ${i + 1}: what was said`,
      lead: text(4),
      note: text(1),
      excerpts: Array.from({ length: 3 }, (_unused, k) => ({
        number: 3 * i + k + 1,
        text: text(3),
        by: "A spokesperson, Sample Wire",
      })),
      list: some(3),
      rows: Array.from({ length: 4 }, (_unused, k) => [
        `Figure ${k + 1}`,
        text(1),
        String(Math.floor(random() * 9000)),
      ]),
    })),
  };
}

/** The memo as Markdown, as Briefwright reads it. */
export function toMarkdown(memo) {
  const lines = [
    "---",
    `title: ${memo.title}`,
    "date: 2026-04-01",
    "language: en-GB",
    "---",
    "",
    `# ${memo.title}`,
    "",
  ];
  lines.push(memo.fields.map(([label, value]) => `**${label}:** ${value}`).join("  \n"), "");
  memo.sections.forEach((section, i) => {
    lines.push(`## ${section.heading}`, "", `${section.lead}[^${i + 1}]`, "");
    for (const { number, text, by } of section.excerpts) lines.push(`> **${number}** ${text}`, ">", `> — ${by}`, "");
    for (const item of section.list) lines.push(`- ${item}`);
    lines.push("", "| What | Said | Number |", "|---|---|--:|");
    for (const row of section.rows) lines.push(`| ${row.join(" | ")} |`);
    lines.push("");
  });
  memo.sections.forEach((section, i) => {
    lines.push(`[^${i + 1}]: ${section.note}`, "");
  });
  return lines.join("\n");
}

/** The memo as pdfmake's document definition, in the same fonts and sizes; notes at the end, since pdfmake has no others. */
export function toPdfmake(memo) {
  const content = [{ text: memo.title, fontSize: 22, bold: true, margin: [0, 0, 0, 14] }];
  for (const [label, value] of memo.fields) content.push({ columns: [{ width: 70, text: label }, { text: value }] });
  memo.sections.forEach((section, i) => {
    content.push({ text: section.heading, fontSize: 14, bold: true, margin: [0, 14, 0, 7] });
    content.push({
      text: [section.lead, { text: String(i + 1), sup: true }],
      margin: [0, 0, 0, 7],
      alignment: "justify",
    });
    for (const { number, text, by } of section.excerpts) {
      content.push({ text: [{ text: `${number} `, bold: true }, text], margin: [14, 0, 0, 0], alignment: "justify" });
      content.push({ text: by, fontSize: 8.5, margin: [14, 0, 0, 7] });
    }
    content.push({ ul: section.list, margin: [0, 0, 0, 7] });
    const body = [["What", "Said", "Number"].map((text) => ({ text, bold: true })), ...section.rows];
    content.push({
      table: { headerRows: 1, widths: [60, "*", 50], body },
      layout: "lightHorizontalLines",
      margin: [0, 0, 0, 7],
    });
  });
  content.push(
    { text: "Notes", fontSize: 14, bold: true, margin: [0, 14, 0, 7] },
    { ol: memo.sections.map((section) => section.note) },
  );
  return {
    info: { title: memo.title, creationDate: new Date(Date.UTC(2026, 3, 1)) },
    pageSize: "A4",
    pageMargins: [100, 75, 100, 80],
    defaultStyle: { font: "Serif", fontSize: 10.5, lineHeight: 1.12 },
    footer: (page, pages) => ({
      text: `Page ${page} of ${pages}`,
      alignment: "right",
      margin: [0, 20, 100, 0],
      fontSize: 8,
    }),
    content,
  };
}

/** The memo as Typst markup. */
export function toTypst(memo) {
  const quoted = (text) => text.replace(/[\\#$*_`<>@=~"'[\]/-]/g, (c) => `\\${c}`);
  const lines = [
    '#set page(paper: "a4", margin: (x: 100pt, y: 78pt), numbering: "1")',
    '#set text(font: "Source Serif 4", size: 10.5pt, lang: "en")',
    "#set par(justify: true)",
    `= ${quoted(memo.title)}`,
  ];
  for (const [label, value] of memo.fields) lines.push(`/ ${quoted(label)}: ${quoted(value)}`);
  for (const section of memo.sections) {
    lines.push(`== ${quoted(section.heading)}`, `${quoted(section.lead)}#footnote[${quoted(section.note)}]`);
    for (const { number, text, by } of section.excerpts) {
      lines.push(`#quote(block: true, attribution: [${quoted(by)}])[*${number}* ${quoted(text)}]`);
    }
    for (const item of section.list) lines.push(`- ${quoted(item)}`);
    const cells = section.rows.flat().map((cell) => `[${quoted(cell)}]`);
    lines.push(`#table(columns: (60pt, 1fr, 50pt), table.header([*What*], [*Said*], [*Number*]), ${cells.join(", ")})`);
  }
  return lines.join("\n\n");
}
