import { expect, test } from "vitest";

import { decimalExample, defaultCsvOptions } from "../src/lib/csv-options";

test.each([
  ["en-GB", "comma", false],
  ["ja-JP", "comma", false],
  ["de-DE", "semicolon", true],
  ["fr", "semicolon", true],
  ["pt-BR", "semicolon", true],
  // Swiss spreadsheets separate by semicolons, and their decimals have a point.
  ["de-CH", "semicolon", false],
  // No language: the locale `C`.
  ["C", "comma", false],
])("CSV of %s has its separator and decimal sign", (language, separator, decimalComma) => {
  expect(defaultCsvOptions(language)).toEqual({ separator, decimalComma, byteOrderMark: true });
});

test("decimal comma is written unless it separates cells", () => {
  const german = defaultCsvOptions("de-DE");
  expect(decimalExample(german)).toBe("24,05");
  expect(decimalExample({ ...german, separator: "tab" })).toBe("24,05");
  expect(decimalExample({ ...german, separator: "comma" })).toBe("24.05");
  expect(decimalExample(defaultCsvOptions("en-US"))).toBe("24.05");
});
