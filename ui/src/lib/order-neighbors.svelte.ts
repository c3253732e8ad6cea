// The previous and the next order in the list that the user came from.

import type { OrderRowView, Problem } from "../bindings";
import type { OrderList } from "./order-list.svelte";
import type { PagedList } from "./paged-list.svelte";
import { type HistoryEntry, router } from "./router.svelte";

export interface OrderNeighbors {
  /** The place of the order in the list, from 1. */
  readonly place: number;
  readonly total: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Why the next order could not be loaded. */
  readonly problem: Problem | null;
  /** Shows the previous order. Back still leads to the list, with that order active. */
  previous: () => void;
  next: () => void;
  /** Opens the next order if the list has loaded it since it was requested. Reads the list. */
  follow: () => void;
  /** Stops loading the list. */
  leave: () => void;
}

/** The neighbors in the store's orders, which are loaded while one scrolls. */
class ScannedOrders implements OrderNeighbors {
  /** Whether the user wants the next order, which is not loaded yet. */
  #wantsNext = $state(false);

  constructor(
    readonly list: OrderList,
    readonly index: number,
  ) {}

  get place() {
    return this.index + 1;
  }

  get total() {
    return this.list.total ?? this.list.rows.length;
  }

  get hasPrevious() {
    return this.index > 0;
  }

  get hasNext() {
    const count = this.list.phase === "done" ? this.list.rows.length : this.total;
    return this.place < count && !(this.#wantsNext && this.list.phase === "reading");
  }

  get problem() {
    return this.#wantsNext ? this.list.problem : null;
  }

  previous = () => this.#open(this.index - 1);
  next = () => this.#open(this.index + 1);
  leave = () => this.list.pause();

  follow = () => {
    if (this.#wantsNext && this.list.rows.at(this.index + 1)) this.next();
  };

  #open(to: number) {
    const row = this.list.rows.at(to);
    if (row) {
      this.list.position.active = to;
      router.replace({ name: "storeOrder", id: row.id });
    } else {
      this.#wantsNext = true;
      this.list.read();
    }
  }
}

/** The neighbors in the customer's own orders, as far as they were read. */
function inSession(list: PagedList<string, OrderRowView>, id: string): OrderNeighbors | null {
  const { rows, total } = list.contents ?? { rows: [], total: 0 };
  const index = rows.findIndex((order) => order.id === id);
  if (index < 0) return null;
  const open = (to: number) => {
    list.position.active = to;
    router.replace({ name: "order", id: rows[to]!.id });
  };
  const canOpen = (to: number) => rows[to] !== undefined && !rows[to].isUnreadable;
  return {
    place: index + 1,
    total,
    hasPrevious: canOpen(index - 1),
    hasNext: canOpen(index + 1),
    problem: null,
    previous: () => open(index - 1),
    next: () => open(index + 1),
    follow: () => undefined,
    leave: () => undefined,
  };
}

/** The neighbors of an order in the list of a history entry; null if it has no list with it. */
export function neighborsOf(id: string, entry: HistoryEntry | null): OrderNeighbors | null {
  if (entry?.route.name === "orders") {
    const list = entry.memory.list as PagedList<string, OrderRowView> | undefined;
    return list ? inSession(list, id) : null;
  }
  if (entry?.route.name !== "storeOrders") return null;
  const list = entry.memory.list as OrderList | undefined;
  const index = list?.rows.indexOf(id) ?? -1;
  return list && index >= 0 ? new ScannedOrders(list, index) : null;
}
