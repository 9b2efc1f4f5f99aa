import { describe, expect, it } from "vitest";
import { sha256Hex, shortId } from "../../src/text/digest.ts";

describe("digests", () => {
  it("knows the standard's test vectors", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
  it("takes a string as its UTF-8 bytes", () => {
    expect(sha256Hex("Київ")).toBe(sha256Hex(new Uint8Array([0xd0, 0x9a, 0xd0, 0xb8, 0xd1, 0x97, 0xd0, 0xb2])));
  });
  it("joins parts so that their borders count", () => {
    expect(shortId("abc")).toBe("ba7816bf8f01");
    expect(shortId("ab", "c")).not.toBe(shortId("a", "bc"));
    expect(shortId("ab", "c")).toBe(sha256Hex("ab\0c").slice(0, 12));
  });
});
