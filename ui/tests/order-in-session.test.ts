// One order in a session: the layout of the admin's, without what only the admin may see.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, cabin, noUnlinkedOrders, order, problem, ron, row, seen, session } from "./backend";

const { customerId, externalRef, ...own } = order;

function paid() {
  return seen({ payments: [], paid: [{ amount: 2400, currency: "GBP", decimals: 2 }], refunded: [] });
}

function list(...numbers: number[]) {
  const orders = numbers.map((number) => row(number));
  return seen({ orders, total: 60, offset: 50, limit: 50, reachable: 10_000 });
}

/** Opens the second of three orders in a session as Ron. */
async function openOrder(backend: Backend) {
  backend.status.impersonation = session;
  backend.on("orders|list", () => list(3, 2, 1)).on("orders|transactions", paid);
  const page = backend.open();
  await page.user.click(await screen.findByRole("button", { name: "2" }));
  return page;
}

/** Answers with the order that was asked for. */
function anyOrder(args: unknown) {
  const id = (args as { order: string }).order;
  return seen({ ...own, id, number: id.replace("order-", "") });
}

test("session shows order without what only the admin sees", async () => {
  const backend = new Backend().on("orders|get", anyOrder);
  await openOrder(backend);
  await screen.findByRole("heading", { name: "Order 2" });
  await screen.findByText("£24.00 paid");

  screen.getByRole("heading", { name: "Timeline" });
  screen.getByRole("button", { name: "Copy SKU: Mug" });
  expect(screen.queryByText(externalRef!)).toBeNull();
  expect(screen.queryByText(customerId!)).toBeNull();
  expect(screen.queryByRole("button", { name: "More actions" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Ron Swanson" })).toBeNull();
  const session = { session: "session-1", order: "order-2" };
  expect(backend.argsOf("orders|get")).toEqual([session]);
  expect(backend.argsOf("orders|transactions")).toEqual([session]);
  const asAdmin = ["orders|open", "orders|payments", "orders|raw", "customers|get"];
  expect(backend.calls.filter(({ command }) => asAdmin.includes(command))).toEqual([]);
});

test("order is copied as text without its customer", async () => {
  const { user } = await openOrder(new Backend().on("orders|get", anyOrder));
  await screen.findByRole("heading", { name: "Order 2" });

  await user.click(screen.getByRole("button", { name: "Copy as text" }));

  await screen.findByText("Order copied as text");
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain("2 × Mug (MUG-1): £24.00");
  expect(copied).not.toContain(ron.name);
  expect(copied).not.toContain(ron.email);
});

test("payments are requested only of an order that was read", async () => {
  const backend = new Backend().on("orders|get", () => Promise.reject(problem("store_failed", "The store failed.")));
  await openOrder(backend);

  await screen.findByText("The store failed.");
  expect(backend.argsOf("orders|transactions")).toEqual([]);
});

test("previous and next order follow the customer's list", async () => {
  const { user } = await openOrder(new Backend().on("orders|get", anyOrder));
  await screen.findByText("2 of 60");

  await user.click(screen.getByRole("button", { name: "Next order" }));
  await screen.findByRole("heading", { name: "Order 1" });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next order" }).disabled).toBe(true);

  await user.click(screen.getAllByRole("button", { name: "Orders" }).at(-1)!);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "1" })));
});

test("address that is the same is not repeated", async () => {
  const addresses = { shippingAddress: cabin.address, billingAddress: { ...cabin.address } };
  await openOrder(new Backend().on("orders|get", () => seen({ ...own, ...addresses })));

  const shipping = within((await screen.findByRole("heading", { name: "Shipping address" })).parentElement!);
  shipping.getByText("1 Lake Road");
  screen.getByText("Same as shipping");
  expect(screen.getAllByText("1 Lake Road")).toHaveLength(1);
});

test("order that is hidden from the customer can be opened as admin", async () => {
  const backend = new Backend()
    .on("orders|get", () => Promise.reject(problem("forbidden", "The store refused this.")))
    .on("orders|unlinked", () => seen(noUnlinkedOrders, "admin"));
  const { user } = await openOrder(backend);

  await user.click(await screen.findByRole("button", { name: "End session and open as admin" }));

  await screen.findByRole("heading", { name: "Order 10042" });
  const commands = backend.calls.map(({ command }) => command);
  expect(commands.indexOf("impersonation|stop")).toBeLessThan(commands.indexOf("orders|open"));
  expect(backend.argsOf("orders|open")).toEqual([{ connection: "store-1", order: "order-2" }]);
});

test("preview offers no way around its own answer", async () => {
  const backend = new Backend().on("orders|get", () => Promise.reject(problem("not_found", "Not found.")));
  backend.status.impersonation = { ...session, way: "preview" };
  backend.on("orders|list", () => list(2));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "2" }));

  await screen.findByText("Not found.");
  expect(screen.queryByRole("button", { name: "End session and open as admin" })).toBeNull();
});
