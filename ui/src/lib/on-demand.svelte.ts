// A view whose code is fetched when it is first wanted, and is there at once from then on.

import type { Component } from "svelte";

import { Loading } from "./loading.svelte";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Svelte's own Component has it: an interface is no Record of unknown
export class OnDemand<Props extends Record<string, any>> extends Loading<Component<Props>> {
  readonly #load: () => Promise<{ default: Component<Props> }>;

  constructor(load: () => Promise<{ default: Component<Props> }>) {
    super();
    this.#load = load;
  }

  /** Fetches it, unless it is there or on its way. */
  async fetch() {
    if (this.value === null && !this.pending) await this.run(async () => (await this.#load()).default);
  }
}
