// How unlinked orders are described: the account that each is linked to, and how many there are.

import type { UnlinkedOrderView } from "../bindings";
import { t } from "./messages.svelte";

/** Why an unlinked order is not the customer's: the beginning of "placed as a guest" and so on. */
type Cause = "guest" | "earlier" | "deleted" | "other" | "organization" | "unknown";

const CAUSES: Record<Cause, { label: () => string; countLabel: (count: number) => string }> = {
  guest: {
    label: () => t("customer-unlinked-guest"),
    countLabel: (count) => t("customer-unlinked-guest-count", { count }),
  },
  earlier: {
    label: () => t("customer-unlinked-earlier"),
    countLabel: (count) => t("customer-unlinked-earlier-count", { count }),
  },
  deleted: {
    label: () => t("customer-unlinked-deleted"),
    countLabel: (count) => t("customer-unlinked-deleted-count", { count }),
  },
  other: {
    label: () => t("customer-unlinked-other"),
    countLabel: (count) => t("customer-unlinked-other-count", { count }),
  },
  organization: {
    label: () => t("customer-unlinked-organization"),
    countLabel: (count) => t("customer-unlinked-organization-count", { count }),
  },
  unknown: {
    label: () => t("customer-unlinked-unknown"),
    countLabel: (count) => t("customer-unlinked-unknown-count", { count }),
  },
};

function causeOf({ account, isOlderThanAccount }: UnlinkedOrderView): Cause {
  return account.kind === "deleted" && isOlderThanAccount ? "earlier" : account.kind;
}

/** The account of an order, such as "Placed as a guest". */
export function accountLabel(row: UnlinkedOrderView): string {
  return CAUSES[causeOf(row)].label();
}

/** How many orders each cause has, such as "2 were placed as a guest; 1 belongs to another account". */
export function causeCounts(rows: UnlinkedOrderView[]): string {
  const counts = (Object.keys(CAUSES) as Cause[]).map((cause) => {
    const count = rows.filter((row) => causeOf(row) === cause).length;
    return count === 0 ? [] : [CAUSES[cause].countLabel(count)];
  });
  return counts.flat().join("; ");
}
