// The store's orders that match, while they are read: what has come, how far that is, and how it goes on.

import type { OrderTermView, Problem, ScanNews, SoFarView } from "../bindings";
import * as ipc from "../ipc";
import { app } from "./app.svelte";
import { OrderRows } from "./order-rows";

/** Paused is what the reader walked away from, stopped is what the reader stopped. */
type Phase = "reading" | "paused" | "stopped" | "failed" | "done";

export class OrderList {
  phase = $state<Phase>("paused");
  problem = $state.raw<Problem | null>(null);
  /** How many match in all, once the store has said so. */
  total = $state<number | null>(null);
  /** Where in the list the reader is. */
  active = $state(0);
  /** How far the table was scrolled. */
  scroll = 0;
  // A hundred thousand rows are not copied for each batch: they grow in place, and their number tells that they have.
  #rows = new OrderRows();
  #count = $state(0);
  #soFar = $state.raw<SoFarView | null>(null);
  #scan = "";

  constructor(
    readonly connection: string,
    readonly terms: OrderTermView[],
  ) {}

  /** The orders that have come, the newest first. */
  get rows(): OrderRows {
    void this.#count;
    return this.#rows;
  }

  /** What the orders that have come amount to, each currency by itself. */
  get sums() {
    return this.#soFar?.sums ?? [];
  }

  /** Reads on from where it was, or from the beginning. */
  read() {
    // What has no moment at its end can't be gone on with.
    if (!this.#soFar?.at) this.#forget();
    const scan = crypto.randomUUID();
    this.#scan = scan;
    this.phase = "reading";
    this.problem = null;
    const tell = (news: ScanNews) => {
      if (this.#scan === scan) this.#hear(news);
    };
    ipc.orders
      .scan(this.connection, { scan, terms: this.terms, soFar: this.#soFar }, tell)
      .catch((thrown: unknown) => tell({ kind: "failed", problem: ipc.asProblem(thrown) }));
  }

  /** Reads no further until the reader says so. */
  stop() {
    this.#end("stopped");
  }

  /** Reads no further while the reader is elsewhere. */
  pause() {
    this.#end("paused");
  }

  /** Reads on if it was being read when the reader left. */
  resume() {
    if (this.phase === "paused") this.read();
  }

  #end(phase: Phase) {
    if (this.phase !== "reading") return;
    this.phase = phase;
    ipc.orders.stopScan(this.#scan).catch(app.report);
    // What is on its way is not taken: it will come again.
    this.#scan = "";
  }

  #hear(news: ScanNews) {
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

  #forget() {
    this.#rows = new OrderRows();
    this.#count = 0;
    this.#soFar = null;
    this.total = null;
  }
}
