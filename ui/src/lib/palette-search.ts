// What the command palette searches in the open store. Each kind of record is one source.

import type { ConnectionView } from "../bindings";
import * as ipc from "../ipc";
import { asProblem } from "../invoke";
import type { Route } from "./router.svelte";

/** A search result and the route that shows it. */
export interface PaletteResult {
  id: string;
  title: string;
  /** Tells results with the same title apart. */
  hint: string;
  route: Route;
}

interface Source {
  title: string;
  /** Finds the first few results. Throws a `Problem` if the store fails. */
  find: (connection: ConnectionView, text: string) => Promise<PaletteResult[]>;
}

/** The number of results that each source shows at most. */
const MAX_RESULTS = 6;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Finds customers by name, by email if the text has an @, or by ID. */
async function findCustomers(connection: ConnectionView, text: string): Promise<PaletteResult[]> {
  const found = ID.test(text)
    ? await orEmpty(ipc.customers.get(connection.id, text))
    : (await ipc.customers.list(connection.id, { search: text, offset: 0 })).customers;
  return readable(found).map(({ id, name, email }) => ({
    id,
    title: name || email || id,
    hint: email,
    route: { name: "customer", id },
  }));
}

/** The first records, each once, without those that can't be opened because they can't be read. */
function readable<T extends { id: string; isUnreadable?: boolean }>(found: T[]): T[] {
  const byId = new Map(found.filter((record) => !record.isUnreadable).map((record) => [record.id, record]));
  return [...byId.values()].slice(0, MAX_RESULTS);
}

/** The record, or nothing if the store answers "not found". */
async function orEmpty<T>(request: Promise<T>): Promise<T[]> {
  try {
    return [await request];
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === "not_found") return [];
    throw problem;
  }
}

/** Finds orders by number, in any spelling, or by ID. */
async function findOrders(connection: ConnectionView, text: string): Promise<PaletteResult[]> {
  const found = ID.test(text)
    ? await orEmpty(ipc.orders.open(connection.id, text))
    : await ipc.orders.find(connection.id, text);
  return readable<(typeof found)[number]>(found).map((order) => ({
    id: order.id,
    title: `Order ${order.number ?? order.id.slice(0, 8)}`,
    hint: "customer" in order ? order.customer : order.customerName,
    route: { name: "storeOrder", id: order.id },
  }));
}

export const SOURCES: Source[] = [
  { title: "Customers", find: findCustomers },
  { title: "Orders", find: findOrders },
];
