import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { TransactionView } from "../src/bindings";
import { Backend, batch, order, problem, row, scanRequest, sendNews } from "./backend";

const pounds = (amount: number) => ({ amount, currency: "GBP", decimals: 2 });

function payment(kind: string, status: string, createdAt: string): TransactionView {
  return {
    id: `${kind}-${status}`,
    kind,
    status,
    gateway: "manual",
    reference: "r-1",
    amount: pounds(2400),
    createdAt,
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

  const heading = screen.getByRole("heading", { name: "Order 2" }).parentElement!;
  const states = [...heading.querySelectorAll(".badge")].map((badge) => badge.textContent);
  expect(states).toEqual(["Payment: Paid", "Shipping: Unfulfilled", "Status: Complete"]);
});

test("order history is chronological", async () => {
  const payments = [
    payment("refund", "complete", "2026-01-02T12:00:00Z"),
    payment("purchase", "complete", "2026-01-01T12:02:00Z"),
    payment("purchase", "failed", "2026-01-01T12:01:00Z"),
  ];
  await openOrder(new Backend().on("orders|payments", () => ({ payments, paid: [], refunded: [] })));

  const history = within((await screen.findByRole("heading", { name: "History" })).parentElement!);
  await waitFor(() => expect(history.getAllByRole("listitem")).toHaveLength(5));
  const events = history.getAllByRole("listitem").map((step) => step.firstElementChild?.textContent);
  expect(events).toEqual([
    "Placed",
    "purchase of £24.00 (manual): failed",
    "Paid £24.00 (manual)",
    "Refunded £24.00 (manual)",
    "Last changed",
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

  await user.click(screen.getByText("JSON as the store sent it"));

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

  await user.click(screen.getByText("JSON as the store sent it"));

  const json = await screen.findByLabelText("JSON of the order");
  expect(json.textContent).toBe('{\n  "data": {\n    "id": "order-10042",\n    "weight": 1.50\n  }\n}');
});

test("guest order has no link to a customer", async () => {
  const backend = new Backend();
  const { user } = await openOrder(backend);
  screen.getByRole("button", { name: "See the shop as this customer" });
  screen.getByRole("button", { name: "Ron Swanson" });

  backend.on("orders|open", () => ({ ...order, customerId: null }));
  await user.click(screen.getByRole("button", { name: "Next order" }));

  await screen.findByText(/linked to no customer/);
  expect(screen.queryByRole("button", { name: "See the shop as this customer" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Ron Swanson" })).toBeNull();
});
