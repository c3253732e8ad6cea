// How the reader writes numbers and dates.

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

export const reader = chosen(navigator.language);
