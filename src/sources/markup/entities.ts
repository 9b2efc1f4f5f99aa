/** Character references of HTML: those of HTML 4 and a few that pages use besides; others stay as they are written. */

const latin1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(
    " ",
  );
const greek =
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega".split(
    " ",
  );
const others =
  "quot 34 amp 38 lt 60 gt 62 apos 39 QUOT 34 AMP 38 LT 60 GT 62 NewLine 10 Tab 9 excl 33 num 35 dollar 36 percnt 37 lpar 40 rpar 41 ast 42 plus 43 comma 44 period 46 sol 47 colon 58 semi 59 equals 61 quest 63 commat 64 lsqb 91 lbrack 91 bsol 92 rsqb 93 rbrack 93 Hat 94 lowbar 95 grave 96 lcub 123 lbrace 123 verbar 124 vert 124 rcub 125 rbrace 125 OElig 338 oelig 339 Scaron 352 scaron 353 Zcaron 381 zcaron 382 Ccaron 268 ccaron 269 Cacute 262 cacute 263 Dstrok 272 dstrok 273 Lstrok 321 lstrok 322 Nacute 323 nacute 324 Sacute 346 sacute 347 Zdot 379 zdot 380 Zacute 377 zacute 378 Aogon 260 aogon 261 Eogon 280 eogon 281 Ecaron 282 ecaron 283 Rcaron 344 rcaron 345 Uring 366 uring 367 Abreve 258 abreve 259 Scedil 350 scedil 351 Gbreve 286 gbreve 287 inodot 305 Idot 304 Yuml 376 fnof 402 circ 710 tilde 732 thetasym 977 piv 982 ensp 8194 emsp 8195 thinsp 8201 hairsp 8202 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 hyphen 8208 ndash 8211 mdash 8212 horbar 8213 lsquo 8216 rsquo 8217 rsquor 8217 sbquo 8218 ldquo 8220 rdquo 8221 rdquor 8221 bdquo 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 mldr 8230 permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 image 8465 weierp 8472 real 8476 trade 8482 numero 8470 alefsym 8501 larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 crarr 8629 lArr 8656 uArr 8657 rArr 8658 dArr 8659 hArr 8660 forall 8704 part 8706 exist 8707 empty 8709 nabla 8711 isin 8712 notin 8713 ni 8715 prod 8719 sum 8721 minus 8722 lowast 8727 radic 8730 prop 8733 infin 8734 ang 8736 and 8743 or 8744 cap 8745 cup 8746 int 8747 there4 8756 sim 8764 cong 8773 asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 nsub 8836 sube 8838 supe 8839 oplus 8853 otimes 8855 perp 8869 sdot 8901 loz 9674 spades 9824 clubs 9827 hearts 9829 diams 9830 check 10003 star 9734 starf 9733 frac13 8531 frac23 8532 frac18 8539 zwsp 8203 ZeroWidthSpace 8203 NoBreak 8288 nbhy 8209 figdash 8210 OpenCurlyQuote 8216 CloseCurlyQuote 8217 OpenCurlyDoubleQuote 8220 CloseCurlyDoubleQuote 8221".split(
    " ",
  );

const byName = new Map<string, string>();
for (const [index, name] of latin1.entries()) byName.set(name, String.fromCharCode(160 + index));
greek.forEach((name, index) => {
  byName.set(name, String.fromCharCode(0x391 + index));
  byName.set(name.toLowerCase(), String.fromCharCode(0x3b1 + index));
});
byName.set("sigmaf", "ς");
byName.set("upsih", "ϒ");
for (let i = 0; i + 1 < others.length; i += 2) byName.set(others[i] ?? "", String.fromCodePoint(Number(others[i + 1])));

/** What browsers show for numeric references to 128 to 159: the characters of windows-1252. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Text with its references resolved, once: `&amp;lt;` gives `&lt;`. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]{1,7})|#(\d{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));?/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return byName.get(name) ?? whole;
      return character(hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10));
    },
  );
}

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80] ?? "";
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\uFFFD";
  return String.fromCodePoint(code);
}
