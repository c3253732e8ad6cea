// Lists of carts, subscriptions and invoices that have more than one page.
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { InvoiceView } from "../src/bindings";
import { Backend, problem, ron, store } from "./backend";
import { cartRow, memberSession, seenByMember, subscription, subscriptionRow, usd } from "./member-fixtures";

const offsetOf = (args: unknown) => (args as { offset: number }).offset;

/** The rows of a page with these numbers. */
const page = <Row>(args: unknown, limit: number, total: number, row: (number: number) => Row) =>
  Array.from({ length: Math.min(limit, total - offsetOf(args)) }, (_, index) => row(offsetOf(args) + index + 1));

const invoice = (number: number): InvoiceView => ({
  ...subscription.invoices[1]!,
  id: `invoice-${number}`,
  number: `INV-${number}`,
});

async function openTab(backend: Backend, name: string) {
  backend.status.impersonation = memberSession;
  const { user } = backend.open();
  const tabs = await screen.findByRole("navigation", { name: "Customer view" });
  await user.click(await within(tabs).findByRole("button", { name }));
  return user;
}

test("second_page_of_subscriptions_follows_the_first", async () => {
  const row = (number: number) => ({ ...subscriptionRow, id: `s-${number}`, name: `Subscription ${number}` });
  const backend = new Backend().on("subscriptions|list", (args) =>
    seenByMember({ subscriptions: page(args, 50, 70, row), total: 70, offset: offsetOf(args), limit: 50 }),
  );
  const user = await openTab(backend, "Subscriptions");
  await screen.findByText("50 of 70 subscriptions");
  screen.getByRole("button", { name: "Subscription 1" });

  await user.keyboard("{ArrowDown}{End}");

  await screen.findByText("70 subscriptions");
  await user.keyboard("{End}");
  await screen.findByRole("button", { name: "Subscription 70" });
  expect(backend.argsOf("subscriptions|list").map(offsetOf)).toEqual([0, 50]);
});

test("second_page_of_carts_follows_the_first", async () => {
  const row = (number: number) => ({ ...cartRow, id: `c-${number}`, name: `Cart ${number}` });
  const backend = new Backend().on("carts|list", (args) =>
    seenByMember({ carts: page(args, 50, 51, row), total: 51, offset: offsetOf(args), limit: 50 }),
  );
  const user = await openTab(backend, "Carts");
  await screen.findByText("50 of 51 carts");

  await user.keyboard("{ArrowDown}{End}");

  await screen.findByText("51 carts");
  await user.keyboard("{End}");
  await screen.findByRole("button", { name: "Cart 51" });
});

test("more_invoices_follow_the_newest", async () => {
  const backend = new Backend().on("subscriptions|get", (args) =>
    seenByMember({ ...subscription, invoices: page(args, 12, 30, invoice), invoiceCount: 30 }),
  );
  const user = await openTab(backend, "Subscriptions");
  await user.click(await screen.findByRole("button", { name: "Blade sharpening" }));
  await screen.findByText(/The newest 12 of 30 invoices/);
  expect(screen.queryByText("INV-13")).toBeNull();

  await user.click(screen.getByRole("button", { name: "Show more invoices" }));
  await screen.findByText("INV-24");
  await user.click(screen.getByRole("button", { name: "Show more invoices" }));

  await screen.findByText("INV-30");
  screen.getByText("INV-1");
  expect(screen.queryByText(/invoices\./)).toBeNull();
  expect(backend.argsOf("subscriptions|get").map(offsetOf)).toEqual([0, 12, 24]);
});

test("invoices_that_can_not_be_read_keep_those_that_were", async () => {
  const failed = problem("unreachable", "The store can’t be reached.");
  const backend = new Backend().on("subscriptions|open", (args) =>
    offsetOf(args) > 0
      ? Promise.reject(failed)
      : { ...subscription, invoices: page(args, 12, 13, invoice), invoiceCount: 13 },
  );
  backend.on("subscriptions|list_of", () => ({
    subscriptions: [subscriptionRow],
    byEmail: ron.email,
    isComplete: true,
  }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await user.click(await screen.findByRole("button", { name: "Look for subscriptions" }));
  await user.click(await screen.findByRole("button", { name: "Blade sharpening" }));

  await user.click(await screen.findByRole("button", { name: "Show more invoices" }));

  await screen.findByText("The store can’t be reached.");
  screen.getByText("INV-12");
  const owner = { is: "customer", id: ron.id };
  const args = { connection: store.id, owner, subscription: "subscription-1" };
  expect(backend.argsOf("subscriptions|open")).toEqual([
    { ...args, offset: 0 },
    { ...args, offset: 12 },
  ]);
});

test("each_failed_payment_of_an_invoice_says_when_and_why", async () => {
  const failure = (day: number, reason: string) => ({
    succeeded: false,
    isPending: false,
    gateway: "stripe",
    amount: usd(48_000),
    failure: reason,
    createdAt: `2026-01-0${day}T00:00:00Z`,
  });
  const payments = [failure(9, "Card expired"), failure(5, "Insufficient funds"), failure(2, "Card declined")];
  const unpaid = { ...invoice(7), isOutstanding: true, payments };
  const backend = new Backend().on("subscriptions|get", () =>
    seenByMember({ ...subscription, invoices: [unpaid], invoiceCount: 1 }),
  );
  const user = await openTab(backend, "Subscriptions");
  await user.click(await screen.findByRole("button", { name: "Blade sharpening" }));

  const rows = (await screen.findAllByText(/Payment of \$480.00 failed on/)).map(({ textContent }) => textContent);

  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/Jan 9, 2026.*Card expired.*stripe/s);
  expect(rows[1]).toMatch(/Jan 5, 2026.*Insufficient funds/s);
  expect(rows[2]).toMatch(/Jan 2, 2026.*Card declined/s);
  screen.getByText("Outstanding");
});
