/** Footnotes as strips for the foot of the page that refers to them first; each is given once. */
import type { Footnote } from "../document/doc-node.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { blockStrips } from "./blocks.ts";
import { lookOf, noteTarget, type Piece } from "./inlines.ts";
import type { NoteSource } from "./notes.ts";
import type { PageItem } from "./page.ts";
import type { PageFrame } from "./paginate.ts";
import { firstTextBaseline, runAt, type Strip, stripOf, stripWith } from "./strip.ts";
import { baselineOf, setLines } from "./text-strips.ts";

/** The most of a page that notes may take. */
const notesShare = 0.7;

/** A source of notes. Strips are made when a note is first asked for; a second reference to it brings nothing new. */
export function footnoteSource(
  footnotes: readonly Footnote[],
  context: BlockContext,
  frame: PageFrame,
  abovePt: number,
): NoteSource {
  const byNumber = new Map(footnotes.map((note) => [note.number, note]));
  const made = new Map<number, readonly Strip[]>();
  return {
    abovePt,
    mostPt: frame.heightPt * notesShare,
    strips(number) {
      const known = made.get(number);
      if (known) return known;
      const note = byNumber.get(number);
      const strips = note ? noteStrips(note, context, frame) : [];
      made.set(number, strips);
      return strips;
    },
  };
}

function noteStrips(note: Footnote, context: BlockContext, frame: PageFrame): readonly Strip[] {
  const { stylesheet, structure } = context;
  const style = stylesheet.styles.note;
  const node = structure.add("Note", 0, { noteId: noteTarget(note.id) });
  const label = structure.add("Lbl", node);
  const at: Surroundings = {
    outdentPt: 0,
    leftPt: stylesheet.notes.indentPt,
    rightPt: frame.widthPt,
    node,
    body: style,
    align: "left",
    snap: false,
    paragraphSpacePt: 2,
    frames: [],
    listDepth: 0,
    hangPt: 0,
  };
  const strips = blockStrips(note.blocks, at, { ...context, headingNumber: () => null });
  const text = strips.length > 0 ? strips : [stripOf({ heightPt: style.leadingPt })];
  const piece: Piece = {
    text: String(note.number),
    look: lookOf(style, stylesheet),
    node: label,
    link: null,
    note: null,
  };
  const place = { style, xPt: 0, widthPt: 200, align: "left" as const, hyphenate: false, snap: false };
  const line = setLines([piece], place, context)[0];
  const runs = (line?.runs ?? []).map((run) =>
    runAt(
      run,
      run.xPt,
      run.spaces.map(() => true),
    ),
  );
  const items: PageItem[] = [
    { type: "destination", id: noteTarget(note.id), xPt: 0, yPt: 0 },
    { type: "line", yPt: (text[0] && firstTextBaseline(text[0])) ?? baselineOf(style), runs, artifact: null },
  ];
  return text.map((strip, i) =>
    stripWith(strip, {
      beforePt: i === 0 ? 2 : strip.beforePt,
      // A note within a note would have no page to stand on.
      notes: [],
      items: i === 0 ? [...items, ...strip.items] : strip.items,
    }),
  );
}
