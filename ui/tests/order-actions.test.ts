import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { EnteredAmount, OrderActionView, ParcelView, StoreOrderView, TransactionView } from "../src/bindings";
import { needsRepetition, paymentActions } from "../src/lib/order-actions";
import { Backend, batch, order, problem, row, sendNews } from "./backend";

const pounds = (amount: number) => ({ amount, currency: "GBP", decimals: 2 });

const purchase: TransactionView = {
  id: "t-1",
  kind: "purchase",
  status: "complete",
  gateway: "stripe",
  reference: "ch_1",
  amount: pounds(24_000),
  refunded: pounds(0),
  refundable: pounds(24_000),
  isCapturedByHand: false,
  createdAt: "2026-01-01T12:00:00Z",
  updatedAt: "2026-01-01T12:00:00Z",
};
const authorization: TransactionView = { ...purchase, kind: "authorize", refundable: null };
const done: OrderActionView = { outcome: "done", at: "2026-01-02T12:00:00Z", responseLost: false };

/** A backend with one order and its payments, which reads amounts in pounds. */
function backendWith(payments: TransactionView[], more: Partial<StoreOrderView> = {}) {
  const sums = { paid: [pounds(24_000)], refunded: [] };
  return new Backend()
    .on("orders|scan", sendNews(batch([row(10042)], 1), { kind: "done" }))
    .on("orders|open", () => ({ ...order, total: pounds(24_000), ...more }))
    .on("orders|payments", () => ({ payments, ...sums }))
    .on("orders|read_amount", (args) => {
      const { text } = (args as { entered: EnteredAmount }).entered;
      const amount = Math.round(Number(text.replace(/[£,]/g, "")) * 100);
      return { kind: "certain", amount: pounds(amount) };
    });
}

async function openOrder(backend: Backend) {
  const page = backend.open();
  await page.user.click(await screen.findByRole("button", { name: "Orders" }));
  await page.user.click(await screen.findByRole("button", { name: "10042" }));
  await screen.findByRole("heading", { name: "Order 10042" });
  return page;
}

const dialog = async () => within(await screen.findByRole("dialog"));

test("refund sends the amount once and leaves a receipt", async () => {
  const backend = backendWith([purchase]).on("orders|refund", () => done);
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Refund £240.00…" }));
  const form = await dialog();
  form.getByText("The money is paid back through stripe. This can’t be undone.");

  await user.click(form.getByRole("button", { name: "Refund" }));
  await form.findByText(/Enter an amount/);
  expect(backend.argsOf("orders|refund")).toEqual([]);
  await user.type(form.getByLabelText("Amount"), "12.50");
  await user.type(form.getByLabelText("Note"), "Scratched lid");
  await form.findByText("= £12.50");
  expect(form.queryByLabelText("Amount, a second time")).toBeNull();
  await user.click(form.getByRole("button", { name: "Refund" }));

  await form.findByText("Done.");
  expect(backend.argsOf("orders|refund")).toEqual([
    {
      connection: "store-1",
      refund: {
        order: "order-10042",
        payment: "t-1",
        was: { kind: "purchase", status: "complete", refunded: 0 },
        refund: { kind: "pay", amount: pounds(1250), repeated: null },
        note: "Scratched lid",
      },
    },
  ]);
  await user.click(form.getByRole("button", { name: "Copy receipt" }));
  const receipt = (await navigator.clipboard.readText()).split("\n");
  expect(receipt.filter((line) => !line.startsWith("When"))).toEqual([
    "Refund",
    "Order: 10042",
    "Amount: £12.50",
    "Payment: stripe, ch_1",
    "Refunded so far: £12.50",
    "Left of the payment: £227.50",
    "By: ann@till-3",
    "Store: Pawnee Parks",
    "Note: Scratched lid",
  ]);
});

test("amount above the limit is entered twice", async () => {
  const backend = backendWith([purchase]).on("orders|refund", () => done);
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Refund £240.00…" }));
  const form = await dialog();

  await user.click(form.getByRole("button", { name: "Refund all that is left: £240.00" }));
  await user.click(form.getByRole("button", { name: "Refund" }));
  await form.findByText(/Enter an amount/);
  expect(backend.argsOf("orders|refund")).toEqual([]);
  await user.type(form.getByLabelText("Amount, a second time"), "240");
  await user.click(form.getByRole("button", { name: "Refund" }));

  await form.findByText("Done.");
  expect(backend.argsOf("orders|refund")[0]).toMatchObject({
    refund: { refund: { kind: "pay", amount: pounds(24_000), repeated: pounds(24_000) } },
  });
});

test("after a lost response nothing can be sent again", async () => {
  const lost = problem("outcome_unknown", "The store didn’t respond in time. It may still have gone through.");
  const unclear: OrderActionView = { outcome: "unclear", problem: lost, lookedUp: true };
  const backend = backendWith([purchase]).on("orders|refund", () => unclear);
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Refund £240.00…" }));
  const form = await dialog();
  await user.type(form.getByLabelText("Amount"), "5");
  await user.click(form.getByRole("button", { name: "Refund" }));

  await form.findByText(/shows nothing of it so far/);
  form.getByText("The store shows £0.00 of this payment as refunded.");
  expect(form.queryByRole("button", { name: "Refund" })).toBeNull();
  const reads = backend.argsOf("orders|payments").length;
  const late = { ...purchase, kind: "refund", refunded: pounds(500), refundable: pounds(23_500) };
  backend.on("orders|payments", () => ({ payments: [late], paid: [], refunded: [] }));
  await user.click(form.getByRole("button", { name: "Check again" }));
  await form.findByText("The store shows £5.00 of this payment as refunded.");
  expect(backend.argsOf("orders|payments").length).toBeGreaterThan(reads);
  expect(backend.argsOf("orders|refund")).toHaveLength(1);
});

test("conflict shows what the store has", async () => {
  const backend = backendWith([purchase]).on("orders|refund", () => ({ outcome: "conflict" }));
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Mark £240.00 as refunded…" }));
  const form = await dialog();
  form.getByText(/No money moves/);
  await user.click(form.getByRole("button", { name: "Mark as refunded" }));

  await form.findByText(/it was changed elsewhere/);
  expect(backend.argsOf("orders|refund")[0]).toMatchObject({ refund: { refund: { kind: "mark" } } });
});

test("refused refund is shown in its dialog", async () => {
  const refused = problem("forbidden", "This application key isn’t allowed to do that.");
  const backend = backendWith([purchase]).on("orders|refund", () => Promise.reject(refused));
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Refund £240.00…" }));
  const form = await dialog();
  await user.type(form.getByLabelText("Amount"), "5");
  await user.click(form.getByRole("button", { name: "Refund" }));

  await form.findByText("This application key isn’t allowed to do that.");
  form.getByRole("button", { name: "Refund" });
});

test("authorization is captured or canceled with a reason", async () => {
  const held = { status: "complete", payment: "authorized" };
  const backend = backendWith([authorization], held)
    .on("orders|capture", () => done)
    .on("orders|cancel_payment", () => done);
  const { user } = await openOrder(backend);
  await user.click(await screen.findByRole("button", { name: "Capture £240.00…" }));
  let form = await dialog();
  form.getByText(/The customer is charged £240.00/);
  await user.type(form.getByLabelText("Amount, a second time"), "240");
  await user.click(form.getByRole("button", { name: "Capture payment" }));
  await form.findByText("Done.");
  expect(backend.argsOf("orders|capture")[0]).toMatchObject({ capture: { payment: "t-1", repeated: pounds(24_000) } });
  await user.click(form.getByRole("button", { name: "Close" }));

  await user.click(await screen.findByRole("button", { name: "Cancel authorization of £240.00…" }));
  form = await dialog();
  await user.selectOptions(form.getByLabelText("Reason"), "Duplicate");
  await user.click(form.getByRole("button", { name: "Cancel authorization" }));
  await form.findByText(/Note: Duplicate/);
  expect(backend.argsOf("orders|cancel_payment")[0]).toMatchObject({ cancel: { reason: "duplicate" } });
});

test("payments offer what the states allow, with reasons", () => {
  const actions = (payment: Partial<TransactionView>, states: Partial<StoreOrderView> = {}) =>
    paymentActions({ ...order, ...states }, { ...purchase, ...payment });
  const held = { kind: "authorize", refundable: null };
  const authorized = { payment: "authorized" };

  expect(actions({})).toEqual({ actions: ["refund", "mark"], reasons: [] });
  expect(actions({ refundable: pounds(0) }).actions).toEqual([]);
  expect(actions({}, { status: "processing" }).actions).toEqual([]);
  expect(actions({}, { status: "processing" }).reasons[0]).toMatch(/when the order is complete and paid/);
  expect(actions({}, { status: "cancelled", payment: "unpaid" }).actions).toEqual(["refund", "mark"]);
  expect(actions({ isCapturedByHand: true }).actions).toEqual(["mark"]);
  expect(actions({ isCapturedByHand: true, gateway: "manual" }).actions).toEqual(["refund", "mark"]);
  expect(actions(held, authorized).actions).toEqual(["capture", "cancel"]);
  expect(actions({ ...held, gateway: "manual" }, authorized)).toMatchObject({ actions: ["capture"] });
  expect(actions({ ...held, gateway: "manual" }, authorized).reasons[0]).toMatch(/manual authorization can’t be/);
  expect(actions({ ...held, gateway: "adyen" }, authorized).reasons[0]).toMatch(/Cancel it there/);
  expect(actions(held, { ...authorized, status: "cancelled" }).actions).toEqual(["cancel"]);
  expect(actions(held).actions).toEqual([]);
});

test("refunded payment is one refund in the timeline", async () => {
  const updatedAt = "2026-01-05T12:00:00Z";
  const refunded = { ...purchase, kind: "refund", refunded: pounds(1250), refundable: pounds(22_750), updatedAt };
  await openOrder(backendWith([refunded]));

  await screen.findByText("£12.50 refunded, £227.50 left");
  const history = within(screen.getByRole("heading", { name: "Timeline" }).parentElement!);
  history.getByText("£240.00 paid");
  history.getByText("£12.50 refunded");
});

test("cash is recorded up to what is owed", async () => {
  const unpaid = { status: "incomplete", payment: "unpaid", owing: pounds(9000) };
  const backend = backendWith([], unpaid).on("orders|take_payment", () => done);
  const { user } = await openOrder(backend);
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByText("Record a payment…"));
  const form = await dialog();
  await user.click(form.getByRole("button", { name: "All that is left to pay: £90.00" }));
  await user.type(form.getByLabelText("Kind of payment"), "Cash");
  await user.click(form.getByRole("button", { name: "Record payment" }));

  await form.findByText(/Note: Cash/);
  expect(backend.argsOf("orders|take_payment")[0]).toMatchObject({
    payment: { method: "purchase", wasOwing: pounds(9000), amount: pounds(9000), name: "Cash" },
  });
});

test("fulfilling and canceling say what can't be undone", async () => {
  const backend = backendWith([purchase]).on("orders|change", () => done);
  const { user } = await openOrder(backend);
  for (const [entry, warning, button, change] of [
    ["Mark as fulfilled…", /Afterwards the order can’t be canceled/, "Mark as fulfilled", "fulfill"],
    ["Cancel order…", /No money moves/, "Cancel order", "cancel"],
  ] as const) {
    await user.click(screen.getByRole("button", { name: "More actions" }));
    await user.click(await screen.findByText(entry));
    const form = await dialog();
    form.getByText(warning);
    await user.click(form.getByRole("button", { name: button }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(backend.argsOf("orders|change").at(-1)).toMatchObject({
      change: { change, was: { status: "complete", payment: "paid", shipping: "unfulfilled" } },
    });
  }
});

test("fulfilled order offers no change", async () => {
  const { user } = await openOrder(backendWith([purchase], { shipping: "fulfilled", owing: pounds(0) }));
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await screen.findByText("Show JSON");
  for (const entry of ["Mark as fulfilled…", "Cancel order…", "Correct shipping address…", "Record a payment…"])
    expect(screen.queryByText(entry)).toBeNull();
});

test("parcels are shown with a tracking link and edited", async () => {
  const parcel: ParcelView = {
    id: "g-1",
    carrier: "UPS Ground",
    trackingReference: "1Z 1",
    tracking: { url: "https://www.ups.com/track?tracknum=1Z%201", host: "www.ups.com" },
    estimateStart: "2026-01-05T12:00:00Z",
    estimateEnd: null,
    createdAt: "2026-01-02T12:00:00Z",
  };
  const backend = backendWith([purchase])
    .on("orders|parcels", () => [parcel])
    .on("orders|open_tracking", () => null)
    .on("orders|save_parcel", () => done);
  const { user } = await openOrder(backend);
  await screen.findByText("Parcel: UPS Ground, 1Z 1");
  await user.click(screen.getByRole("button", { name: "Copy tracking link" }));
  expect(await navigator.clipboard.readText()).toBe("https://www.ups.com/track?tracknum=1Z%201");
  await user.click(screen.getByRole("button", { name: "Track at www.ups.com" }));
  expect(backend.argsOf("orders|open_tracking")).toEqual([
    {
      connection: "store-1",
      parcel: { order: "order-10042", carrier: "UPS Ground", trackingReference: "1Z 1" },
    },
  ]);

  await user.click(screen.getByRole("button", { name: "Edit parcel 1Z 1" }));
  const form = await dialog();
  const number = form.getByLabelText<HTMLInputElement>("Tracking number");
  await waitFor(() => expect(number.value).toBe("1Z 1"));
  await user.clear(number);
  await user.type(number, "1Z2");
  await user.click(form.getByRole("button", { name: "Save parcel" }));
  await screen.findByText("Parcel saved");
  expect(backend.argsOf("orders|save_parcel")[0]).toMatchObject({
    save: {
      was: parcel,
      fields: {
        carrier: "UPS Ground",
        trackingReference: "1Z2",
        estimateStart: "2026-01-05T12:00:00Z",
        estimateEnd: "",
      },
    },
  });
});

test.each([
  ["JPY", 0, 5],
  ["GBP", 2, 500],
  ["KWD", 3, 5000],
  // The decimals are unknown: then minor units count, so that it is asked for rather too often.
  ["XTS", null, 5],
])("amounts in %s above the limit of 5 units are entered twice", (currency, decimals, atLimit) => {
  const money = (amount: number) => ({ amount, currency, decimals });

  expect(needsRepetition(money(atLimit), 5)).toBe(false);
  expect(needsRepetition(money(atLimit + 1), 5)).toBe(true);
  expect(needsRepetition(money(1), 0)).toBe(true);
  expect(needsRepetition(null, 0)).toBe(false);
});
