/**
 * The looks of the preview's own pages, in the colours of the HTML memo. Every pair of text and ground has a contrast of
 * 4.5 to 1 at least in both schemes, every border that means something 3 to 1; a test works it out.
 */
import { dark as darkMemo, light as lightMemo, type Scheme } from "../render/writers/html/style.ts";

export interface PreviewScheme extends Scheme {
  /** Behind everything that is not paper. */
  readonly desk: string;
  /** Behind words that a memo prints, and behind those that are looked at. */
  readonly marked: string;
  readonly chosen: string;
  readonly good: string;
  readonly bad: string;
  readonly warn: string;
}

export const light: PreviewScheme = {
  ...lightMemo,
  desk: "#eceae5",
  marked: "#f6efd2",
  chosen: "#ffe28a",
  good: "#14603a",
  bad: "#a01c1c",
  warn: "#774a00",
};

export const dark: PreviewScheme = {
  ...darkMemo,
  desk: "#0d0f11",
  marked: "#37321c",
  chosen: "#564500",
  good: "#7fd3a5",
  bad: "#ff9d97",
  warn: "#efbf62",
};

function variables(scheme: PreviewScheme): string {
  return Object.entries(scheme)
    .map(([name, color]) => `--${name}:${color}`)
    .join(";");
}

/** The whole style sheet; it holds no `<`. */
export const style: string = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{height:100%;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100%;display:flex;flex-direction:column;background:var(--desk);color:var(--ink);font:1rem/1.5 "Source Sans 3","Source Sans Pro","Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
h2:focus,#panel:focus{outline:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100vw;top:0;padding:.6rem 1rem;background:var(--paper);z-index:3}
.skip:focus{left:0}
.bar{display:flex;align-items:center;flex-wrap:wrap;gap:.25rem 1.25rem;min-height:3.25rem;padding:.4rem 1.25rem;background:var(--paper);border-bottom:1px solid var(--rule)}
.product{margin:0;font-weight:600;letter-spacing:.02em;color:var(--accent);text-decoration:none;padding:.2rem 0}
.bar h1{margin:0;font-size:1.05rem;font-weight:600;line-height:1.3}
.others{position:relative}
.others summary{cursor:pointer;color:var(--accent);padding:.2rem .3rem}
.others nav{position:absolute;z-index:2;left:0;top:100%;width:min(24rem,80vw);background:var(--paper);border:1px solid var(--rule);border-radius:4px;box-shadow:0 6px 24px rgb(0 0 0/.18)}
.others ul{list-style:none;margin:0;padding:.4rem 0}
.others li a{display:block;padding:.5rem 1rem}
.status{margin:0 0 0 auto;font-size:.875rem;color:var(--grey)}
.status[data-kind]::before{content:"";display:inline-block;width:.6rem;height:.6rem;margin-right:.5rem;border-radius:50%;background:var(--grey)}
.status[data-kind=good]::before{background:var(--good)}
.status[data-kind=busy]::before{background:var(--warn)}
.status[data-kind=error]{color:var(--bad)}.status[data-kind=error]::before{background:var(--bad)}
.desk{display:grid;grid-template:minmax(0,1fr)/minmax(0,1.3fr) minmax(22rem,1fr);flex:1;min-height:0}
body:has(.desk){height:100%}
.memo{display:flex;flex-direction:column;min-height:0;padding:0 1.25rem 1.25rem}
.forms,.tabs{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.9375rem}
.forms{padding:.55rem 0}
.forms a,.tabs a{padding:.35rem 0;min-height:1.75rem;text-decoration:none;border-bottom:3px solid transparent}
.forms a:hover,.tabs a:hover{border-bottom-color:var(--rule)}
.forms a[aria-current],.tabs a[aria-current]{color:var(--ink);font-weight:600;border-bottom-color:var(--accent)}
.forms a[target]{margin-left:auto}
iframe{flex:1;width:100%;min-height:20rem;border:1px solid var(--rule);background:var(--paper)}
.banner{margin:0 0 .6rem;padding:.6rem .9rem;background:var(--paper);border-left:4px solid var(--bad)}
.banner strong{color:var(--bad)}
.side{display:flex;flex-direction:column;min-height:0;min-width:0;background:var(--paper);border-left:1px solid var(--rule)}
.tabs{padding:.55rem 1.5rem 0;border-bottom:1px solid var(--rule)}
.count{font-size:.8125rem;font-variant-numeric:tabular-nums;color:var(--grey);font-weight:400}
.count.error{color:var(--bad);font-weight:600}
.panel{flex:1;min-height:0;overflow-y:auto;padding:1.1rem 1.5rem 2rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .6rem}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:0 0 .7rem}
.from{color:var(--grey);font-size:.875rem}
p.from{margin:.2rem 0 .5rem}
blockquote{margin:.8rem 0;padding-left:1rem;border-left:3px solid var(--rule);font-family:"Source Serif 4","Source Serif Pro",Charter,Georgia,serif;white-space:pre-line}
.rows,.problems,.changes{list-style:none;margin:0;padding:0}
.rows li{border-top:1px solid var(--shade)}
.row{display:grid;grid-template-columns:1fr;column-gap:.9rem;padding:.7rem 0;color:var(--ink);text-decoration:none}
.row:hover .words{text-decoration:underline}
ol .row{grid-template-columns:1.6rem 1fr}
ol .row .from{grid-column:2}
.row .number{color:var(--accent);font-weight:600;text-align:right;font-variant-numeric:tabular-nums}
.row .words{font-family:"Source Serif 4","Source Serif Pro",Charter,Georgia,serif}
.steps{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}
.steps a{padding:.15rem 0}
.verdict{padding:.5rem .8rem;background:var(--shade);border-left:4px solid var(--rule)}
.verdict strong{margin-right:.4rem}
.good{border-left-color:var(--good)}.good strong,.state.in{color:var(--good)}
.bad{border-left-color:var(--bad)}.bad strong{color:var(--bad)}
.state.out{color:var(--warn)}
.facts{margin:.8rem 0;font-size:.9375rem}
.facts div{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.2rem 1rem;padding:.3rem 0;border-top:1px solid var(--shade)}
.facts dt{color:var(--grey)}
.facts dd{margin:0;white-space:pre-line}
code{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,monospace;font-size:.875em}
.digest{word-break:break-all;color:var(--grey)}
.source{position:relative;max-height:max(16rem,46vh);overflow-y:auto;border:1px solid var(--rule);padding:.6rem 0;font-family:"Source Serif 4","Source Serif Pro",Charter,Georgia,serif}
.line{display:grid;grid-template-columns:2.6rem minmax(0,1fr);gap:.8rem;padding:.12rem 1rem .12rem 0;min-height:1.3rem}
.line .number{text-align:right;color:var(--grey);font:.75rem/2 ui-monospace,Menlo,Consolas,monospace;user-select:none}
.furniture{color:var(--grey)}
.dropped{background:var(--shade)}
.reason{display:block;color:var(--grey);font:italic .8125rem/1.4 "Source Sans 3","Source Sans Pro","Segoe UI",Helvetica,Arial,sans-serif}
p.reason{padding:.3rem 1rem .3rem 3.4rem;margin:0}
mark{background:var(--marked);color:var(--ink)}
mark.chosen{background:var(--chosen);box-shadow:0 0 0 2px var(--chosen)}
mark .furniture{color:inherit}
.problem,.changes li{padding:.7rem 0;border-top:1px solid var(--shade)}
.problem p,.changes p{margin:0 0 .35rem}
.severity.error{color:var(--bad)}.severity.warning{color:var(--warn)}.severity.note{color:var(--accent)}
.hint::before{content:"→ ";color:var(--grey)}
.frame{margin:.2rem 0 .5rem;padding:.5rem .7rem;background:var(--shade);white-space:pre-wrap}
form label{display:block;margin-bottom:.3rem}
.ask{display:flex;gap:.5rem}
input,button{font:inherit;min-height:2.5rem;border-radius:3px}
input{flex:1;min-width:0;padding:.3rem .7rem;color:var(--ink);background:var(--paper);border:1px solid var(--rule)}
button{padding:.3rem 1.1rem;color:var(--paper);background:var(--accent);border:1px solid var(--accent);font-weight:600;cursor:pointer}
.answer{margin-top:1.2rem;padding-top:.4rem;border-top:2px solid var(--rule)}
.theme h3{margin:.8rem 0 .2rem;font-size:.9375rem}
.near{padding-left:1.1rem;font-size:.9375rem}
.list{width:100%;max-width:46rem;margin:2.5rem auto;padding:2rem 2.5rem;background:var(--paper)}
.list h1{margin:0 0 1rem;font-size:1.6rem}
.list .words{font-size:1.15rem;color:var(--accent)}
.blank{background:var(--paper);padding:2rem}.blank h1{font-size:1.4rem;margin:0 0 .6rem}
@media (max-width:60rem){body:has(.desk){height:auto}.desk{display:block}.memo{height:70vh;padding:0 .75rem .75rem}.side{border-left:0;border-top:1px solid var(--rule)}.panel{overflow:visible}.tabs,.panel{padding-left:1rem;padding-right:1rem}.bar{padding:.4rem 1rem}.list{margin:0;padding:1.5rem 1rem}}
@media (forced-colors:active){mark{outline:1px solid}mark.chosen{outline:3px solid}.forms a[aria-current],.tabs a[aria-current]{border-bottom-color:Highlight}}
@media (prefers-reduced-motion:no-preference){.status[data-kind=busy]::before{animation:beat .8s ease-in-out infinite alternate}@keyframes beat{to{opacity:.35}}}
`.trim();
