// The receipt of a move of money as plain text, for a ticket.

import type { MoneyView, OrderView, TransactionView } from "../bindings";
import { t } from "./messages.svelte";
import { formatMoney } from "./money";
import { operatorName } from "./operator";
import { field, moment, orderNumber } from "./order-text";
import { visibleText } from "./visible-text";

export interface MoneyMove {
  /** What was done, such as "Refund". */
  title: string;
  order: OrderView;
  amount: MoneyView | null;
  /** When. */
  at: string;
  store: string;
  /** The payment that it was done to; null for a new one. */
  payment: TransactionView | null;
  /** How much of the payment is refunded now. */
  refunded?: MoneyView | null;
  /** Whether the store's response was lost and the store was asked instead. */
  responseLost: boolean;
  note?: string;
}

/** The amount that is left of a payment. */
function left(payment: TransactionView, refunded: MoneyView): MoneyView | null {
  return payment.amount && { ...payment.amount, amount: Math.max(0, payment.amount.amount - refunded.amount) };
}

export function paymentReceipt(move: MoneyMove): string {
  const { payment, refunded, note } = move;
  const service = payment && [payment.gateway, payment.reference].filter(Boolean).join(", ");
  return [
    visibleText(move.title),
    field(t("payment-receipt-order"), visibleText(orderNumber(move.order))),
    field(t("payment-receipt-amount"), formatMoney(move.amount)),
    ...(service ? [field(t("payment-receipt-payment"), visibleText(service))] : []),
    ...(payment && refunded
      ? [
          field(t("payment-receipt-refunded"), formatMoney(refunded)),
          field(t("payment-receipt-left"), formatMoney(left(payment, refunded))),
        ]
      : []),
    field(t("payment-receipt-when"), moment(move.at)),
    field(t("payment-receipt-by"), visibleText(operatorName())),
    field(t("payment-receipt-store"), visibleText(move.store)),
    ...(note ? [field(t("payment-note"), visibleText(note))] : []),
    ...(move.responseLost ? [t("payment-receipt-lost")] : []),
  ].join("\n");
}
