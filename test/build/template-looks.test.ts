/** Logos, marking bands and running lines of a template: checked where they are written, and the same in every output. */
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { renderFile } from "../../src/build/render-file.ts";
import { templatesOf } from "../../src/build/templates.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";
import { has, hasMatterhorn, matterhorn, runOnPdf } from "../helpers/pdf-tools.ts";

const resources = packageResources();
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#7a1f1f"/></svg>';
const brief =
  "title: Boats\nthemes: [t]\nbottom-line: B.\nmemo: {date: 2026-01-31, from: Desk, reference: R/1, marking: 'TLP:RED'}\ntemplate: house\noutputs: [markdown, pdf, html, docx]\n";

function deskOf(stylesheet: string, files: Readonly<Record<string, string | Uint8Array>> = { "logo.svg": svg }) {
  const own = Object.entries({
    "template.yaml": "title: House\nextends: policy-memo\n",
    "stylesheet.yaml": stylesheet,
    ...files,
  });
  const template = Object.fromEntries(own.map(([name, bytes]) => [`templates/house/${name}`, bytes]));
  const workspace = memoryWorkspace({
    "briefs/x.yaml": brief,
    "briefs/themes/t.yaml": "title: T\ncore: [harbour]\n",
    "briefs/sources/a.txt": "Boats\n\nThe harbour is full of boats, the office said.\n",
    ...template,
  });
  return { workspace, resources };
}

/** `line:column code hint` of each diagnostic of a stylesheet. */
async function problems(
  stylesheet: string,
  files?: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly string[]> {
  const { diagnostics } = await templatesOf(deskOf(stylesheet, files)).load("house");
  return diagnostics.map(told);
}

function told({ code, place, hints }: Diagnostic): string {
  const before = (place?.text ?? "").slice(0, place?.span?.start ?? 0).split("\n");
  const at = place?.span === undefined ? "nowhere" : `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  return `${place?.file.replace("templates/house/", "")}:${at} ${code} ${hints[0] ?? ""}`.trim();
}

const logo = "logo: {file: logo.svg, alt: Port Ansgar, height: 30}\n";

describe("a logo", () => {
  it.each([
    ["logo.svg", svg],
    ["img/logo.png", png],
  ])("can be %s of the template's folder", async (file, bytes) => {
    const looks = logo.replace("logo.svg", file);
    expect(await problems(looks, { [file]: bytes })).toEqual([]);
  });

  it("stands in PDF, HTML and DOCX, with its words, and is no part of the Markdown", async () => {
    const desk = deskOf(logo);
    const { diagnostics } = await buildBriefs(desk);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const read = async (ending: string) => (await desk.workspace.read(`output/x.${ending}`)) ?? new Uint8Array();
    const text = async (ending: string) => new TextDecoder().decode(await read(ending));
    expect(await text("md")).not.toContain("Port Ansgar");
    expect(await text("html")).toMatch(
      /<figure class="image logo">\s*<img src="data:image\/svg\+xml;base64,[^"]+" alt="Port Ansgar"/,
    );
    expect(await text("html")).toContain(".logo img{height:30pt");
    const word = new TextDecoder().decode(unzipSync(await read("docx"))["word/document.xml"]);
    expect(word).toMatch(/descr="Port Ansgar"/);
    // 30 points are 381,000 EMU.
    expect(word).toMatch(/<wp:extent cx="762000" cy="381000"/);
    const pdf = await read("pdf");
    if (hasMatterhorn) expect(matterhorn(pdf)).toContain("PASS");
    if (has("pdfinfo")) expect(runOnPdf(pdf, "pdfinfo", ["-struct-text", "FILE"])).toContain("Figure");
  });

  it("is there in what `render` makes, too", async () => {
    const { value, diagnostics } = await renderFile(deskOf(logo), "# T\n", {
      format: "html",
      name: "t.md",
      template: "house",
    });
    expect(diagnostics).toEqual([]);
    expect(new TextDecoder().decode(value ?? new Uint8Array())).toContain('alt="Port Ansgar"');
  });

  it("is refused where it is named, if it can't be used", async () => {
    expect(await problems(logo, {})).toEqual([
      "stylesheet.yaml:1:14 template/bad-logo put it into the template's folder",
    ]);
    expect(await problems(logo, { "lgoo.svg": svg })).toEqual([
      "stylesheet.yaml:1:14 template/bad-logo did you mean `lgoo.svg`?",
    ]);
    expect(await problems(logo.replace("logo.svg", "../../briefs/x.yaml"), {})).toHaveLength(1);
    for (const bytes of [svg.replace("<rect", "<script/><rect"), png.subarray(0, 40), "no image"])
      expect(await problems(logo, { "logo.svg": bytes })).toEqual(["stylesheet.yaml:1:14 template/bad-logo"]);
  });

  it("needs words for those who don't see it", async () => {
    expect(await problems("logo: {file: logo.svg}\n")).toEqual([
      expect.stringMatching(/^stylesheet\.yaml:1:\d+ brief\//),
    ]);
  });
});

describe("marking bands", () => {
  const red = 'marking: {place: top, align: left, values: [{marking: "TLP:RED", color: "#ffffff", band: "#c00000"}]}\n';

  it("stand where the stylesheet says, in the colours of their words", async () => {
    const desk = deskOf(red);
    await buildBriefs(desk);
    const bytes = async (ending: string) => (await desk.workspace.read(`output/x.${ending}`)) ?? new Uint8Array();
    const html = new TextDecoder().decode(await bytes("html"));
    expect(html.match(/<p class="marking marking-1">TLP:RED<\/p>/g)).toHaveLength(1);
    expect(html).toContain(".marking-1{color:#ffffff;background:#c00000");
    const parts = unzipSync(await bytes("docx"));
    const part = (name: string) => new TextDecoder().decode(parts[`word/${name}.xml`]);
    expect(part("header1")).toMatch(/w:fill="c00000"[\s\S]*w:color w:val="ffffff"[\s\S]*TLP:RED/);
    expect(part("footer1")).not.toContain("TLP:RED");
    if (!has("pdftotext")) return;
    const words = runOnPdf(await bytes("pdf"), "pdftotext", ["-layout", "FILE", "-"]);
    // Once in the band of each page, once in the memo's header.
    const pages = words.split("\f").filter((page) => page.trim() !== "").length;
    expect(words.match(/tlp:red/gi)).toHaveLength(pages + 1);
  });

  it("are checked for contrast, each with what it stands on", async () => {
    expect(await problems(red.replace("#ffffff", "#e06060"))).toEqual([
      expect.stringMatching(/^stylesheet\.yaml:1:\d+ template\/low-contrast text needs/),
    ]);
    expect(await problems('marking: {values: [{marking: X, color: "#ffc000"}]}\n')).toHaveLength(1);
    expect(await problems('marking: {values: [{marking: X, color: "#800000"}]}\n')).toEqual([]);
  });
});

describe("running lines", () => {
  it("can differ on page one, at the foot too", async () => {
    const desk = deskOf('running: {first-foot: {left: "{author}", right: none}}\n');
    await buildBriefs(desk, { only: ["docx"] });
    const parts = unzipSync((await desk.workspace.read("output/x.docx")) ?? new Uint8Array());
    const footers = ["footer1", "footer2"].map((name) => new TextDecoder().decode(parts[`word/${name}.xml`]));
    expect(footers.filter((text) => text.includes(">Desk<"))).toHaveLength(1);
    expect(footers.filter((text) => text.includes("NUMPAGES"))).toHaveLength(1);
  });

  it("name fields that there are", async () => {
    expect(await problems('running:\n  foot: {left: "{pgae}"}\n')).toEqual([
      "stylesheet.yaml:2:17 template/bad-stylesheet did you mean `{page}`?",
    ]);
    expect(await problems('running: {foot: {left: "{Copy} a {b c}"}}\n')).toEqual([]);
  });
});
