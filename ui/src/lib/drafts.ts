// Drafts: what is entered but not sent. They survive navigation and the lock, which unmounts views.

import { untrack } from "svelte";

import { router } from "./router.svelte";

/** The draft of this name in the current history entry, or a new one. Never for a secret. */
export function draft<T extends object>(name: string, initial: () => T): T {
  return untrack(() => {
    const { memory } = router.current;
    memory[name] ??= initial();
    return memory[name] as T;
  });
}
