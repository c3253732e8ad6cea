// Refreshes the data on the screen.

import { onMount } from "svelte";

import * as ipc from "../ipc";
import { stores } from "./stores.svelte";

const loads = new Set<() => unknown>();

/** Calls `load` on each refresh while the view is mounted. Call it while the view is set up. */
export function onRefresh(load: () => unknown) {
  onMount(() => {
    loads.add(load);
    return () => loads.delete(load);
  });
}

/** Has the open store's currencies read again with the next amounts. */
async function forgetCurrencies() {
  // Without an open store there is nothing to forget.
  if (stores.current) await ipc.orders.forgetCurrencies(stores.current.id).catch(() => undefined);
}

/** Loads the data on the screen again. */
export function refresh() {
  for (const load of loads) load();
}

/** As the user asks for it: the store's currencies, too. */
export async function refreshAll() {
  await forgetCurrencies();
  refresh();
}
