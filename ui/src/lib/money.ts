// Money: whole minor units in, the reader's way of writing it out. No floating point on the way.

import type { MoneyView } from "../bindings";
import { once, reader } from "./locale";

/** How many decimals a currency has: 0 for yen, 2 for most, 3 for dinars. */
const decimals = once((currency): number | null => {
  try {
    const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return options.maximumFractionDigits ?? null;
  } catch {
    return null;
  }
});

const formats = once((locale) => once((currency) => new Intl.NumberFormat(locale, { style: "currency", currency })));

/** What the reader typed as an amount, in minor units of the currency: "24.05" pounds are 2405. Null where it is no such amount. */
export function minorUnits(typed: string, currency: string): number | null {
  const places = decimals(currency);
  const [, whole, fraction = ""] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim()) ?? [];
  if (places === null || whole === undefined || fraction.length > places) return null;
  return Number(whole + fraction.padEnd(places, "0"));
}

/** Minor units as a decimal number, such as 2405 and 2 as "24.05". */
export function decimal(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${amount < 0 ? "-" : ""}${whole}${decimals > 0 ? `.${fraction}` : ""}`;
}

/** An amount as the reader writes it; a dash where there is none or its currency is not named. */
export function format(money: MoneyView | null, locale = reader): string {
  if (!money || money.currency === "") return "—";
  const places = decimals(money.currency);
  // A code that nobody knows: the plain number says more than a guess at its decimals.
  if (places === null) return `${money.amount} ${money.currency}`;
  return formats(locale)(money.currency).format(decimal(money.amount, places) as Intl.StringNumericLiteral);
}
