// Many orders in little room: what differs is kept as one text and as numbers, and what comes again and again is kept once.

import type { StoreOrderRowView } from "../bindings";

/** Words that come again and again: each is kept once, and known by its number. */
class Words {
  #words: string[] = [];
  #numbers = new Map<string, number>();

  number(word: string | null): number {
    if (word === null) return -1;
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
    }
    return number;
  }

  word(number: number): string | null {
    return this.#words[number] ?? null;
  }
}

/** How many numbers are kept of each order. */
const NUMBERS = 8;

export class OrderRows {
  #texts: string[] = [];
  /** Those of one order after those of the other. */
  #numbers: number[] = [];
  #words = new Words();

  get length(): number {
    return this.#texts.length;
  }

  push(row: StoreOrderRowView) {
    const { id, number, createdAt, customerId, customer, itemCount, total, payment, shipping, status } = row;
    // Joined, it is one text; put together with `+`, it would hold on to its parts.
    this.#texts.push([id, number, createdAt].join("\n"));
    const words = [customerId, customer, total?.currency ?? null, payment, shipping, status];
    this.#numbers.push(itemCount, total?.amount ?? 0, ...words.map((word) => this.#words.number(word)));
  }

  /** The order at a place; none where there is no such place. */
  at(index: number): StoreOrderRowView | undefined {
    const text = this.#texts[index];
    if (text === undefined) return undefined;
    const [id = "", number, createdAt] = text.split("\n");
    const [itemCount = 0, amount = 0, ...words] = this.#numbers.slice(NUMBERS * index, NUMBERS * (index + 1));
    const [customerId = null, customer, currency, payment, shipping, status] = words.map((number) =>
      this.#words.word(number),
    );
    return {
      id,
      number: number || null,
      createdAt: createdAt || null,
      customerId,
      customer: customer ?? "",
      itemCount,
      total: typeof currency === "string" ? { amount, currency } : null,
      payment: payment ?? "",
      shipping: shipping ?? "",
      status: status ?? "",
    };
  }

  /** The place of the order with this id, or -1. */
  find(id: string): number {
    return this.#texts.findIndex((text) => text.startsWith(`${id}\n`));
  }

  /** The first of them, so many at most. */
  first(count: number): StoreOrderRowView[] {
    return this.#texts.slice(0, count).flatMap((_, index) => this.at(index) ?? []);
  }
}
