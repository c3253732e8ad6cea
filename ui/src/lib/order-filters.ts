// What orders can be filtered by, and each filter in words.

import type { OrderAmount, OrderMoment, OrderTermView, OrderText } from "../bindings";
import { format } from "./money";
import { day } from "./time";

/** A filter in force. */
export interface Filter {
  term: OrderTermView;
  words: string;
}

/** The most filters at a time. The store takes ten, and a long list needs one to go on. */
export const MOST = 9;

interface Named {
  title: string;
}
/** What the store compares with a text: all of it, or also a part of it. */
export interface TextAttribute extends Named {
  kind: "text";
  key: OrderText;
  whole?: boolean;
  choices?: string[];
}
export interface AmountAttribute extends Named {
  kind: "amount";
  key: OrderAmount;
}
export interface MomentAttribute extends Named {
  kind: "moment";
  key: OrderMoment;
}
export type Attribute = TextAttribute | AmountAttribute | MomentAttribute;

export const ATTRIBUTES: Attribute[] = [
  { kind: "text", key: "status", title: "Status", choices: ["incomplete", "processing", "complete", "cancelled"] },
  {
    kind: "text",
    key: "payment",
    title: "Payment",
    choices: ["unpaid", "authorized", "partially_authorized", "paid", "partially_paid", "refunded"],
  },
  { kind: "text", key: "shipping", title: "Shipping", choices: ["unfulfilled", "fulfilled"] },
  { kind: "moment", key: "created_at", title: "Placed" },
  { kind: "moment", key: "updated_at", title: "Last changed" },
  { kind: "text", key: "email", title: "E-mail" },
  { kind: "text", key: "name", title: "Name" },
  { kind: "text", key: "customer_id", title: "Customer ID" },
  { kind: "text", key: "order_number", title: "Order number" },
  { kind: "text", key: "external_ref", title: "External reference" },
  { kind: "amount", key: "with_tax", title: "Total" },
  { kind: "amount", key: "without_tax", title: "Total without tax" },
  { kind: "text", key: "currency", title: "Currency", whole: true },
  { kind: "text", key: "product_sku", title: "SKU of an item", whole: true },
  { kind: "text", key: "product_id", title: "Product ID of an item", whole: true },
  { kind: "text", key: "shipping_name", title: "Shipping name" },
  { kind: "text", key: "shipping_postcode", title: "Shipping postcode" },
  { kind: "text", key: "billing_name", title: "Billing name" },
  { kind: "text", key: "billing_postcode", title: "Billing postcode" },
  { kind: "text", key: "account_id", title: "Account ID" },
  { kind: "text", key: "account_member_id", title: "Account member ID" },
  { kind: "text", key: "contact_name", title: "Contact’s name" },
  { kind: "text", key: "contact_email", title: "Contact’s e-mail" },
];

export function byText({ key, title }: TextAttribute, contains: boolean, typed: string): Filter {
  const value = typed.trim();
  return contains
    ? { term: { kind: "contains", attribute: key, value }, words: `${title} contains “${value}”` }
    : { term: { kind: "exactly", attribute: key, value }, words: `${title} is ${value.replaceAll("_", " ")}` };
}

/** An amount in minor units of its currency, as the least or as the most. */
export function byAmount({ key, title }: AmountAttribute, isLeast: boolean, amount: number, currency: string): Filter {
  const money = { amount, currency };
  const words = `${title} at ${isLeast ? "least" : "most"} ${format(money)}`;
  return { term: { kind: isLeast ? "at_least" : "at_most", attribute: key, amount: money }, words };
}

/** A day of the reader's calendar, as the first or as the last. */
export function byDay({ key, title }: MomentAttribute, isFirst: boolean, date: string): Filter {
  const words = `${title} ${isFirst ? "from" : "until"} ${day(begins(date))}`;
  return isFirst
    ? { term: { kind: "from", attribute: key, moment: begins(date) }, words }
    : { term: { kind: "before", attribute: key, moment: begins(date, 1) }, words };
}

/** The orders of one customer, by the name that the reader knows. */
export function ofCustomer(id: string, name: string): Filter {
  return { term: { kind: "exactly", attribute: "customer_id", value: id }, words: `Customer is ${name}` };
}

/** The moment at which a day begins where the reader is, or one some days later does. */
function begins(date: string, daysLater = 0): string {
  const moment = new Date(`${date}T00:00:00`);
  moment.setDate(moment.getDate() + daysLater);
  return moment.toISOString();
}
