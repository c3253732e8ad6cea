import { screen, waitFor, within } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import type { TransactionView } from "../src/bindings";
import { Backend, batch, order, problem, row, scanRequest, sendNews } from "./backend";

const VIEW_AS = "View as customer";

const pounds = (amount: number) => ({ amount, currency: "GBP", decimals: 2 });

function payment(kind: string, status: string, createdAt: string): TransactionView {
  return {
    id: `${kind}-${status}`,
    kind,
    status,
    gateway: "manual",
    reference: "r-1",
    amount: pounds(2400),
    refunded: pounds(0),
    refundable: null,
    isCapturedByHand: false,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Opens the second order of a list of three. */
async function openOrder(backend: Backend, scan = sendNews(batch([row(3), row(2), row(1)], 3), { kind: "done" })) {
  backend.on("orders|scan", scan);
  backend.on("orders|open", (args) => {
    const id = (args as { order: string }).order;
    return { ...order, id, number: id.replace("order-", "") };
  });
  const page = backend.open();
  await page.user.click(await screen.findByRole("button", { name: "Orders" }));
  await page.user.click(await screen.findByRole("button", { name: "2" }));
  await screen.findByRole("heading", { name: "Order 2" });
  return page;
}

async function showJson(user: UserEvent) {
  await user.click(screen.getByRole("button", { name: "More actions" }));
  // The menu is placed with the layout, which jsdom doesn't have, and stays invisible here.
  await user.click(await screen.findByText("Show JSON"));
}

test("order totals leave out zero amounts", async () => {
  const payments = { payments: [], paid: [pounds(2400)], refunded: [pounds(900)] };
  await openOrder(new Backend().on("orders|payments", () => payments));

  const items = within(screen.getByRole("region", { name: "Items" }));
  const sum = (title: string) => items.getByText(title).parentElement?.textContent;
  await waitFor(() => expect(sum("Refunded")).toContain("£9.00"));
  expect(sum("Paid")).toContain("£24.00");
  expect(sum("Discount")).toContain("-£2.00");
  expect(sum("Shipping")).toContain("£4.50");
  expect(items.queryByText("Discount on shipping")).toBeNull();
  items.getByText("-£2.00 discount");
  items.getByRole("columnheader", { name: "Price incl. tax" });
  expect(sum("Subtotal (excl. tax)")).toContain("£20.00");
});

test("decimals that differ from the standard are named", async () => {
  const own = [
    { currency: "GBP", decimals: 3, standard: 2 },
    { currency: "JPY", decimals: 1, standard: 0 },
  ];
  await openOrder(new Backend().on("orders|own_decimals", () => own));

  await screen.findByText(/This store shows GBP with 3 decimal places. The standard \(ISO 4217\) has 2./);
  // The order has no yen.
  expect(screen.queryByText(/JPY/)).toBeNull();
});

test("order states name what they belong to", async () => {
  await openOrder(new Backend());

  const list = screen.getByText("Payment", { selector: "dt" }).closest("dl")!;
  const states = [...list.children].map((state) => [...state.children].slice(0, 2).map((part) => part.textContent));
  expect(states).toEqual([
    ["Payment", "Paid"],
    ["Shipping", "Unfulfilled"],
    ["Status", "Complete"],
  ]);
});

test("order timeline is chronological", async () => {
  const payments = [
    payment("refund", "complete", "2026-01-02T12:00:00Z"),
    payment("purchase", "complete", "2026-01-01T12:02:00Z"),
    payment("purchase", "failed", "2026-01-01T12:01:00Z"),
  ];
  await openOrder(new Backend().on("orders|payments", () => ({ payments, paid: [], refunded: [] })));

  const history = within((await screen.findByRole("heading", { name: "Timeline" })).parentElement!);
  await waitFor(() => expect(history.getAllByRole("listitem")).toHaveLength(5));
  const events = history.getAllByRole("listitem").map((step) => step.firstElementChild?.textContent);
  expect(events).toEqual([
    "Order placed",
    "Purchase of £24.00: Failed",
    "£24.00 paid",
    "£24.00 refunded",
    "Last updated",
  ]);
});

test("next and previous order follow the list", async () => {
  const { user } = await openOrder(new Backend());
  screen.getByText("2 of 3");

  await user.click(screen.getByRole("button", { name: "Next order" }));
  await screen.findByRole("heading", { name: "Order 1" });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next order" }).disabled).toBe(true);
  await user.click(screen.getByRole("button", { name: "Previous order" }));
  await screen.findByRole("heading", { name: "Order 2" });
  await user.click(screen.getAllByRole("button", { name: "Orders" }).at(-1)!);

  await screen.findByText("3 orders");
});

test("next order continues paused scan", async () => {
  const backend = new Backend();
  const { user } = await openOrder(backend, sendNews(batch([row(3), row(2)], 3)));
  backend.on("orders|scan", sendNews(batch([row(1)], 3, 2), { kind: "done" }));
  screen.getByText("2 of 3");

  await user.click(screen.getByRole("button", { name: "Next order" }));

  await screen.findByRole("heading", { name: "Order 1" });
  expect(scanRequest(backend.argsOf("orders|scan").at(-1)).soFar).toMatchObject({ read: 2 });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next order" }).disabled).toBe(true);
});

test("privacy view blurs email address and JSON of order", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  const { user } = await openOrder(backend);

  await showJson(user);

  expect((await screen.findByLabelText("JSON of the order")).classList).toContain("private");
  expect(screen.getByText(order.customerEmail).closest(".private")).not.toBeNull();
});

test("failed payments leave order usable and can be retried", async () => {
  let fails = true;
  const failed = problem("unreachable", "The store can't be reached.");
  const paid = { payments: [payment("purchase", "complete", "2026-01-01T12:00:00Z")], paid: [], refunded: [] };
  const backend = new Backend().on("orders|payments", () => (fails ? Promise.reject(failed) : paid));
  const { user } = await openOrder(backend);
  await screen.findByText("The store can't be reached.");
  screen.getByText("Mug");

  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByText("r-1");
  expect(backend.argsOf("orders|open")).toHaveLength(1);
});

test("JSON is loaded on request and shown as sent", async () => {
  const backend = new Backend();
  const { user } = await openOrder(backend);
  expect(backend.argsOf("orders|raw")).toEqual([]);

  await showJson(user);

  const json = await screen.findByLabelText("JSON of the order");
  expect(json.textContent).toBe('{\n  "data": {\n    "id": "order-10042",\n    "weight": 1.50\n  }\n}');
  await user.click(screen.getByRole("button", { name: "Hide JSON" }));
  expect(screen.queryByLabelText("JSON of the order")).toBeNull();
});

test("guest order has no link to a customer", async () => {
  const backend = new Backend();
  const { user } = await openOrder(backend);
  screen.getByRole("button", { name: VIEW_AS });
  screen.getByRole("button", { name: "Ron Swanson" });

  backend.on("orders|open", () => ({ ...order, customerId: null }));
  await user.click(screen.getByRole("button", { name: "Next order" }));

  await screen.findByText(/not linked to a customer/);
  expect(screen.queryByRole("button", { name: VIEW_AS })).toBeNull();
  expect(screen.queryByRole("button", { name: "Ron Swanson" })).toBeNull();
});

test("name of an order's customer opens the customer", async () => {
  const backend = new Backend();
  const { user } = await openOrder(backend);

  await user.click(screen.getByRole("button", { name: "Ron Swanson" }));

  await waitFor(() => expect(backend.argsOf("customers|get")).toEqual([{ connection: "store-1", customer: "ron" }]));
});

test("email address in place of a missing name is private", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  const { user } = await openOrder(backend);
  backend.on("orders|open", () => ({ ...order, customerName: "" }));
  await user.click(screen.getByRole("button", { name: "Next order" }));

  await screen.findByRole("heading", { name: "Order 10042" });
  const shown = screen.getAllByText(order.customerEmail);
  expect(shown).toHaveLength(2);
  expect(shown.every((text) => text.closest(".private"))).toBe(true);
});

test("SKU is copied, not the ID of the item", async () => {
  const { user } = await openOrder(new Backend());

  await user.click(screen.getByRole("button", { name: "Copy SKU: Mug" }));

  expect(await navigator.clipboard.readText()).toBe("MUG-1");
});

test("order is copied as text with its customer", async () => {
  const payments = { payments: [], paid: [pounds(2400)], refunded: [] };
  const { user } = await openOrder(new Backend().on("orders|payments", () => payments));
  await screen.findByText("Paid", { selector: "dt" });

  await user.click(screen.getByRole("button", { name: "Copy as text" }));

  await screen.findByText("Order copied as text");
  const copied = (await navigator.clipboard.readText()).split("\n");
  expect(copied[0]).toBe("Order 2");
  expect(copied[1]).toMatch(/^Placed: .+ \(2026-01-01 12:00 UTC\)$/);
  expect(copied.slice(2)).toEqual([
    "Customer: Ron Swanson",
    "Payment: Paid",
    "Shipping: Unfulfilled",
    "Status: Complete",
    "",
    "2 × Mug (MUG-1): £24.00",
    "",
    "Subtotal (excl. tax): £20.00",
    "Discount: -£2.00",
    "Shipping: £4.50",
    "Tax: £4.00",
    "Total: £24.00",
    "Paid: £24.00",
  ]);
});
