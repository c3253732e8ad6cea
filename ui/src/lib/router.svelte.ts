// The route that is shown and the history behind it. Each entry keeps the state of its view.

import type { Owner } from "../bindings";

export type Route =
  | { name: "welcome" }
  | { name: "connect" }
  | { name: "stores" }
  | { name: "requestLog" }
  | { name: "sandbox" }
  | { name: "auditLog" }
  | { name: "settings" }
  | { name: "find" }
  | { name: "customers" }
  | { name: "import" }
  | { name: "customer"; id: string; known?: string }
  | { name: "accounts" }
  | { name: "account"; id: string; known?: string }
  | { name: "member"; id: string; known?: string; account?: { id: string; name: string } }
  | { name: "personalData"; id: string; known: string }
  | { name: "storeOrders"; customer?: { id: string; name: string } }
  | { name: "storeOrder"; id: string }
  | { name: "newOrder"; customer?: { id: string; name: string; email: string } }
  | { name: "profile" }
  | { name: "compare" }
  | { name: "orders" }
  | { name: "order"; id: string }
  | { name: "carts" }
  | { name: "cart"; id: string }
  | { name: "subscriptions" }
  | { name: "subscription"; id: string }
  | { name: "addresses" }
  | { name: "storeCart"; id: string; owner: Owner; of: string }
  | { name: "storeSubscription"; id: string; owner: Owner; of: string };

/** A visited route, with what its view restores when the user goes back to it. */
export interface HistoryEntry {
  route: Route;
  memory: Record<string, unknown>;
  scroll: number;
}

function entry(route: Route): HistoryEntry {
  return { route, memory: {}, scroll: 0 };
}

export class Router {
  #history = $state<HistoryEntry[]>([entry({ name: "welcome" })]);
  /** The sections of the store as the user left them. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the screen depends on it
  #sections = new Map<Route["name"], HistoryEntry>();
  /** Returns the current scroll position. */
  getScroll: () => number = () => 0;

  get current(): HistoryEntry {
    return this.#history[this.#history.length - 1] as HistoryEntry;
  }

  /** The entry that `back` goes to. */
  get previous(): HistoryEntry | null {
    return this.#history[this.#history.length - 2] ?? null;
  }

  get depth(): number {
    return this.#history.length;
  }

  get canGoBack(): boolean {
    return this.#history.length > 1;
  }

  go(route: Route) {
    this.current.scroll = this.getScroll();
    this.#history.push(entry(route));
  }

  /** Goes to a route unless it is already shown. */
  visit(route: Route) {
    if (this.current.route.name !== route.name) this.go(route);
  }

  back() {
    if (this.canGoBack) this.#history.pop();
  }

  /** Goes back until the history has this length, which is at least one. */
  backTo(depth: number) {
    this.#history.splice(Math.max(1, depth));
  }

  /** Goes back to the last entry of this route. Replaces the current one if there is none. */
  returnTo(name: "customers") {
    const found = this.#history.findLastIndex(({ route }) => route.name === name);
    if (found < 0) this.replace({ name });
    else this.backTo(found + 1);
  }

  /** Clears the history and shows this route. */
  reset(route: Route) {
    this.#sections.clear();
    this.#history = [entry(route)];
  }

  /**
   * Opens a section of the store as the user left it, with no history behind it. The search box
   * starts again, for the next caller.
   */
  openSection(name: "find" | "customers" | "accounts" | "storeOrders") {
    this.current.scroll = this.getScroll();
    const [first] = this.#history as [HistoryEntry];
    this.#sections.set(first.route.name, first);
    const left = name === "find" ? undefined : this.#sections.get(name);
    this.#history = [left ?? entry({ name })];
  }

  /** Replaces the current entry, so that `back` goes where it went before. */
  replace(route: Route) {
    this.#history[this.#history.length - 1] = entry(route);
  }
}

export const router = new Router();
