/**
 * What a template can ask for, as data: the fields of every value it meets. The checker follows a template's blocks
 * through it, so that a misspelt field is found before anything is rendered, in branches that are never taken too.
 */

export type Shape = ValueShape | ListShape | RecordShape | MapShape;

/** Something that prints. `analyst` marks words of the brief's own author, the only ones that may be Markdown. */
export interface ValueShape {
  readonly type: "value";
  readonly analyst: boolean;
}

export interface ListShape {
  readonly type: "list";
  readonly item: Shape;
}

/** A value with named fields; `name` is for messages and for helpers that want one kind of record. */
export interface RecordShape {
  readonly type: "record";
  readonly name: string;
  readonly fields: Readonly<Record<string, Shape>>;
}

/** Fields by names that the brief chooses. */
export interface MapShape {
  readonly type: "map";
  readonly item: Shape;
}

/** The fields of a type, each with its own shape: a field that the type gains or loses is an error of the compiler here. */
export type FieldsOf<T> = { readonly [Key in keyof T]-?: Shape };

export const value: ValueShape = { type: "value", analyst: false };
export const analystText: ValueShape = { type: "value", analyst: true };

export function list(item: Shape): ListShape {
  return { type: "list", item };
}

/** A record whose fields are those of `T`, neither more nor fewer. */
export function record<T>(name: string, fields: FieldsOf<T>): RecordShape {
  return { type: "record", name, fields: fields as Readonly<Record<string, Shape>> };
}

/** For messages: `a list`, `an excerpt`. */
export function describeShape(shape: Shape): string {
  if (shape.type === "record") return /^[aeiou]/.test(shape.name) ? `an ${shape.name}` : `a ${shape.name}`;
  return shape.type === "list" ? "a list" : shape.type === "map" ? "a group of texts" : "a value";
}
