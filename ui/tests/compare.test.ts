// Compare: one answer, the differences first, and a report about them.
import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import type { CompareRowView, CompareView, ComparedOrderView, UnlinkedOrdersView } from "../src/bindings";
import { bugReport } from "../src/lib/compare";
import { Backend, noUnlinkedOrders, problem, ron, seen, session } from "./backend";
import { hardCodedWords } from "./pseudo-locale";

function compared(number: number, more: Partial<ComparedOrderView> = {}): ComparedOrderView {
  return {
    id: `order-${number}`,
    number: String(number),
    status: "complete",
    payment: "paid",
    shipping: "unfulfilled",
    customerName: ron.name,
    customerEmail: ron.email,
    itemCount: 1,
    total: { amount: 1999, currency: "USD", decimals: 2 },
    createdAt: "2026-01-01T12:00:00Z",
    updatedAt: "2026-01-02T12:00:00Z",
    ...more,
  };
}

function line(number: number, more: Partial<CompareRowView> = {}): CompareRowView {
  return { order: compared(number), seenBy: "both", theirs: null, cause: null, refused: null, ...more };
}

function comparison(rows: CompareRowView[], unreadable = 0): CompareView {
  const count = (seenBy: string) => rows.filter((row) => row.seenBy === seenBy).length;
  const sent = { at: "2026-01-03T14:38:00.5Z", path: "/v2/orders", status: 200 };
  return {
    both: count("both"),
    merchantOnly: count("merchant_only"),
    customerOnly: count("customer_only"),
    unreadable,
    rows,
    requests: [
      { ...sent, sentAs: "admin", requestId: "f00d" },
      { ...sent, sentAs: "customer", requestId: "cafe" },
    ],
  };
}

const hidden = line(10643, { seenBy: "merchant_only", refused: 403 });
const different = line(10650, {
  theirs: compared(10650, {
    payment: "authorized",
    customerEmail: "old@swanson.com",
    updatedAt: "2026-01-01T12:00:00Z",
  }),
  cause: "older_for_customer",
});
const guest = (number: number): UnlinkedOrdersView => ({
  ...noUnlinkedOrders,
  orders: [{ order: compared(number), account: { kind: "guest" }, isOlderThanAccount: false }],
  total: 1,
});

/** Opens Compare in a session as Ron. */
async function openCompare(rows: CompareRowView[], backend = new Backend(), unreadable = 0) {
  backend.status.impersonation = session;
  backend.on("orders|compare", () => seen(comparison(rows, unreadable)));
  const page = backend.open();
  await page.user.click(await screen.findByRole("button", { name: "Compare" }));
  return { ...page, backend };
}

const answer = async () =>
  (await screen.findByRole("heading", { level: 2, name: /Ron Swanson|orders? (has|have)/ })).textContent;

test("answer counts hidden, different and matching orders", async () => {
  await openCompare([line(1), different, line(2), hidden]);

  expect(await answer()).toBe("1 order is hidden from Ron Swanson");
  screen.getByText(/1 more has different details. 2 orders match./);
});

test("answer says that the customer sees everything", async () => {
  await openCompare([line(1), line(2), line(3)]);

  expect(await answer()).toBe("Ron Swanson sees all 3 of their orders");
  expect(screen.queryByRole("article")).toBeNull();
});

test("answer waits for the search for unlinked orders and counts them", async () => {
  let finish: (found: unknown) => void = () => undefined;
  const backend = new Backend().on("orders|unlinked", () => new Promise((done) => (finish = done)));
  await openCompare([line(1)], backend);
  await waitFor(() => expect(backend.argsOf("orders|compare")).toHaveLength(1));
  expect(screen.queryByText(/sees/)).toBeNull();

  finish(seen(guest(10042), "admin"));

  expect(await answer()).toBe("1 order is hidden from Ron Swanson");
  screen.getByText(/1 order has their email address but isn’t linked to their account/);
});

test("failed search for unlinked orders is part of the answer", async () => {
  const backend = new Backend().on("orders|unlinked", () => Promise.reject(problem("forbidden", "Not allowed.")));
  await openCompare([line(1)], backend);

  expect(await answer()).toBe("Ron Swanson sees their one order");
  screen.getByText(/weren’t checked/);
});

test("differences come first, hidden orders before others", async () => {
  await openCompare([line(1), different, hidden]);

  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(2));
  const [first, second] = screen.getAllByRole("article");
  within(first!).getByRole("heading", { name: "Order 10643" });
  within(first!).getByText("Hidden from Ron Swanson");
  within(first!).getByText(/refused \(403\)/);
  within(first!).getByText("Cause not known.");
  within(second!).getByRole("heading", { name: "Order 10650" });
  expect(screen.queryByRole("button", { name: "1" })).toBeNull();
});

test("differing order shows both versions of the fields that differ", async () => {
  await openCompare([different]);

  const article = within(await screen.findByRole("article"));
  const rows = article.getAllByRole("row").slice(1);
  expect(rows.slice(0, 2).map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ["Payment", "Paid", "Authorized"],
    ["Email", "ron@swanson.com", "old@swanson.com"],
  ]);
  expect(rows[2]!.textContent).toContain("Updated");
  expect(rows).toHaveLength(3);
  article.getByText(/Likely cause: Ron Swanson was sent an older version/);
});

test("cause is named for an order that is only left out of the list", async () => {
  await openCompare([{ ...hidden, refused: null, cause: "left_out_of_list" }]);
  await screen.findByText(/Likely cause: the store’s list for Ron Swanson is incomplete/);
});

test("order that only the customer sees names its cause", async () => {
  await openCompare([line(7, { seenBy: "customer_only", cause: "not_linked" })]);

  expect(await answer()).toBe("1 order is visible only to Ron Swanson");
  screen.getByText(/isn’t linked to any customer account/);
});

test("unreadable order is no difference that is known", async () => {
  const unknown = line(8, { seenBy: "unknown", order: compared(8, { isUnreadable: true }) });
  await openCompare([line(1), unknown], undefined, 1);

  expect(await answer()).toBe("Ron Swanson sees their one order");
  screen.getByText(/1 order couldn’t be read/);
  screen.getByText("order-8");
});

test("differing and matching orders open in the session", async () => {
  const backend = new Backend().on("orders|get", () => Promise.reject(problem("forbidden", "Refused.")));
  const { user } = await openCompare([line(1), hidden], backend);

  await user.click(await screen.findByRole("button", { name: "Open order 10643" }));
  await screen.findByText("Refused.");
  await user.click(screen.getAllByRole("button", { name: "Compare" }).at(-1)!);
  await user.click(await screen.findByText("1 order matches.", { selector: "summary" }));
  await user.click(await screen.findByRole("button", { name: "1" }));

  await waitFor(() =>
    expect(backend.argsOf("orders|get")).toEqual([
      { session: "session-1", order: "order-10643" },
      { session: "session-1", order: "order-1" },
    ]),
  );
});

async function copiedReport(backend = new Backend()) {
  const unlinked = backend.on("orders|unlinked", () => seen(guest(10042), "admin"));
  const { user } = await openCompare([line(1), different, hidden], unlinked);
  await answer();
  await user.click(screen.getByRole("button", { name: "Copy as bug report" }));
  await screen.findByText("Bug report copied");
  return navigator.clipboard.readText();
}

test("bug report names store, customer ID, orders, fields and requests", async () => {
  const report = await copiedReport();

  for (const part of [
    "Store: Pawnee Parks (https://shop.example)",
    "Customer ID: ron",
    "Time: 2026-01-03 14:38:00.500 UTC",
    "Order 10643 (ID order-10643): in the admin’s list, not in the customer’s list. Refused to the customer (403)",
    "  Cause not known.",
    "Order 10650 (ID order-10650): different details.\n  Payment: Paid (admin), Authorized (customer)",
    "  Email: ron@swanson.com (admin), old@swanson.com (customer)",
    "Order 10042 (ID order-10042): Placed as a guest",
    "1 order matches.",
    "GET /v2/orders as admin, status 200, request ID f00d",
    "GET /v2/orders as customer, status 200, request ID cafe",
  ])
    expect(report).toContain(part);
  expect(report).not.toContain(ron.name);
  expect(report).not.toMatch(/token|Bearer/i);
});

test("bug report has no email address in the privacy view", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  const report = await copiedReport(backend);

  expect(report).toContain("Email: not included (admin), not included (customer)");
  expect(report).not.toContain("@");
});

test("email address that differs is private", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  await openCompare([different], backend);

  expect((await screen.findByText("old@swanson.com")).closest(".private")).not.toBeNull();
});

test("bug report of a member names the member and the account", () => {
  const rows = [
    line(1),
    hidden,
    line(10651, { seenBy: "customer_only" }),
    line(10652, { seenBy: "merchant_only", cause: "not_linked" }),
  ];
  const view = comparison(rows);
  view.requests[1]!.sentAs = "member";

  const report = bugReport({
    compared: view,
    storeName: "Harbor",
    storeUrl: "https://euwest.api.elasticpath.com",
    customerId: "m-1",
    isMember: true,
    unlinked: null,
    showsEmail: true,
  });

  expect(report).toMatch(/^An account member’s orders differ from what the admin sees\n/);
  expect(report).toContain("Member ID: m-1");
  expect(report).toContain("GET /v2/orders as member, status 200");
  expect(report).toContain("isn’t linked to this account");
  expect(report).not.toContain("customer");
});

test("comparison can be repeated", async () => {
  const { user, backend } = await openCompare([hidden]);
  await answer();

  backend.on("orders|compare", () => seen(comparison([line(10643)])));
  await user.click(screen.getByRole("button", { name: "Compare again" }));

  await screen.findByText("Ron Swanson sees their one order");
});

test("comparison has no accessibility violations", async () => {
  const { user } = await openCompare([line(1), different, hidden, line(7, { seenBy: "customer_only" })]);
  await user.click(await screen.findByText("1 order matches.", { selector: "summary" }));

  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);
});
