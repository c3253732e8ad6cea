// Records of a store that can't be read, in part or at all.

import { t } from "./messages.svelte";
import { isolated } from "./visible-text";

interface Row {
  id: string;
  isUnreadable?: boolean;
  unreadableFields?: string[];
}

/** The text of a row of which only the ID is known, if that. */
export function unreadableLabel({ id }: Row): string {
  return id === "" ? t("customer-unreadable") : t("customer-unreadable-id", { id: isolated(id) });
}

/** Which fields of a row could not be read; undefined if all could. */
export function unreadableNote({ unreadableFields = [] }: Row): string | undefined {
  return unreadableFields.length === 0
    ? undefined
    : t("customer-unreadable-fields", { fields: unreadableFields.map(isolated).join(", ") });
}

/** "3 records couldn't be read", as the start of a sentence. */
export function unreadableCount(count: number, what: "order" | "record"): string {
  return t("customer-unreadable-count", { count, what });
}
