// How unlinked orders are described: the account that each is linked to, and how many there are.

import type { UnlinkedOrderView } from "../bindings";
import { formatNumber } from "./locale";

/** Why an unlinked order is not the customer's: the beginning of "placed as a guest" and so on. */
type Cause = "guest" | "earlier" | "deleted" | "other" | "organization" | "unknown";

const CAUSES: Record<Cause, { label: string; one: string; many: string }> = {
  guest: { label: "Placed as a guest", one: "was placed as a guest", many: "were placed as a guest" },
  earlier: {
    label: "Belongs to an earlier account, which was deleted",
    one: "belongs to an earlier account, which was deleted",
    many: "belong to an earlier account, which was deleted",
  },
  deleted: {
    label: "Belongs to an account that was deleted",
    one: "belongs to an account that was deleted",
    many: "belong to an account that was deleted",
  },
  other: { label: "Belongs to another account", one: "belongs to another account", many: "belong to another account" },
  organization: {
    label: "Placed for the account of an organization",
    one: "was placed for the account of an organization",
    many: "were placed for the accounts of organizations",
  },
  unknown: {
    label: "Belongs to another account, which was not looked up",
    one: "belongs to another account, which was not looked up",
    many: "belong to another account, which was not looked up",
  },
};

function causeOf({ account, isOlderThanAccount }: UnlinkedOrderView): Cause {
  return account.kind === "deleted" && isOlderThanAccount ? "earlier" : account.kind;
}

/** The account of an order, such as "Placed as a guest". */
export function accountLabel(row: UnlinkedOrderView): string {
  return CAUSES[causeOf(row)].label;
}

/** How many orders each cause has, such as "2 were placed as a guest; 1 belongs to another account". */
export function causeCounts(rows: UnlinkedOrderView[]): string {
  const counts = (Object.keys(CAUSES) as Cause[]).map((cause) => {
    const count = rows.filter((row) => causeOf(row) === cause).length;
    return count === 0 ? [] : [`${formatNumber(count)} ${count === 1 ? CAUSES[cause].one : CAUSES[cause].many}`];
  });
  return counts.flat().join("; ");
}
