// The new orders that are being entered, one per store and customer. They outlive their screen, the
// lock and a customer view, until they are created or cleared.

import type { AddressView, CreateOrder, MoneyView, NewOrderState } from "../bindings";
import { EMPTY_ADDRESS } from "./address-fields";

export interface ChosenCustomer {
  id: string;
  name: string;
  email: string;
}

export interface DraftItem {
  key: string;
  name: string;
  sku: string;
  quantity: string;
  price: string;
}

export interface OrderDraft {
  /** The ID that each attempt to create this order has. */
  id: string;
  /** Whether the response to an attempt was lost. */
  isRetry: boolean;
  isGuest: boolean;
  customer: ChosenCustomer | null;
  name: string;
  email: string;
  state: NewOrderState;
  currency: string;
  items: DraftItem[];
  orderNumber: string;
  externalRef: string;
  shipping: AddressView;
  /** Whether the order is billed to its shipping address. */
  isBilledThere: boolean;
  billing: AddressView;
  /** The customers whose address books the addresses were filled from. */
  filledFrom: Record<"shipping" | "billing", string | null>;
}

const MAX_QUANTITY = 100_000;

const drafts = $state<Record<string, OrderDraft>>({});

export function newItem(): DraftItem {
  return { key: crypto.randomUUID(), name: "", sku: "", quantity: "1", price: "" };
}

function emptyDraft(customer: ChosenCustomer | null): OrderDraft {
  return {
    id: crypto.randomUUID(),
    isRetry: false,
    isGuest: false,
    customer,
    name: "",
    email: "",
    state: "unpaid",
    currency: "",
    items: [newItem()],
    orderNumber: "",
    externalRef: "",
    shipping: { ...EMPTY_ADDRESS },
    isBilledThere: true,
    billing: { ...EMPTY_ADDRESS },
    filledFrom: { shipping: null, billing: null },
  };
}

/** Drops addresses that are from the address book of another customer. */
export function dropOtherAddresses(draft: OrderDraft, customer: string) {
  for (const part of ["shipping", "billing"] as const) {
    const from = draft.filledFrom[part];
    if (from === null || from === customer) continue;
    draft[part] = { ...EMPTY_ADDRESS };
    draft.filledFrom[part] = null;
  }
}

const keyOf = (connection: string, customer: ChosenCustomer | null) => `${connection} ${customer?.id ?? ""}`;

/** The order that is being entered for a customer, or for anyone. */
export function orderDraft(connection: string, customer: ChosenCustomer | null): OrderDraft {
  const key = keyOf(connection, customer);
  drafts[key] ??= emptyDraft(customer);
  // Read again: the assignment's own value is not the one that is kept.
  return drafts[key];
}

/** Drops what was entered. The next order has another ID. */
export function clearOrderDraft(connection: string, customer: ChosenCustomer | null): OrderDraft {
  const key = keyOf(connection, customer);
  drafts[key] = emptyDraft(customer);
  return drafts[key];
}

/** The price of all of an item; null if its quantity or price can't be read, or it is too large. */
export function itemTotal(price: MoneyView | null, quantity: string): MoneyView | null {
  const entered = quantity.trim();
  if (!price || !/^\d{1,6}$/.test(entered)) return null;
  const count = Number(entered);
  const amount = price.amount * count;
  return count >= 1 && count <= MAX_QUANTITY && Number.isSafeInteger(amount) ? { ...price, amount } : null;
}

/** The total of all items; null if that of one of them is unknown. */
export function orderTotal(totals: (MoneyView | null)[]): MoneyView | null {
  const [first] = totals;
  if (!first || totals.some((total) => total === null)) return null;
  const amount = totals.reduce((sum, total) => sum + (total?.amount ?? 0), 0);
  return Number.isSafeInteger(amount) ? { ...first, amount } : null;
}

/** The order to send. */
export function toCreate(draft: OrderDraft, prices: MoneyView[], total: MoneyView): CreateOrder {
  const { id, isRetry, isGuest, customer, name, email, state, currency, orderNumber, externalRef } = draft;
  return {
    id,
    isRetry,
    customer: isGuest ? { kind: "guest", name, email } : { kind: "customer", id: customer?.id ?? "" },
    state,
    currency,
    items: draft.items.map(({ name, sku, quantity }, index) => ({
      name,
      sku,
      quantity,
      unitPrice: prices[index] ?? total,
    })),
    total,
    orderNumber,
    externalRef,
    shippingAddress: { ...draft.shipping },
    billingAddress: draft.isBilledThere ? null : { ...draft.billing },
  };
}
