// The state of an asynchronous call: its last value, its last problem, and whether it is pending.

import type { Problem } from "../bindings";
import { asProblem } from "../invoke";

export class AsyncState<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  pending = $state(false);
  #turn = 0;

  /**
   * Calls `load`. A result that arrives after a later call has started is dropped. `use` is called
   * with the result before it is drawn.
   */
  async run(load: () => Promise<T>, use?: (value: T) => void): Promise<T | null> {
    const turn = ++this.#turn;
    this.pending = true;
    try {
      const value = await load();
      if (turn !== this.#turn) return null;
      this.value = value;
      this.problem = null;
      this.pending = false;
      use?.(value);
      return value;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.pending = false;
    }
  }

  /** Drops the pending call and the last problem. */
  clear() {
    this.#turn++;
    this.pending = false;
    this.problem = null;
  }
}
