/**
 * What ships with the tool: its version, built-in templates, fonts and the starter workspace. The second door beside
 * `Workspace`; `packageResources()` reads the installed package, tests hand in their own.
 */

/** The files of one template folder: path within the folder to text or bytes. */
export type TemplateFiles = Readonly<Record<string, Uint8Array>>;

/** Read-only; every method gives the same bytes for as long as the process runs. */
export interface Resources {
  /** `0.1.0`, from the package. */
  readonly version: string;
  /** Tells this tool from any other: a digest of its code, its templates and the versions of its packages. */
  fingerprint(): Promise<string>;
  /** Names of the built-in templates, sorted. */
  templateNames(): Promise<readonly string[]>;
  /** The files of a built-in template; undefined where there is none of that name. */
  template(name: string): Promise<TemplateFiles | undefined>;
  /** TrueType bytes of a built-in face; undefined where the family has no such face. */
  font(family: string, weight: number, italic: boolean): Promise<Uint8Array | undefined>;
  /** The files that `init` writes: workspace path to bytes. */
  starter(): Promise<Readonly<Record<string, Uint8Array>>>;
}
