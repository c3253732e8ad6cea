// What differs between an order as the admin and the customer see it, and the report about it.

import type { CompareRowView, CompareView, ComparedOrderView, UnlinkedOrdersView } from "../bindings";
import { formatNumber } from "./locale";
import { t } from "./messages.svelte";
import { formatMoney } from "./money";
import { stateLabel } from "./order-states";
import { orderNumber } from "./order-text";
import { formatDateTime, formatUtc } from "./time";
import { accountLabel } from "./unlinked-orders";
import { visibleText } from "./visible-text";

/** A field of an order as both sides see it. */
export interface FieldDifference {
  label: string;
  ours: string;
  theirs: string;
  isState?: boolean;
  isEmail?: boolean;
}

/** A time to the minute, or to the millisecond where that tells two times apart. */
function times(ours: string | null, theirs: string | null): { ours: string; theirs: string } {
  const short = { ours: formatDateTime(ours), theirs: formatDateTime(theirs) };
  return short.ours === short.theirs ? { ours: formatUtc(ours) ?? "—", theirs: formatUtc(theirs) ?? "—" } : short;
}

/** The fields with different values. Those of states are as the store sent them. */
export function differences(ours: ComparedOrderView, theirs: ComparedOrderView): FieldDifference[] {
  const both = (text: (order: ComparedOrderView) => string) => ({ ours: text(ours), theirs: text(theirs) });
  const fields: FieldDifference[] = [
    { label: t("compare-field-number"), ...both(({ number }) => number ?? "—") },
    { label: t("compare-field-placed"), ...times(ours.createdAt, theirs.createdAt) },
    { label: t("compare-field-payment"), isState: true, ...both(({ payment }) => payment) },
    { label: t("compare-field-shipping"), isState: true, ...both(({ shipping }) => shipping) },
    { label: t("compare-field-status"), isState: true, ...both(({ status }) => status) },
    { label: t("compare-field-total"), ...both(({ total }) => formatMoney(total)) },
    { label: t("compare-field-items"), ...both(({ itemCount }) => formatNumber(itemCount)) },
    { label: t("compare-field-name"), ...both(({ customerName }) => customerName || "—") },
    { label: t("compare-field-email"), isEmail: true, ...both(({ customerEmail }) => customerEmail || "—") },
    {
      label: t("compare-field-unreadable"),
      ...both(({ unreadableFields = [] }) => unreadableFields.join(", ") || "—"),
    },
    { label: t("compare-field-updated"), ...times(ours.updatedAt, theirs.updatedAt) },
  ];
  return fields.filter(({ ours, theirs }) => ours !== theirs);
}

export const isHidden = ({ seenBy }: CompareRowView) => seenBy === "merchant_only";

/** Whether a row is shown as a difference. */
export const differs = ({ seenBy, theirs }: CompareRowView) => seenBy !== "both" || theirs !== null;

/** Why an order differs, as far as the store's responses prove it; null if they don't. */
export function causeOf({ cause }: CompareRowView, name: string, isMember: boolean): string | null {
  switch (cause) {
    case "left_out_of_list":
      return t("compare-cause-left-out", { name });
    case "not_linked":
      return t(isMember ? "compare-cause-not-linked-member" : "compare-cause-not-linked");
    case "older_for_customer":
      return t("compare-cause-older-for-customer", { name });
    case "older_for_admin":
      return t("compare-cause-older-for-admin");
    case null:
      return null;
  }
}

/** What is compared, for a report. */
export interface Comparison {
  storeName: string;
  storeUrl: string;
  /** The ID of the customer or of the member. */
  customerId: string;
  /** Whether an account member is compared, not a customer. */
  isMember: boolean;
  compared: CompareView;
  /** The unlinked orders, if they were read. */
  unlinked: UnlinkedOrdersView | null;
  /** Whether email addresses may be in the report. */
  showsEmail: boolean;
}

function order({ number, id }: { number: string | null; id: string }): string {
  return t("compare-report-order", { number: visibleText(orderNumber({ number, id })), id: visibleText(id) });
}

function seen(row: CompareRowView, isMember: boolean): string {
  switch (row.seenBy) {
    case "merchant_only":
      return row.refused
        ? t(isMember ? "compare-report-hidden-refused-member" : "compare-report-hidden-refused", {
            order: order(row.order),
            status: String(row.refused),
          })
        : t(isMember ? "compare-report-hidden-member" : "compare-report-hidden", { order: order(row.order) });
    case "customer_only":
      return t(isMember ? "compare-report-member-only" : "compare-report-customer-only", { order: order(row.order) });
    case "unknown":
      return t("compare-report-unknown", { order: order(row.order) });
    case "both":
      return t("compare-report-different", { order: order(row.order) });
  }
}

/** One differing order: what each side sees, and why if the responses prove it. */
function block(row: CompareRowView, { showsEmail, isMember }: Comparison): string {
  const fields = row.theirs ? differences(row.order, row.theirs) : [];
  const hidden = t("compare-report-private");
  const lines = fields.map(({ label, ours, theirs, isState, isEmail }) => {
    const value = (text: string) => visibleText(isState ? stateLabel(text) : text);
    const shown = !isEmail || showsEmail;
    const values = shown ? { ours: value(ours), theirs: value(theirs) } : { ours: hidden, theirs: hidden };
    return `  ${t(isMember ? "compare-report-field-member" : "compare-report-field", { label, ...values })}`;
  });
  const whose = t(isMember ? "compare-report-member" : "compare-report-customer");
  const cause = causeOf(row, whose, isMember) ?? t("compare-cause-unknown");
  return [seen(row, isMember), ...lines, `  ${cause}`].join("\n");
}

/** The comparison as plain text for the people who run the store. It has no token. */
export function bugReport(comparison: Comparison): string {
  const { storeName, storeUrl, customerId, isMember, compared, unlinked } = comparison;
  const { rows, requests, both } = compared;
  const different = rows.filter(differs);
  const head = [
    t(isMember ? "compare-report-title-member" : "compare-report-title"),
    t("compare-report-store", { name: visibleText(storeName), url: visibleText(storeUrl) }),
    t(isMember ? "compare-report-member-id" : "compare-report-customer-id", { id: visibleText(customerId) }),
    t("compare-report-time", { time: formatUtc(requests[0]?.at ?? null) ?? "—" }),
    t(isMember ? "compare-report-how-member" : "compare-report-how"),
  ];
  const others = (unlinked?.orders ?? []).map(
    (row) => `  ${t("compare-report-unlinked-order", { order: order(row.order), account: accountLabel(row) })}`,
  );
  const sent = requests.map(({ at, path, sentAs, status, requestId }) => {
    const side = isMember ? "compare-report-as-member" : "compare-report-as-customer";
    const who = t(sentAs === "admin" ? "compare-report-as-admin" : side);
    const id = requestId ? visibleText(requestId) : "—";
    const line = { at: formatUtc(at) ?? "—", path: visibleText(path), who, status: status?.toString() ?? "—", id };
    return `  ${t("compare-report-request", line)}`;
  });
  const sections = [
    head.join("\n"),
    ...different.map((row) => block(row, comparison)),
    ...(others.length > 0 ? [[t("compare-report-unlinked"), ...others].join("\n")] : []),
    t("compare-matches", { count: both - different.filter(({ theirs }) => theirs !== null).length }),
    [t("compare-report-requests"), ...sent].join("\n"),
  ];
  return sections.join("\n\n");
}
