import { expect, it } from "vitest";
import { loadTemplate } from "../../../src/render/template/load-template.ts";
import { placeOfFile } from "../../../src/render/template/template.ts";

type Folders = Readonly<Record<string, Readonly<Record<string, string>>>>;

const load = (name: string, folders: Folders) =>
  loadTemplate(name, async (wanted) => {
    const found = Object.hasOwn(folders, wanted) ? folders[wanted] : undefined;
    if (found === undefined) return undefined;
    const files = Object.entries(found).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
    return { folder: `templates/${wanted}`, files: Object.fromEntries(files) };
  });

const base = {
  "template.yaml": "title: Base\nlabels:\n  en:\n    a: A\n    b: B\n",
  "memo.md.hbs": "base\r\n",
  "partials/p.hbs": "p",
  "logo.png": "x",
};

it("takes from what it extends whatever it doesn't have itself", async () => {
  const own = {
    "template.yaml": "title: Own\nextends: base\nlabels:\n  en:\n    b: Own\n  uk:\n    a: А\n",
    "partials/p.hbs": "own",
  };
  const { value, diagnostics } = await load("own", { base, own });
  expect(diagnostics).toEqual([]);
  expect(value?.title).toBe("Own");
  expect([value?.files["memo.md.hbs"], value?.files["partials/p.hbs"]]).toEqual(["base\n", "own"]);
  expect(value?.labels).toEqual({ en: { a: "A", b: "Own" }, uk: { a: "А" } });
  expect(Object.keys(value?.assets ?? {})).toEqual(["logo.png"]);
  expect(value && [placeOfFile(value, "memo.md.hbs"), placeOfFile(value, "partials/p.hbs")]).toEqual([
    "templates/base/memo.md.hbs",
    "templates/own/partials/p.hbs",
  ]);
});

it.each([
  ["a circle", { "template.yaml": "title: Own\nextends: own\n" }, "template/limit", "own"],
  ["a missing template", { "template.yaml": "title: Own\nextends: nobody\n" }, "brief/unknown-template", "nobody"],
  ["an unknown key", { "template.yaml": "title: Own\nextend: base\n" }, "brief/unknown-key", "extend"],
])("refuses %s, at its place", async (_, own, code, at) => {
  const { value, diagnostics } = await load("own", { base, own });
  expect(value).toBeNull();
  const [problem] = diagnostics;
  const { text = "", span } = problem?.place ?? { file: "" };
  expect([problem?.code, span && text.slice(span.start, span.end)]).toEqual([code, at]);
});
