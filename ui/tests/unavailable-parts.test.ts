// Parts of a screen that a store lacks, or that its key may not read: explained, and no alarm.
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { StoreOrderView } from "../src/bindings";
import { Backend, batch, order, problem, ron, row, seen, sendNews, session } from "./backend";
import { chooseMore } from "./customer-menu";

const absent = problem("not_found", "Not found: The requested resource could not be found.");
const forbidden = problem("forbidden", "This application key isn’t allowed to do that.");
const failed = problem("store_failed", "The store had a problem (500).");
const parcel = {
  id: "p-1",
  carrier: "UPS Ground",
  trackingReference: "1Z999",
  tracking: null,
  estimateStart: null,
  estimateEnd: null,
  createdAt: null,
};

/** Refuses with `problem` as long as `isRefused` says so. */
function refuse(reason: typeof absent, isRefused: () => boolean, value: unknown) {
  return () => (isRefused() ? Promise.reject(reason) : value);
}

async function openOrder(backend: Backend, shown: StoreOrderView = order) {
  backend.on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" })).on("orders|open", () => shown);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  await user.click(await screen.findByRole("button", { name: "1" }));
  await screen.findByRole("heading", { name: "Order 10042" });
  return user;
}

test.each([
  [absent, "This store doesn’t keep parcels and tracking numbers with its orders."],
  [forbidden, "This application key isn’t allowed to see parcels."],
])("order without parcels explains why ($code)", async (reason, text) => {
  let isRefused = true;
  const user = await openOrder(
    new Backend().on(
      "orders|parcels",
      refuse(reason, () => isRefused, [parcel]),
    ),
  );
  const parcels = within(screen.getByRole("region", { name: "Parcels" }));

  await parcels.findByText(text, { exact: false });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(parcels.queryByRole("button", { name: "Add parcel" })).toBeNull();

  isRefused = false;
  await user.click(parcels.getByRole("button", { name: "Try again" }));
  await parcels.findByText("1Z999");
  parcels.getByRole("button", { name: "Add parcel" });
  expect(parcels.queryByText(text, { exact: false })).toBeNull();
});

test.each([
  [absent, "This store doesn’t list the payments of its orders."],
  [forbidden, "This application key isn’t allowed to see payments."],
])("order without payments explains why ($code)", async (reason, text) => {
  await openOrder(new Backend().on("orders|payments", () => Promise.reject(reason)));

  await within(screen.getByRole("region", { name: "Payments" })).findByText(text, { exact: false });
  screen.getByText("Mug");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("payments that the customer may not see are no problem of the session", async () => {
  const list = { orders: [row(2)], total: 1, offset: 0, limit: 50, reachable: 10_000 };
  const backend = new Backend()
    .on("orders|list", () => seen(list))
    .on("orders|get", () => seen(order))
    .on("orders|transactions", () => Promise.reject(forbidden));
  backend.status.impersonation = session;
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "2" }));

  await screen.findByText("The store doesn’t show the payments of this order to the customer.", { exact: false });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("failure of a part is still a problem", async () => {
  await openOrder(new Backend().on("orders|parcels", () => Promise.reject(failed)));

  await within(screen.getByRole("region", { name: "Parcels" })).findByRole("alert");
});

test("custom fields of an order are shown, and blurred in privacy view", async () => {
  const customFields = [
    { name: "gift_message", value: '"Happy \\"40th\\" birthday!"' },
    { name: "slots", value: '{"day":1.50}' },
  ];
  const backend = new Backend();
  backend.status.settings.privacy = true;
  await openOrder(backend, { ...order, customFields });

  const fields = within(screen.getByRole("region", { name: "Custom fields" }));
  fields.getByText("gift_message");
  expect(fields.getByText('Happy "40th" birthday!').closest(".private")).not.toBeNull();
  fields.getByText('{"day":1.50}');
});

test("order without custom fields has no list of them", async () => {
  await openOrder(new Backend());

  expect(screen.queryByRole("region", { name: "Custom fields" })).toBeNull();
});

test("store without a log of personal data says so, and how to delete", async () => {
  const history = { rows: [], related: [], logProblem: absent, erasures: [] };
  const plan = { orders: [], unreadable: 0, related: [], erasures: [], erasureProblem: absent };
  const backend = new Backend().on("privacy|history", () => history).on("privacy|forget_plan", () => plan);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: ron.name }));
  await screen.findByRole("heading", { name: "Addresses" });
  await chooseMore(user, "Personal data…");

  await screen.findByText("This store doesn’t log changes of personal data.", { exact: false });
  await user.click(screen.getByRole("button", { name: "Forget this customer…" }));
  await user.click(await screen.findByRole("button", { name: "Continue without this" }));
  await screen.findByText("Delete the customer instead", { exact: false });
  expect(screen.queryByText("The store erases the account", { exact: false })).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Request the erasure" }).disabled).toBe(true);
  expect(screen.queryByRole("alert")).toBeNull();
});
