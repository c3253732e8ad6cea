import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { LOCALES } from "../src/lib/locale";
import { amountStyle, formatMoney, toDecimal } from "../src/lib/money";

/** Spaces differ between versions of the Unicode data. */
function normalizeSpaces(text: string): string {
  return text.replace(/\s/g, " ");
}

test.each([
  [2400, "GBP", 2, "£24.00"],
  [123456789, "USD", 2, "$1,234,567.89"],
  [1980, "JPY", 0, "¥1,980"],
  [1234567, "KWD", 3, "KWD 1,234.567"],
  [-5, "EUR", 2, "-€0.05"],
  [0, "EUR", 2, "€0.00"],
  // A store's own decimals.
  [198000, "JPY", 2, "¥1,980.00"],
  [1500, "POINTS", 0, "1,500 POINTS"],
  [1500, "POINTS", 2, "15.00 POINTS"],
])("%i minor units of %s with %i decimals are %s", (amount, currency, decimals, text) => {
  expect(normalizeSpaces(formatMoney({ amount, currency, decimals }, "en"))).toBe(text);
});

test("amount beyond double precision is not rounded", () => {
  expect(toDecimal(Number.MAX_SAFE_INTEGER, 2)).toBe("90071992547409.91");
  const amount = { amount: Number.MAX_SAFE_INTEGER, currency: "USD", decimals: 2 };
  expect(normalizeSpaces(formatMoney(amount, "en"))).toBe("$90,071,992,547,409.91");
});

test("amount is formatted for locale", () => {
  expect(normalizeSpaces(formatMoney({ amount: 123456, currency: "EUR", decimals: 2 }, "de"))).toBe("1.234,56 €");
});

test("missing amount or currency is a dash", () => {
  expect(formatMoney(null)).toBe("—");
  expect(formatMoney({ amount: 5, currency: "", decimals: null })).toBe("—");
});

test("amount with unknown decimals is shown in minor units", () => {
  expect(formatMoney({ amount: 500, currency: "POINTS", decimals: null })).toBe("500 POINTS");
});

test("every currency has the decimals of the amount, not those of the web engine", () => {
  for (const currency of Intl.supportedValuesOf("currency")) {
    for (const decimals of [0, 2, 3, 4]) {
      const [shown] = /\d[\d,.]*/.exec(formatMoney({ amount: 12345, currency, decimals }, "en")) ?? [];
      expect(shown?.replaceAll(",", ""), currency).toBe(toDecimal(12345, decimals));
    }
  }
});

interface Style {
  language: string;
  decimal: string;
  group: string;
  symbol: string;
}

/** The backend's tests read amounts that are written like this. */
const styles = JSON.parse(readFileSync("../tests/fixtures/amount_styles.json", "utf8")) as Style[];

test("backend reads amounts as each language writes them", () => {
  // Apostrophes differ between versions of the Unicode data, too.
  const normalize = (text: string) => normalizeSpaces(text).replace("’", "'");
  expect(styles.map(({ language }) => language)).toEqual(expect.arrayContaining(LOCALES));
  for (const { language, decimal, group, symbol } of styles) {
    const style = amountStyle("EUR", language);
    expect(style.decimal, language).toBe(decimal);
    expect(normalize(style.group), language).toBe(normalize(group));
    expect(style.symbols, language).toContain(symbol);
  }
});

test("currency that the web engine does not know has the language's signs", () => {
  expect(amountStyle("POINTS", "de-DE")).toEqual({ decimal: ",", group: ".", symbols: [] });
});
