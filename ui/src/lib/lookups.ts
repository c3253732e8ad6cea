// What the jump box asks of the open store. Another kind of thing to be found is another entry here.

import type { ConnectionView } from "../bindings";
import * as ipc from "../ipc";
import type { Route } from "./router.svelte";

/** Something that was found, and where it is shown. */
export interface Finding {
  id: string;
  title: string;
  /** What tells it from others of the same title. */
  hint: string;
  route: Route;
}

interface LookUp {
  title: string;
  /** Finds the first few; throws what the store says where it refuses. */
  find: (connection: ConnectionView, text: string) => Promise<Finding[]>;
}

/** The most that is shown of each kind. */
const MOST = 6;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Customers by name, by e-mail where there is an @, or by their id. */
async function findCustomers(connection: ConnectionView, text: string): Promise<Finding[]> {
  const found = ID.test(text)
    ? await orNone(ipc.customers.get(connection.id, text))
    : (await ipc.customers.list(connection.id, { search: text, offset: 0 })).customers;
  return found.slice(0, MOST).map(({ id, name, email }) => ({
    id,
    title: name,
    hint: email,
    route: { name: "customer", id },
  }));
}

/** What has this id, or nothing where the store knows none of this kind. */
async function orNone<T>(asked: Promise<T>): Promise<T[]> {
  try {
    return [await asked];
  } catch (thrown) {
    const problem = ipc.asProblem(thrown);
    if (problem.code === "not_found") return [];
    throw problem;
  }
}

/** Orders by their number, with or without a # before it, or by their id. */
async function findOrders(connection: ConnectionView, text: string): Promise<Finding[]> {
  const found = ID.test(text)
    ? await orNone(ipc.orders.open(connection.id, text))
    : await ipc.orders.find(connection.id, text.replace(/^#/, ""));
  return found.slice(0, MOST).map((order) => ({
    id: order.id,
    title: `Order ${order.number ?? order.id.slice(0, 8)}`,
    hint: "customer" in order ? order.customer : order.customerName,
    route: { name: "storeOrder", id: order.id },
  }));
}

export const LOOKUPS: LookUp[] = [
  { title: "Customers", find: findCustomers },
  { title: "Orders", find: findOrders },
];
