// What is typed and not sent yet outlasts its form: the screen is taken down when the program is locked, and the reader may look elsewhere.

import { untrack } from "svelte";

import { app } from "./app.svelte";

/** What the place that the reader is at remembers by this name; this, where it remembers nothing. Never for a secret. */
export function kept<T extends object>(name: string, first: () => T): T {
  return untrack(() => {
    const { memory } = app.router.current;
    memory[name] ??= first();
    return memory[name] as T;
  });
}
