// What can be done with an order and its payments, by the states of both. The store decides; this
// keeps what it would refuse out of the way, and says why.

import type { MoneyView, OrderView, ParcelView, PaymentVersion, TransactionView } from "../bindings";
import { t } from "./messages.svelte";

export type PaymentAction = "refund" | "mark" | "capture" | "cancel";

/** What the user is about to do with an order. */
export type OrderAction =
  | { kind: PaymentAction; payment: TransactionView }
  | { kind: "fulfill" | "cancelOrder" | "address" | "take" }
  | { kind: "parcel"; parcel: ParcelView | null };

/** The payment services whose authorizations can be canceled. */
const CAN_CANCEL = ["stripe", "stripe_payment_intents", "elastic_path_payments_stripe", "paypal_express_checkout"];
/** The states of an order in which something may be authorized and not captured. */
const MAY_BE_HELD = ["authorized", "partially_authorized", "partially_paid"];

/** What can be done with a payment, and why other things can't. */
export function paymentActions(
  order: OrderView,
  payment: TransactionView,
): { actions: PaymentAction[]; reasons: string[] } {
  const actions: PaymentAction[] = [];
  const reasons: string[] = [];
  if (payment.refundable && payment.refundable.amount > 0) {
    const isSettled = order.status === "cancelled" || (order.status === "complete" && order.payment === "paid");
    const canPay = payment.gateway === "manual" || !payment.isCapturedByHand;
    if (!isSettled) reasons.push(t("payment-refund-not-settled"));
    else actions.push(...(canPay ? (["refund", "mark"] as const) : (["mark"] as const)));
    if (isSettled && !canPay) reasons.push(t("payment-refund-by-hand-only"));
  }
  const isHeld = payment.kind === "authorize" && MAY_BE_HELD.includes(order.payment);
  if (isHeld && payment.status === "complete" && order.status !== "cancelled") actions.push("capture");
  if (isHeld && ["complete", "pending"].includes(payment.status)) {
    if (CAN_CANCEL.includes(payment.gateway)) actions.push("cancel");
    else reasons.push(payment.gateway === "manual" ? t("payment-cancel-manual") : t("payment-cancel-unsupported"));
  }
  return { actions, reasons };
}

/** What the screen shows of a payment, for the backend to compare with the store. */
export function versionOf({ kind, status, refunded }: TransactionView): PaymentVersion {
  return { kind, status, refunded: refunded?.amount ?? 0 };
}

/** Whether the store's limit asks for an amount to be entered a second time. */
export function needsRepetition(amount: MoneyView | null, limit: number): boolean {
  return amount !== null && amount.amount > limit * 10 ** (amount.decimals ?? 0);
}

export const canFulfill = (order: OrderView) =>
  order.payment === "paid" && order.shipping !== "fulfilled" && order.status !== "cancelled";
/** An order can be canceled, and its address corrected, until it is fulfilled. */
export const isOpen = (order: OrderView) => order.shipping !== "fulfilled" && order.status !== "cancelled";
export const canTakePayment = (order: OrderView, owing: MoneyView | null) =>
  order.status !== "cancelled" && order.payment !== "refunded" && (owing === null || owing.amount > 0);
