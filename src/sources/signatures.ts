/** Files that are no text and that no reader takes, told by their first bytes, so that the refusal can say what to do. */

export interface Signature {
  /** Completes "`name` is …". */
  readonly kind: string;
  readonly hint: string;
}

const picture = "the text on a picture has to be recognised first: save what that gives as a text file";
const recording = "a recording has to be written down first";
const archive = "unpack it, and add the files that are in it";

/** First bytes in hexadecimal; `..` is any byte. */
const signatures: readonly (readonly [string, Signature])[] = [
  ["ffd8ff", { kind: "a picture (JPEG)", hint: picture }],
  ["89504e470d0a1a0a", { kind: "a picture (PNG)", hint: picture }],
  ["474946383.61", { kind: "a picture (GIF)", hint: picture }],
  ["52494646........57454250", { kind: "a picture (WebP)", hint: picture }],
  ["49492a00", { kind: "a picture (TIFF)", hint: picture }],
  ["4d4d002a", { kind: "a picture (TIFF)", hint: picture }],
  ["00......66747970", { kind: "a film or a picture (MPEG-4, HEIC)", hint: recording }],
  ["4944330.", { kind: "a recording (MP3)", hint: recording }],
  ["d0cf11e0a1b11ae1", { kind: "an old Office or Outlook file", hint: "open it, and save it as .docx or .eml" }],
  ["7b5c72746631", { kind: "a rich text file (RTF)", hint: "open it in a word processor, and save it as .docx" }],
  ["1f8b", { kind: "an archive (gzip)", hint: archive }],
  ["377abcaf271c", { kind: "an archive (7z)", hint: archive }],
  ["526172211a07", { kind: "an archive (RAR)", hint: archive }],
  ["7f454c46", { kind: "a program", hint: "add articles only" }],
];

/** What the bytes are known to be; undefined where they may be readable. */
export function knownSignature(bytes: Uint8Array): Signature | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  return signatures.find(([pattern]) => [...pattern].every((c, i) => c === "." || c === head[i]))?.[1];
}
