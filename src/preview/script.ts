/**
 * What the page does in the browser: takes up each new edition in place, follows links of the panel without leaving the
 * memo, and leads from an excerpt of the memo to its source and back. All of it works by plain links too; only what is new
 * needs a reload then.
 */
export const script: string = `
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const frame = byId("memo");
  const status = byId("status");
  const page = location.pathname;
  let edition = Number(root.dataset.edition);
  let asked = 0;

  const say = (text, kind) => {
    status.textContent = text;
    status.dataset.kind = kind;
  };

  const search = () => new URLSearchParams(location.search);

  async function refresh(options) {
    const own = ++asked;
    const answers = [take("/parts" + location.search)];
    /* The memo is shown as soon as it is there: a panel may take longer. */
    if (options.live) answers.push(renew());
    const answer = await answers[0];
    if (answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const parts = await answer.json();
    if (own !== asked) return;
    show(parts, options);
    await Promise.all(answers);
    edition = Math.max(edition, parts.edition);
    markChosen();
  }

  const take = (path) => fetch(page + path, { cache: "no-store" });

  function show(parts, options) {
    const content = byId("content");
    const kept = content.scrollTop;
    const typing = document.activeElement && document.activeElement.id === "words";
    byId("title").textContent = parts.title;
    document.title = parts.title + " – Briefwright preview";
    byId("tabs").innerHTML = parts.tabs;
    byId("state").innerHTML = parts.state;
    if (!(typing && options.live)) content.innerHTML = parts.panel;
    content.scrollTop = options.live ? kept : 0;
    settle();
    const heading = options.focus && content.querySelector("h2");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }

  /* The chosen words of the source, into the middle of their own region: the page itself stays. */
  function settle() {
    const here = byId("here");
    const region = here && here.closest(".source");
    if (!region) return;
    const apart = here.getBoundingClientRect().top - region.getBoundingClientRect().top;
    region.scrollTop += apart - region.clientHeight / 3;
  }

  /* The new memo in the old one's place, so that the reader stays where they were. */
  async function renew() {
    const reload = (path) => frame.contentWindow.location.replace(page + path);
    if (search().get("show") === "pdf") return reload("/memo.pdf?edition=" + edition + "#navpanes=0&view=FitH");
    const answer = await take("/memo");
    const inside = frame.contentDocument;
    if (!answer.ok || !inside || !inside.body) return reload("/memo");
    /* The frame's own parser: what it reads stands under the memo's policy, which allows its style sheet. */
    const fresh = new frame.contentWindow.DOMParser().parseFromString(await answer.text(), "text/html");
    const looks = (doc) => (doc.querySelector("style") || {}).textContent;
    if (looks(inside) !== looks(fresh)) return reload("/memo");
    const top = inside.scrollingElement.scrollTop;
    inside.title = fresh.title;
    inside.documentElement.lang = fresh.documentElement.lang;
    inside.documentElement.dir = fresh.documentElement.dir;
    inside.body.replaceWith(inside.adoptNode(fresh.body));
    inside.scrollingElement.scrollTo({ top, behavior: "instant" });
  }

  function go(href, focus) {
    history.pushState(null, "", href);
    return refresh({ focus }).catch(lost);
  }

  function lost() { say("The preview does not answer", "error"); }

  /* The excerpt that the panel is about becomes the target of the memo's address, which shades it; the memo stays in place. */
  function markChosen() {
    const inside = frame && frame.contentDocument;
    if (!inside || !inside.scrollingElement || search().get("show") === "pdf") return;
    const number = search().get("n");
    if (!number || !inside.getElementById("excerpt-" + number)) return;
    const top = inside.scrollingElement.scrollTop;
    const outer = { left: scrollX, top: scrollY, behavior: "instant" };
    /* In full: an address that is only a fragment would be taken as one of this page, not of the memo. */
    inside.location.replace(inside.location.href.replace(/#.*/, "") + "#excerpt-" + encodeURIComponent(number));
    inside.scrollingElement.scrollTo({ top, behavior: "instant" });
    scrollTo(outer);
  }

  function showInMemo(number) {
    const target = frame.contentDocument && frame.contentDocument.getElementById("excerpt-" + number);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    const link = target.querySelector("a.number");
    frame.focus();
    if (link) link.focus({ preventScroll: true });
  }

  function fromMemo(event) {
    if (event.defaultPrevented || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest && event.target.closest("a[href]");
    const excerpt = event.target.closest && event.target.closest("figure.excerpt");
    if (link && /^https?:/i.test(link.getAttribute("href"))) { link.target = "_blank"; return; }
    if (link && !link.classList.contains("number")) return;
    const selection = frame.contentDocument.getSelection();
    if (!excerpt || (!link && selection && !selection.isCollapsed)) return;
    const number = excerpt.id.replace("excerpt-", "");
    if (link) event.preventDefault();
    go("?tab=evidence&n=" + encodeURIComponent(number), Boolean(link));
  }

  /* On the document, which stays when its body is renewed. */
  function adopt() {
    const inside = frame.contentDocument;
    /* None yet in a document that is about to be another. */
    const own = inside && inside.documentElement;
    if (!own || own.dataset.followed) return;
    own.dataset.followed = "true";
    inside.addEventListener("click", fromMemo);
    markChosen();
  }

  function follow(event) {
    if (event.defaultPrevented || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href]");
    if (!link || link.target) return;
    const href = link.getAttribute("href");
    if (link.hasAttribute("data-memo")) { event.preventDefault(); showInMemo(href.replace("#excerpt-", "")); return; }
    if (!href.startsWith("?") || link.hasAttribute("data-show")) return;
    event.preventDefault();
    if (search().get("show") === "pdf" && !new URLSearchParams(href).has("show")) { location.href = href; return; }
    go(href, !link.closest("#tabs")).then(() => {
      const current = link.closest("#tabs") && byId("tabs").querySelector("[aria-current]");
      if (current) current.focus();
    });
  }

  function ask(event) {
    event.preventDefault();
    go("?" + new URLSearchParams(new FormData(event.target)).toString(), false).then(() => {
      const words = byId("words");
      if (words) words.focus();
    });
  }

  if (frame) {
    document.addEventListener("click", follow);
    document.addEventListener("submit", ask);
    document.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && document.querySelector("details[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    });
    addEventListener("popstate", () => refresh({}).catch(lost));
    frame.addEventListener("load", adopt);
    adopt();
    settle();
  }

  const events = new EventSource(new URL(root.dataset.events, location.href));
  events.addEventListener("edition", (event) => {
    if (Number(event.data) <= edition) { say("Up to date", "good"); return; }
    edition = Number(event.data);
    if (!frame) { location.reload(); return; }
    say("Building…", "busy");
    refresh({ live: true }).then(() => { if (Number(event.data) === edition) say("Up to date", "good"); }, lost);
  });
  events.addEventListener("error", () => say("The preview has stopped", "error"));
})();
`;
