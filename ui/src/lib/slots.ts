// Which rows of a long table are drawn where: a row that comes into sight takes over what one that has left was drawn with.

/** A row and what it is drawn with. */
export interface Drawn {
  index: number;
  slot: number;
}

export class Slots {
  #drawn: Drawn[] = [];
  #made = 0;

  /** These rows, in their order: each where it was drawn before, or in a slot that has come free. */
  fill(indexes: number[]): Drawn[] {
    const wanted = new Set(indexes);
    const kept = new Map<number, number>();
    const free: number[] = [];
    for (const { index, slot } of this.#drawn) {
      if (wanted.has(index)) kept.set(index, slot);
      else free.push(slot);
    }
    let next = 0;
    this.#drawn = indexes.map((index) => ({ index, slot: kept.get(index) ?? free[next++] ?? this.#made++ }));
    return this.#drawn;
  }
}

/** The rows between two, the second not among them, with one more in its place. */
export function between(first: number, end: number, more: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  if (more < first) return [more, ...indexes];
  return more < end ? indexes : [...indexes, more];
}
