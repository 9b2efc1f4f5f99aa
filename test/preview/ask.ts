/** An app over a desk in memory, and requests to it as a browser on this computer would send them. */
import type { Desk } from "../../src/build/api.ts";
import { createPreview } from "../../src/preview/app.ts";
import { openSession, type Session } from "../../src/preview/session.ts";
import { desk, type TestDesk } from "../helpers/desk.ts";

export const token = "token-of-the-test";
export const port = 4747;

export interface Preview {
  readonly desk: TestDesk;
  readonly session: Session;
  /** Path behind the token, with its query. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Any path, from its first `/`. */
  readonly raw: (path: string, init?: RequestInit) => Promise<Response>;
  readonly faults: unknown[];
}

export function openPreview(
  changes: Parameters<typeof desk>[0] = {},
  over: (desk: TestDesk) => Desk = (d) => d,
): Preview {
  const opened = desk(changes);
  const session = openSession(over(opened));
  const faults: unknown[] = [];
  const app = createPreview(session, { token, port, nonce: () => "nonce-of-the-test", onFault: (c) => faults.push(c) });
  const raw = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://127.0.0.1:${port}${path}`, { headers: { host: `127.0.0.1:${port}` }, ...init });
  return { desk: opened, session, raw, ask: (path, init) => raw(`/${token}${path}`, init), faults };
}

/** The panel's markup of a brief's page. */
export async function panel(preview: Preview, search: string, slug = "harbour"): Promise<string> {
  const answer = await preview.ask(`/b/${slug}/parts${search}`);
  return ((await answer.json()) as { readonly panel: string }).panel;
}
