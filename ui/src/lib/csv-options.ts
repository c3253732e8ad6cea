// How CSV is written, so that the spreadsheets of this computer read it. They go by the language of
// the system.

import type { CsvOptions, Separator } from "../bindings";
import { validLocale } from "./locale";
import { t } from "./messages.svelte";

export const separators = (): { value: Separator; label: string }[] => [
  { value: "comma", label: t("export-comma") },
  { value: "semicolon", label: t("export-semicolon") },
  { value: "tab", label: t("export-tab") },
];

/** Regions whose spreadsheets separate cells by semicolons although decimals have a point. */
const SEMICOLON_REGIONS = ["CH", "LI"];

/** The options for the spreadsheets of a language, by default the system's. */
export function defaultCsvOptions(language = navigator.language): CsvOptions {
  const locale = validLocale(language);
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  const decimalSign = parts.find(({ type }) => type === "decimal")?.value;
  const hasSemicolons = decimalSign !== "." || SEMICOLON_REGIONS.includes(new Intl.Locale(locale).region ?? "");
  return {
    separator: hasSemicolons ? "semicolon" : "comma",
    decimalComma: decimalSign === ",",
    byteOrderMark: true,
  };
}

/** A decimal number as these options write it. */
export function decimalExample({ separator, decimalComma }: CsvOptions): string {
  return decimalComma && separator !== "comma" ? "24,05" : "24.05";
}
