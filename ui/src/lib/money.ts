// Formats amounts, which are whole minor units. No floating point is involved.

import type { MoneyView } from "../bindings";
import { memoize, userLocale } from "./locale";

/** The number of decimals of a currency: 0 for yen, 2 for most, 3 for dinars. */
const decimalsOf = memoize((currency): number | null => {
  try {
    const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return options.maximumFractionDigits ?? null;
  } catch {
    return null;
  }
});

const moneyFormats = memoize((locale) =>
  memoize((currency) => new Intl.NumberFormat(locale, { style: "currency", currency })),
);

/** Parses an amount into minor units: "24.05" pounds is 2405. Null if it is malformed. */
export function parseMinorUnits(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const [, whole, fraction = ""] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  if (decimals === null || whole === undefined || fraction.length > decimals) return null;
  return Number(whole + fraction.padEnd(decimals, "0"));
}

/** Minor units as a decimal number: 2405 with two decimals is "24.05". */
export function toDecimal(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${amount < 0 ? "-" : ""}${whole}${decimals > 0 ? `.${fraction}` : ""}`;
}

/** Formats an amount. A dash stands for no amount and for an amount without a currency. */
export function formatMoney(money: MoneyView | null, locale = userLocale()): string {
  if (!money || money.currency === "") return "—";
  const decimals = decimalsOf(money.currency);
  // For an unknown currency the plain number is safer than a guess at its decimals.
  if (decimals === null) return `${money.amount} ${money.currency}`;
  return moneyFormats(locale)(money.currency).format(toDecimal(money.amount, decimals) as Intl.StringNumericLiteral);
}
