/** Countries with what their people and things are called and where they are governed from. */

const rows = `united states|us u.s. usa america american americans u.s.a. washington
united kingdom|uk u.k. britain british briton britons london england english
european union|eu e.u. european europeans europe brussels
ukraine|ukrainian ukrainians kyiv kiev|russia|russian russians moscow|france|french frenchman paris|germany|german germans berlin
italy|italian italians rome|spain|spanish madrid|poland|polish poles warsaw|netherlands|dutch hague|belgium|belgian belgians
austria|austrian austrians vienna|switzerland|swiss bern|sweden|swedish swedes stockholm|norway|norwegian norwegians oslo
denmark|danish danes copenhagen|finland|finnish finns helsinki|iceland|icelandic|ireland|irish dublin|portugal|portuguese lisbon
greece|greek greeks athens|turkey|turkish turks ankara türkiye|hungary|hungarian hungarians budapest|romania|romanian romanians bucharest
bulgaria|bulgarian bulgarians sofia|serbia|serbian serbs belgrade|croatia|croatian zagreb|slovakia|slovak slovaks bratislava
slovenia|slovenian|czech republic|czech czechs prague czechia|estonia|estonian estonians tallinn|latvia|latvian latvians riga
lithuania|lithuanian lithuanians vilnius|belarus|belarusian belarusians minsk|moldova|moldovan moldovans|georgia|georgian georgians tbilisi
armenia|armenian armenians yerevan|azerbaijan|azerbaijani azeri baku|kazakhstan|kazakh|china|chinese beijing|japan|japanese tokyo
india|indian indians delhi|pakistan|pakistani islamabad|afghanistan|afghan afghans kabul|iran|iranian iranians tehran|iraq|iraqi iraqis baghdad
syria|syrian syrians damascus|israel|israeli israelis jerusalem|lebanon|lebanese beirut|jordan|jordanian amman|egypt|egyptian egyptians cairo
saudi arabia|saudi saudis riyadh|qatar|qatari doha|emirates|emirati uae u.a.e.|yemen|yemeni|libya|libyan tripoli|tunisia|tunisian
algeria|algerian|morocco|moroccan|nigeria|nigerian nigerians abuja|kenya|kenyan nairobi|ethiopia|ethiopian|sudan|sudanese khartoum
south africa|pretoria|canada|canadian canadians ottawa|mexico|mexican mexicans|brazil|brazilian brazilians brasilia|argentina|argentine
chile|chilean|colombia|colombian bogota|venezuela|venezuelan caracas|cuba|cuban cubans havana|australia|australian australians canberra
new zealand|wellington|indonesia|indonesian jakarta|malaysia|malaysian|singapore|singaporean|vietnam|vietnamese hanoi|thailand|thai bangkok
philippines|philippine filipino manila|taiwan|taiwanese taipei|north korea|pyongyang|south korea|seoul korean koreans`;

const countries: ReadonlyMap<string, string> = new Map(
  rows
    .split(/\n/)
    .flatMap((line) => pairUp(line.split("|")))
    .flatMap(([country, others]) =>
      [country, ...others.split(" ")].filter(Boolean).map((word) => [word, country] as const),
    ),
);

/** Rows without a list of other words hold a list that may begin with another country's row. */
function pairUp(cells: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < cells.length; i += 2) pairs.push([cells[i] ?? "", cells[i + 1] ?? ""]);
  return pairs;
}

/** The country that a name, an adjective, a capital or a people belongs to, in lower case; undefined where it is none. */
export function countryOf(word: string): string | undefined {
  return countries.get(word.toLowerCase());
}
