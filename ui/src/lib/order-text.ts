// An order as plain text, for a ticket or an email.

import type { OrderView, PaymentsView } from "../bindings";
import { t } from "./messages.svelte";
import { formatMoney } from "./money";
import { stateLabel } from "./order-states";
import { orderSums } from "./order-sums";
import { formatDateTime, formatUtc } from "./time";
import { visibleText } from "./visible-text";

/** The number of an order, or the beginning of its ID if it has none. */
export const orderNumber = ({ number, id }: { number: string | null; id: string }) => number ?? id.slice(0, 8);

export const field = (label: string, value: string) => t("order-text-field", { label, value });

/** Both the user's time and UTC, because the reader may be elsewhere. */
export function moment(at: string | null): string {
  const utc = formatUtc(at);
  return utc ? `${formatDateTime(at)} (${utc.replace(/:\d\d\.\d+/, "")})` : "—";
}

/** The text of an order. `customer` is the customer's name, if it belongs there. */
export function orderText(order: OrderView, payments: PaymentsView | null, customer: string | null): string {
  const facts = [
    t("order-title", { number: visibleText(orderNumber(order)) }),
    field(t("order-text-placed"), moment(order.createdAt)),
    ...(customer ? [field(t("order-customer"), visibleText(customer))] : []),
    field(t("order-payment"), visibleText(stateLabel(order.payment))),
    field(t("order-shipping"), visibleText(stateLabel(order.shipping))),
    field(t("order-status"), visibleText(stateLabel(order.status))),
  ];
  const items = order.items.map(({ quantity, name, sku, value }) =>
    t("order-text-item", {
      quantity: quantity ?? "?",
      item: visibleText([name, sku && `(${sku})`].filter(Boolean).join(" ") || "—"),
      amount: formatMoney(value),
    }),
  );
  const sums = orderSums(order, payments?.paid ?? [], payments?.refunded ?? []).map(({ title, amounts }) =>
    field(title, amounts.map((amount) => formatMoney(amount)).join(", ")),
  );
  return [facts, items, sums]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
