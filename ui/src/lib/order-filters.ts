// The filters for orders, each with its label.

import type { MoneyView, OrderAmount, OrderMoment, OrderTermView, OrderText } from "../bindings";
import { formatMoney } from "./money";
import { formatDate } from "./time";
import { isolated } from "./visible-text";

/** An active filter. */
export interface Filter {
  term: OrderTermView;
  label: string;
}

/** The number of filters at most. The API takes ten, and the paginator of a long list needs one. */
export const MAX_FILTERS = 9;

interface Named {
  title: string;
}
/** A text attribute. `exact` ones can't be searched for a part of the text. */
export interface TextAttribute extends Named {
  kind: "text";
  key: OrderText;
  exact?: boolean;
  choices?: string[];
}
export interface AmountAttribute extends Named {
  kind: "amount";
  key: OrderAmount;
}
export interface DateAttribute extends Named {
  kind: "date";
  key: OrderMoment;
}
export type Attribute = TextAttribute | AmountAttribute | DateAttribute;

export const ATTRIBUTES: Attribute[] = [
  { kind: "text", key: "status", title: "Status", choices: ["incomplete", "processing", "complete", "cancelled"] },
  {
    kind: "text",
    key: "payment",
    title: "Payment",
    choices: ["unpaid", "authorized", "partially_authorized", "paid", "partially_paid", "refunded"],
  },
  { kind: "text", key: "shipping", title: "Shipping", choices: ["unfulfilled", "fulfilled"] },
  { kind: "date", key: "created_at", title: "Placed" },
  { kind: "date", key: "updated_at", title: "Last changed" },
  { kind: "text", key: "email", title: "E-mail" },
  { kind: "text", key: "name", title: "Name" },
  { kind: "text", key: "customer_id", title: "Customer ID" },
  { kind: "text", key: "order_number", title: "Order number" },
  { kind: "text", key: "external_ref", title: "External reference" },
  { kind: "amount", key: "with_tax", title: "Total" },
  { kind: "amount", key: "without_tax", title: "Total without tax" },
  { kind: "text", key: "currency", title: "Currency", exact: true },
  { kind: "text", key: "product_sku", title: "SKU of an item", exact: true },
  { kind: "text", key: "product_id", title: "Product ID of an item", exact: true },
  { kind: "text", key: "shipping_name", title: "Shipping name" },
  { kind: "text", key: "shipping_postcode", title: "Shipping postcode" },
  { kind: "text", key: "billing_name", title: "Billing name" },
  { kind: "text", key: "billing_postcode", title: "Billing postcode" },
  { kind: "text", key: "account_id", title: "Account ID" },
  { kind: "text", key: "account_member_id", title: "Account member ID" },
  { kind: "text", key: "contact_name", title: "Contact’s name" },
  { kind: "text", key: "contact_email", title: "Contact’s e-mail" },
];

export function textFilter({ key, title }: TextAttribute, contains: boolean, text: string): Filter {
  const value = text.trim();
  return contains
    ? { term: { kind: "contains", attribute: key, value }, label: `${title} contains “${isolated(value)}”` }
    : {
        term: { kind: "exactly", attribute: key, value },
        label: `${title} is ${isolated(value.replaceAll("_", " "))}`,
      };
}

/** A minimum or a maximum. */
export function amountFilter({ key, title }: AmountAttribute, isMinimum: boolean, money: MoneyView): Filter {
  const label = `${title} at ${isMinimum ? "least" : "most"} ${formatMoney(money)}`;
  return { term: { kind: isMinimum ? "at_least" : "at_most", attribute: key, amount: money }, label };
}

/** The first or the last day of a range, such as "2026-03-29". The range includes the last day. */
export function dayFilter({ key, title }: DateAttribute, isFirst: boolean, day: string): Filter {
  const label = `${title} ${isFirst ? "from" : "until"} ${formatDate(day)}`;
  return { term: { kind: isFirst ? "from" : "until", attribute: key, day }, label };
}

/** The orders of one customer. */
export function customerFilter(id: string, name: string): Filter {
  return { term: { kind: "exactly", attribute: "customer_id", value: id }, label: `Customer is ${isolated(name)}` };
}
