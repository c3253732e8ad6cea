// A view whose code is loaded when it is first shown.

import type { Component } from "svelte";

import { AsyncState } from "./async-state.svelte";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in Svelte's Component
export class LazyView<Props extends Record<string, any>> extends AsyncState<Component<Props>> {
  readonly #import: () => Promise<{ default: Component<Props> }>;

  constructor(load: () => Promise<{ default: Component<Props> }>) {
    super();
    this.#import = load;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  static loaded<Props extends Record<string, any>>(component: Component<Props>): LazyView<Props> {
    const view = new LazyView(() => Promise.resolve({ default: component }));
    view.value = component;
    return view;
  }

  /** Loads the view, unless it is loaded or pending. */
  async load() {
    if (this.value === null && !this.pending) await this.run(async () => (await this.#import()).default);
  }
}
