/**
 * The preview as a function from a request to an answer. Takes a session and who may ask; everything is served from memory,
 * and no path of a request ever becomes a path of a file: briefs and sources are looked up among those that were read.
 */
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { type Access, refusalOf } from "./guard.ts";
import { briefPage, briefParts, listPage, noMemoPage } from "./page.ts";
import { type Query, readQuery } from "./query.ts";
import type { BriefView, Session } from "./session.ts";

export interface PreviewSettings extends Access {
  /** A random word for each answer. */
  readonly nonce: () => string;
  /** Told of what could not be answered because of a bug or the environment. */
  readonly onFault?: (cause: unknown) => void;
}

export function createPreview(session: Session, settings: PreviewSettings): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const refusal = refusalOf(c.req.raw, settings);
    if (refusal) c.res = c.text(refusal.message, refusal.status);
    else await next();
    for (const [name, value] of always) c.res.headers.set(name, value);
    if (!c.res.headers.has("content-security-policy"))
      c.res.headers.set("content-security-policy", "default-src 'none'");
  });
  app.get("/:token", (c) => c.redirect(`/${settings.token}/`));
  app.get("/:token/", async (c) => {
    const nonce = settings.nonce();
    const edition = session.edition();
    return page(c, listPage(await session.briefs(), { nonce, edition }), nonce);
  });
  app.get("/:token/events", (c) => events(c, session));
  app.get("/:token/b/:slug", (c) =>
    withBrief(c, session, async (view, query) => {
      const nonce = settings.nonce();
      const parts = await briefParts(session, view, query);
      const setting = { nonce, edition: view.edition };
      return page(c, briefPage(view, parts, await session.briefs(), query, setting), nonce);
    }),
  );
  app.get("/:token/b/:slug/parts", (c) =>
    withBrief(c, session, async (view, query) => {
      const { title, state, tabs, panel } = await briefParts(session, view, query);
      const shown = { state: state?.markup ?? "", tabs: tabs.markup, panel: panel.markup };
      return c.json({ edition: view.edition, title, ...shown });
    }),
  );
  app.get("/:token/b/:slug/memo", (c) => withBrief(c, session, async ({ html }) => memo(c, html, settings.nonce())));
  app.get("/:token/b/:slug/memo.pdf", (c) => withBrief(c, session, ({ slug }) => pdf(c, session, slug)));
  app.notFound((c) => c.text("nothing here", 404));
  app.onError((cause, c) => {
    settings.onFault?.(cause);
    return c.text("this could not be answered: see the terminal that the preview runs in", 500);
  });
  return app;
}

/** On every answer. The address holds the token, so it goes nowhere. */
const always: readonly (readonly [string, string])[] = [
  ["cache-control", "no-store"],
  ["referrer-policy", "no-referrer"],
  ["x-content-type-options", "nosniff"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
];

async function withBrief(
  c: Context,
  session: Session,
  answer: (view: BriefView, query: Query) => Promise<Response>,
): Promise<Response> {
  const view = await session.view(c.req.param("slug") ?? "");
  return view === undefined ? c.notFound() : answer(view, readQuery(new URL(c.req.url).searchParams));
}

/** Our own page: what carries the nonce may act, and it may show and ask this server only. */
function page(c: Context, text: string, nonce: string): Response {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return c.html(text, 200, { "content-security-policy": policy.join("; ") });
}

/** The memo brings its own policy, which allows its one style sheet by digest; this one only narrows further. */
function memo(c: Context, html: string | null, nonce: string): Response {
  const style = html === null ? `'nonce-${nonce}'` : "'unsafe-inline'";
  const policy = `default-src 'none'; style-src ${style}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
  return c.html(html ?? noMemoPage(nonce), 200, { "content-security-policy": policy });
}

/** A browser shows a PDF by a page of its own, which a stricter policy would leave empty. */
async function pdf(c: Context, session: Session, slug: string): Promise<Response> {
  const bytes = await session.pdf(slug);
  if (bytes === undefined) return c.text("the PDF could not be built: see “Problems”", 404);
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(`${slug}.pdf`)}`,
    "content-security-policy": "frame-ancestors 'self'",
  });
}

/** The number of each edition, beginning with the one that stands, so that a page which was away catches up. */
function events(c: Context, session: Session): Response {
  return streamSSE(c, async (stream) => {
    const tell = (edition: number) => stream.writeSSE({ event: "edition", data: String(edition), retry: 500 });
    await new Promise<void>((resolve) => {
      const stop = session.subscribe((edition) => void tell(edition).catch(resolve));
      stream.onAbort(() => {
        stop();
        resolve();
      });
      void tell(session.edition()).catch(resolve);
    });
  });
}
