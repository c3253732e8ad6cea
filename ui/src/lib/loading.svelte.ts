// Something that is asked for: what came, what went wrong, and whether an answer is under way.

import type { Problem } from "../bindings";
import { asProblem } from "../ipc";

export class Loading<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  pending = $state(false);
  #turn = 0;

  /** Asks. An answer that comes after a later question has been asked is dropped. */
  async run(ask: () => Promise<T>): Promise<T | null> {
    const turn = ++this.#turn;
    this.pending = true;
    try {
      const value = await ask();
      if (turn !== this.#turn) return null;
      this.value = value;
      this.problem = null;
      return value;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asProblem(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.pending = false;
    }
  }

  /** Forgets the question that is under way, and its problem. */
  clear() {
    this.#turn++;
    this.pending = false;
    this.problem = null;
  }
}
