// Asking again for what is on the screen.

import { onMount } from "svelte";

const loads = new Set<() => unknown>();

/** Loads again whenever the reader wants the newest, for as long as the view is there. Called while a view is set up. */
export function onRefresh(load: () => unknown) {
  onMount(() => {
    loads.add(load);
    return () => loads.delete(load);
  });
}

/** Everything on the screen is asked for again. */
export function refresh() {
  for (const load of loads) load();
}
