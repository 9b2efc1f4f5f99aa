/** Turns the schemas of YAML files into JSON Schemas, for editors that complete and check keys while they are typed. */
import * as z from "./zod.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Describe = (toJson: (schema: z.ZodType) => JsonSchema) => JsonSchema;

/** What builders say of their input; zod cannot see through a transform. */
const inputs = new WeakMap<z.core.$ZodType, Describe>();

/** `describe` and `meta` give a copy of a schema, whose parent is what was registered. */
function inputOf(schema: z.core.$ZodType | undefined): Describe | undefined {
  return schema === undefined ? undefined : (inputs.get(schema) ?? inputOf(schema._zod.parent));
}

/** Registers how a schema's input is written, and gives the schema back. */
export function describeInput<T extends z.ZodType>(schema: T, describe: Describe): T {
  inputs.set(schema, describe);
  return schema;
}

/** The JSON Schema (draft 2020-12) of a file as it is written, before defaults and conversions. */
export function toJsonSchema(schema: z.ZodType, head: { readonly id: string; readonly title: string }): JsonSchema {
  const { $schema, ...body } = convert(schema);
  return { $schema, $id: head.id, title: head.title, ...body };
}

function convert(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const describe = inputOf(zodSchema);
      if (describe === undefined) return;
      const kept = jsonSchema.description === undefined ? {} : { description: jsonSchema.description };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, describe(nested), kept);
    },
  });
}

function nested(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...body } = convert(schema);
  return body;
}
