import { describe, expect, it } from "vitest";
import { refusalOf } from "../../src/preview/guard.ts";
import { openPreview, port, token } from "./ask.ts";

const host = `127.0.0.1:${port}`;

function check(path: string, headers: Record<string, string>, method = "GET"): number {
  const request = new Request(`http://${host}${path}`, { method, headers: { host, ...headers } });
  return refusalOf(request, { token, port })?.status ?? 200;
}

describe("a request", () => {
  it.each<[string, Record<string, string>, number]>([
    ["by this computer's address", {}, 200],
    ["by its name", { host: `localhost:${port}` }, 200],
    ["by another name, as after rebinding", { host: "evil.example" }, 403],
    ["by another name on our port", { host: `evil.example:${port}` }, 403],
    ["by our address without the port", { host: "127.0.0.1" }, 403],
    ["by another port", { host: "127.0.0.1:80" }, 403],
    ["by an address that begins like ours", { host: `127.0.0.1.evil.example:${port}` }, 403],
    ["from a page of ours", { origin: `http://${host}`, "sec-fetch-site": "same-origin" }, 200],
    ["from another site's page", { origin: "https://evil.example" }, 403],
    ["from a page without an origin", { origin: "null" }, 403],
    ["from another server of this computer", { origin: "http://127.0.0.1:8080" }, 403],
    ["by https, which we don't speak", { origin: `https://${host}` }, 403],
    [
      "that another site's page makes the browser send",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      403,
    ],
    [
      "that frames us in another site",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
      403,
    ],
    [
      "that follows a link of another site",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
      200,
    ],
    [
      "typed by the user",
      { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
      200,
    ],
  ])("%s", (_, headers, status) => {
    expect(check(`/${token}/`, headers)).toBe(status);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])("by %s is refused", (method) => {
    expect(check(`/${token}/`, {}, method)).toBe(405);
  });

  it.each<[string, number]>([
    ["/", 404],
    ["/etc/passwd", 404],
    ["/favicon.ico", 404],
    [`/${token.slice(1)}/`, 404],
    [`/${token.toUpperCase()}/`, 404],
    [`/${token}x/`, 404],
    [`/${token}/b/..%2f..%2fetc%2fpasswd`, 400],
    [`/${token}/b/..%5c..%5cetc`, 400],
    [`/${token}/b/%2e%2e/%2e%2e/etc/passwd`, 404],
    [`/${token}/b/harbour%00.yaml`, 400],
    [`/${token}/b/harbour%0d%0aset-cookie:x`, 400],
    [`/${token}/b//etc/passwd`, 400],
    [`/${token}/.git/config`, 400],
    [`/${token}/b/harbour?tab=why&words=..%2f%00`, 200],
  ])("for %s answers %i", (path, status) => {
    expect(check(path, {})).toBe(status);
  });

  it("never names the token in a refusal", async () => {
    const { raw } = openPreview();
    for (const path of ["/", "/etc/passwd", "/b/harbour"]) {
      const answer = await raw(path);
      expect(await answer.text()).not.toContain(token);
      expect([...answer.headers.values()].join(" ")).not.toContain(token);
    }
  });
});
