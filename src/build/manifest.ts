/**
 * What a build made, and from what: `manifest.json` in the output folder, an in-toto Statement that a team can sign as it
 * is. Written last, so that a manifest that is there speaks of outputs that are there. It holds no time and no machine:
 * the same workspace gives the same bytes.
 */
import { sha256Hex } from "../text/digest.ts";
import type { BuiltBrief } from "./api.ts";

/** An output or an input by its workspace path. */
export interface Resource {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** https://in-toto.io/Statement/v1, with a predicate of our own. */
export interface Manifest {
  readonly _type: typeof STATEMENT;
  /** The outputs, by name. */
  readonly subject: readonly Resource[];
  readonly predicateType: typeof PREDICATE;
  readonly predicate: {
    readonly tool: { readonly name: "briefwright"; readonly version: string };
    /** By file. */
    readonly briefs: readonly { readonly file: string; readonly outputs: readonly string[] }[];
    /** Everything that was read, by name. */
    readonly materials: readonly Resource[];
  };
}

const STATEMENT = "https://in-toto.io/Statement/v1";
const PREDICATE = "urn:briefwright:build:1";

/** What a manifest is made of. */
export interface ManifestInput {
  readonly version: string;
  readonly built: readonly BuiltBrief[];
  /** Whether all outputs of the built briefs were made, or only some kinds. */
  readonly allKinds: boolean;
  /** Paths of all briefs of the workspace, built now or not. */
  readonly briefFiles: readonly string[];
  /** Everything that was read: path to digest. */
  readonly materials: ReadonlyMap<string, string>;
  /** The manifest that stands there. */
  readonly before: Manifest | null;
}

/**
 * The manifest of a build. What a build of some briefs left alone is taken over from the manifest before, but only where
 * that was made from the same materials: a manifest never says of an output what nobody knows.
 */
export function composeManifest(input: ManifestInput): Manifest {
  const made = input.built
    .filter((b) => !b.failed)
    .map((b) => ({ file: b.file, subjects: b.outputs.map((o) => resource(o.path, o.sha256)) }));
  const kept = keptBriefs(input).map((brief) => {
    const now = made.find((b) => b.file === brief.file);
    const names = new Set(now?.subjects.map((s) => s.name));
    return {
      file: brief.file,
      subjects: [...(now?.subjects ?? []), ...brief.subjects.filter((s) => !names.has(s.name))],
    };
  });
  const all = [...made.filter((b) => !kept.some((k) => k.file === b.file)), ...kept].sort(by((b) => b.file));
  return {
    _type: STATEMENT,
    subject: all.flatMap((b) => b.subjects).sort(by((s) => s.name)),
    predicateType: PREDICATE,
    predicate: {
      tool: { name: "briefwright", version: input.version },
      briefs: all.map((b) => ({ file: b.file, outputs: b.subjects.map((s) => s.name).sort() })),
      materials: [...input.materials].map(([name, sha256]) => resource(name, sha256)).sort(by((m) => m.name)),
    },
  };
}

export function writeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Null for anything but a manifest of this form. */
export function readManifest(bytes: Uint8Array | undefined): Manifest | null {
  if (bytes === undefined) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8").decode(bytes));
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

/** Briefs of the manifest before whose outputs are as good as then: same tool, same materials, other briefs' files apart. */
function keptBriefs(input: ManifestInput): { file: string; subjects: readonly Resource[] }[] {
  const { before, built } = input;
  if (before === null || before.predicate.tool.version !== input.version) return [];
  const done = new Set(built.filter((b) => b.failed || input.allKinds).map((b) => b.file));
  const then = new Map(before.predicate.materials.map((m) => [m.name, m.digest.sha256]));
  const subjects = new Map(before.subject.map((s) => [s.name, s]));
  return before.predicate.briefs
    .filter(({ file }) => input.briefFiles.includes(file) && !done.has(file))
    .filter(({ file }) => basis(then, file, before.predicate.briefs) === basis(input.materials, file, allBriefs(input)))
    .map(({ file, outputs }) => ({ file, subjects: outputs.flatMap((name) => subjects.get(name) ?? []) }));
}

function allBriefs({ briefFiles }: ManifestInput): { file: string }[] {
  return briefFiles.map((file) => ({ file }));
}

/** A digest of the materials without the files of other briefs. */
function basis(materials: ReadonlyMap<string, string>, file: string, briefs: readonly { file: string }[]): string {
  const others = new Set(briefs.map((b) => b.file).filter((other) => other !== file));
  const own = [...materials].filter(([name]) => !others.has(name)).sort(by(([name]) => name));
  return sha256Hex(JSON.stringify(own));
}

function resource(name: string, sha256: string): Resource {
  return { name, digest: { sha256 } };
}

/** Orders by UTF-16 code units of a name. */
function by<T>(name: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value._type !== STATEMENT || value.predicateType !== PREDICATE) return false;
  const { subject, predicate } = value;
  if (!isRecord(predicate) || !isRecord(predicate.tool) || typeof predicate.tool.version !== "string") return false;
  const { briefs, materials } = predicate;
  return isList(subject, isResource) && isList(materials, isResource) && isList(briefs, isBrief);
}

function isList(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isResource(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.name === "string" &&
    isRecord(value.digest) &&
    typeof value.digest.sha256 === "string"
  );
}

function isBrief(value: unknown): boolean {
  return isRecord(value) && typeof value.file === "string" && isList(value.outputs, (o) => typeof o === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
