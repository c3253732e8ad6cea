// A view whose code is loaded when it is first shown.

import type { Component } from "svelte";

import type { Problem } from "../bindings";
import { AsyncState } from "./async-state.svelte";
import { loadTexts, t } from "./messages.svelte";

/** How long a view may load before the user is offered to reload the page, in milliseconds. */
export const PATIENCE = 10_000;

/** WebKit never ends a load that started just as its network process crashed. */
function stuck(): Problem {
  return {
    code: "internal",
    message: t("app-view-not-loading"),
    advice: t("app-view-not-loading-advice"),
    text: null,
    field: null,
    requestId: null,
  };
}

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
    if (this.value !== null || this.pending) return;
    const timer = setTimeout(() => (this.problem = stuck()), PATIENCE);
    await this.run(async () => {
      const [view] = await Promise.all([this.#import(), loadTexts()]);
      return view.default;
    });
    clearTimeout(timer);
  }

  /** Loads the view after a problem. A load that is stuck is stuck until the page is reloaded. */
  retry() {
    if (this.pending) location.reload();
    else void this.load();
  }
}
