/** Numbers as prose writes them: digits, words, scales, ranges, and "dozens". */
import * as words from "./lexicon/numbers.ts";
import type { Token } from "./tokens.ts";

/** A number's tokens `[from, to)`, without unit. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}

/** The number that begins at `i`: digits, number words, and scales behind them. */
export function amountAt(tokens: readonly Token[], i: number): Amount | undefined {
  const token = tokens[i];
  if (!token || (tokens[i - 1]?.kind === "colon" && tokens[i - 2]?.kind === "number")) return undefined;
  if (words.vagueNumbers.has(token.lower)) return { from: i, to: vagueEnd(tokens, i), value: null };
  if (token.lower === "half" && tokens[i + 1]?.lower === "a") return undefined;
  let value = token.kind === "number" ? parseNumber(token.text) : words.numberWords.get(token.lower);
  if (
    token.lower === "a" &&
    (words.scales.get(tokens[i + 1]?.lower ?? "") ?? 0) >= 100 &&
    (tokens[i + 1]?.lower.length ?? 0) > 2
  )
    value = 1;
  if (token.lower === "a" && tokens[i + 1]?.lower === "dozen") return { from: i, to: i + 2, value: 12 };
  if (value === undefined || (tokens[i + 1]?.kind === "colon" && tokens[i + 2]?.kind === "number")) return undefined;
  let to = i + 1;
  const unitNumber = words.numberWords.get(tokens[to]?.lower ?? "");
  if (value >= 20 && value % 10 === 0 && unitNumber !== undefined && unitNumber < 10 && token.kind === "word") {
    value += unitNumber;
    to++;
  }
  for (
    let scale = words.scales.get(tokens[to]?.lower ?? "");
    scale !== undefined;
    scale = words.scales.get(tokens[to]?.lower ?? "")
  ) {
    value = scaled(value, scale);
    to++;
  }
  return { from: i, to, value };
}

/** Decimal fractions times a scale without the dust of binary fractions: 3.1 trillion is 3100000000000. */
function scaled(value: number, scale: number): number {
  return Number((value * scale).toPrecision(12));
}

function parseNumber(text: string): number | undefined {
  const digits = text.replace(/^[A-Z]*[^\d]/, "").replace(/%$/, "");
  if (!/^\d[\d.,]*$/.test(digits)) return undefined;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits) ? digits.replace(/,/g, "") : digits;
  const value = Number(plain);
  return Number.isNaN(value) ? undefined : value;
}

/** "tens of thousands" and the like are one number. */
function vagueEnd(tokens: readonly Token[], i: number): number {
  return tokens[i + 1]?.lower === "of" && words.vagueNumbers.has(tokens[i + 2]?.lower ?? "") ? i + 3 : i + 1;
}

/** "10 to 20", "10-20", "between 10 and 20": one figure without a single value. */
export function withRange(tokens: readonly Token[], amount: Amount): Amount {
  const joint = tokens[amount.to];
  const between = joint?.lower === "and" && tokens[amount.from - 1]?.lower === "between";
  if (!joint || !(joint.lower === "to" || joint.kind === "dash" || joint.lower === "-" || between)) return amount;
  const other = amountAt(tokens, amount.to + 1);
  return other ? { from: amount.from, to: other.to, value: null } : amount;
}
