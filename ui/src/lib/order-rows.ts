// A compact store for many orders: one text and nine numbers each, with repeated texts interned.

import type { StoreOrderRowView } from "../bindings";

/** Interns texts: each is stored once and referred to by its number. */
class TextPool {
  #texts: string[] = [];
  #numbers = new Map<string, number>();

  intern(text: string | null): number {
    if (text === null) return -1;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  get(number: number): string | null {
    return this.#texts[number] ?? null;
  }
}

const NUMBERS_PER_ORDER = 9;
/** The mark of an order that can't be read. No field has this name. */
const UNREADABLE = "*";
/** The mark of an order that an admin created. */
const MANUAL = "manual";

export class OrderRows {
  #texts: string[] = [];
  #numbers: number[] = [];
  #pool = new TextPool();

  get length(): number {
    return this.#texts.length;
  }

  push(row: StoreOrderRowView) {
    const { id, number, createdAt, customerId, customer, itemCount, total, payment, shipping, status } = row;
    // `join` makes one flat string. Concatenation with `+` would keep its parts in memory.
    const mark = row.isUnreadable ? UNREADABLE : row.unreadableFields?.join(", ");
    const marks = row.isManual ? [mark ?? "", MANUAL] : mark ? [mark] : [];
    this.#texts.push([id, number, createdAt, ...marks].join("\n"));
    const repeated = [customerId, customer, total?.currency ?? null, payment, shipping, status];
    this.#numbers.push(
      itemCount,
      total?.amount ?? 0,
      total?.decimals ?? -1,
      ...repeated.map((text) => this.#pool.intern(text)),
    );
  }

  at(index: number): StoreOrderRowView | undefined {
    const text = this.#texts[index];
    if (text === undefined) return undefined;
    const [id = "", number, createdAt, mark, manual] = text.split("\n");
    const numbers = this.#numbers.slice(NUMBERS_PER_ORDER * index, NUMBERS_PER_ORDER * (index + 1));
    const [itemCount = 0, amount = 0, decimals = -1, ...interned] = numbers;
    const [customerId = null, customer, currency, payment, shipping, status] = interned.map((number) =>
      this.#pool.get(number),
    );
    return {
      id,
      number: number || null,
      createdAt: createdAt || null,
      customerId,
      customer: customer ?? "",
      itemCount,
      total: typeof currency === "string" ? { amount, currency, decimals: decimals < 0 ? null : decimals } : null,
      payment: payment ?? "",
      shipping: shipping ?? "",
      status: status ?? "",
      ...(manual === MANUAL && { isManual: true }),
      ...(mark === UNREADABLE && { isUnreadable: true }),
      ...(mark && mark !== UNREADABLE && { unreadableFields: mark.split(", ") }),
    };
  }

  /** The index of the order with this ID, or -1. */
  indexOf(id: string): number {
    return this.#texts.findIndex((text) => text.startsWith(`${id}\n`));
  }

  /** The first orders, up to this many. */
  first(count: number): StoreOrderRowView[] {
    return this.#texts.slice(0, count).flatMap((_, index) => this.at(index) ?? []);
  }
}
