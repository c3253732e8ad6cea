// How numbers and dates are formatted.

import { language } from "./messages.svelte";
import { settings } from "./settings.svelte";

/** The languages to choose from, one for each number and date format. */
export const LOCALES = [
  "en-GB",
  "en-US",
  "de-DE",
  "de-CH",
  "es-ES",
  "fr-FR",
  "it-IT",
  "ja-JP",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "sv-SE",
];

/** The language tag if it is valid, or English. The locale `C` gives no valid tag. */
export function validLocale(language: string | undefined): string {
  try {
    const [tag] = Intl.getCanonicalLocales(language);
    // The POSIX locale has no digit grouping and puts the currency far from the amount.
    return tag && !/posix/i.test(tag) ? tag : "en";
  } catch {
    return "en";
  }
}

// Libraries read this property and fail on the invalid tag of the locale `C`.
Object.defineProperty(navigator, "language", { value: validLocale(navigator.language), configurable: true });

/** Memoizes a function of a string. Creating a formatter takes as long as using it 100 times. */
export function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const cache = new Map<string, T>();
  return (key) => {
    if (!cache.has(key)) cache.set(key, compute(key));
    return cache.get(key) as T;
  };
}

const memoizedLocale = memoize(validLocale);

/** The locale of the system, or the chosen language where the system's is another one. */
function localeOfTexts(): string {
  const isSystems = settings.values.language === "system" || navigator.language.split("-")[0] === language();
  return isSystems ? navigator.language : language();
}

/** The locale in the settings, or the one that fits the texts. */
export function userLocale(): string {
  return memoizedLocale(settings.values.locale || localeOfTexts());
}

const numberFormats = memoize((locale) => new Intl.NumberFormat(locale));

export function formatNumber(value: number): string {
  return numberFormats(userLocale()).format(value);
}

/** The name of a language in that language, such as "Deutsch (Schweiz)". */
export function languageName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
}
