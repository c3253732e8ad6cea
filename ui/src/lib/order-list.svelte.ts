// The orders of a store that match the filters. A scan in the backend sends them in batches.

import type { OrderTermView, Problem, ScanNews, SoFarView } from "../bindings";
import * as ipc from "../ipc";
import { asProblem } from "../invoke";
import { OrderRows } from "./order-rows";
import { overlay } from "./overlay.svelte";
import { timeZone } from "./time";

/** `paused`: the user left the screen. `stopped`: the user canceled the scan. */
type Phase = "reading" | "paused" | "stopped" | "failed" | "done";

export class OrderList {
  phase = $state<Phase>("paused");
  problem = $state.raw<Problem | null>(null);
  /** How many orders match, once the store has said so. */
  total = $state<number | null>(null);
  /** The index of the row that can have the focus. */
  active = $state(0);
  /** The scroll position of the table, in pixels. */
  scroll = 0;
  // Rows are appended in place, since copying them for each batch is slow. The count is reactive.
  #rows = new OrderRows();
  #count = $state(0);
  #soFar = $state.raw<SoFarView | null>(null);
  #scan = "";
  /** The time zone of the days in the filters. */
  readonly zone = timeZone();

  constructor(
    readonly connection: string,
    readonly terms: OrderTermView[],
  ) {}

  /** The orders read so far, newest first. */
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
    // A scan can continue only after an order with a timestamp.
    if (!this.#soFar?.at) this.#reset();
    const scan = crypto.randomUUID();
    this.#scan = scan;
    this.phase = "reading";
    this.problem = null;
    const onNews = (news: ScanNews) => {
      if (this.#scan === scan) this.#onNews(news);
    };
    ipc.orders
      .scan(this.connection, { scan, terms: this.terms, soFar: this.#soFar }, onNews)
      .catch((thrown: unknown) => onNews({ kind: "failed", problem: asProblem(thrown) }));
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
        for (const row of news.rows) this.#rows.push(row);
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

  #reset() {
    this.#rows = new OrderRows();
    this.#count = 0;
    this.#soFar = null;
    this.total = null;
  }
}
