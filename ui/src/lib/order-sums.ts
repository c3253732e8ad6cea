// The totals of an order or a cart, as they are listed below its items.

import type { CartView, MoneyView, OrderView } from "../bindings";
import { t } from "./messages.svelte";

export interface OrderSum {
  title: string;
  /** One amount per currency. */
  amounts: (MoneyView | null)[];
  isTotal?: boolean;
}

/** Whether an amount is known and not zero. */
export const isNonZero = (money: MoneyView | null) => money !== null && money.amount !== 0;

/** The totals that apply to an order. `paid` and `refunded` are empty while they are unknown. */
export function orderSums(order: OrderView, paid: MoneyView[], refunded: MoneyView[]): OrderSum[] {
  const sums: OrderSum[] = [
    { title: t("order-sum-subtotal"), amounts: [order.withoutTax] },
    { title: t("order-sum-discount"), amounts: [order.discount].filter(isNonZero) },
    { title: t("order-sum-shipping"), amounts: [order.shippingPrice].filter((price) => price !== null) },
    { title: t("order-sum-shipping-discount"), amounts: [order.shippingDiscount].filter(isNonZero) },
    { title: t("order-sum-tax"), amounts: [order.tax] },
    { title: t("order-sum-total"), amounts: [order.total], isTotal: true },
    { title: t("order-sum-paid"), amounts: paid },
    { title: t("order-sum-refunded"), amounts: refunded },
  ];
  return sums.filter(({ amounts }) => amounts.length > 0);
}

/** The totals that apply to a cart. */
export function cartSums(cart: CartView): OrderSum[] {
  return [
    { title: t("order-sum-subtotal"), amounts: [cart.withoutTax] },
    { title: t("order-sum-discount"), amounts: [cart.discount].filter(isNonZero) },
    { title: t("order-sum-shipping"), amounts: [cart.shipping].filter(isNonZero) },
    { title: t("order-sum-tax"), amounts: [cart.tax] },
    { title: t("order-sum-total"), amounts: [cart.total], isTotal: true },
  ].filter(({ amounts }) => amounts.length > 0);
}
