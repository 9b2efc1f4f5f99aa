import type { Place, PlacedText } from "../diagnostics/diagnostic.ts";

/**
 * A YAML scalar as schemas see it: always text, whatever it looks like, with its place. Plain, quoted and block scalars
 * are alike. Where the characters of `place.span` equal `text`, offsets into the one are offsets into the other.
 */
export class Scalar implements PlacedText {
  readonly text: string;
  /** The span leaves out quotation marks and block headers. */
  readonly place: Place;

  constructor(text: string, place: Place) {
    this.text = text;
    this.place = place;
  }
}

/** What a schema is given: scalars, lists and mappings without a prototype. */
export type YamlValue = Scalar | readonly YamlValue[] | { readonly [key: string]: YamlValue };
