// Formats amounts, which are whole minor units. No floating point is involved. How many decimals an
// amount has comes with it from the backend: web engines count differently.

import type { AmountStyle, MoneyView } from "../bindings";
import { memoize, userLocale } from "./locale";

/** Whether the web engine takes it for a currency. Stores have others. */
const isCode = (currency: string) => /^[A-Z]{3}$/i.test(currency);

function moneyFormat(locale: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { ...options, ...(isCode(currency) && { style: "currency", currency }) });
}

const moneyFormats = memoize((locale) =>
  memoize((currency) =>
    memoize((decimals) => {
      const digits = { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) };
      return moneyFormat(locale, currency, digits);
    }),
  ),
);

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
  const { amount, currency, decimals } = money;
  // Where the decimals are unknown, the plain number is safer than a guess.
  if (decimals === null) return `${amount} ${currency}`;
  const number = toDecimal(amount, decimals) as Intl.StringNumericLiteral;
  const text = moneyFormats(locale)(currency)(String(decimals)).format(number);
  return isCode(currency) ? text : `${text} ${currency}`;
}

/** How the user's language writes amounts in a currency, for the backend to read one. */
export function amountStyle(currency: string, locale = userLocale()): AmountStyle {
  const code = currency.trim();
  const parts = (display: Intl.NumberFormatOptions["currencyDisplay"]) =>
    moneyFormat(locale, code, { minimumFractionDigits: 2, currencyDisplay: display }).formatToParts(1_234_567.8);
  const part = (type: string, display: Intl.NumberFormatOptions["currencyDisplay"] = "symbol") =>
    parts(display).find((part) => part.type === type)?.value ?? "";
  return {
    decimal: part("decimal"),
    group: part("group"),
    symbols: [part("currency"), part("currency", "narrowSymbol"), part("currency", "name")].filter(Boolean),
  };
}
