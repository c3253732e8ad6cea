import { expect, test } from "vitest";

import { decimal, format } from "../src/lib/money";

/** Separators and spaces differ from one version of Unicode's tables to the next. */
function plain(text: string): string {
  return text.replace(/\s/g, " ");
}

test.each([
  [2400, "GBP", "£24.00"],
  [123456789, "USD", "$1,234,567.89"],
  [1980, "JPY", "¥1,980"],
  [1234567, "KWD", "KWD 1,234.567"],
  [-5, "EUR", "-€0.05"],
  [0, "EUR", "€0.00"],
])("%i minor units of %s are %s", (amount, currency, written) => {
  expect(plain(format({ amount, currency }, "en"))).toBe(written);
});

test("more than a double can hold exactly is not rounded", () => {
  expect(decimal(Number.MAX_SAFE_INTEGER, 2)).toBe("90071992547409.91");
  expect(plain(format({ amount: Number.MAX_SAFE_INTEGER, currency: "USD" }, "en"))).toBe("$90,071,992,547,409.91");
});

test("another language writes it its own way", () => {
  expect(plain(format({ amount: 123456, currency: "EUR" }, "de"))).toBe("1.234,56 €");
});

test("no amount, and one without a currency, are a dash", () => {
  expect(format(null)).toBe("—");
  expect(format({ amount: 5, currency: "" })).toBe("—");
});

test("a code that is no currency's is shown as it came", () => {
  expect(format({ amount: 500, currency: "POINTS" })).toBe("500 POINTS");
});
