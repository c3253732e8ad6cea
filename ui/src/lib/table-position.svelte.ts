// Where the user is in a table. A screen keeps it, so that the way back leads there.

export class TablePosition {
  /** The index of the row that can have the focus. */
  active = $state(0);
  /** The scroll position, in pixels. */
  scroll = 0;

  get isAtTop(): boolean {
    return this.active === 0 && this.scroll === 0;
  }
}
