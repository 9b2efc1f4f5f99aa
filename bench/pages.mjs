// Web pages for benchmarks.
/** Pages as newsrooms build them: a story of 12 to 60 paragraphs among menus, teasers, scripts and comments. */
export function madePages(count) {
  const sentence = (n) =>
    `The council of harbour ${n} voted to widen its northern quay by ${n % 90} metres, a clerk said.`;
  const paragraph = (n) =>
    `<p class="story__text">${sentence(n)} ${sentence(n + 1)} <a href="/t/${n}">More of it</a>.</p>`;
  const teaser = (n) =>
    `<li class="teaser"><a href="/s/${n}"><img src="/i/${n}.jpg" alt=""><h3>Another story of harbour ${n}</h3></a><span>${n} min</span></li>`;
  const list = (make, count) => Array.from({ length: count }, (_, i) => make(i)).join("\n");
  return Array.from({ length: count }, (_, page) => {
    const i = page % 20;
    const script = `<script>window.data = ${JSON.stringify(list(sentence, 60))};</script>`;
    const menu = `<nav><ul>${list((n) => `<li><a href="/m/${n}">Section ${n}</a></li>`, 60)}</ul></nav>`;
    const comments = list((n) => `<div class="comment"><b>Reader ${n}</b><p>${sentence(n * 7)}</p></div>`, i * 3);
    return `<!doctype html><html lang="en"><head><title>Quay ${page} to grow | Harbour Wire</title>
<meta property="og:title" content="Quay ${page} to grow"><meta name="author" content="Maren Oduya"></head><body>${script}${menu}
<div class="layout"><main><article><h1>Quay ${page} to grow</h1><time datetime="2025-06-05">5 June 2025</time>
<div class="story__body">${list(paragraph, 12 + i * 2)}</div><section id="comments">${comments}</section></article></main>
<aside><ul>${list(teaser, 80)}</ul></aside></div>${script}<footer><p>© 2025 Harbour Wire</p></footer></body></html>`;
  });
}
