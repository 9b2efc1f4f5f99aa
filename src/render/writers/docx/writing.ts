/** What writing one Word document keeps. */
import type { LabelFonts } from "../../image/svg-stand-in.ts";
import type { PageImage } from "../../layout/page.ts";
import type { Labels } from "../../stylesheet/labels.ts";
import type { Stylesheet } from "../../stylesheet/stylesheet.ts";

export interface Writing {
  /** The document's, BCP 47. */
  readonly language: string;
  readonly stylesheet: Stylesheet;
  readonly labels: Labels;
  readonly images: Readonly<Record<string, PageImage>>;
  /** Names of bookmarks by the document's ids: Word takes 40 letters and digits at most. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Footnotes that were referred to: Word has one reference for each. */
  readonly mentioned: Set<number>;
  /** Numberings of the ordered lists so far, as the numbers that they start from. */
  readonly orderedStarts: number[];
  /** For the words of drawings where no SVG is shown; null where none could be opened. */
  readonly labelFonts: LabelFonts | null;
  /** Between the margins. */
  readonly measurePt: number;
}

/** Text without what XML has no place for. */
export function xmlText(text: string): string {
  return text.replace(
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );
}
