// Where the reader is, and the way back. Each place remembers what was typed and how far it was scrolled.

export type Route =
  | { name: "welcome" }
  | { name: "connect" }
  | { name: "stores" }
  | { name: "requests" }
  | { name: "sandbox" }
  | { name: "journal" }
  | { name: "settings" }
  | { name: "customers" }
  | { name: "import" }
  | { name: "customer"; id: string }
  | { name: "storeOrders"; customer?: { id: string; name: string } }
  | { name: "storeOrder"; id: string }
  | { name: "profile" }
  | { name: "compare" }
  | { name: "orders" }
  | { name: "order"; id: string };

/** A place, with what a view wants to find again when the reader comes back. */
export interface Place {
  route: Route;
  memory: Record<string, unknown>;
  scroll: number;
}

function place(route: Route): Place {
  return { route, memory: {}, scroll: 0 };
}

export class Router {
  #places = $state<Place[]>([place({ name: "welcome" })]);
  /** The sections of the store as the reader left them. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing that is shown depends on it
  #sections = new Map<Route["name"], Place>();
  /** Tells how far the present place is scrolled. */
  scrolled: () => number = () => 0;

  get current(): Place {
    return this.#places[this.#places.length - 1] as Place;
  }

  /** The place that back leads to. */
  get before(): Place | null {
    return this.#places[this.#places.length - 2] ?? null;
  }

  get depth(): number {
    return this.#places.length;
  }

  get canGoBack(): boolean {
    return this.#places.length > 1;
  }

  go(route: Route) {
    this.current.scroll = this.scrolled();
    this.#places.push(place(route));
  }

  back() {
    if (this.canGoBack) this.#places.pop();
  }

  /** Goes back until so many places are left. */
  backTo(depth: number) {
    this.#places.splice(Math.max(1, depth));
  }

  /** Goes back to the last place of this name; where there is none, one takes the place of this one. */
  returnTo(name: "customers") {
    const found = this.#places.findLastIndex(({ route }) => route.name === name);
    if (found < 0) this.replace({ name });
    else this.backTo(found + 1);
  }

  /** Begins anew; there is no way back from here. */
  reset(route: Route) {
    this.#sections.clear();
    this.#places = [place(route)];
  }

  /** Goes to a section of the store, and finds it as it was left; there is no way back from there. */
  section(name: "customers" | "storeOrders") {
    this.current.scroll = this.scrolled();
    const [first] = this.#places as [Place];
    this.#sections.set(first.route.name, first);
    this.#places = [this.#sections.get(name) ?? place({ name })];
  }

  /** Goes to a place beside this one: back leads where it led before. */
  replace(route: Route) {
    this.#places[this.#places.length - 1] = place(route);
  }
}
