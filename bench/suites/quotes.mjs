// Puts the built library behind the evaluator of quotations: text in, spans of attributed words with their speakers out.
import { articleFromText, attribute } from "../../dist/index.js";

/** The evaluator asks for `(text) => [{start, end, speaker, speakerStart, speakerEnd}]`; one entry per span of content. */
export default function extract(text) {
  return attribute(articleFromText(text)).flatMap((attribution) =>
    attribution.content.map(({ start, end }) => ({
      start,
      end,
      speaker: attribution.speaker,
      ...(attribution.speakerSpan
        ? { speakerStart: attribution.speakerSpan.start, speakerEnd: attribution.speakerSpan.end }
        : {}),
    })),
  );
}
