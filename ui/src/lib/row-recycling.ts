// Row recycling: a row that scrolls into view reuses the elements of one that left it.

/** A row and the slot, the set of elements, that draws it. */
export interface RecycledRow {
  index: number;
  slot: number;
}

export class RowRecycler {
  #rows: RecycledRow[] = [];
  #slots = 0;

  /** Assigns a slot to each of these rows. A row that is already drawn keeps its slot. */
  assign(indexes: number[]): RecycledRow[] {
    const wanted = new Set(indexes);
    const kept = new Map<number, number>();
    const free: number[] = [];
    for (const { index, slot } of this.#rows) {
      if (wanted.has(index)) kept.set(index, slot);
      else free.push(slot);
    }
    let next = 0;
    this.#rows = indexes.map((index) => ({ index, slot: kept.get(index) ?? free[next++] ?? this.#slots++ }));
    return this.#rows;
  }
}

/** The indexes from `first` to before `end`, and `pinned` in its place. */
export function rowRange(first: number, end: number, pinned: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  if (pinned < first) return [pinned, ...indexes];
  return pinned < end ? indexes : [...indexes, pinned];
}
