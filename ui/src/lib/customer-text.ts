// A customer as a few lines of plain text, to paste into a ticket.

import type { CustomerView, StoreOrderRowView } from "../bindings";
import { t } from "./messages.svelte";
import { formatMoney } from "./money";
import { formatDay } from "./time";
import { visibleText } from "./visible-text";

/** What is known of the customer's orders; null while it isn't known. */
export interface OrderSummary {
  count: number | null;
  last: StoreOrderRowView | null;
}

/** The lines of the text. No value can add a line of its own, because hidden characters are shown. */
export function customerText(customer: CustomerView, orders: OrderSummary): string {
  const { name, email, externalRef, createdAt } = customer;
  const lines = [t("customer-text-name", { name: visibleText(name) })];
  if (email !== "") lines.push(t("customer-text-email", { email: visibleText(email) }));
  if (externalRef) lines.push(t("customer-text-reference", { reference: visibleText(externalRef) }));
  if (createdAt) lines.push(t("customer-text-registered", { day: formatDay(createdAt) }));
  if (orders.count !== null) lines.push(t("customer-text-orders", { count: orders.count }));
  if (orders.last && !orders.last.isUnreadable) lines.push(lastOrder(orders.last));
  return lines.join("\n");
}

function lastOrder({ id, number, createdAt, total }: StoreOrderRowView): string {
  return t("customer-text-last-order", {
    number: visibleText(number ?? id),
    day: formatDay(createdAt),
    total: formatMoney(total),
  });
}
