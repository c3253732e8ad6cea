// The person who works with the app.

import { settings } from "./settings.svelte";
import { isolated } from "./visible-text";

/** The operator's name; if there is none, the system's user and host. */
export function operatorName(): string {
  return isolated(settings.values.operator || settings.account);
}

/** The first letters of the first and the last word, such as "AP". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => Array.from(word)[0]!.toLocaleUpperCase()).join("");
}
