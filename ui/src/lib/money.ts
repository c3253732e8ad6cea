// Money: whole minor units in, the reader's way of writing it out. No floating point on the way.

import type { MoneyView } from "../bindings";
import { reader } from "./locale";

/** How many decimals a currency has: 0 for yen, 2 for most, 3 for dinars. */
function decimals(currency: string): number | null {
  try {
    const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return options.maximumFractionDigits ?? null;
  } catch {
    return null;
  }
}

/** Minor units as a decimal number, such as 2405 and 2 as "24.05". */
export function decimal(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${amount < 0 ? "-" : ""}${whole}${decimals > 0 ? `.${fraction}` : ""}`;
}

/** An amount as the reader writes it; a dash where there is none or its currency is not named. */
export function format(money: MoneyView | null, locale = reader()): string {
  if (!money || money.currency === "") return "—";
  const places = decimals(money.currency);
  // A code that nobody knows: the plain number says more than a guess at its decimals.
  if (places === null) return `${money.amount} ${money.currency}`;
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
  return format.format(decimal(money.amount, places) as Intl.StringNumericLiteral);
}
