// Carts and subscriptions: how they are read, in a session with its access and else as the admin,
// and how their lists are shown.

import type { ConnectionView, ImpersonationView, Owner, SeenView, SubscriptionRowView } from "../bindings";
import * as ipc from "../ipc";
import type { TablePosition } from "./table-position.svelte";

/** Whose carts and subscriptions staff look at, and with which access. */
export interface Reader {
  /** The session. */
  impersonation?: ImpersonationView;
  /** The connection and the owner, for the admin. */
  connection?: ConnectionView;
  owner?: Owner;
}

/** Where a list is shown, and how far it is read. */
export interface ListPlace {
  position: TablePosition;
  /** When it was read, in milliseconds since the epoch. */
  at: number;
  /** Whether more of it is being read. */
  isBusy: boolean;
  /** Whether it is being read again from its start. */
  isReloading: boolean;
  /** Reads more rows. */
  readOn?: () => void;
  /** Whether it is in a card, among others. */
  isInCard?: boolean;
}

async function read<T>(
  { impersonation, connection, owner }: Reader,
  inSession: (session: string) => Promise<SeenView<T>>,
  asAdmin: (connection: string, owner: Owner) => Promise<T>,
): Promise<{ value: T; source: SeenView<T> | null }> {
  if (impersonation) {
    const source = await inSession(impersonation.session);
    return { value: source.value, source };
  }
  if (!connection || !owner) throw new Error("neither a session nor an owner");
  return { value: await asAdmin(connection.id, owner), source: null };
}

/** Reads a cart that a list had. */
export const readCart = (from: Reader, id: string) =>
  read(
    from,
    (session) => ipc.carts.get(session, id),
    (connection, owner) => ipc.carts.open(connection, owner, id),
  );

/** Reads a subscription with a page of its invoices. `offset` is how many invoices to skip. */
export const readSubscription = (from: Reader, id: string, offset: number) =>
  read(
    from,
    (session) => ipc.subscriptions.get(session, id, offset),
    (connection, owner) => ipc.subscriptions.open(connection, owner, id, offset),
  );

/** The state of a subscription as a word: what stops it counts before what the store calls it. */
export function subscriptionState(row: SubscriptionRowView): string {
  if (row.isSuspended) return "suspended";
  if (row.isCanceled) return "canceled";
  return row.isPaused ? "paused" : row.status;
}
