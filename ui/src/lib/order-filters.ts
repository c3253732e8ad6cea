// The filters for orders, each with its label.

import type { MoneyView, OrderAmount, OrderMoment, OrderTermView, OrderText } from "../bindings";
import type { MessageArguments } from "../message-types";
import { t } from "./messages.svelte";
import { formatMoney } from "./money";
import { stateInSentence } from "./order-states";
import { formatDate, timeZone } from "./time";
import { isolated } from "./visible-text";

/** An active filter. */
export interface Filter {
  term: OrderTermView;
  label: string;
}

/** The number of filters at most. The API takes ten, and the paginator of a long list needs one. */
export const MAX_FILTERS = 9;

/** The messages without variables. */
type Title = {
  [Id in keyof MessageArguments]: MessageArguments[Id] extends undefined ? Id : never;
}[keyof MessageArguments];

interface Named {
  title: Title;
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
  {
    kind: "text",
    key: "status",
    title: "lists-status",
    choices: ["incomplete", "processing", "complete", "cancelled"],
  },
  {
    kind: "text",
    key: "payment",
    title: "lists-payment",
    choices: ["unpaid", "authorized", "partially_authorized", "paid", "partially_paid", "refunded"],
  },
  { kind: "text", key: "shipping", title: "lists-shipping", choices: ["unfulfilled", "fulfilled"] },
  { kind: "date", key: "created_at", title: "lists-placed" },
  { kind: "date", key: "updated_at", title: "lists-updated" },
  { kind: "text", key: "email", title: "lists-email" },
  { kind: "text", key: "name", title: "lists-name" },
  { kind: "text", key: "customer_id", title: "lists-filter-customer-id" },
  { kind: "text", key: "order_number", title: "lists-filter-order-number" },
  { kind: "text", key: "external_ref", title: "lists-filter-external-reference" },
  { kind: "amount", key: "with_tax", title: "lists-total" },
  { kind: "amount", key: "without_tax", title: "lists-filter-subtotal" },
  { kind: "text", key: "currency", title: "lists-filter-currency", exact: true },
  { kind: "text", key: "product_sku", title: "lists-filter-sku", exact: true },
  { kind: "text", key: "product_id", title: "lists-filter-product-id", exact: true },
  { kind: "text", key: "shipping_name", title: "lists-filter-shipping-name" },
  { kind: "text", key: "shipping_postcode", title: "lists-filter-shipping-postcode" },
  { kind: "text", key: "billing_name", title: "lists-filter-billing-name" },
  { kind: "text", key: "billing_postcode", title: "lists-filter-billing-postcode" },
  { kind: "text", key: "account_id", title: "lists-filter-account-id" },
  { kind: "text", key: "account_member_id", title: "lists-filter-account-member-id" },
  { kind: "text", key: "contact_name", title: "lists-filter-contact-name" },
  { kind: "text", key: "contact_email", title: "lists-filter-contact-email" },
];

export function attributeOf(term: OrderTermView): Attribute {
  const found = ATTRIBUTES.find(({ key }) => key === term.attribute);
  if (!found) throw new Error(`no attribute ${term.attribute}`);
  return found;
}

/** A term with its label. A customer is named by ID, since a term has no name. */
export function filterOf(term: OrderTermView): Filter {
  return {
    term,
    // Follows the language.
    get label() {
      return labelOf(term);
    },
  };
}

function labelOf(term: OrderTermView): string {
  const attribute = attributeOf(term);
  const title = t(attribute.title);
  const choices = attribute.kind === "text" && attribute.choices;
  switch (term.kind) {
    case "contains":
      return t("lists-filter-contains", { title, value: isolated(term.value) });
    case "exactly":
      return t("lists-filter-is", { title, value: choices ? stateInSentence(term.value) : isolated(term.value) });
    case "at_least":
      return t("lists-filter-at-least", { title, value: formatMoney(term.amount) });
    case "at_most":
      return t("lists-filter-at-most", { title, value: formatMoney(term.amount) });
    case "from":
      return t("lists-filter-from", { title, day: formatDate(term.day) });
    default:
      return t("lists-filter-until", { title, day: formatDate(term.day) });
  }
}

export function textFilter({ key }: TextAttribute, contains: boolean, text: string): Filter {
  const term = { attribute: key, value: text.trim() };
  return filterOf(contains ? { kind: "contains", ...term } : { kind: "exactly", ...term });
}

/** A minimum or a maximum. */
export function amountFilter({ key }: AmountAttribute, isMinimum: boolean, money: MoneyView): Filter {
  return filterOf({ kind: isMinimum ? "at_least" : "at_most", attribute: key, amount: money });
}

/** The first or the last day of a range, such as "2026-03-29". The range includes the last day. */
export function dayFilter({ key }: DateAttribute, isFirst: boolean, day: string): Filter {
  return filterOf({ kind: isFirst ? "from" : "until", attribute: key, day });
}

/** The orders of one customer. */
export function customerFilter(id: string, name: string): Filter {
  return {
    term: { kind: "exactly", attribute: "customer_id", value: id },
    get label() {
      return t("lists-filter-is", { title: t("lists-customer"), value: isolated(name) });
    },
  };
}

/** The orders of one account, or of one of its members. */
export function partyTerm(kind: "account" | "member", id: string): OrderTermView {
  return { kind: "exactly", attribute: kind === "account" ? "account_id" : "account_member_id", value: id };
}

/** The terms of unpaid orders. */
export const UNPAID: OrderTermView[] = [{ kind: "exactly", attribute: "payment", value: "unpaid" }];

/** The terms of the orders that were placed today, where the store is. */
export function todayTerms(zone = timeZone(), now = new Date()): OrderTermView[] {
  const parts = new Intl.DateTimeFormat("en", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone });
  const part = (type: string) => parts.formatToParts(now).find((part) => part.type === type)?.value ?? "";
  return [{ kind: "from", attribute: "created_at", day: `${part("year")}-${part("month")}-${part("day")}` }];
}

const KEYS = ["kind", "attribute", "value", "day", "amount", "currency", "decimals"];

/** Whether two lists have the same terms in the same order. */
export function isSame(terms: OrderTermView[], others: OrderTermView[]): boolean {
  return JSON.stringify(terms, KEYS) === JSON.stringify(others, KEYS);
}
