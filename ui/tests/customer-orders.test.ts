import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import type { CustomerView } from "../src/bindings";
import { Backend, batch, noUnlinkedOrders, problem, ron, row, sendNews } from "./backend";
import { chooseMore } from "./customer-menu";

test("customer page shows newest orders and their number", async () => {
  const rows = Array.from({ length: 17 }, (_, index) => row(17 - index));
  const backend = new Backend().on("orders|scan", sendNews(batch(rows, 17), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByRole("heading", { name: "Orders 17" });
  expect(section.getAllByRole("row")).toHaveLength(1 + 15);
  await user.click(section.getByRole("button", { name: "All orders" }));

  await screen.findByText("Customer is Ron Swanson");
  const terms = [{ kind: "exactly", attribute: "customer_id", value: "ron" }];
  for (const args of backend.argsOf("orders|scan")) expect(args).toMatchObject({ scan: { terms } });
});

test("orders and clicked name are shown before the customer", async () => {
  let arrive: (customer: CustomerView) => void = () => undefined;
  const customer = new Promise<CustomerView>((resolve) => (arrive = resolve));
  const backend = new Backend()
    .on("customers|get", () => customer)
    .on("orders|scan", sendNews(batch([row(7)], 1), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  await screen.findByRole("button", { name: "7" });
  screen.getByRole("heading", { name: "Ron Swanson" });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "View as customer" }).disabled).toBe(true);
  arrive({ ...ron, name: "Duke Silver" });
  await screen.findByRole("heading", { name: "Duke Silver" });
});

test("rest of the customer page waits for the orders", async () => {
  let sendOrders: () => void = () => undefined;
  const backend = new Backend().on("orders|scan", async (args) => {
    await new Promise<void>((resolve) => (sendOrders = resolve));
    return sendNews(batch([row(7)], 1), { kind: "done" })(args);
  });
  // On a slow machine, the page would stop waiting.
  const later = globalThis.setTimeout;
  const patience = vi.spyOn(globalThis, "setTimeout");
  patience.mockImplementation(((run: () => void, after?: number) =>
    after === 1000 ? 0 : later(run, after)) as typeof setTimeout);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  await screen.findByText("ron@swanson.com");
  expect(screen.queryByRole("heading", { name: "Notes" })).toBeNull();
  // What staff ask for doesn't wait.
  await user.click(screen.getByRole("button", { name: "Edit" }));
  await screen.findByRole("dialog");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByRole("heading", { name: "Notes" })).toBeNull();
  sendOrders();

  await screen.findByRole("heading", { name: "Notes" });
  screen.getByRole("button", { name: "7" });
  patience.mockRestore();
});

test("rest of the customer page does not wait long", async () => {
  const { user } = new Backend().on("orders|scan", () => new Promise(() => undefined)).open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  await screen.findByRole("heading", { name: "Notes" }, { timeout: 10_000 });
});

test("customer page without orders points to unlinked ones", async () => {
  const unlinked = {
    order: { ...row(10042), customerName: ron.name, customerEmail: ron.email },
    account: { kind: "guest" },
    isOlderThanAccount: false,
  };
  const backend = new Backend().on("customers|unlinked_orders", () => ({ ...noUnlinkedOrders, orders: [unlinked] }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  await screen.findByRole("heading", { name: "No orders yet" });
  await user.click(await screen.findByRole("button", { name: /1 more order has this email address/ }));
  expect(document.activeElement?.textContent).toBe("Other orders with this email address");
});

test("failed orders leave customer page usable", async () => {
  const failed: Parameters<typeof sendNews>[0] = {
    kind: "failed",
    problem: problem("forbidden", "This key may not do that."),
  };
  const { user } = new Backend().on("orders|scan", sendNews(failed)).open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByText("This key may not do that.");
  screen.getByText("ron@swanson.com");
});

test("refresh reads the orders again", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(7)], 1), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("button", { name: "7" });

  backend.on("orders|scan", sendNews(batch([row(8), row(7)], 2), { kind: "done" }));
  await user.keyboard("{F5}");

  await screen.findByRole("button", { name: "8" });
});

test("export offers the orders of this customer only", async () => {
  const backend = new Backend().on("exports|orders", () => ({ path: "/downloads/orders.csv", count: 1 }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await chooseMore(user, "Export orders…");
  await screen.findByRole("radio", { name: "Orders of Ron Swanson" });
  await user.click(screen.getByRole("button", { name: "Export" }));

  await screen.findByText(/orders\.csv/);
  const terms = [{ kind: "exactly", attribute: "customer_id", value: "ron" }];
  expect(backend.argsOf("exports|orders")).toMatchObject([{ wanted: { terms } }]);
});
