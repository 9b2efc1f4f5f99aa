import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/text/sentences.ts";
import { cut } from "../../src/text/span.ts";

/** `‖` marks where a sentence should end; it isn't part of the text. */
function check(marked: string, language?: string): void {
  const text = marked.replaceAll("‖", "");
  const expected = marked.split("‖").map((s) => s.trim());
  expect(splitSentences(text, language).map((span) => cut(text, span))).toEqual(expected);
}

const tables: Readonly<Record<string, readonly string[]>> = {
  "plain stops": [
    "One sentence only",
    "The talks failed. ‖Nobody was surprised.",
    "Who signed it? ‖Nobody knows.",
    "Stop there! ‖She did not.",
    "Really?! ‖Yes, really.",
    "Really‽ ‖Yes.",
    "No!!! ‖Not again.",
    "The talks failed .‖ Nobody was surprised .",
    "First.  ‖Two spaces follow.",
    "Line one ends here.\n‖Line two begins.",
  ],
  "scraps of mail and pages": [
    "Ann Roe ‖03/29/2021 09:01 AM ‖The ferry is late again.",
    "He wrote on 03/29/2021 09:01 AM ‖The ferry is late.",
    "Phone: 030 12 ‖Fax: 030 13 ‖Web: harbour.example",
    "The label From: here stands alone.",
    "See https://a.example/1 ‖https://a.example/2 ‖https://a.example/3",
    "The plans are attached. ‖- north-pier.pdf ‖- south-pier.pdf",
    "The ferry is late. ‖* * * ‖The bridge is shut.",
    "The ferry is late ‖---------- ‖Harbour news",
    "I like the ferry :) ‖The bridge is ugly.",
    "Call me tomorrow. ‖Thanks, ‖Ann Roe",
    "The pier is old. [...] ‖The bridge is new.",
  ],
  "numbers of notes that lost their raised place": [
    "The pier is old. 4 ‖The bridge is new.",
    "They met in the town (Figure 1). 5 ‖At the other end they parted.",
    "See Fig. 2 The map is old.",
    "They met in May. ‖12 ferries were late.",
  ],
  "titles and names": [
    "Mr. Smith met Mrs. Jones and Dr. Brown.",
    "Gen. Valeriy Petrenko spoke. ‖Lt. Col. Ivan Moroz listened.",
    "Sen. Ruth Cole and Rep. Sam Dunn agreed.",
    "Capt. Reed saluted. ‖Sgt. Hall did not.",
    "They met Prof. Lena Vogt in St. Gallen.",
    "Mt. Rainier and Ft. Worth are far apart.",
    "The Rev. Amos Hill prayed.",
    "Messrs. Brown and Green resigned.",
    "It was Lt.-Gen. Burns who called.",
    "Martin Luther King Jr. was there.",
    "That is Ken Ford Jr.'s book.",
    "J. K. Long wrote it. ‖A. B. Short read it.",
    "The order came from Michael J. Hart in person.",
    "We make a good pair, you and I. ‖Did Albert I. Jones agree?",
    "They chose Plan B. ‖It failed.",
  ],
  "acronyms with stops": [
    "The U.S. Government said no.",
    "He left the U.S. ‖He never came back.",
    "He left the U.S. for good.",
    "She lives in Washington, D.C. ‖The house is small.",
    "U.S. officials spoke to U.K. officials.",
    "The U.N. Security Council met.",
    "Nations of the E.U. ‖What now?",
    "She holds a Ph.D. ‖Her sister does not.",
    "She holds a Ph.D. in law.",
    "He has Ph.D.-level training.",
    "A company named W.H.S. Koerner sold it.",
    "The year was 44 B.C. ‖The place was Rome.",
  ],
  "other abbreviations": [
    "Apple Inc. shares fell.",
    "He works for Acme Corp. ‖They pay well.",
    "Brown & Co. was sold.",
    "Smith vs. Jones was heard.",
    "It was Mr. Hall vs. Mr. Hill. ‖Who won?",
    "The bag weighs 5 kg. ‖10 were sold.",
    "Bring food, e.g. Bread or rice.",
    "Use the rest, i.e. the small ones.",
    "Smith et al. found nothing.",
    "Tanks, guns, etc. ‖All were sent.",
    "Tanks, guns, etc. were sent.",
    "See No. 5 for this.",
    "She said no. ‖The vote was lost.",
    "Turn to p. 55. ‖Then read on.",
    "See Fig. 3 and Art. 5 of the treaty.",
    "It cost approx. 500 euros.",
    "It weighed 5 lbs. ‖The other was lighter.",
    "He lives on 5th St. near the park.",
    "Gov. Lee of Fla. signed the bill.",
    "She came from Jan. 5 to Feb. 10.",
    "It closed in Sept. ‖Nobody noticed.",
    "On Sat. 5 May they met.",
    "There he sat. ‖Nobody spoke.",
    "The Dept. of State said so.",
    "The cmdr. said it was over.",
    "We paid Rs. 500 for it.",
  ],
  "times of day": [
    "At 5 a.m. the shelling began.",
    "It ended at 6 p.m. ‖Residents went home.",
    "It ended at 6 p.m. Kyiv time.",
    "It ended at 6 p.m. EST on Monday.",
    "At 5 a.m. Mr. Hall woke up.",
    "It began at 9:30 a.m. (0630 GMT) on Monday.",
  ],
  "numbers and addresses": [
    "It cost $3.50. ‖That was cheap.",
    "Growth was 2.5 percent. ‖Prices rose 10.1%.",
    "That was in 2005. ‖The next came later.",
    "That was in May. ‖2006 was better.",
    "Go to https://example.org/a.b?c=d.html. ‖Read it.",
    "Write to jane.doe@example.org. ‖She answers.",
    "The file report.final.pdf is lost.",
    "Version 2.0.1 is out. ‖Install it.",
    "It runs on Node.js today.",
    "The address 10.0.0.1 is local.",
    "Visit example.com. ‖It is free.",
    "She said it was over.‖The rest left.",
    "He paid 1,000.‖That is a lot.",
    "Who knows?‖Nobody does.",
  ],
  "quotation marks": [
    "“We will stay,” he said. ‖“We will fight.”",
    "“We will stay. ‖We will fight,” he said.",
    '"We will stay." ‖She left.',
    '"Why?" she asked.',
    "“Why?” she asked. ‖Nobody answered.",
    "“Why?” Kuleba asked.",
    "“Why now?” Prime Minister Shmyhal asked on Monday.",
    "“Why now?” ‖The minister left the room.",
    "‘Stop!’ he cried.",
    "He said: 'It is over.' ‖Then he left.",
    "He turned to her, 'This is good.' she said.",
    "He called it “a mess.” ‖Others agreed.",
    "He called it “a mess”. ‖Others agreed.",
    "«Так», — сказав він. ‖Вона мовчала.",
    "„Das ist gut.“ ‖Er ging.",
    'He said no. ‖"Never," she added.',
    "He wrote it in the ’nineties. ‖It was good.",
    "“No!” ‖“Yes!”",
  ],
  brackets: [
    "He left (he was tired.) at once.",
    "He left (he was tired. He slept badly.) at once.",
    "The list [He. She. They.] was short.",
    "He left early. ‖(He was tired.) ‖They stayed.",
    "The firm (formerly Acme Corp.) was sold.",
    "He quoted Brown (1999). ‖She did not.",
    "The claim is old.[12] ‖It was repeated.",
    "The claim is old. [12] ‖It was repeated.",
    "The aid [...] was sent.",
    "The minister (who?) said nothing.",
    "(Why not? Because.) ‖So it went.".replace("not? ", "not? ‖"),
    "Yes :) ‖".slice(0, -2).trimEnd(),
    "I liked it! :) ‖We will return.",
  ],
  ellipses: [
    "He paused … and went on.",
    "He paused... ‖Then he went on.",
    "He paused . . . and went on.",
    "I thought ... I knew.",
    "He never meant it.... ‖She left.",
    "… but it was over.",
    "... We were late.",
    "“We …” ‖He stopped.",
  ],
  "what goes on behind a stop": [
    "“Stop!”, he cried.",
    "Oh dear! -- that was it -- he said.",
    "Some were, so it seems? -- a bit odd.",
    "What is it? ‖- Nothing at all.",
    "Yahoo! shares rose.",
    "She works at Yahoo! in Texas.",
  ],
  datelines: [
    "KYIV (AP) — The talks failed. ‖Nobody was surprised.",
    "(Bloomberg) -- The bank cut rates. ‖Shares rose.",
    "WASHINGTON, Jan. 5 (Reuters) - The bank cut rates.",
    "PARIS, Dec. 10, 2024 — It began. ‖It ended.",
  ],
  "small letters in web text": [
    "are those dogs friendly? ‖they look mean.",
    "call them at noon. ‖they haven't heard from you.",
    "the staff was nice. ‖will come back.",
    "it was approx. half of it.",
    "the mfrs. said so.",
  ],
  "lists and layout": [
    "1. Read the text. ‖2. Write the memo.",
    "1. 5 apples were sold.",
    "1) The first thing 2) The second".replace(" 2)", " ‖2)"),
    "1.) The first thing. ‖2.) The second.",
    "a. The first ‖b. The second ‖c. The third",
    "(a) Hello there. ‖(b) Goodbye there.",
    "There are 2) no such lists 3) here.",
    "Either 1) we go, 2) we stay, or 3) we split.",
    "• First thing ‖• Second thing",
    "One thing\n\n‖Another thing",
    "Bring these:\n‖- bread\n‖- water",
    "wrapped text goes on\nover the line end.",
    "The report,\n- as he said - was late.",
    "apples\n‖pears\n‖plums and cherries",
    "Dear Mr. Hill, ‖We write to you.",
    "All is well. ‖Kind regards, ‖Anna Bell",
  ],
  Ukrainian: [
    "В. Зеленський прибув. ‖Його зустріли.",
    "Він живе на вул. Хрещатик у м. Київ.",
    "Ген. Залужний виступив. ‖Усі слухали.",
    "Це коштує 5 млн. грн. на рік.",
    "Так було у 2022 р. ‖Це змінилося.",
    "Танки, гармати тощо. ‖Усе надіслали.",
    "Чому? ‖Ніхто не знає.",
    "Закон (див. ст. 5) набув чинності.",
    "Проф. О. М. Коваль мовчав.",
  ],
  German: [
    "Er kam am 5. Mai an. ‖Sie nicht.",
    "Im 19. Jahrhundert war das so.",
    "Das gilt z. B. für Kinder.",
    "Das gilt z.B. für Kinder. ‖Alle wissen es.",
    "Dr. Müller und Prof. Weiß kamen.",
    "Es kostet ca. 5 Mio. Euro.",
    "Es waren Äpfel, Birnen usw. ‖Alle aßen.",
  ],
  French: [
    "M. Macron est arrivé. ‖Il a parlé.",
    "Cf. art. 5 du traité.",
    "« Pourquoi ? » a-t-il demandé.",
    "Il est parti ! ‖Elle est restée.",
  ],
  "other scripts": [
    "会议结束了。‖没有人感到惊讶。",
    "「行きます。」‖彼は言った。",
    "لماذا؟ ‖لا أحد يعرف.",
    "यह पहला वाक्य है। ‖यह दूसरा है।",
    "Τα νέα είναι καλά. ‖Όλα τελείωσαν.",
  ],
};

for (const [name, cases] of Object.entries(tables)) {
  describe(`sentences: ${name}`, () => {
    it.each(cases)("%s", (marked) => check(marked));
  });
}

describe("splitSentences", () => {
  it("gives nothing for nothing", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n\t\n ")).toEqual([]);
  });

  it("takes a language's word for ordinals and small letters", () => {
    check("Das war sein 3. Versuch.", "de");
    check("Das war etw. ganz anderes.", "de");
    check("call me at noon. ‖thanks", "en");
  });

  const pieces = fc.constantFrom(
    ..."Mr. |U.S. |He |said |. |... |! |?|\"|'|“|”|(|)|[1]|1) |• |\n|\n\n|5.|a.b@c.d|☺|😀| |。|, |-- |the |Kyiv |:) |\u0301".split(
      "|",
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  );

  it("loses no character, keeps order, and trims", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = splitSentences(text);
        let end = 0;
        let rest = "";
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(cut(text, span)).toBe(cut(text, span).trim());
          rest += text.slice(end, span.start);
          end = span.end;
        }
        expect((rest + text.slice(end)).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ".",
    ". ",
    '"',
    "“",
    "(",
    "()",
    "([",
    "a",
    "\n",
    ".\n",
    "A. ",
    "!?",
    '."',
    ".)",
    "1) ",
    ".[1]",
    "U.S. ",
    "。",
  ])("reads a long run of %j", (unit) => {
    const text = unit.repeat(20_000);
    const spans = splitSentences(text);
    expect(
      spans
        .map((span) => cut(text, span))
        .join("")
        .replace(/\s/g, ""),
    ).toBe(text.replace(/\s/g, ""));
  });
});

const suite = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "suites", "sentences");

interface Paragraph {
  readonly text: string;
  readonly sents: readonly string[];
}

/** F1 of sentence spans counted in characters that aren't white space, as in the CoNLL 2018 shared task. */
function score(file: string): number {
  const documents: readonly { readonly paras: readonly Paragraph[] }[] = JSON.parse(
    readFileSync(join(suite, file), "utf8"),
  );
  let [right, found, wanted] = [0, 0, 0];
  for (const { text, sents } of documents.flatMap((d) => d.paras)) {
    const own = spansOf(splitSentences(text).map((span) => cut(text, span)));
    const gold = spansOf(sents);
    right += [...own].filter((s) => gold.has(s)).length;
    found += own.size;
    wanted += gold.size;
  }
  return (200 * right) / (found + wanted);
}

function spansOf(sentences: readonly string[]): Set<string> {
  let offset = 0;
  return new Set(
    sentences.map((sentence) => {
      const start = offset;
      offset += sentence.replace(/\s+/g, "").length;
      return `${start}:${offset}`;
    }),
  );
}

describe.skipIf(!existsSync(suite))("sentences of annotated texts (skipped where the suites are not there)", () => {
  it.each([
    ["ewt-dev.json", 86],
    ["gum-dev.json", 95],
  ])("%s: F1 of at least %d", (file, least) => {
    expect(score(file)).toBeGreaterThanOrEqual(least);
  });
});
