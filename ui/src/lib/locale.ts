// How the reader writes numbers and dates.

import { app } from "./app.svelte";

/** The languages to choose from, as tags: numbers and dates are written in as many ways as there are here, and no more. */
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

/** The reader's language; English where the system names none, as the locale `C` does. */
export function chosen(language: string | undefined): string {
  try {
    const [named] = Intl.getCanonicalLocales(language);
    // POSIX writes numbers for programs: no grouping, and the currency far from its amount.
    return named && !/posix/i.test(named) ? named : "en";
  } catch {
    return "en";
  }
}

// Libraries ask the web view for its language themselves, and can't do with what it says of the locale `C`.
Object.defineProperty(navigator, "language", { value: chosen(navigator.language), configurable: true });

/** What is made for each key once: a formatter takes as long to make as a hundred numbers to write, and tens of kilobytes. */
export function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}

const understood = once(chosen);

/** The language that is set, or the system's. */
export function reader(): string {
  return understood(app.settings.locale || navigator.language);
}

const numbers = once((locale) => new Intl.NumberFormat(locale));

/** A number as the reader writes it. */
export function number(value: number): string {
  return numbers(reader()).format(value);
}

/** What a language calls itself, such as "Deutsch (Schweiz)". */
export function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
}
