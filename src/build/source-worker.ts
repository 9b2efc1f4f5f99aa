/** The child of `source-pool.ts`: reads one source per message and sends back what was read. It ends with its parent. */
import process from "node:process";
import { readArticles } from "../sources/read-articles.ts";

process.on("message", ({ bytes, path }: { bytes: Uint8Array; path: string }) => {
  void readArticles(bytes, path).then((read) => process.send?.({ read }));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
