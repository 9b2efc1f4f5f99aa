/** Words of one look and element on their way to a run of the page. */
import type { Piece } from "./inlines.ts";
import type { Shaped, TextRun } from "./page.ts";
import type { FacePart } from "./shape.ts";

/** What of a line's unit a run needs to know. */
export interface RunUnit {
  readonly piece: Piece;
  readonly softHyphen: boolean;
}

/** A run that words are added to. */
export class OpenRun {
  private readonly unit: RunUnit;
  private readonly face: string;
  private readonly x: number;
  private readonly language: string | null;
  private readonly words: Shaped[] = [];
  private readonly gaps: number[] = [];
  private readonly spaces: boolean[] = [];
  /** Where the last word ends. */
  private end = 0;

  constructor(unit: RunUnit, part: FacePart, x: number, language: string | null) {
    this.unit = unit;
    this.face = part.named.ref.key;
    this.x = x;
    this.language = language;
  }

  takes(unit: RunUnit, part: FacePart): boolean {
    const a = this.unit.piece;
    const b = unit.piece;
    const same = a === b || (a.node === b.node && a.look === b.look);
    return same && !this.unit.softHyphen && !unit.softHyphen && this.face === part.named.ref.key;
  }

  word(shaped: Shaped, x: number): void {
    const last = this.words.length - 1;
    if (last >= 0) this.gaps[last] = (x - this.end) / 1000;
    this.words.push(shaped);
    this.gaps.push(0);
    this.spaces.push(false);
    const { sizePt, trackingPt } = this.unit.piece.look;
    this.end = x + Math.round(shaped.width * sizePt + shaped.glyphs.length * trackingPt * 1000);
  }

  space(): void {
    if (this.spaces.length > 0) this.spaces[this.spaces.length - 1] = true;
  }

  close(): TextRun {
    const { look, node } = this.unit.piece;
    return {
      face: this.face,
      sizePt: look.sizePt,
      color: look.color,
      xPt: this.x / 1000,
      words: this.words,
      gapsPt: this.gaps,
      spaces: this.spaces,
      risePt: look.risePt,
      node,
      language: this.language,
      softHyphen: this.unit.softHyphen,
      trackingPt: look.trackingPt,
    };
  }
}
