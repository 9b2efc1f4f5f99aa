/** The preview's server among clients that misbehave: it goes on answering, and ends at once whoever still holds a line. */
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { deskFiles } from "../helpers/desk.ts";
import { type Served, serve } from "../preview/serve.ts";

const sockets: Socket[] = [];
let served: Served | undefined;

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await served?.stop();
  served = undefined;
});

/** Opens a line and sends these bytes; whatever comes back is dropped. */
function send({ url }: Served, bytes: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write(bytes, "latin1");
      resolve(socket);
    });
    socket.on("error", () => undefined).resume();
    sockets.push(socket);
  });
}

const head = ({ url }: Served, path: string, method = "GET"): string =>
  `${method} ${new URL(url).pathname}${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n`;

async function stillAnswers({ url }: Served): Promise<void> {
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Dredging of the harbour");
}

describe("the preview", { timeout: 60_000 }, () => {
  it.each<[string, (of: Served) => readonly string[]]>([
    ["bytes that are no request", () => ["\0\x01\xff\xfe\r\n\r\n", "\x16\x03\x01\x02\0\x01\0", "\r\n".repeat(1000)]],
    ["heads without end", (of) => [head(of, "") + "X: ".padEnd(200_000, "x"), head(of, "") + "X: y\r\n".repeat(5000)]],
    ["half a request", (of) => [head(of, ""), "GET", `${head(of, "", "POST")}Content-Length: 1000000\r\n\r\nabc`]],
    [
      "lengths that lie",
      (of) => [
        `${head(of, "")}Content-Length: -1\r\n\r\n`,
        `${head(of, "", "POST")}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n`,
      ],
    ],
    ["many requests at once", (of) => [`${head(of, "")}\r\n`.repeat(300)]],
    ["questions of any length", (of) => [`${head(of, `b/harbour?q=${"%f0%9f%98%80".repeat(800)}`)}\r\n`]],
  ])("outlives %s", async (_, bytes) => {
    served = await serve(deskFiles);
    for (const one of bytes(served)) {
      await send(served, one);
      (await send(served, one)).destroy();
    }
    await stillAnswers(served);
    expect(served.stderr()).not.toMatch(/bug|Error|at .*\.[jt]s:/);
  });

  it("outlives listeners that go away, and forgets them", async () => {
    served = await serve(deskFiles);
    for (let i = 0; i < 100; i++) (await send(served, `${head(served, "events")}\r\n`)).destroy();
    served.write("briefs/sources/new.txt", "The port will dredge the basin, Ada Example said.\n");
    await stillAnswers(served);
    expect(served.stderr()).not.toMatch(/bug|Error|Warning|at .*\.[jt]s:/);
  });

  it("ends while clients still hold their lines", async () => {
    served = await serve(deskFiles);
    await send(served, `${head(served, "events")}\r\n`);
    await send(served, head(served, ""));
    await send(served, "");
    await stillAnswers(served);
    const ended = await Promise.race([
      served.stop(),
      new Promise((resolve) => setTimeout(() => resolve("it hangs"), 10_000)),
    ]);
    served = undefined;
    expect(ended).toBe(130);
  });
});
