// Closes tooltips whenever something else changes on the screen, so that none stays over it.

/** How long the pointer rests on an element before its tooltip opens, in milliseconds. */
export const TOOLTIP_DELAY_MS = 400;

class Tooltips {
  /** Counts the changes that close all tooltips. */
  changes = $state(0);
  #changedAt = -Infinity;

  closeAll() {
    this.changes++;
    this.#changedAt = performance.now();
  }

  /** Whether a tooltip may open. One that waited for its delay during the change may not. */
  get mayOpen(): boolean {
    return performance.now() - this.#changedAt >= TOOLTIP_DELAY_MS;
  }
}

export const tooltips = new Tooltips();
