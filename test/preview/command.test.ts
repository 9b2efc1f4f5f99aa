/** The server as it listens: what a hand-written request gets, which no client library would send. */
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskFiles } from "../helpers/desk.ts";
import { type Served, serve } from "./serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serve(deskFiles);
});
afterAll(async () => {
  await served.stop();
});

const portOf = (): number => Number(new URL(served.url).port);

/** The first line and the rest of what comes back for these very bytes. */
function send(request: string, host = "127.0.0.1"): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(portOf(), host, () => socket.write(request));
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

const get = (target: string, head = `Host: 127.0.0.1:${portOf()}`, method = "GET"): Promise<string> =>
  send(`${method} ${target} HTTP/1.1\r\n${head}\r\nConnection: close\r\n\r\n`);

describe("the server", () => {
  it("answers its own page", async () => {
    const { pathname } = new URL(served.url);
    expect(await get(pathname)).toMatch(/^HTTP\/1.1 200 /);
    expect(await get(pathname, `Host: localhost:${portOf()}`)).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each([
    ["/etc/passwd", ""],
    ["TOKEN/../../etc/passwd", ""],
    ["TOKEN/b/../../../etc/passwd", ""],
    ["TOKEN/b/..%2f..%2f..%2fetc%2fpasswd", ""],
    ["TOKEN/b/%2e%2e/%2e%2e/etc/passwd", ""],
    ["TOKEN/b/%00", ""],
    ["TOKEN/b/harbour%00.html", ""],
    ["TOKEN/b/harbour%", ""],
    ["TOKEN/b/%ff", ""],
    ["TOKEN//etc/passwd", ""],
    ["//evil.example/TOKEN/", ""],
    ["http://evil.example/", ""],
    ["file:///etc/passwd", ""],
    ["*", ""],
    ["TOKEN/", "Host: evil.example"],
    ["TOKEN/", "Host: 127.0.0.1@evil.example"],
    ["TOKEN/", "Host: 127.0.0.1:99999"],
    ["TOKEN/", "X-Forwarded-Host: 127.0.0.1"],
    ["TOKEN/b/harbour/memo", "Host: HERE\r\nOrigin: https://evil.example"],
    ["TOKEN/b/harbour/memo", "Host: HERE\r\nOrigin: null"],
  ])("refuses %s with “%s”", async (target, head) => {
    const { pathname, host } = new URL(served.url);
    const path = target.replace("TOKEN", pathname.replace(/\/$/, ""));
    const answer = await get(path, head === "" ? `Host: ${host}` : head.replace("HERE", host));
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer).not.toContain("root:");
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("refuses %s", async (method) => {
    expect(await get(new URL(served.url).pathname, undefined, method)).toMatch(/^HTTP\/1.1 4\d\d /);
  });

  it("is heard on this computer's own address only", async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => one.family === "IPv4" && !one.internal).map((one) => one.address),
    );
    for (const address of others) await expect(send("GET / HTTP/1.1\r\n\r\n", address)).rejects.toThrow(/ECONNREFUSED/);
  });

  it("writes nothing", async () => {
    await fetch(`${served.url}b/harbour/memo`);
    await fetch(`${served.url}b/harbour/memo.pdf`);
    expect(readdirSync(served.folder)).toEqual(["briefs"]);
    expect(readdirSync(`${served.folder}/briefs`).sort()).toEqual(["harbour.yaml", "sources", "themes"]);
  });

  it("shows what was saved", async () => {
    const memo = async (): Promise<string> => (await fetch(`${served.url}b/harbour/memo`)).text();
    expect(await memo()).not.toContain("twice a week");
    served.write("briefs/themes/dredging.yaml", "title: Dredging\ncore: [bottom]\n");
    await expect.poll(memo, { timeout: 10_000 }).toContain("twice a week");
  });

  it("has another token each time, and another port where its own is taken", async () => {
    const second = await serve(deskFiles);
    expect(new URL(second.url).pathname).not.toBe(new URL(served.url).pathname);
    expect(new URL(second.url).port).not.toBe(new URL(served.url).port);
    expect(new URL(second.url).pathname).toMatch(/^\/[\w-]{22}\/$/);
    expect(await second.stop()).toBe(130);
  });

  it("says so where the port that was asked for is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(serve(deskFiles, ["--port", String(port)])).rejects.toThrow(`port ${port} is taken`);
    other.close();
  });

  it.each(["0", "65536", "http", "-1"])("takes no port %s", async (port) => {
    await expect(serve(deskFiles, [`--port=${port}`])).rejects.toThrow("ended with 2");
  });
});
