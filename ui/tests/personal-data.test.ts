// A customer's personal data: its history, the export of everything, and forgetting the customer.
import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import type { ForgetPlanView, PersonalDataView } from "../src/bindings";
import { Backend, order, problem, row, batch, sendNews } from "./backend";
import { chooseMore } from "./customer-menu";

const act = { id: 7, operator: "Ann", action: "customer_change", outcome: "done", detail: "name", knownDetail: null };
const change = {
  id: "change-1",
  event: "updated",
  entry: { kind: "customer", id: "ron" },
  fields: [{ name: "name", value: "Duke Silver" }],
  keyName: "ERP sync",
  keyId: "erp",
};
const history: PersonalDataView = {
  rows: [
    { at: "2026-01-04T12:00:00Z", change, act, by: "this_app" },
    { at: "2026-01-03T12:00:00Z", change: { ...change, id: "change-2" }, act: null, by: "this_key" },
    { at: "2026-01-02T12:00:00Z", change: { ...change, id: "change-3" }, act: null, by: "another_key" },
    { at: "2026-01-01T12:00:00Z", change: null, act: { ...act, action: "note", detail: "Called" }, by: "this_app" },
  ],
  related: [{ kind: "address", id: "cabin" }],
  logProblem: null,
  erasures: [],
};
const plan: ForgetPlanView = {
  orders: [
    { id: "o-1", number: "#1", createdAt: null, isAnonymized: false, isFinal: true, isGuest: false },
    { id: "o-2", number: "#2", createdAt: null, isAnonymized: false, isFinal: true, isGuest: false },
    { id: "o-3", number: "#3", createdAt: null, isAnonymized: false, isFinal: false, isGuest: false },
    { id: "o-4", number: "#4", createdAt: null, isAnonymized: true, isFinal: true, isGuest: false },
  ],
  unreadable: 0,
  related: [{ kind: "address", id: "cabin" }],
  erasures: [],
  erasureProblem: null,
};
const waiting = { id: "e-1", status: "waiting", description: "", createdAt: null, updatedAt: null };

function backendWith(data: PersonalDataView = history) {
  return new Backend()
    .on("privacy|history", () => data)
    .on("privacy|forget_plan", () => plan)
    .on("privacy|anonymize", () => ({ wasAnonymized: false }))
    .on("privacy|request_erasure", () => waiting)
    .on("privacy|letter", () => "Dear Ron,\n\nWe erased your data.\n");
}

async function openPersonalData(backend: Backend) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Addresses" });
  await chooseMore(user, "Personal data…");
  await screen.findByRole("heading", { name: "Personal data of Ron Swanson" });
  return user;
}

test("history says who changed what with which key", async () => {
  await openPersonalData(backendWith());

  const rows = within(await screen.findByRole("list")).getAllByRole("listitem");
  const texts = rows.map((one) => one.textContent);
  expect(texts[0]).toContain("By this app: Ann, entry 7 of the audit log");
  expect(texts[0]).toContain("Customer changed");
  expect(texts[1]).toContain("With this app’s key, but not recorded on this computer");
  expect(texts[2]).toContain("With the key “ERP sync”, not by this app on this computer");
  expect(texts[3]).toContain("Note");
  expect(texts[0]).toContain("Duke Silver");
});

test("unread store log is explained beside own entries", async () => {
  const denied = problem("forbidden", "This application key isn’t allowed to do that.");
  await openPersonalData(backendWith({ ...history, rows: history.rows.slice(3), logProblem: denied }));

  await screen.findByText("isn’t allowed to read the store’s log of personal data", { exact: false });
  expect(screen.queryByRole("alert")).toBeNull();
  screen.getByText("Note");
});

test("everything is exported, and a failure shown in the dialog", async () => {
  let isFirst = true;
  const full = problem("file_failed", "The disk is full.");
  const backend = backendWith().on("privacy|export", () => {
    if (!isFirst) return { path: "/home/ann/Downloads/data.zip", count: 80 };
    isFirst = false;
    return Promise.reject(full);
  });
  const user = await openPersonalData(backend);
  await user.click(screen.getByRole("button", { name: "Export everything…" }));
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await screen.findByText("The disk is full.");
  await user.click(screen.getByRole("button", { name: "Export" }));

  await screen.findByText("80 records were written to /home/ann/Downloads/data.zip");
  expect(backend.argsOf("privacy|export")[1]).toMatchObject({
    connection: "store-1",
    wanted: { customer: "ron" },
  });
});

test("running export is stopped when cancelled", async () => {
  let fail: (reason: unknown) => void = () => undefined;
  const backend = backendWith()
    .on("privacy|export", () => new Promise((_, reject) => (fail = reject)))
    .on("exports|stop", () => {
      fail(problem("stopped", "It was stopped."));
      return null;
    });
  const user = await openPersonalData(backend);
  await user.click(screen.getByRole("button", { name: "Export everything…" }));
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("button", { name: "Cancel the export" }));

  await screen.findByRole("button", { name: "Export" });
  expect(screen.queryByText("It was stopped.")).toBeNull();
  expect(backend.argsOf("exports|stop")).toHaveLength(1);
});

async function openForget(backend: Backend) {
  const user = await openPersonalData(backend);
  await user.click(screen.getByRole("button", { name: "Forget this customer…" }));
  await screen.findByRole("heading", { name: "1. Anonymize the orders" });
  return user;
}

test("guest order is marked, and anonymized only if it is chosen", async () => {
  const guest = { id: "o-5", number: "#5", createdAt: null, isAnonymized: false, isFinal: true, isGuest: true };
  const backend = backendWith().on("privacy|forget_plan", () => ({ ...plan, orders: [...plan.orders, guest] }));
  const user = await openForget(backend);

  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "Order #5" });
  expect(box.checked).toBe(false);
  screen.getByText("Placed as a guest, with the same email address");
  screen.getByRole("button", { name: "Anonymize 2 orders" });
  await user.click(box);
  await user.type(screen.getByLabelText(/email/i), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Anonymize 3 orders" }));

  await screen.findByRole("heading", { name: "2. Erase the account" });
  const orders = backend
    .argsOf("privacy|anonymize")
    .map((args) => (args as { request: { order: string } }).request.order);
  expect(orders).toEqual(["o-1", "o-2", "o-5"]);
});

test("final orders are anonymized, then account erased, then letter", async () => {
  const backend = backendWith();
  const user = await openForget(backend);

  const open = screen.getByRole<HTMLInputElement>("checkbox", { name: "Order #3" });
  expect([open.checked, open.disabled]).toEqual([false, true]);
  screen.getByText("Fulfill, cancel or refund it first");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Anonymize 2 orders" });
  expect(button.disabled).toBe(true);
  await user.type(screen.getByLabelText(/email/i), "ron@swanson.com");
  await user.click(button);

  await screen.findByRole("heading", { name: "2. Erase the account" });
  screen.getByText(/1 order still has the customer’s data/);
  const anonymized = backend.argsOf("privacy|anonymize");
  expect(anonymized).toEqual(
    ["o-1", "o-2"].map((id) => ({
      connection: "store-1",
      request: { customer: "ron", email: "ron@swanson.com", order: id },
    })),
  );
  await user.click(screen.getByRole("button", { name: "Request the erasure" }));
  await screen.findByText("The erasure is requested.");
  expect(backend.argsOf("privacy|request_erasure")).toEqual([
    { connection: "store-1", request: { customer: "ron", email: "ron@swanson.com" } },
  ]);
  const letter = await screen.findByRole("region", { name: "The letter" });
  expect(letter.textContent).toContain("We erased your data.");
});

test("refused order is named, and the others go on", async () => {
  const refusal = problem("store_failed", "The store refused this: Order has status: order:complete.");
  const backend = backendWith().on("privacy|anonymize", (args) => {
    const { request } = args as { request: { order: string } };
    return request.order === "o-1" ? Promise.reject(refusal) : { wasAnonymized: false };
  });
  const user = await openForget(backend);
  await user.type(screen.getByLabelText(/email/i), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Anonymize 2 orders" }));

  await screen.findByText(refusal.message);
  expect(backend.argsOf("privacy|anonymize")).toHaveLength(2);
  // The refused order stays chosen, and the step stays.
  screen.getByRole("button", { name: "Anonymize 1 order" });
});

test("closed dialog anonymizes no further order", async () => {
  let finish: (value: unknown) => void = () => undefined;
  const backend = backendWith().on("privacy|anonymize", () => new Promise((resolve) => (finish = resolve)));
  const user = await openForget(backend);
  await user.type(screen.getByLabelText(/email/i), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Anonymize 2 orders" }));
  await waitFor(() => expect(backend.argsOf("privacy|anonymize")).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Forget this customer…" }));
  await screen.findByRole("button", { name: "Anonymize 2 orders" });

  finish({ wasAnonymized: false });
  // What was on its way is shown as done, and the next order is not sent.
  await waitFor(() => expect(screen.getAllByText("Anonymized")).toHaveLength(2));
  expect(backend.argsOf("privacy|anonymize")).toHaveLength(1);
});

test("wrong email address and failing audit log stop at once", async () => {
  const wrong = problem("invalid_input", "This isn’t the email address of Ron.", "email");
  const backend = backendWith().on("privacy|anonymize", () => Promise.reject(wrong));
  const user = await openForget(backend);
  const email = screen.getByLabelText<HTMLInputElement>(/email/i);
  await user.type(email, "leslie@parks.test");
  await user.click(screen.getByRole("button", { name: "Anonymize 2 orders" }));
  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(backend.argsOf("privacy|anonymize")).toHaveLength(1);

  const failed = problem("audit_log_failed", "The audit log couldn’t be written, so nothing was done.");
  backend.on("privacy|anonymize", () => Promise.reject(failed));
  await user.click(screen.getByRole("button", { name: "Anonymize 2 orders" }));
  await screen.findByText(failed.message);
  expect(backend.argsOf("privacy|anonymize")).toHaveLength(2);
});

test("erasure that is not recorded counts as requested", async () => {
  const unrecorded = problem("outcome_not_recorded", "The store was asked, but the audit log couldn’t record it.");
  const backend = backendWith().on("privacy|request_erasure", () => Promise.reject(unrecorded));
  const user = await openForget(backend);
  await user.type(screen.getByLabelText(/email/i), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Continue without this" }));
  await user.click(await screen.findByRole("button", { name: "Request the erasure" }));

  await screen.findByText("The erasure is requested.");
  await screen.findByText(/the audit log couldn’t record it/);
});

test("manual order is marked and deleted after a confirmation", async () => {
  const backend = new Backend()
    .on("orders|scan", sendNews(batch([row(2, { isManual: true }), row(1)], 2), { kind: "done" }))
    .on("orders|open", () => ({ ...order, isManual: true }))
    .on("privacy|delete_order", () => null);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  const cell = (await screen.findByRole("button", { name: "2" })).parentElement;
  expect(cell?.textContent).toContain("manual");
  expect(screen.getByRole("button", { name: "1" }).parentElement?.textContent).not.toContain("manual");
  await user.click(screen.getByRole("button", { name: "2" }));
  await screen.findByText("Manual");

  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByText("Delete order…"));
  await screen.findByText(/This can’t be undone/);
  await user.click(screen.getByText("Delete order"));

  await screen.findByText(/was deleted/);
  expect(backend.argsOf("privacy|delete_order")).toEqual([{ connection: "store-1", deletion: { order: order.id } }]);
});

test("screen and dialogs have no violations and show hidden characters", async () => {
  const violations = async () => {
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  };
  const hidden = "ERP\u202esync";
  const deceptive = { ...change, keyName: hidden, event: hidden, fields: [{ name: hidden, value: hidden }] };
  const rows = [{ at: null, change: deceptive, act: null, by: "another_key" as const }];
  const failed = { ...waiting, status: "failed" as const, description: hidden };
  const orders = [{ ...plan.orders[0]!, number: hidden }];
  const backend = backendWith({ ...history, rows, erasures: [failed] }).on("privacy|forget_plan", () => ({
    ...plan,
    orders,
  }));
  const user = await openForget(backend);
  expect(await violations()).toEqual([]);
  expect(document.body.textContent).not.toContain("\u202e");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Letter to the customer…" }));
  await screen.findByRole("region", { name: "The letter" });
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Close" }));
  await user.click(screen.getByRole("button", { name: "Export everything…" }));
  await screen.findByRole("button", { name: "Export" });
  expect(await violations()).toEqual([]);
});
