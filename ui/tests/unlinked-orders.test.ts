import { type queries, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import type { OrderAccountView, UnlinkedOrdersView, UnlinkedOrderView } from "../src/bindings";
import { Backend, noUnlinkedOrders, problem, ron, seen, session, store } from "./backend";

const APRIL = { id: "april", name: "April Ludgate", email: "april@parks.test" };

function unlinked(number: number, account: OrderAccountView, isOlderThanAccount = false): UnlinkedOrderView {
  const order = {
    id: `order-${number}`,
    number: String(number),
    status: "complete",
    payment: "paid",
    shipping: "fulfilled",
    customerName: ron.name,
    customerEmail: ron.email,
    itemCount: 1,
    total: { amount: 2400, currency: "GBP", decimals: 2 },
    createdAt: "2026-01-01T12:00:00Z",
  };
  return { order, account, isOlderThanAccount };
}

function found(orders: UnlinkedOrderView[], more: Partial<UnlinkedOrdersView> = {}): UnlinkedOrdersView {
  return { ...noUnlinkedOrders, orders, total: orders.length, ...more };
}

/** Opens Ron's page, and returns the section with the unlinked orders. */
async function openRon(backend: Backend) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  const section = await screen.findByRole("region", { name: "Other orders with this email address" });
  return { user, section: within(section) };
}

/** What the section says once the orders are read. */
async function answerOf(section: ReturnType<typeof within<typeof queries>>): Promise<string> {
  await waitFor(() => expect(section.getByRole("status").textContent).not.toBe("Loading"));
  return section.getByRole("status").textContent;
}

/** Opens Compare in a session as Ron. */
async function openCompare(backend: Backend) {
  backend.status.impersonation = session;
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Compare" }));
  const section = await screen.findByRole("region", { name: "Other orders with this email address" });
  return { user, section: within(section) };
}

test("order of an organization names its account", async () => {
  const orders = [
    unlinked(10042, { kind: "organization", id: "parks", name: "Pawnee Parks Department" }),
    unlinked(10009, { kind: "organization", id: "account-2", name: null }),
  ];
  const backend = new Backend().on("customers|unlinked_orders", () => found(orders));
  const { section } = await openRon(backend);

  const answer = await answerOf(section);
  expect(answer).toContain("2 were placed for the accounts of organizations.");
  const account = (name: RegExp) => section.getByRole("row", { name }).textContent;
  expect(account(/10042/)).toContain("Placed for the account of an organization: Pawnee Parks Department");
  expect(account(/10009/)).toContain("account-2");
});

test("customer page names guest order and earlier account", async () => {
  const orders = [
    unlinked(10042, { kind: "guest" }),
    unlinked(10009, { kind: "deleted", id: "gone-2" }),
    unlinked(10007, { kind: "deleted", id: "gone-1" }, true),
  ];
  const backend = new Backend().on("customers|unlinked_orders", () => found(orders));
  const { user, section } = await openRon(backend);

  const answer = await answerOf(section);
  expect(answer).toContain("3 more orders have this address");
  expect(answer).toContain(
    "1 was placed as a guest; 1 belongs to an earlier account, which was deleted; 1 belongs to an account that was deleted.",
  );
  expect(section.getByRole("row", { name: /10042/ }).textContent).toContain("Placed as a guest");
  const earlier = section.getByRole("row", { name: /10007/ });
  expect(earlier.textContent).toContain("Belongs to an earlier account, which was deleted");
  expect(earlier.textContent).toContain("gone-1");
  expect(backend.argsOf("customers|unlinked_orders")).toEqual([{ connection: "store-1", customer: "ron", all: false }]);

  await user.click(section.getByRole("button", { name: "10042" }));
  await waitFor(() => expect(backend.argsOf("orders|open")).toEqual([{ connection: "store-1", order: "order-10042" }]));
});

test("customer page opens second account of an order", async () => {
  const backend = new Backend().on("customers|unlinked_orders", () =>
    found([unlinked(10042, { kind: "other", ...APRIL })]),
  );
  const { user, section } = await openRon(backend);

  await section.findByText("april@parks.test");
  await user.click(section.getByRole("button", { name: "April Ludgate" }));

  await waitFor(() =>
    expect(backend.argsOf("customers|get")).toContainEqual({ connection: "store-1", customer: "april" }),
  );
});

test("customer page names similar accounts and other stores", async () => {
  const similar = { accounts: [APRIL], isPartial: false, problem: null };
  const backend = new Backend().on("customers|unlinked_orders", () => found([], { similar }));
  backend.status.connections = [store, { ...store, id: "store-2", name: "Eagleton" }];
  const { section } = await openRon(backend);

  await section.findByText(/An account has a similar address/);
  section.getByRole("button", { name: "April Ludgate" });
  expect(section.getByText(/Not searched/).textContent).toContain("orders in your other store, Eagleton");
  expect(section.getByRole("status").textContent).toMatch(/No other order has\s+ron@swanson\.com/);
});

test("failed search for unlinked orders can be tried again", async () => {
  const backend = new Backend().on("customers|unlinked_orders", () =>
    Promise.reject(problem("store_failed", "The store counts 3 of these, but lists only 2.")),
  );
  const { user, section } = await openRon(backend);
  await section.findByText("The store counts 3 of these, but lists only 2.");
  screen.getByRole("heading", { name: "Paid to date" });
  expect(section.queryByRole("status")).toBeNull();

  backend.on("customers|unlinked_orders", () => found([unlinked(10042, { kind: "guest" })]));
  await user.click(section.getByRole("button", { name: "Try again" }));

  await section.findByText(/1 more order has this address/);
});

test("many orders with the address are read when asked for", async () => {
  const backend = new Backend().on("customers|unlinked_orders", (args) =>
    (args as { all: boolean }).all
      ? found([unlinked(10042, { kind: "guest" })])
      : found([], { isRead: false, total: 40_000 }),
  );
  const { user, section } = await openRon(backend);
  await section.findByText(/40,000 orders have this address/);
  expect(section.queryByRole("status")).toBeNull();

  await user.click(section.getByRole("button", { name: "Load these orders" }));

  await section.findByText(/1 more order has this address/);
});

test("long list of unlinked orders is shown in full on demand", async () => {
  const orders = Array.from({ length: 7 }, (_, index) => unlinked(index + 1, { kind: "guest" }));
  const { user, section } = await openRon(new Backend().on("customers|unlinked_orders", () => found(orders)));
  await section.findByText(/7 more orders have this address/);
  expect(section.getAllByRole("row")).toHaveLength(1 + 5);

  await user.click(section.getByRole("button", { name: "Show 2 more" }));

  expect(section.getAllByRole("row")).toHaveLength(1 + 7);
});

test("comparison names guest order and counts it as hidden", async () => {
  const backend = new Backend()
    .on("orders|compare", () =>
      seen({ both: 3, merchantOnly: 0, customerOnly: 0, unreadable: 0, rows: [], requests: [] }),
    )
    .on("orders|unlinked", () => seen(found([unlinked(10042, { kind: "guest" })]), "admin"));
  const { section } = await openCompare(backend);

  await section.findByText("Placed as a guest");
  screen.getByText("1 order is hidden from Ron Swanson");
  expect(section.queryByRole("button", { name: "10042" })).toBeNull();
  expect(backend.argsOf("orders|unlinked")).toEqual([{ session: "session-1", all: false }]);
});

test("failed search for unlinked orders leaves the comparison", async () => {
  const backend = new Backend()
    .on("orders|compare", () =>
      seen({ both: 1, merchantOnly: 0, customerOnly: 0, unreadable: 0, rows: [], requests: [] }),
    )
    .on("orders|unlinked", () => Promise.reject(problem("forbidden", "This key may not do that.")));
  const { section } = await openCompare(backend);

  await section.findByText("This key may not do that.");
  screen.getByText(/weren’t checked/);
});

test("comparison stops before it opens another account", async () => {
  const backend = new Backend().on("orders|unlinked", () =>
    seen(found([unlinked(10042, { kind: "other", ...APRIL })]), "admin"),
  );
  const { user, section } = await openCompare(backend);
  await user.click(await section.findByRole("button", { name: "End session and open this account" }));

  await waitFor(() =>
    expect(backend.argsOf("customers|get")).toContainEqual({ connection: "store-1", customer: "april" }),
  );
  const commands = backend.calls.map(({ command }) => command);
  expect(commands.indexOf("impersonation|stop")).toBeLessThan(commands.indexOf("customers|get"));
  expect(screen.queryByRole("region", { name: "Signed in as a customer" })).toBeNull();
});

test("comparison names cancelled orders and further pages", async () => {
  const { order } = unlinked(1, { kind: "guest" });
  const row = (id: number, status: string) => ({
    order: { ...order, id: `order-${id}`, number: String(id), status, updatedAt: null },
    ...{ seenBy: "both", theirs: null, cause: null, refused: null },
  });
  const rows = Array.from({ length: 26 }, (_, index) => row(index, index < 2 ? "cancelled" : "complete"));
  const backend = new Backend().on("orders|compare", () =>
    seen({ both: 26, merchantOnly: 0, customerOnly: 0, unreadable: 0, rows, requests: [] }),
  );
  await openCompare(backend);

  await screen.findByText(/2 of the matching orders are canceled/);
  screen.getByText(/return 25 or 100 orders at a time/);
});

test("unlinked orders have no accessibility violations", async () => {
  const similar = { accounts: [{ ...APRIL, id: "april-2" }], isPartial: true, problem: null };
  const orders = [unlinked(3, { kind: "other", ...APRIL }), unlinked(2, { kind: "deleted", id: "gone" })];
  const { section } = await openRon(new Backend().on("customers|unlinked_orders", () => found(orders, { similar })));
  await section.findByText(/2 more orders/);

  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
