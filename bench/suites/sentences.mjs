/** Puts the built library behind an evaluator of sentence segmenters that calls its module once for each paragraph. */
import { splitSentences } from "../../dist/index.js";

/** Takes a paragraph, gives the spans of its sentences as `{ start, end }` in UTF-16 units. */
export default async function segment(text) {
  return splitSentences(text);
}
