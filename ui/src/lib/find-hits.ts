// The results of the search box, and which commands and stores a text finds.

import type {
  ConnectionView,
  FoundAccountView,
  FoundCustomerView,
  FoundMemberView,
  FoundRecordView,
  Problem,
  StoreOrderRowView,
} from "../bindings";
import { type CommandId, COMMANDS } from "./commands";
import { t } from "./messages.svelte";
import { session } from "./session.svelte";
import { stores } from "./stores.svelte";
import { isolated } from "./visible-text";

/** A result. The key is unique among all results. */
export type Hit = { key: string } & (
  | { kind: "customer"; customer: FoundCustomerView; isPinned: boolean }
  | { kind: "account"; account: FoundAccountView; isPinned: boolean }
  | { kind: "member"; member: FoundMemberView; isPinned: boolean }
  | { kind: "order"; order: StoreOrderRowView }
  | { kind: "command"; id: CommandId }
  | { kind: "store"; store: ConnectionView }
);

export interface HitGroup {
  id: string;
  title: string;
  hits: Hit[];
  /** Why some or all results of the group are missing. */
  problem?: Problem | null;
  /** What to do if the store has more results. */
  more?: string;
}

/** The commands that the search box finds, in the order of its list. */
export const FOUND_COMMANDS: readonly CommandId[] = [
  "find",
  "customers",
  "accounts",
  "copyLink",
  "commerceManager",
  "newCustomer",
  "newAccount",
  "newOrder",
  "orders",
  "carts",
  "subscriptions",
  "addresses",
  "profile",
  "compare",
  "stop",
  "auditLog",
  "requestLog",
  "stores",
  "connect",
  "settings",
  "privacy",
  "lock",
  "help",
];

export function customerHit(customer: FoundCustomerView, isPinned: boolean): Hit {
  return { kind: "customer", key: `customer ${customer.id}`, customer, isPinned };
}

export function accountHit(account: FoundAccountView, isPinned: boolean): Hit {
  return { kind: "account", key: `account ${account.id}`, account, isPinned };
}

export function memberHit(member: FoundMemberView, isPinned: boolean): Hit {
  return { kind: "member", key: `member ${member.id}`, member, isPinned };
}

/** A record that was opened before, or pinned. */
export function recordHit(record: FoundRecordView, isPinned: boolean): Hit {
  switch (record.kind) {
    case "customer":
      return customerHit(record, isPinned);
    case "account":
      return accountHit(record, isPinned);
    case "member":
      return memberHit(record, isPinned);
  }
}

/** The record of a result, if it can be pinned. */
export function pinnable(hit: Hit): { record: FoundRecordView["kind"]; id: string } | null {
  switch (hit.kind) {
    case "customer":
      return { record: "customer", id: hit.customer.id };
    case "account":
      return { record: "account", id: hit.account.id };
    case "member":
      return { record: "member", id: hit.member.id };
    default:
      return null;
  }
}

export function orderHit(order: StoreOrderRowView): Hit {
  return { kind: "order", key: `order ${order.id}`, order };
}

/** The commands of a text, and whether it is the whole title of the first one. */
export function findCommands(text: string): { ids: CommandId[]; isNamed: boolean } {
  const offered = FOUND_COMMANDS.filter((id) => COMMANDS[id].isOffered());
  const ids = offered.filter((id) => matches(COMMANDS[id].title, text));
  const isNamed = ids.some((id) => COMMANDS[id].title.toLowerCase() === text.toLowerCase());
  return { ids, isNamed };
}

/** The stores that a text finds: all but a session's, which can't be left by a switch. */
export function findStores(text: string): ConnectionView[] {
  if (session.current || stores.all.length < 2) return [];
  return stores.all.filter((store) => matches(storeTitle(store), text));
}

export function storeTitle(store: ConnectionView): string {
  return t("find-switch-store", { store: isolated(store.name) });
}

/** Whether each word of the text is a prefix of a word in the title. */
function matches(title: string, text: string): boolean {
  const words = title.toLowerCase().split(/\s+/);
  const wanted = text.toLowerCase().split(/\s+/);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}

/** The parts of a text, in turn outside and inside of the terms that were searched for. */
export function markedParts(text: string, terms: readonly string[]): string[] {
  const lowercase = text.toLowerCase();
  // A few letters are longer in lowercase, so that the places in both texts differ.
  if (lowercase.length !== text.length) return [text];
  const marked = terms.map((term) => term.toLowerCase()).find((term) => term !== "" && lowercase.includes(term));
  if (marked === undefined) return [text];
  const start = lowercase.indexOf(marked);
  const end = start + marked.length;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** One or two letters for a customer without a picture. */
export function initials(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = [first, last].map((word) => (word ? (Array.from(word)[0] ?? "") : ""));
  // A Chinese, Japanese or Korean character is a word, and as wide as two letters.
  const isWide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letters[0] ?? "");
  return (isWide ? (letters[0] ?? "") : letters.join("")).toUpperCase();
}
