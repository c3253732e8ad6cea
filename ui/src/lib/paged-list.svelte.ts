// A list whose pages are read as the user scrolls, and that is shown as one table.

import type { Problem } from "../bindings";
import { asProblem } from "../invoke";
import { TablePosition } from "./table-position.svelte";

/** One page, as the backend returns it. */
export interface ListPage<Row> {
  rows: Row[];
  /** How many match. */
  total: number;
  limit: number;
  /** How many the store's pages can reach. */
  reachable: number;
}

/** The rows that were read of one query. */
interface Contents<Query, Row> {
  query: Query;
  rows: Row[];
  total: number;
  /** Where the next page starts; null if there is none. */
  next: number | null;
  /** Whether the store has more than its pages can reach. */
  isCut: boolean;
  /** When the first page was read, in milliseconds since the epoch. */
  at: number;
}

export class PagedList<Query, Row extends { id: string }> {
  contents = $state.raw<Contents<Query, Row> | null>(null);
  problem = $state.raw<Problem | null>(null);
  pending = $state(false);
  /** Whether the list is read from its start, and not only its next page. */
  reloading = $state(false);
  readonly position = new TablePosition();
  #turn = 0;
  #requested: Query | null = null;

  constructor(readonly fetch: (query: Query, offset: number) => Promise<ListPage<Row>>) {}

  /**
   * Reads a query from its start. The rows before it stay until the new ones are there. Reads at
   * least `count` rows, if there are so many, so that a refresh keeps the scroll position.
   */
  async load(query: Query, count = 1): Promise<boolean> {
    this.#requested = query;
    this.reloading = true;
    return this.#run(async (isCurrent) => {
      let contents = await this.#page({ query, rows: [], total: 0, next: 0, isCut: false, at: 0 });
      while (contents.next !== null && contents.rows.length < count && isCurrent())
        contents = await this.#page(contents);
      return contents;
    });
  }

  /** Reads the last query again, as far as it is on screen. */
  refresh(): Promise<boolean> {
    const query = this.#requested;
    if (query === null) return Promise.resolve(false);
    const isSame = query === this.contents?.query;
    return this.load(query, isSame ? this.position.active + 1 : 1);
  }

  /** Reads the next page, unless something is being read. */
  async readOn() {
    const { contents } = this;
    if (!contents || contents.next === null || this.pending || this.problem) return;
    await this.#run(() => this.#page(contents));
  }

  /** Reads again what has failed. */
  retry() {
    const isFirst = this.#requested !== this.contents?.query;
    this.problem = null;
    return isFirst ? this.refresh() : this.readOn();
  }

  async #run(read: (isCurrent: () => boolean) => Promise<Contents<Query, Row>>): Promise<boolean> {
    const turn = ++this.#turn;
    const isCurrent = () => turn === this.#turn;
    this.pending = true;
    try {
      const contents = await read(isCurrent);
      if (!isCurrent()) return false;
      this.contents = contents;
      this.problem = null;
      return true;
    } catch (thrown) {
      if (isCurrent()) this.problem = asProblem(thrown);
      return false;
    } finally {
      if (isCurrent()) this.pending = this.reloading = false;
    }
  }

  /** The contents with their next page. A row that has moved to it is not repeated. */
  async #page(before: Contents<Query, Row>): Promise<Contents<Query, Row>> {
    const offset = before.next ?? 0;
    const { rows, total, limit, reachable } = await this.fetch(before.query, offset);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the screen reads it
    const known = new Set(before.rows.map(({ id }) => id));
    const next = offset + limit;
    const hasMore = next < total && (rows.length > 0 || offset === 0);
    const isReachable = next + limit <= reachable;
    return {
      query: before.query,
      rows: [...before.rows, ...rows.filter(({ id }) => id === "" || !known.has(id))],
      total,
      next: hasMore && isReachable ? next : null,
      isCut: hasMore && !isReachable,
      at: before.at || Date.now(),
    };
  }
}
