// Runs axe on each screen, and looks for texts without a message there, with a pseudo-locale that
// is written from right to left. jsdom has no layout, so contrast is checked in the end-to-end
// tests.
import { screen, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import { asRecord, Backend, batch, found, problem, ron, row, session, sendNews } from "./backend";
import { chooseInMenu } from "./menu";
import { chooseMore } from "./customer-menu";
import { hardCodedWords } from "./pseudo-locale";

async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    ...(await hardCodedWords("rtl")).map((word) => `without a message: ${word}`),
  ];
}

test("welcome and connect form have no violations", async () => {
  const backend = new Backend();
  Object.assign(backend.status, { connections: [], lastConnection: null });
  const { user } = backend.open();
  const connect = await screen.findByRole("button", { name: "Connect a store" });
  expect(await violations()).toEqual([]);

  await user.click(connect);
  await screen.findByLabelText("Client ID");
  expect(await violations()).toEqual([]);
});

test("search box and its results have no violations", async () => {
  const foundRon = { id: "ron", name: "Ron Swanson", email: "ron@swanson.com", hasPassword: false, externalRef: null };
  const { user } = new Backend()
    .on("find|home", () => ({
      recent: [asRecord(foundRon)],
      pinned: [asRecord({ ...foundRon, id: "april" })],
      problem: null,
    }))
    .on("find|search", (args) =>
      (args as { text: string }).text === "ron" ? found({ customers: [foundRon], orders: [row(1)] }) : found(),
    )
    .open("find");
  await screen.findByRole("group", { name: "Pinned" });
  expect(await violations()).toEqual([]);
  await user.keyboard("ron");
  await screen.findByRole("option", { name: /Order 1/ });
  expect(await violations()).toEqual([]);
  await user.keyboard("x");
  await screen.findByText(/Nothing matches/);
  expect(await violations()).toEqual([]);
});

test("stores with a problem have no violations", async () => {
  const missing = problem("secret_missing", "The secret is gone.", "clientSecret");
  new Backend().on("connections|open", () => Promise.reject(missing)).open();
  await screen.findByText("The secret is gone.");
  expect(await violations()).toEqual([]);
});

test("customers and impersonation dialog have no violations", async () => {
  const { user } = new Backend().open();
  const ron = await screen.findByRole("button", { name: "Ron Swanson" });
  expect(await violations()).toEqual([]);

  await user.click(ron);
  await user.click(await screen.findByRole("button", { name: "View as customer" }));
  await user.click(await screen.findByRole("radio", { name: "Sign in as customer" }));
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Set a new password…" }));
  await screen.findByText(/stops working at once/);
  expect(await violations()).toEqual([]);
});

test("customer page and conflict have no violations", async () => {
  const theirs = { ...ron, email: "ron@lodge.test" };
  const months = [
    { month: "2026-01", amount: 2400, orders: 1 },
    { month: "2026-02", amount: 1200, orders: 1 },
  ];
  const backend = new Backend()
    .on("customers|change", () => ({ outcome: "conflict", theirs }))
    .on("customers|get", () => ({ ...ron, customFields: [{ name: "loyalty", value: "true" }] }))
    .on("customers|spending", () => ({
      orders: 1,
      counted: 1,
      isRead: true,
      currencies: [{ currency: "GBP", decimals: 2, total: 2400, months }],
    }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("img", { name: /Paid by month in GBP/ });
  await user.click(screen.getByRole("button", { name: "Add a note" }));
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Edit" }));
  await user.click(await screen.findByRole("button", { name: "Save changes" }));
  await screen.findByRole("heading", { name: "This was changed by someone else" });
  expect(await violations()).toEqual([]);
});

test("dialogs of a customer have no violations", async () => {
  const { user } = new Backend().open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await user.click(await screen.findByRole("button", { name: "Add address" }));
  await screen.findByRole("heading", { name: "New address" });
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await chooseMore(user, "Delete customer…");
  await screen.findByRole("heading", { name: "Delete Ron Swanson?" });
  expect(await violations()).toEqual([]);
});

test("customer view has no violations", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  const { user } = backend.open();
  await screen.findByRole("heading", { name: "No orders" });
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Profile" }));
  await screen.findByRole("heading", { name: "Profile" });
  expect(await violations()).toEqual([]);
});

test("request log and retry banner have no violations", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await chooseInMenu(user, "Requests");
  await screen.findByRole("heading", { name: "Requests" });
  await screen.findAllByRole("row");
  await backend.emitRetries([{ reason: "unavailable", attempts: 2, maxAttempts: 4, leftMs: 5000 }]);
  await screen.findByText(/can’t respond right now/);
  expect(await violations()).toEqual([]);
});

test("privacy view has no violations", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  expect(await violations()).toEqual([]);
});

test("orders and filter form have no violations", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(2), row(1, { customerId: null })], 5)));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  await screen.findByText("First 2 of 5 orders");
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await screen.findByLabelText("Filter by");
  expect(await violations()).toEqual([]);
});

test("order has no violations", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(2)], 1), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  await user.click(await screen.findByRole("button", { name: "2" }));
  await screen.findByRole("heading", { name: "Order 10042" });
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByText("Show JSON"));
  await screen.findByText(/Line breaks were added/);
  expect(await violations()).toEqual([]);
});

test("palette, help and settings have no violations", async () => {
  const { user } = new Backend().on("find|search", () => found({ customers: [ron] })).open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await user.keyboard("{Control>}k{/Control}ron");
  await screen.findByRole("option", { name: /Ron Swanson/ });
  expect(await violations()).toEqual([]);

  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await chooseInMenu(user, "Help and shortcuts");
  await screen.findByText("Shopside 0.0.0");
  expect(await violations()).toEqual([]);

  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await chooseInMenu(user, "Settings");
  await screen.findByLabelText("Theme");
  expect(await violations()).toEqual([]);
});
