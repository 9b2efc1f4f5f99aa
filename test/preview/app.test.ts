import { describe, expect, it } from "vitest";
import { openPreview, panel } from "./ask.ts";

const decoder = new TextDecoder();

describe("the list", () => {
  it("names each brief with its question, also one that can't be read", async () => {
    const { ask } = openPreview({ "briefs/broken.yaml": "title: [" });
    const text = await (await ask("/")).text();
    expect(text).toContain('href="b/harbour"');
    expect(text).toContain("Dredging of the harbour");
    expect(text).toContain("Will the port pay for it?");
    expect(text).toContain('href="b/broken"');
  });

  it("says how to begin where there is none", async () => {
    const { ask } = openPreview({ "briefs/harbour.yaml": null });
    expect(await (await ask("/")).text()).toContain("There is no brief yet");
  });

  it("escapes what a brief says", async () => {
    const { ask } = openPreview({
      "briefs/x.yaml": "title: <script>alert(1)</script>\nquestion: '\"><img src=x>'\nthemes: [dredging]\n",
    });
    const text = await (await ask("/")).text();
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toContain("<img");
  });
});

describe("a brief's page", () => {
  it("lets act only what carries the nonce, and be framed by nobody", async () => {
    const answer = await openPreview().ask("/b/harbour");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'nonce-nonce-of-the-test'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = await answer.text();
    const scripts = [...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual(['<script nonce="nonce-of-the-test">']);
    expect(text).not.toMatch(/ on\w+=| style="|javascript:/);
  });

  it("shows the memo as it is written, without its policy being weakened", async () => {
    const answer = await openPreview().ask("/b/harbour/memo");
    const text = await answer.text();
    expect(text).toContain("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    expect(text).toContain("Dredging of the harbour");
    expect(text).not.toContain("<script");
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*frame-ancestors 'self'$/);
  });

  it("shows a memo though the brief asks for no HTML, and writes nothing", async () => {
    const preview = openPreview();
    const before = [...preview.desk.workspace.files.keys()];
    expect((await preview.ask("/b/harbour/memo")).status).toBe(200);
    const pdf = await preview.ask("/b/harbour/memo.pdf");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(decoder.decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
    expect([...preview.desk.workspace.files.keys()]).toEqual(before);
  });

  it.each([
    "/b/nothing",
    "/b/nothing/memo",
    "/b/nothing/memo.pdf",
    "/b/nothing/parts",
    "/nothing",
    "/b",
    "/b/constructor",
    "/b/sources",
  ])("is not there at %s", async (path) => {
    expect((await openPreview().ask(path)).status).toBe(404);
  });

  it("finds briefs by names of other scripts", async () => {
    const { ask } = openPreview({ "briefs/гавань.yaml": "title: Гавань\nthemes: [dredging]\n" });
    expect(await (await ask("/")).text()).toContain('href="b/%D0%B3%D0%B0%D0%B2%D0%B0%D0%BD%D1%8C"');
    expect((await ask("/b/%D0%B3%D0%B0%D0%B2%D0%B0%D0%BD%D1%8C")).status).toBe(200);
  });

  it("tells of a fault in the terminal, not on the page", async () => {
    const preview = openPreview({}, (own) => ({
      ...own,
      workspace: { ...own.workspace, list: () => Promise.reject(new Error("a secret of the disk")) },
    }));
    const answer = await preview.ask("/b/harbour");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
    expect(String(preview.faults[0])).toContain("a secret of the disk");
  });
});

describe("the evidence", () => {
  it("lists each excerpt with who says it", async () => {
    const shown = await panel(openPreview(), "?tab=evidence");
    expect(shown).toContain("?tab=evidence&amp;n=1");
    expect(shown).toContain("will not dredge the basin this year");
    expect(shown).toContain("Lena Marsh");
  });

  it("shows an excerpt in its source, proved, with furniture grey and its reason", async () => {
    const preview = openPreview();
    const list = await panel(preview, "?tab=evidence");
    const number = /n=(\d+)"[^>]*><span[^>]*>\d+<\/span><span[^>]*>The port authority/.exec(list)?.[1];
    const shown = await panel(preview, `?tab=evidence&n=${number}`);
    expect(shown).toContain("<strong>Proved</strong>");
    expect(shown).toMatch(/<mark class="chosen" id="here">.*The port authority will not dredge the basin this year/);
    expect(shown).toContain(
      '<span class="furniture">Follow us on X for more.</span><span class="reason">not article: ',
    );
    expect(shown).toContain("briefs/sources/a-daily.txt, line 3");
  });

  it("no longer proves what the source no longer says", async () => {
    const preview = openPreview();
    const list = await panel(preview, "?tab=evidence");
    const number = /n=(\d+)"[^>]*><span[^>]*>\d+<\/span><span[^>]*>The port authority/.exec(list)?.[1];
    await preview.desk.workspace.write("briefs/sources/a-daily.txt", new TextEncoder().encode("Another story.\n"));
    expect(await panel(preview, `?tab=evidence&n=${number}`)).toContain("<strong>Not proved</strong>");
  });

  it("says so where there is no such excerpt", async () => {
    expect(await panel(openPreview(), "?tab=evidence&n=99")).toContain("no excerpt 99 now");
  });

  it("serves sources that were read, and no other file", async () => {
    const preview = openPreview({ "secret.txt": "the secret" });
    expect(await panel(preview, "?tab=sources&source=briefs/sources/b-weekly.txt")).toContain("Ferries slow down");
    for (const path of [
      "secret.txt",
      "briefs/sources/../../secret.txt",
      "/etc/passwd",
      "briefs/harbour.yaml",
      "../secret.txt",
    ]) {
      const shown = await panel(preview, `?tab=sources&source=${encodeURIComponent(path)}`);
      expect(shown).toContain('<h2 tabindex="-1">Sources</h2>');
      expect(shown).not.toContain("the secret");
    }
  });

  it("reads no file that the evidence doesn't name, whoever asks", async () => {
    const { session } = openPreview({ "secret.txt": "The secret of the port.\n" });
    const view = await session.view("harbour");
    if (!view) throw new Error("no view");
    expect(await session.source(view, "secret.txt")).toBeUndefined();
    expect((await session.source(view, "briefs/sources/b-weekly.txt"))?.path).toBe("briefs/sources/b-weekly.txt");
  });

  it("shows hostile sources as text", async () => {
    const shown = await panel(
      openPreview({
        "briefs/sources/c.txt": 'Title\n\nThe port will dredge <script>alert(1)</script> the "basin", it said.\n',
      }),
      "?tab=sources&source=briefs/sources/c.txt",
    );
    expect(shown).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(shown).not.toContain("<script");
  });
});

describe("why and why not", () => {
  it("explains a sentence that is in", async () => {
    const shown = await panel(openPreview(), "?tab=why&words=will+not+dredge");
    expect(shown).toContain('<strong class="state in">In:</strong>');
    expect(shown).toContain("<code>$port NEAR/12 dredg*</code>");
    expect(shown).toMatch(/excerpt \d<\/a>/);
  });

  it("explains furniture, and a sentence that no rule matches", async () => {
    const preview = openPreview();
    expect(await panel(preview, "?tab=why&words=Follow+us")).toContain("Not article:");
    expect(await panel(preview, "?tab=why&words=twice+a+week")).toContain("Not matched:");
  });

  it("answers words that nobody says, and keeps them in the box", async () => {
    const shown = await panel(openPreview(), "?tab=why&words=%22%3E%3Cscript%3E");
    expect(shown).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(shown).toContain("no source says");
    expect(shown).not.toContain("<script");
  });

  it("lists what was considered and left out", async () => {
    const limited = "title: H\nthemes: [dredging]\ndepth: full\nlimit: {excerpts: 1}\noutputs: [markdown]\n";
    const shown = await panel(openPreview({ "briefs/harbour.yaml": limited }), "?tab=why");
    expect(shown).toContain("Considered and left out");
    expect(shown).toContain("<strong>limit</strong>");
  });
});

describe("an edit", () => {
  const theme = (rules: string) => new TextEncoder().encode(`title: Dredging\ncore: [${rules}]\n`);

  it("is in the next answer, and told to who listens", async () => {
    const preview = openPreview();
    const heard: number[] = [];
    const stop = preview.session.subscribe((edition) => heard.push(edition));
    expect(await (await preview.ask("/b/harbour/memo")).text()).not.toContain("twice a week");
    await preview.desk.workspace.write("briefs/themes/dredging.yaml", theme("bottom"));
    expect(await (await preview.ask("/b/harbour/memo")).text()).not.toContain("twice a week");
    preview.session.changed();
    expect(await (await preview.ask("/b/harbour/memo")).text()).toContain("twice a week");
    stop();
    preview.session.changed();
    expect(heard).toEqual([2]);
  });

  it("shows in the changes since the preview was opened, each with its cause", async () => {
    const preview = openPreview();
    expect(await panel(preview, "?tab=changes")).toContain("Nothing changed.");
    await preview.desk.workspace.write("briefs/themes/dredging.yaml", theme("bottom"));
    preview.session.changed();
    const shown = await panel(preview, "?tab=changes");
    expect(shown).toContain('<strong class="state in">New</strong>');
    expect(shown).toContain('<strong class="state out">Gone</strong>');
    expect(shown).toContain("touch the bottom twice a week");
  });

  it("that breaks the brief keeps the last memo, under a banner, and names the line", async () => {
    const preview = openPreview();
    await preview.ask("/b/harbour");
    await preview.desk.workspace.write("briefs/themes/dredging.yaml", theme("'(port'"));
    preview.session.changed();
    const page = await (await preview.ask("/b/harbour?tab=problems")).text();
    expect(page).toContain("Errors keep this memo from being built.");
    expect(page).toContain("briefs/themes/dredging.yaml:2:");
    expect(page).toMatch(/Problems <span class="count error">\d<\/span>/);
    expect(await (await preview.ask("/b/harbour/memo")).text()).toContain("will not dredge");
    expect((await preview.ask("/b/harbour/memo.pdf")).status).toBe(404);
  });

  it("that breaks another brief is told apart", async () => {
    const preview = openPreview({ "briefs/other.yaml": "title: O\nthemes: [dredging]\nlimti: 3\n" });
    const shown = await panel(preview, "?tab=problems");
    expect(shown).toContain("<p>None.</p>");
    expect(shown).toMatch(/In other briefs.*unknown key <code>limti<\/code>/s);
    expect(await (await preview.ask("/b/other/memo")).text()).toContain("No memo yet");
  });

  it("to a brief of few pages is shown with as many excerpts as before, and again once they are counted", async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `The port will dredge basin ${i} before the winter, it said.`);
    const brief = (pages: number) =>
      `title: H\nthemes: [dredging]\nlimit: {pages: ${pages}}\noutputs: [markdown, evidence]\n`;
    const files = { "briefs/sources/c.txt": `Basins\n\n${lines.join("\n")}\n`, "briefs/harbour.yaml": brief(1) };
    const { session, desk: own } = openPreview(files);
    const excerpts = async () => (await session.view("harbour"))?.evidence?.excerpts.length ?? 0;
    const few = await excerpts();
    expect(few).toBeGreaterThan(0);
    await own.workspace.write("briefs/harbour.yaml", new TextEncoder().encode(brief(2)));
    session.changed();
    expect(await excerpts()).toBe(few);
    const counted = await new Promise<number>((resolve) => session.subscribe(resolve));
    const fresh = openPreview({ ...files, "briefs/harbour.yaml": brief(2) });
    const view = await session.view("harbour");
    const clean = await fresh.session.view("harbour");
    expect(view).toEqual({ ...clean, edition: counted });
    expect(view?.evidence?.excerpts.length).toBeGreaterThan(few);
  });

  it("comes as an event, beginning with the state that stands", async () => {
    const preview = openPreview();
    const answer = await preview.ask("/events");
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    const reader = answer.body?.getReader();
    const next = async () => decoder.decode((await reader?.read())?.value);
    expect(await next()).toContain("event: edition\ndata: 1\n");
    preview.session.changed();
    expect(await next()).toContain("data: 2\n");
    await reader?.cancel();
  });
});

it("asks nothing of other hosts", async () => {
  const preview = openPreview();
  for (const path of ["/", "/b/harbour", "/b/harbour/memo"]) {
    const text = await (await preview.ask(path)).text();
    expect(text.match(/(?:src|href)="https?:[^"]*"/g) ?? []).toEqual([]);
  }
});
