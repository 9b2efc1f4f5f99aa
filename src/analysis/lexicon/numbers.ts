/** Words of number, money and time. */

/** Plain number words; "one" is left out, as it is a pronoun far oftener than a number. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, i) => [word, i + 2] as const)
    .concat(
      "twenty thirty forty fifty sixty seventy eighty ninety"
        .split(" ")
        .map((word, i) => [word, (i + 2) * 10] as const),
    ),
);

export const scales: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["m", 1e6],
  ["mn", 1e6],
  ["bn", 1e9],
  ["tn", 1e12],
]);

/** Numbers that are never stated exactly. */
export const vagueNumbers: ReadonlySet<string> = new Set(
  "dozens scores hundreds thousands millions billions trillions".split(" "),
);

export const currencies: ReadonlySet<string> = new Set(
  "dollar dollars euro euros pound pounds sterling yen yuan ruble rubles rouble roubles hryvnia hryvnias franc francs zloty zlotys krona kronor crowns lira rupee rupees peso pesos cents".split(
    " ",
  ),
);

/** Currency codes that stand before the number. */
export const currencyCodes: ReadonlySet<string> = new Set("USD EUR GBP UAH RUB JPY CNY CHF PLN".split(" "));

export const durations: ReadonlySet<string> = new Set(
  "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades century centuries weekend weekends fortnight fortnights quarter quarters morning mornings afternoon afternoons evening evenings season seasons spring springs summer summers autumn autumns winter winters generation generations".split(
    " ",
  ),
);

/** Word ordinals above "second", which is more often a unit of time or an adverb. */
export const ordinals: ReadonlyMap<string, number> = new Map(
  "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, i) => [word, i + 3] as const),
);

export const months: ReadonlySet<string> = new Set(
  "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. jan feb mar apr aug sept oct nov dec".split(
    " ",
  ),
);

export const weekdays: ReadonlySet<string> = new Set(
  "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays".split(
    " ",
  ),
);

export const seasons: ReadonlySet<string> = new Set("spring summer autumn fall winter".split(" "));

/** Hedges that stand right before a number, longest first. */
export const hedges: readonly string[] = [
  "no more than",
  "no fewer than",
  "no less than",
  "as many as",
  "as much as",
  "as few as",
  "as little as",
  "a total of",
  "more than",
  "fewer than",
  "less than",
  "at least",
  "at most",
  "close to",
  "an estimated",
  "an average of",
  "well over",
  "just over",
  "just under",
  "up to",
  "about",
  "around",
  "roughly",
  "approximately",
  "nearly",
  "almost",
  "over",
  "under",
  "above",
  "below",
  "some",
  "estimated",
  "only",
  "just",
  "first",
  "exactly",
  "between",
  "another",
  "maximum",
  "minimum",
  "barely",
  "virtually",
];
