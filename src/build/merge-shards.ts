/**
 * `build --merge`: one build out of the shares that several machines built. Takes a workspace whose output folder holds
 * the outputs and share files of all; proves that they belong together, that the outputs are those that were built, and
 * that they were built from this workspace; then writes the manifest that a build on one machine would have written.
 */
import { type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { BuildOptions, BuildReport, BuiltBrief, Desk } from "./api.ts";
import { manifestPath, outputFolder } from "./cache-build.ts";
import { composeManifest, writeManifest } from "./manifest.ts";
import { readShare, SHARES, type Shard, type Share, shardNamed, shareName } from "./shards.ts";
import { writeOutputs } from "./write-outputs.ts";

/** The report of the whole build. Where a share is missing or doesn't fit, nothing is written and there is no manifest. */
export async function mergeShards(desk: Desk, options: Pick<BuildOptions, "output" | "signal">): Promise<BuildReport> {
  const release = await desk.workspace.lock?.(outputFolder(options), options.signal);
  try {
    const found = await readShares(desk, options);
    const shares = found.shares.map(({ share }) => share);
    const problems = [...found.problems, ...disagreements(found.shares), ...(await misfits(desk.workspace, shares))];
    const briefs = shares.flatMap(({ report }) => report.briefs).sort(byFile);
    const report: BuildReport = {
      briefs,
      manifest: null,
      sourcesRead: Math.max(0, ...shares.map(({ report: own }) => own.sourcesRead)),
      read: [...new Set(shares.flatMap(({ report: own }) => own.read))].sort(),
      diagnostics: sortDiagnostics([...problems, ...shares.flatMap(({ report: own }) => own.diagnostics)]),
      stale: false,
    };
    if (problems.length > 0) return report;
    const manifest = await writeMerged(desk, options, shares, briefs);
    await clearShares(desk.workspace, `${outputFolder(options)}/${SHARES}`, found);
    return { ...report, manifest };
  } finally {
    release?.();
  }
}

/** The folder goes too, unless somebody keeps other files in it. */
async function clearShares(workspace: Workspace, folder: string, { shares }: Found): Promise<void> {
  for (const { path } of shares) await workspace.remove(path);
  if ((await workspace.list(folder)).length === 0) await workspace.remove(folder);
}

interface Found {
  readonly shares: readonly { readonly path: string; readonly share: Share }[];
  readonly problems: readonly Diagnostic[];
}

async function readShares({ workspace, resources }: Desk, options: Pick<BuildOptions, "output">): Promise<Found> {
  const folder = `${outputFolder(options)}/${SHARES}`;
  const fingerprint = await resources.fingerprint();
  const there = (await workspace.list(folder)).flatMap(({ path, type }) => {
    const shard = type === "file" ? shardNamed(path.slice(folder.length + 1)) : null;
    return shard ? [{ path, shard }] : [];
  });
  const sizes = [...new Set(there.map(({ shard }) => shard.of))];
  if (sizes.length !== 1) return { shares: [], problems: [countProblem(folder, sizes)] };
  const problems = missing(folder, sizes[0] ?? 0, there);
  const shares: { path: string; share: Share }[] = [];
  for (const { path, shard } of there) {
    const bytes = await workspace.read(path);
    const share = bytes && readShare(bytes, shard, fingerprint);
    if (share) shares.push({ path, share });
    else problems.push(unusable(path));
  }
  return { shares, problems };
}

function countProblem(folder: string, sizes: readonly number[]): Diagnostic {
  const place = { file: folder };
  if (sizes.length === 0)
    return error("build/share-missing", "there is no share to merge", {
      place,
      hints: ["`briefwright build --shard 1/2` builds one and leaves it there"],
    });
  return error(
    "build/share-mismatch",
    `there are shares of builds in ${sizes.toSorted((a, b) => a - b).join(" and ")}`,
    {
      place,
      hints: ["remove those that are of another build"],
    },
  );
}

function missing(folder: string, of: number, there: readonly { readonly shard: Shard }[]): Diagnostic[] {
  const indices = new Set(there.map(({ shard }) => shard.index));
  return Array.from({ length: of }, (_, i) => i + 1)
    .filter((index) => !indices.has(index))
    .map((index) =>
      error("build/share-missing", `share ${index} of ${of} is missing`, {
        place: { file: `${folder}/${shareName({ index, of })}` },
        hints: [`\`briefwright build --shard ${index}/${of}\` builds it`],
      }),
    );
}

function unusable(path: string): Diagnostic {
  return error("build/share-missing", "the share is damaged, or another version of the tool built it", {
    place: { file: path },
    hints: ["build all shares, and merge them, with the same version"],
  });
}

/** Shares of which some ran the workspace's own helpers and some didn't: one build does one or the other. */
function disagreements([first, ...others]: Found["shares"]): Diagnostic[] {
  const how = ({ share }: Found["shares"][number]): string => (share.helpers ? "with" : "without");
  return others
    .filter((one) => first !== undefined && how(one) !== how(first))
    .map((one) =>
      error("build/share-mismatch", `was built ${how(one)} \`--allow-helpers\`, other shares weren't`, {
        place: { file: one.path },
        hints: ["build all shares with it, or all without"],
      }),
    );
}

/** What doesn't fit: outputs that differ, materials that differ, briefs that no share built. */
async function misfits(workspace: Workspace, shares: readonly Share[]): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const told = new Set<string>();
  const tell = (file: string, message: string, hint: string): void => {
    if (!told.has(file)) problems.push(error("build/share-mismatch", message, { place: { file }, hints: [hint] }));
    told.add(file);
  };
  const digests = new Map<string, string | null>();
  const digestOf = async (path: string): Promise<string | null> => {
    const known = digests.get(path);
    if (known !== undefined) return known;
    const bytes = await workspace.read(path);
    const digest = bytes === undefined ? null : sha256Hex(bytes);
    digests.set(path, digest);
    return digest;
  };
  const built = new Set(shares.flatMap((share) => share.report.briefs.map((brief) => brief.file)));
  for (const { manifest, report, briefFiles } of shares) {
    for (const { name, digest } of manifest.predicate.materials)
      if ((await digestOf(name)) !== digest.sha256)
        tell(name, "differs from what a share was built from", "build all shares from the same state of the workspace");
    for (const { path, sha256 } of report.briefs.flatMap((brief) => brief.outputs))
      if ((await digestOf(path)) !== sha256)
        tell(path, "is not what its share built", "copy the outputs of all shares into one folder");
    const unread = new Set(
      report.diagnostics.flatMap((d) => (d.severity === "error" && d.place ? [d.place.file] : [])),
    );
    for (const file of briefFiles)
      if (!built.has(file) && !unread.has(file))
        tell(file, "no share built this brief", "build all shares, without naming briefs");
  }
  return problems;
}

async function writeMerged(
  desk: Desk,
  options: Pick<BuildOptions, "output">,
  shares: readonly Share[],
  briefs: readonly BuiltBrief[],
): Promise<BuildReport["manifest"]> {
  const manifest = composeManifest({
    version: desk.resources.version,
    built: briefs,
    allKinds: true,
    briefFiles: [...new Set(shares.flatMap((share) => share.briefFiles))],
    materials: new Map(
      shares.flatMap(({ manifest: { predicate } }) => predicate.materials.map((m) => [m.name, m.digest.sha256])),
    ),
    before: null,
  });
  const bytes = writeManifest(manifest);
  const [output] = await writeOutputs(
    desk.workspace,
    [{ path: manifestPath(options), kind: "manifest", bytes }],
    false,
  );
  return output ?? null;
}

function byFile(a: BuiltBrief, b: BuiltBrief): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
