/** A small desk in memory: two themes, three sources, one brief. Tests spread their own files over it. */
import type { Desk } from "../../src/build/api.ts";
import { type MemoryWorkspace, memoryWorkspace } from "../../src/workspace/memory.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";

export const resources = packageResources();

export const deskFiles: Readonly<Record<string, string>> = {
  "briefs/harbour.yaml": [
    "title: Dredging of the harbour",
    "question: Will the port pay for it?",
    "memo: {to: Mayor, from: Desk, date: 2026-02-03, reference: H/1, marking: 'TLP:GREEN'}",
    "themes: [dredging]",
    "depth: full",
    "bottom-line: The port hesitates.",
    "outputs: [markdown, evidence]",
    "",
  ].join("\n"),
  "briefs/themes/dredging.yaml": [
    "title: Dredging",
    "uses: lists.yaml",
    "core:",
    "  - $port NEAR/12 dredg*",
    "related:",
    "  - silt*",
    "never:",
    "  - festival",
    "tests:",
    "  include: [The port wants to dredge the basin.]",
    "  exclude: [The festival was loud.]",
    "",
  ].join("\n"),
  "briefs/themes/lists.yaml": "lists:\n  port: [port, harbour*, basin]\n",
  "briefs/sources/a-daily.txt": [
    "Port Puts Off Its Dredging Plan",
    "By Ada Example",
    "The port authority will not dredge the basin this year, its director Lena Marsh said on Monday.",
    "Silt has raised the bed by 40 centimetres, she added.",
    "Follow us on X for more.",
    "",
  ].join("\n"),
  "briefs/sources/b-weekly.txt": [
    "Ferries Slow Down",
    "Ferries slow down in the eastern channel because of silt, two captains said.",
    "“We touch the bottom twice a week,” said Ole Brand, a spokesman for the pilots’ union.",
    "The harbour festival brought dredging to a halt.",
    "",
  ].join("\n"),
};

export interface TestDesk extends Desk {
  readonly workspace: MemoryWorkspace;
}

/** `null` takes a file away. */
export function desk(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): TestDesk {
  const files: Record<string, string | Uint8Array> = { ...deskFiles };
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  return { workspace: memoryWorkspace(files), resources };
}

export async function textOf(of: Desk, path: string): Promise<string> {
  const bytes = await of.workspace.read(path);
  return bytes === undefined ? "" : new TextDecoder().decode(bytes);
}
