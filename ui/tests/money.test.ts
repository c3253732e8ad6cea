import { expect, test } from "vitest";

import { CURRENCY_DECIMALS } from "../src/bindings";
import { formatMoney, parseMinorUnits, toDecimal } from "../src/lib/money";

/** Spaces differ between versions of the Unicode data. */
function normalizeSpaces(text: string): string {
  return text.replace(/\s/g, " ");
}

test.each([
  [2400, "GBP", "£24.00"],
  [123456789, "USD", "$1,234,567.89"],
  [1980, "JPY", "¥1,980"],
  [1234567, "KWD", "KWD 1,234.567"],
  [-5, "EUR", "-€0.05"],
  [0, "EUR", "€0.00"],
])("%i minor units of %s are %s", (amount, currency, text) => {
  expect(normalizeSpaces(formatMoney({ amount, currency }, "en"))).toBe(text);
});

test("amount beyond double precision is not rounded", () => {
  expect(toDecimal(Number.MAX_SAFE_INTEGER, 2)).toBe("90071992547409.91");
  expect(normalizeSpaces(formatMoney({ amount: Number.MAX_SAFE_INTEGER, currency: "USD" }, "en"))).toBe(
    "$90,071,992,547,409.91",
  );
});

test("amount is formatted for locale", () => {
  expect(normalizeSpaces(formatMoney({ amount: 123456, currency: "EUR" }, "de"))).toBe("1.234,56 €");
});

test("missing amount or currency is a dash", () => {
  expect(formatMoney(null)).toBe("—");
  expect(formatMoney({ amount: 5, currency: "" })).toBe("—");
});

test("unknown currency code is shown as is", () => {
  expect(formatMoney({ amount: 500, currency: "POINTS" })).toBe("500 POINTS");
});

test("every currency has the decimals of the table, not those of the web engine", () => {
  // Current Unicode data shows no decimals for the first four.
  for (const [currency, text] of [
    ["HUF", "1.00"],
    ["IDR", "1.00"],
    ["COP", "1.00"],
    ["LAK", "1.00"],
    ["JPY", "100"],
    ["TND", "0.100"],
    ["CLF", "0.0100"],
  ] as const) {
    expect(formatMoney({ amount: 100, currency }, "en")).toContain(text);
  }
  for (const currency of Intl.supportedValuesOf("currency")) {
    const decimals = CURRENCY_DECIMALS[currency] ?? 2;
    const [shown] = /\d[\d,.]*/.exec(formatMoney({ amount: 12345, currency }, "en")) ?? [];
    expect(Number(shown?.replaceAll(",", "")), currency).toBeCloseTo(12345 / 10 ** decimals, 10);
    expect(parseMinorUnits(toDecimal(12345, decimals), currency), currency).toBe(12345);
  }
});
