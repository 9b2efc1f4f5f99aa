import { sha256Hex } from "../text/digest.ts";

/** What a request must know to be answered. */
export interface Access {
  /** Random; the first segment of every path. */
  readonly token: string;
  readonly port: number;
}

/** Why a request isn't answered. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405;
  readonly message: string;
}

/**
 * Null where the request may be answered. A page of another site can make a browser send requests here, and by a name that
 * it controls it can even read the answers: so the host must be ours, the origin too, and the path must begin with the token.
 */
export function refusalOf(request: Request, access: Access): Refusal | null {
  const hosts = [`127.0.0.1:${access.port}`, `localhost:${access.port}`];
  const { headers } = request;
  if (!hosts.includes(headers.get("host") ?? "")) return { status: 403, message: "this host is not served" };
  const origin = headers.get("origin");
  if (origin !== null && !hosts.some((host) => origin === `http://${host}`)) {
    return { status: 403, message: "other sites are not answered" };
  }
  const site = headers.get("sec-fetch-site");
  const navigates = headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  if ((site === "cross-site" || site === "same-site") && !navigates) {
    return { status: 403, message: "other sites are not answered" };
  }
  if (request.method !== "GET") return { status: 405, message: "only GET is answered" };
  const path = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/[?#].*$/, "");
  // Names in our paths are plain: nothing is encoded but letters of other scripts, and nothing leads up.
  if (/%(?:[01][0-9a-f]|2[ef]|5c|7f)|\\|\/\.|\.\.|\/\//i.test(path)) return { status: 400, message: "no such path" };
  const given = path.split("/")[1] ?? "";
  // Digests are compared, so that the time which the comparison takes tells nothing of the token.
  if (sha256Hex(new TextEncoder().encode(given)) !== sha256Hex(new TextEncoder().encode(access.token))) {
    return { status: 404, message: "nothing here: open the address that `briefwright preview` printed" };
  }
  return null;
}
