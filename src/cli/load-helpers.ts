/**
 * Runs a workspace's helpers. The module is made of the bytes that were read and recorded, not of a path, so that what
 * runs is what the manifest names, and a file that changed is loaded anew. It has no folder, so it imports no other file.
 */
export async function loadHelpers(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const address = `data:text/javascript;base64,${Buffer.from(bytes).toString("base64")}`;
  return { ...((await import(address)) as Readonly<Record<string, unknown>>) };
}
