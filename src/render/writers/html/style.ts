/**
 * The page's looks, self-contained: the reader's own fonts, about 68 characters wide, light and dark, and on paper like the
 * PDF. All pairs of colours have a contrast of 4.5 to 1 at least, in both schemes; a test works it out.
 */
import { lightenedFor } from "../../stylesheet/contrast.ts";
import { quotationMarks } from "../../stylesheet/quotation-marks.ts";
import { defaultStylesheet, type FontRole, type Stylesheet } from "../../stylesheet/stylesheet.ts";

export interface Scheme {
  readonly paper: string;
  readonly ink: string;
  readonly grey: string;
  readonly accent: string;
  readonly rule: string;
  readonly shade: string;
}

export const light: Scheme = {
  paper: "#ffffff",
  ink: "#1a1a1a",
  grey: "#5c6066",
  accent: "#1f3d6e",
  rule: "#767a80",
  shade: "#f3f3f1",
};
export const dark: Scheme = {
  paper: "#15171a",
  ink: "#e6e4df",
  grey: "#a4a9b0",
  accent: "#9fc1f5",
  rule: "#7d838c",
  shade: "#20242a",
};

function variables(scheme: Scheme): string {
  return Object.entries(scheme)
    .map(([name, color]) => `--${name}:${color}`)
    .join(";");
}

/** Colours that a template changed, in both schemes: on dark paper its accent is lightened until it can be read. */
function schemesOf({ colors }: Stylesheet): { readonly light: Scheme; readonly dark: Scheme } {
  const own = (["paper", "ink", "grey", "accent", "rule", "shade"] as const)
    .filter((name) => colors[name] !== defaultStylesheet.colors[name])
    .map((name) => [name, colors[name]] as const);
  const accent = own.find(([name]) => name === "accent")?.[1];
  return {
    light: { ...light, ...Object.fromEntries(own) },
    dark: accent === undefined ? dark : { ...dark, accent: lightenedFor(accent, dark.paper) },
  };
}

/** A family as CSS may hold it, before the families that stand in for it. */
function families(family: string, others: string): string {
  const name = family.replace(/[^\p{L}\p{N} _-]/gu, "");
  return others.startsWith(`"${name}"`) || name === "" ? others : `"${name}",${others}`;
}

/**
 * Quotation marks that hang before the words of an excerpt, by its language. They are drawn for the eye: a block quote is
 * announced as one, and copied words stay the source's own. Beside marks of the words themselves they are those that the
 * language has for a quotation within one.
 */
function hangingMarks({ excerpt }: Stylesheet): string {
  if (excerpt.quotationMarks === "none") return "";
  const rules = quotationMarks.map(({ open, close, beside, languages }) => {
    const selectors = languages.map((language) => `.excerpt blockquote:lang(${language})`);
    return `${selectors.join(",")}{quotes:"${open}" "${close}" "${beside.open}" "${beside.close}"}`;
  });
  return `.excerpt blockquote{quotes:"“" "”" "‘" "’"}
${rules.join("\n")}
.excerpt blockquote>p::before{content:open-quote;position:absolute;transform:translateX(-100%);color:var(--grey)}
.excerpt blockquote[dir=rtl]>p::before{transform:translateX(100%)}
.excerpt blockquote>p::after{content:no-close-quote}
.excerpt blockquote>p:last-child::after{content:close-quote;color:var(--grey)}
.excerpt.beside blockquote>p::before{content:no-open-quote open-quote}
.excerpt.beside blockquote>p::after{content:no-close-quote no-close-quote}
.excerpt.beside blockquote>p:last-child::after{content:close-quote no-close-quote}`;
}

/** The marking's alignment and colours, and the logo's height; nothing where they are the tool's own. */
function ownLooks({ marking, logo }: Stylesheet): string {
  const rules = marking.values.map(({ color, band }, index) => {
    const name = `.marking-${index + 1}`;
    // Without a band the colour was chosen for the light paper.
    if (band === null) return `@media (prefers-color-scheme:light){${name}{color:${color}}}`;
    return `${name}{color:${color};background:${band};padding:.2em .6em}`;
  });
  if (marking.align !== "center") rules.push(`.marking{text-align:${marking.align}}`);
  if (logo !== null) rules.push(`.logo img{height:${logo.heightPt}pt;width:auto}`);
  return rules.map((rule) => `${rule}\n`).join("");
}

/** Headings in the faces, weights and colours of the memo in print, and in its proportions to the body's size. */
function headingRules(stylesheet: Stylesheet, family: Readonly<Record<FontRole, string>>): string {
  const { styles } = stylesheet;
  const levels = [styles.title, styles.heading2, styles.heading3, styles.heading4, styles.heading5, styles.heading6];
  return levels
    .map(({ font, weight, italic, sizePt, color }, index) => {
      const rem = Math.round((100 * sizePt) / styles.body.sizePt) / 100;
      const looks = `font-family:${family[font]};font-size:${rem}rem;font-weight:${weight};color:var(--${color})`;
      return `h${index + 1}{${looks}${italic ? ";font-style:italic" : ""}}\n`;
    })
    .join("");
}

/** The whole style sheet for a template's looks; it holds no `<`, so it may stand in a `style` element as it is. */
export function styleOf(stylesheet: Stylesheet): string {
  const schemes = schemesOf(stylesheet);
  const serif = families(stylesheet.fonts.serif, '"Source Serif 4","Source Serif Pro",Charter,Georgia,serif');
  const sans = families(
    stylesheet.fonts.sans,
    '"Source Sans 3","Source Sans Pro","Segoe UI",Helvetica,Arial,sans-serif',
  );
  return `
:root{color-scheme:light dark;${variables(schemes.light)}}
@media (prefers-color-scheme:dark){:root{${variables(schemes.dark)}}}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font-family:${serif};line-height:1.5}
.page{max-width:calc(60ch + 6rem);margin:0 auto;padding:1rem 3rem 4rem;overflow-wrap:break-word}
dt,.label,.number,.excerpt figcaption,table,.marking,.reference,.skip,figure.image figcaption{font-family:${sans}}
${headingRules(stylesheet, { serif, sans, mono: "monospace" })}h1{line-height:1.15;margin:1.5rem 0 1rem;hyphens:none}
h2{line-height:1.3;margin:2.2rem 0 .6rem}
h3{margin:1.6rem 0 .4rem}
h4,h5,h6{margin:1.3rem 0 .3rem}
p,ul,ol,dl,pre,figure,.table,blockquote,.callout{margin:0 0 .75rem}
li>p{margin-bottom:.25rem}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper);color:var(--accent)}
.skip:focus{left:0;z-index:1}
.marking{margin:0;text-align:center;letter-spacing:.12em;font-weight:600;font-size:.85rem}
.reference{margin:0;text-align:right;color:var(--grey);font-size:.85rem}
.fields{border:solid var(--rule);border-width:1px 0;padding:.5rem 0}
.fields div{display:grid;grid-template-columns:8rem 1fr;gap:1rem}
.fields dt{color:var(--grey);font-size:.9rem}
.fields dd{margin:0}
blockquote{margin-left:0;padding-left:1.2rem;border-left:1px solid var(--rule)}
.excerpt{position:relative;scroll-margin-top:1rem;margin:0 0 1.25rem}
.excerpt blockquote{border:0;padding-left:1.2rem;margin-bottom:.2rem}
.excerpt em{font-style:normal;color:var(--grey)}
.excerpt p{margin-bottom:.4rem}
.excerpt figcaption{padding-left:1.2rem;font-size:.82rem;color:var(--grey)}
.excerpt figcaption strong{color:var(--ink)}
.excerpt:target{background:var(--shade)}
.number{position:absolute;left:-2.4rem;width:2rem;min-height:1.5rem;text-align:right;font-weight:600;font-size:.85rem;line-height:1.765;text-decoration:none}
${hangingMarks(stylesheet)}
.callout{padding:.6rem 1rem;background:var(--shade);border-left:3px solid var(--rule)}
.callout.important{background:none;border-left-color:var(--accent);font-size:1.12rem}
.callout .label{font-weight:600;font-size:.85rem;color:var(--accent);margin-bottom:.25rem}
.callout>:last-child{margin-bottom:0}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.35;font-variant-numeric:tabular-nums lining-nums;border-bottom:1px solid var(--rule)}
thead{border:solid var(--rule);border-width:1px 0}
th,td{padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top}
th.right,td.right{text-align:right}th.center,td.center{text-align:center}
pre{padding:.6rem;background:var(--shade);overflow-x:auto}
code{font-size:.9em}
img{max-width:100%;height:auto}
figure.image figcaption{margin-top:.25rem;font-size:.82rem;color:var(--grey)}
@media screen and (prefers-color-scheme:dark){figure.image img{padding:.5rem;background:${schemes.light.paper}}}
.no-image{color:var(--grey)}
hr{border:0;border-top:1px solid var(--rule);margin:1.5rem 0}
.notes{border-top:1px solid var(--rule);margin-top:2rem;padding-top:.5rem;font-size:.85rem}
@media (max-width:45rem){.page{padding:1rem 1rem 3rem}.number{position:static;width:auto;min-width:1.5rem;text-align:left;display:inline-block}.fields div{grid-template-columns:6rem 1fr}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{${variables(schemes.light)}}@page{margin:22mm 20mm}html{font-size:10.5pt}.page{max-width:none;padding:0 0 0 2.4rem}.skip{display:none}a{text-decoration:none}h1,h2,h3,h4,h5,h6{break-after:avoid}.excerpt,.callout,tr{break-inside:avoid}thead{display:table-header-group}.page-break{break-after:page}.table,pre{overflow:visible}p{orphans:2;widows:2}}
${ownLooks(stylesheet)}`.trim();
}

/** The style sheet of the built-in looks. */
export const style: string = styleOf(defaultStylesheet);
