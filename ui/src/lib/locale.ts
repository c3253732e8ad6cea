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

/** What is made for each key once: a formatter takes as long to make as a hundred numbers to write. */
export function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}

export const reader = chosen(navigator.language);
