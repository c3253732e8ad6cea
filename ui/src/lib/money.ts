// Formats amounts, which are whole minor units. No floating point is involved.

import { CURRENCY_DECIMALS, type MoneyView } from "../bindings";
import { memoize, userLocale } from "./locale";

/** The number of decimals of a currency. Null for what is not a code of three letters. */
function decimalsOf(currency: string): number | null {
  return /^[A-Z]{3}$/i.test(currency) ? (CURRENCY_DECIMALS[currency.toUpperCase()] ?? 2) : null;
}

// Web engines know other numbers of decimals for some currencies.
const moneyFormats = memoize((locale) =>
  memoize((currency) => {
    const decimals = decimalsOf(currency) ?? 2;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(locale, { style: "currency", currency, ...digits });
  }),
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
