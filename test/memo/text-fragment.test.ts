import { describe, expect, it } from "vitest";
import { textFragment } from "../../src/memo/text-fragment.ts";

describe("textFragment", () => {
  it.each([
    ["https://x.example/a", "Five words and no more", "https://x.example/a#:~:text=Five%20words%20and%20no%20more"],
    [
      "https://x.example/a",
      "one two three four five six seven eight nine ten eleven",
      "https://x.example/a#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
    ],
    ["https://x.example/a#part", "a-b, c & d", "https://x.example/a#part:~:text=a%2Db%2C%20c%20%26%20d"],
    ["https://x.example/", "It’s (so)!", "https://x.example/#:~:text=It%E2%80%99s%20%28so%29%21"],
    ["https://x.example/", "bad \ud800 half", "https://x.example/#:~:text=bad%20%20half"],
  ])("%s with %j", (url, text, expected) => {
    expect(textFragment(url, text)).toBe(expected);
  });
});
