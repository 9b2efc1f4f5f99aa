/** What a PDF says about itself, and what travels inside of it. Nothing here comes from the clock or the machine. */
export interface PdfOptions {
  /** Shown in the window's title; must not be blank, PDF/UA asks for it. */
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  readonly keywords: readonly string[];
  /** ISO `YYYY-MM-DD`, written as midnight UTC; null where the document has no date. */
  readonly date: string | null;
  /** What makes the document this one, such as its digest: the file's /ID is derived from it. */
  readonly identifier: string;
  /** The tool and its version. */
  readonly producer: string;
  readonly attachments: readonly PdfAttachment[];
  /** Levels of the outline that are unfolded at first; 1 shows the top level only. */
  readonly openOutlineLevels: number;
}

/** An associated file (ISO 19005-3, 6.8). */
export interface PdfAttachment {
  /** File name, unique among the attachments. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `application/json`. */
  readonly mime: string;
  readonly description: string;
  /** `Data` is what the document was made from, `Source` the document itself in another form. */
  readonly relationship: "Data" | "Source";
}
