/**
 * Names of newsrooms: a lexicon of well-known ones with their aliases, and the form of names that others go by ("the
 * Harbour Post"). A name that is neither in the lexicon nor of that form is not taken for a newsroom.
 */

/** A newsroom met in a text. */
export interface NewsroomHit {
  /** Its usual name. */
  readonly name: string;
  /** Characters of the name as it stands, from where it was looked up. */
  readonly length: number;
  /** True for the lexicon's newsrooms, false for those told by the form of their names. */
  readonly known: boolean;
  /** True where the company's research or index is named, not its newsroom ("Bloomberg Economics"). */
  readonly product: boolean;
}

/** Usual name, then aliases. An alias is matched as written, because `Time` and `time` differ. */
const lexicon: readonly string[] = [
  "Bloomberg|Bloomberg News|Bloomberg L.P.|Bloomberg.com|Bloomberg TV|Bloomberg Television|Блумберг",
  "Financial Times|FT|The FT|FT.com|The Financial Times Limited",
  "Reuters|Thomson Reuters|Рейтер|Ройтерс",
  "Associated Press|AP|The AP|AP News|The Associated Press",
  "AFP|Agence France-Presse|Agence France Presse",
  "dpa|DPA|Deutsche Presse-Agentur|dpa-AFX",
  "ANSA",
  "EFE|Agencia EFE",
  "Kyodo|Kyodo News",
  "Xinhua|Xinhua News Agency",
  "TASS|Tass|ТАСС",
  "RIA Novosti|RIA|РИА Новости",
  "Interfax|Интерфакс",
  "Interfax-Ukraine|Інтерфакс-Україна",
  "Ukrinform|Укрінформ",
  "UNIAN|УНІАН",
  "PTI|Press Trust of India",
  "ANI|Asian News International",
  "Yonhap|Yonhap News Agency",
  "Anadolu Agency|Anadolu|AA",
  "PAP|Polish Press Agency|Polska Agencja Prasowa",
  "PA Media|PA|Press Association",
  "UPI|United Press International",
  "APA|Austria Presse Agentur",
  "Belga|Belga News Agency",
  "TT|TT News Agency",
  "NTB",
  "Ritzau",
  "STT",
  "BNS|Baltic News Service",
  "LETA",
  "CTK|ČTK",
  "MTI",
  "Agerpres",
  "Tanjug",
  "Canadian Press|The Canadian Press",
  "AAP|Australian Associated Press",
  "New York Times|The New York Times|NYT|The NYT|New York Times Company",
  "Washington Post|The Washington Post|WaPo|WP",
  "Wall Street Journal|The Wall Street Journal|WSJ|The WSJ|Dow Jones & Company",
  "Dow Jones Newswires|Dow Jones|Dow Jones Newswires",
  "USA Today|USA TODAY",
  "Los Angeles Times|The Los Angeles Times|LA Times",
  "Chicago Tribune",
  "Boston Globe|The Boston Globe",
  "Politico|POLITICO|Politico Europe",
  "Axios",
  "The Hill",
  "CNN|Cable News Network",
  "NBC News|NBC",
  "ABC News",
  "CBS News|CBS",
  "Fox News|FOX News|Fox News Channel|Fox Business",
  "MSNBC",
  "CNBC",
  "NPR|National Public Radio",
  "PBS|PBS NewsHour",
  "Newsweek",
  "TIME|Time magazine",
  "The Atlantic",
  "The New Yorker",
  "Foreign Policy",
  "Foreign Affairs",
  "Vox",
  "BuzzFeed News|BuzzFeed",
  "HuffPost|Huffington Post|The Huffington Post",
  "The Daily Beast|Daily Beast",
  "The Intercept",
  "ProPublica",
  "Semafor",
  "Puck",
  "Business Insider|Insider",
  "Forbes",
  "Fortune",
  "Barron's|Barron’s",
  "MarketWatch",
  "Defense News",
  "Breaking Defense",
  "Defense One",
  "Voice of America|VOA",
  "Radio Free Europe/Radio Liberty|RFE/RL|Radio Liberty|Radio Svoboda|Радіо Свобода|Радио Свобода",
  "Radio Free Asia",
  "Yahoo News",
  "Yahoo Finance",
  "MSN",
  "TechCrunch",
  "The Verge",
  "Wired",
  "The Information",
  "BBC|BBC News|British Broadcasting Corporation|BBC Ukrainian|Бі-бі-сі|Би-би-си",
  "The Guardian|Guardian News & Media Limited|Guardian News & Media",
  "The Observer",
  "The Times|The Times of London|Times of London",
  "The Sunday Times|Sunday Times",
  "The Telegraph|The Daily Telegraph|Daily Telegraph|Sunday Telegraph",
  "The Independent",
  "The Economist",
  "The Spectator",
  "New Statesman",
  "Sky News",
  "ITV News|ITV",
  "Channel 4 News",
  "Daily Mail|The Daily Mail|MailOnline|Mail on Sunday",
  "The Sun",
  "Daily Mirror|The Mirror",
  "Daily Express",
  "Evening Standard|The Standard",
  "The Scotsman",
  "The Irish Times|Irish Times",
  "Irish Independent",
  "RTÉ|RTE",
  "The Globe and Mail|Globe and Mail",
  "Toronto Star",
  "CBC|CBC News",
  "National Post",
  "The Sydney Morning Herald|Sydney Morning Herald",
  "The Age",
  "The Australian",
  "New Zealand Herald|NZ Herald",
  "Times of India|The Times of India",
  "The Hindu",
  "Hindustan Times",
  "Indian Express|The Indian Express",
  "Dawn",
  "South China Morning Post|SCMP",
  "Global Times",
  "People's Daily",
  "The Straits Times|Straits Times",
  "CNA|Channel NewsAsia",
  "The Edge Singapore",
  "Japan Times|The Japan Times",
  "Nikkei|Nikkei Asia|Nikkei Asian Review",
  "Asahi Shimbun|The Asahi Shimbun",
  "Yomiuri Shimbun",
  "Mainichi",
  "NHK",
  "The Korea Herald|Korea Herald",
  "Al Jazeera|Aljazeera|Al-Jazeera",
  "Al Arabiya",
  "Haaretz",
  "The Times of Israel|Times of Israel",
  "Jerusalem Post|The Jerusalem Post",
  "Ynet",
  "Hürriyet",
  "Daily Sabah",
  "Middle East Eye",
  "Der Spiegel|Spiegel|DER SPIEGEL|SPIEGEL",
  "Die Zeit|ZEIT ONLINE|Zeit Online",
  "Frankfurter Allgemeine Zeitung|FAZ|F.A.Z.|Frankfurter Allgemeine",
  "Süddeutsche Zeitung|SZ",
  "Die Welt|WELT|Welt am Sonntag",
  "Bild|BILD|Bild-Zeitung|Bild am Sonntag",
  "Handelsblatt",
  "Tagesspiegel|Der Tagesspiegel",
  "taz|die tageszeitung",
  "Focus|FOCUS",
  "Stern",
  "ARD|Tagesschau|tagesschau.de",
  "ZDF",
  "n-tv|ntv",
  "Deutsche Welle|DW|DW News",
  "Deutschlandfunk",
  "Neue Zürcher Zeitung|NZZ",
  "Tages-Anzeiger",
  "Der Standard|DER STANDARD",
  "Die Presse",
  "ORF",
  "Le Monde",
  "Le Figaro",
  "Libération",
  "Les Echos|Les Échos",
  "France 24|France24",
  "RFI",
  "Mediapart",
  "L'Express|L’Express",
  "Le Point",
  "BFMTV",
  "Le Soir",
  "De Standaard",
  "NRC|NRC Handelsblad",
  "de Volkskrant|De Volkskrant",
  "De Telegraaf",
  "NOS",
  "El País|El Pais",
  "El Mundo",
  "La Vanguardia",
  "ABC",
  "Corriere della Sera",
  "La Repubblica|Repubblica",
  "La Stampa",
  "Il Sole 24 Ore",
  "RAI",
  "Público",
  "Expresso",
  "Dagens Nyheter",
  "Svenska Dagbladet",
  "SVT",
  "Aftonbladet",
  "Aftenposten",
  "NRK",
  "VG",
  "Politiken",
  "Berlingske",
  "DR",
  "Helsingin Sanomat",
  "Yle",
  "ERR",
  "Postimees",
  "Delfi",
  "LRT",
  "Gazeta Wyborcza",
  "Rzeczpospolita",
  "TVP",
  "TVN24",
  "Onet",
  "Polsat News",
  "Euronews",
  "EUobserver",
  "Euractiv|EURACTIV",
  "Politico Pro",
  "Kyiv Independent|The Kyiv Independent",
  "Kyiv Post",
  "Ukrainska Pravda|Ukrayinska Pravda|Українська правда|Украинская правда|УП",
  "European Pravda|Європейська правда",
  "Babel|Бабель",
  "Hromadske|Громадське",
  "Suspilne|Суспільне",
  "RBC-Ukraine|РБК-Україна|РБК-Украина",
  "Liga.net|LIGA.net",
  "NV|New Voice of Ukraine|The New Voice of Ukraine|НВ",
  "Dzerkalo Tyzhnia|ZN.UA|Дзеркало тижня",
  "TSN|ТСН",
  "Espreso|Еспресо",
  "Caliber.Az",
  "RT|Russia Today",
  "Sputnik",
  "RBC|РБК",
  "Kommersant|Коммерсантъ|Коммерсант",
  "Vedomosti|Ведомости",
  "Izvestia|Известия",
  "Meduza|Медуза",
  "Novaya Gazeta|Новая газета|Novaya Gazeta Europe",
  "The Moscow Times|Moscow Times",
  "The Insider",
  "Bellingcat",
  "Belsat",
  "Nexta|NEXTA",
  "The Bell",
  "Important Stories|iStories",
  "Mediazona|Медиазона",
];

const byAlias = new Map<string, string>();
for (const row of lexicon) {
  const names = row.split("|");
  for (const alias of names) byAlias.set(alias, names[0] ?? alias);
}
const longestAlias = Math.max(...[...byAlias.keys()].map((alias) => alias.split(" ").length));

/** What a newsroom's desk or paper is called besides the company's name; such a name is a product, not the newsroom. */
const products =
  /^ (?:Economics|Intelligence|Businessweek|Terminal|Government|Law|Opinion|Poll|Index|Breakingviews|Foundation|Institute|Markets? Magazine)\b/;

/** Words that end (or, in some, begin) the names of papers, stations and agencies. */
const newsWords = new Set(
  (
    "Times Post News Newswire Wire Journal Herald Tribune Telegraph Guardian Gazette Chronicle Courier Observer Mail Mirror Daily Weekly Press Bulletin Dispatch Examiner Inquirer Register Sentinel Ledger Standard Star Sun Globe Review Magazine " +
    "Broadcasting Radio Television TV Zeitung Nachrichten Rundschau Presse Tageblatt Anzeiger Kurier Pravda Gazeta Dziennik Shimbun Express Independent Reporter Monitor Newspaper Today Tribunal Diario Journaal Dagblad Dagbladet Tidning Tidende Blade Citizen Advertiser Argus"
  ).split(" "),
);

/** The usual name of a newsroom where the whole of `name` is one by the lexicon; undefined where not. */
export function knownNewsroom(name: string): string | undefined {
  const plain = name.trim().replace(/^[«„“"']+|[»“”"'.]+$/g, "");
  return byAlias.get(plain) ?? byAlias.get(plain.replace(/^The /, "")) ?? byAlias.get(`The ${plain}`);
}

/**
 * The newsroom whose name begins at `at`, with or without "the" before it; the longest alias wins. Undefined where the run of
 * names there holds none.
 */
export function newsroomAt(text: string, at: number): NewsroomHit | undefined {
  const window = text.slice(at, at + 80);
  const article = /^(?:the|The) /.exec(window)?.[0].length ?? 0;
  const quote = /^[«„“"]/.test(window.slice(article)) ? 1 : 0;
  const names = capitalRun(window.slice(article + quote));
  for (let count = Math.min(names.length, longestAlias); count > 0; count--) {
    const end = names[count - 1] ?? 0;
    const run = window.slice(article + quote, article + quote + end);
    const name =
      byAlias.get(article ? `The ${run}` : run) ??
      byAlias.get(run) ??
      (article || count === 1 ? undefined : byAlias.get(`The ${run}`));
    const rest = window.slice(article + quote + end);
    if (name !== undefined) return { name, length: article + quote + end, known: true, product: products.test(rest) };
  }
  const end = formEnd(window.slice(article + quote), names);
  if (end === 0) return undefined;
  return {
    name: window.slice(article + quote, article + quote + end),
    length: article + quote + end,
    known: false,
    product: false,
  };
}

/** A name of at least two words, of which the last is a word of the trade. */
function formEnd(window: string, names: readonly number[]): number {
  for (let count = Math.min(names.length, 5); count > 1; count--) {
    const words = window.slice(0, names[count - 1]).split(" ");
    if (
      newsWords.has(words.at(-1) ?? "") &&
      !/^(?:A|An|This|That|In|On|One|White|Sources|Fake|State)$/.test(words[0] ?? "")
    )
      return names[count - 1] ?? 0;
  }
  return 0;
}

/** Ends of the words of a run of capitalised words; "of", "and", "&", "della" may stand within it. */
function capitalRun(window: string): number[] {
  const ends: number[] = [];
  const word =
    /(?:[\p{Lu}\d][\p{L}\p{M}\d.&'/-]*|(?:of|and|&|della|de|du|am|am|die|der|dem|für) (?=\p{Lu})|(?:dpa|taz|de|ntv|n-tv|iStories)\b)/uy;
  let at = 0;
  while (at < window.length && ends.length < 8) {
    word.lastIndex = at;
    const match = word.exec(window);
    if (match === null) break;
    const small = match[0].endsWith(" ");
    const raw = small ? match[0].trimEnd() : match[0].replace(/(?:['’]s|[.'])$/, "");
    const dotted = byAlias.has(window.slice(0, at) + match[0]) ? match[0] : raw;
    ends.push(at + dotted.length);
    at += match[0].length;
    if (small) continue;
    if (dotted.length < match[0].length || window[at] !== " ") break;
    at++;
  }
  return ends;
}

/** The holder of a copyright or the name of a site as it is usually written: company forms and phrases taken off. */
export function outletName(raw: string): string {
  const bare = raw
    .replace(
      /\b(?:All [Rr]ights [Rr]eserved|Alle Rechte vorbehalten|Tous droits réservés|Всі права захищено|Все права защищены).*$/,
      "",
    )
    .replace(
      /,? (?:L\.P\.|LP|Ltd\.?|Limited|Inc\.?|LLC|PLC|plc|GmbH|AG|S\.A\.|SA|SAS|Pty|Corp\.?|Corporation|Company|& Co\.?|Media Group|Newspapers)(?=$|[ ,.])\.?/g,
      "",
    )
    .replace(/[\s,.;|–—-]+$/, "")
    .trim();
  return knownNewsroom(raw) ?? knownNewsroom(bare) ?? bare;
}

/** How far a run of capitalised words goes that begins at `at`; 0 where none does. */
export function nameRunLength(text: string, at: number): number {
  return capitalRun(text.slice(at, at + 80)).at(-1) ?? 0;
}
