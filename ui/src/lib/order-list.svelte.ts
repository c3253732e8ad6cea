// The orders of a store that match the filters. A scan in the backend sends them in batches.

import type { OrderSortView, OrderTermView, Problem, ScanNews, ScanOrders, SoFarView } from "../bindings";
import * as ipc from "../ipc";
import { asProblem } from "../invoke";
import { OrderRows } from "./order-rows";
import { overlay } from "./overlay.svelte";
import { TablePosition } from "./table-position.svelte";
import { timeZone } from "./time";

/**
 * `more`: the rest is read when the user scrolls to it. `paused`: the user left the screen.
 * `stopped`: the user canceled the scan. `cut`: the store's pages end before the list.
 */
type Phase = "reading" | "more" | "paused" | "stopped" | "failed" | "done" | "cut";

/** The order in which a list is read unless it is sorted. */
export const NEWEST_FIRST: OrderSortView = { by: "created_at", descending: true };

interface Options {
  search?: string;
  sort?: OrderSortView;
  /** About how many orders are read at a time; by default all. */
  step?: number;
}

export class OrderList {
  phase = $state<Phase>("paused");
  problem = $state.raw<Problem | null>(null);
  /** How many orders match, once the store has said so. */
  total = $state<number | null>(null);
  readonly position = new TablePosition();
  // Rows are appended in place, since copying them for each batch is slow. The count is reactive.
  #rows = new OrderRows();
  #count = $state(0);
  #soFar = $state.raw<SoFarView | null>(null);
  #scan = "";
  /** The time zone of the days in the filters. */
  readonly zone = timeZone();
  readonly search: string;
  readonly sort: OrderSortView;
  /** When the first orders were read, in milliseconds since the epoch. */
  at = $state(0);
  #step: number | undefined;
  /** The orders of a search or a sorted list, which can have one more than once. */
  #known: Set<string> | null = null;

  constructor(
    readonly connection: string,
    readonly terms: OrderTermView[],
    { search = "", sort = NEWEST_FIRST, step }: Options = {},
  ) {
    this.search = search;
    this.sort = sort;
    this.#step = step;
  }

  /** The orders read so far. */
  get rows(): OrderRows {
    void this.#count;
    return this.#rows;
  }

  /** The total of the orders read so far, one per currency. */
  get sums() {
    return this.#soFar?.sums ?? [];
  }

  /** Continues the scan, or starts it. */
  read() {
    // A scan can continue only after an order with a timestamp, or at an offset.
    if (!this.#soFar?.at && !this.#soFar?.offset) this.#reset();
    const scan = crypto.randomUUID();
    this.#scan = scan;
    this.phase = "reading";
    this.problem = null;
    const onNews = (news: ScanNews) => {
      if (this.#scan === scan) this.#onNews(news);
    };
    ipc.orders
      .scan(this.connection, this.#request(scan), onNews)
      .catch((thrown: unknown) => onNews({ kind: "failed", problem: asProblem(thrown) }));
  }

  get #isSorted(): boolean {
    return this.sort.by !== NEWEST_FIRST.by || !this.sort.descending;
  }

  #request(scan: string): ScanOrders {
    const { terms, search, sort } = this;
    return {
      scan,
      terms,
      soFar: this.#soFar,
      ...(search !== "" && { search }),
      ...(this.#isSorted && { sort }),
      ...(this.#step !== undefined && { atMost: this.#step }),
    };
  }

  /** Reads the next orders when the user scrolls to them. */
  readOn() {
    if (this.phase === "more") this.read();
  }

  /** Reads all orders that match. */
  readAll() {
    this.#step = undefined;
    this.read();
  }

  /** Stops the scan until the user continues it. */
  stop() {
    this.#end("stopped");
  }

  /** Stops the scan while another screen is shown. */
  pause() {
    this.#end("paused");
  }

  /** Continues a paused scan. */
  resume() {
    if (this.phase === "paused") this.read();
  }

  #end(phase: Phase) {
    if (this.phase !== "reading") return;
    this.phase = phase;
    ipc.orders.stopScan(this.#scan).catch(overlay.reportError);
    // Batches in flight are ignored. The next scan sends them again.
    this.#scan = "";
  }

  #onNews(news: ScanNews) {
    switch (news.kind) {
      case "batch":
        for (const row of news.rows) if (this.#isNew(row.id)) this.#rows.push(row);
        this.at ||= Date.now();
        this.#count = this.#rows.length;
        this.#soFar = news.soFar;
        this.total = news.total;
        break;
      case "failed":
        this.problem = news.problem;
        this.phase = "failed";
        break;
      default:
        this.phase = news.kind;
    }
  }

  #isNew(id: string): boolean {
    if (!this.#known || id === "") return true;
    const isNew = !this.#known.has(id);
    this.#known.add(id);
    return isNew;
  }

  #reset() {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the screen reads it
    this.#known = this.search !== "" || this.#isSorted ? new Set() : null;
    this.at = 0;
    this.#rows = new OrderRows();
    this.#count = 0;
    this.#soFar = null;
    this.total = null;
  }
}
