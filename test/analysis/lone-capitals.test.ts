import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { attribute } from "../../src/analysis/attribute.ts";

/** Speakers with their kinds, in order. */
function check(text: string): string[] {
  return attribute(articleFromText(text)).map((a) => `${a.kind} ${a.speaker}`);
}

describe("a capital that only begins a sentence", () => {
  it("is nobody that a pronoun could mean", () => {
    expect(
      check("The basin stays as it is, its director Lena Marsh said.\nSilt has raised the bed, she added."),
    ).toEqual(["named Lena Marsh", "named Lena Marsh"]);
    expect(check("Drones have changed everything, he said.")).toEqual(["anonymous he"]);
  });
  it("leaves a pronoun of the other kind alone", () => {
    expect(check("Marsh will leave, she added.\nRoads are closed, he said.")).toEqual([
      "anonymous she",
      "anonymous he",
    ]);
  });
});

describe("an apposition that names a body behind a preposition", () => {
  it("doesn't make a body of the person", () => {
    const text =
      "“It is a signature,” said Philippa Ståhl, counsel to the Committee on Ports.\nShe noted that lawmakers agree.";
    expect(check(text)).toEqual(["named Philippa Ståhl", "named Philippa Ståhl"]);
  });
  it("still makes one where the apposition itself is a body", () => {
    expect(check("Orbis, a think tank in Oslo, said the figures were wrong.")).toEqual(["institution Orbis"]);
  });
});
