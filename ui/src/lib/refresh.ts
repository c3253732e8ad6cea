// Refreshes the data on the screen.

import { onMount } from "svelte";

const loads = new Set<() => unknown>();

/** Calls `load` on each refresh while the view is mounted. Call it while the view is set up. */
export function onRefresh(load: () => unknown) {
  onMount(() => {
    loads.add(load);
    return () => loads.delete(load);
  });
}

export function refresh() {
  for (const load of loads) load();
}
