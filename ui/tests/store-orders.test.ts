import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { EnteredAmount, ScanOrders } from "../src/bindings";
import { Backend, batch, problem, row, scanRequest, sendNews } from "./backend";

async function openOrders(backend: Backend) {
  const page = backend.open();
  await page.user.click(await screen.findByRole("button", { name: "Orders" }));
  await screen.findByRole("heading", { name: "Orders" });
  return page;
}

/** A backend whose scans send what the test says. */
function controlledScans() {
  const scans: ReturnType<typeof scanRequest>[] = [];
  const backend = new Backend().on("orders|scan", (args) => {
    scans.push(scanRequest(args));
    return new Promise(() => undefined);
  });
  return { backend, scans, last: () => scans.at(-1)! };
}

/** bits-ui hides the form from queries by role, since its button has no size in jsdom. */
const add = () => screen.findByText("Add", { selector: "button" });

const asked = (backend: Backend) => backend.argsOf("orders|scan").map((args) => (args as { scan: ScanOrders }).scan);

test("scan shows progress, stops and continues", async () => {
  const { backend, scans, last } = controlledScans();
  const { user } = await openOrders(backend);
  const first = last();
  first.send(batch([row(5), row(4)], 5));
  await screen.findByText("First 2 of 5 orders");

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(backend.argsOf("orders|stop_scan")).toEqual([{ scan: first.scan }]);
  // A batch in flight is ignored. The next scan sends it again.
  first.send(batch([row(3)], 5, 2), { kind: "stopped" });
  await user.click(await screen.findByRole("button", { name: "Load the rest" }));

  expect(scans).toHaveLength(2);
  expect(last().scan).not.toBe(first.scan);
  expect(last().soFar).toMatchObject({ read: 2 });
  last().send(batch([row(3), row(2), row(1)], 5, 2), { kind: "done" });
  await screen.findByText("5 orders");
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("6");
});

test("partial totals are shown by currency", async () => {
  const { backend, last } = controlledScans();
  await openOrders(backend);
  const sums = [
    { amount: 2400, currency: "GBP", decimals: 2 },
    { amount: 980, currency: "JPY", decimals: 0 },
  ];
  const rows = [row(2), row(1, { total: sums[1]! })];
  last().send({ kind: "batch", rows, total: 3, soFar: { read: 2, sums, at: null, ids: [] } });

  const list = (await screen.findByText("Total of loaded orders")).parentElement!;
  within(list).getByText("£24.00");
  within(list).getByText("¥980");
});

test("filter is shown as chip and can be removed", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  const { user } = await openOrders(backend);

  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.selectOptions(await screen.findByLabelText("Filter by"), "Email");
  await user.click(await add());
  await screen.findByText(/Enter what to filter by/);
  await user.type(screen.getByLabelText("Value"), " swan ");
  await user.click(await add());

  const remove = await screen.findByRole("button", { name: "Remove filter: Email contains “swan”" });
  expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "contains", attribute: "email", value: "swan" }]);
  await user.click(remove);
  await waitFor(() => expect(asked(backend).at(-1)?.terms).toEqual([]));
  expect(screen.queryByText("Email contains “swan”")).toBeNull();
});

/** The form for a filter by total, at a backend that reads amounts as the test says. */
async function openTotalFilter(read: (text: string) => unknown) {
  const backend = new Backend()
    .on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }))
    .on("orders|read_amount", (args) => read((args as { entered: EnteredAmount }).entered.text));
  const { user } = await openOrders(backend);
  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.selectOptions(await screen.findByLabelText("Filter by"), "Total");
  return { backend, user, field: screen.getByLabelText<HTMLInputElement>("Amount") };
}

const pounds = (amount: number) => ({ amount, currency: "GBP", decimals: 2 });

test("amount filter is what the backend reads, shown beside the text", async () => {
  const { backend, user, field } = await openTotalFilter((text) =>
    text === "£1,500.00"
      ? { kind: "certain", amount: pounds(150_000) }
      : Promise.reject(problem("invalid_input", "GBP has 2 decimal places here.", "value")),
  );
  expect(screen.getByLabelText<HTMLInputElement>("Currency").value).toBe("GBP");

  await user.click(await add());
  await screen.findByText(/Enter an amount/);
  await user.type(field, "24.055");
  // Its problem is shown when it is sent.
  expect(screen.queryByText(/decimal places/)).toBeNull();
  await user.click(await add());
  await screen.findByText(/GBP has 2 decimal places here/);
  expect(asked(backend).at(-1)?.terms).toEqual([]);

  await user.clear(field);
  await user.type(field, "£1,500.00");
  await screen.findByText("= £1,500.00");
  expect(field.value).toBe("£1,500.00");
  await user.click(await add());

  await screen.findByText("Total at least £1,500.00");
  expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "at_least", attribute: "with_tax", amount: pounds(150_000) }]);
  expect(backend.argsOf("orders|read_amount").at(-1)).toMatchObject({
    connection: "store-1",
    entered: { text: "£1,500.00", currency: "GBP", style: { decimal: ".", group: "," } },
  });
});

test("amount with two readings is asked about and not sent", async () => {
  const unclear = { kind: "unclear", choices: [pounds(150), pounds(15_000)] };
  const { backend, user, field } = await openTotalFilter(() => unclear);

  await user.type(field, "1,50");
  await screen.findByText(/Choose the amount you mean/);
  await user.click(await add());
  await screen.findByText(/This amount is not clear/);
  expect(asked(backend).at(-1)?.terms).toEqual([]);

  await user.click(screen.getByText("£150.00", { selector: "button" }));
  await screen.findByText("= £150.00");
  expect(field.value).toBe("1,50");
  await user.click(await add());

  await screen.findByText("Total at least £150.00");
  expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "at_least", attribute: "with_tax", amount: pounds(15_000) }]);
});

test("choice is dropped when the amount is changed", async () => {
  const unclear = { kind: "unclear", choices: [pounds(150), pounds(15_000)] };
  const { backend, user, field } = await openTotalFilter(() => unclear);
  await user.type(field, "1,50");
  await user.click(await screen.findByText("£1.50", { selector: "button" }));

  await user.type(field, "1");
  await screen.findByText(/Choose the amount you mean/);
  await user.click(await add());

  await screen.findByText(/This amount is not clear/);
  expect(asked(backend).at(-1)?.terms).toEqual([]);
});

test("refresh reads orders again, and the store's currencies before them", async () => {
  const { backend } = controlledScans();
  const { user } = await openOrders(backend);

  await user.click(screen.getByRole("button", { name: "Refresh" }));
  await waitFor(() => expect(asked(backend)).toHaveLength(2));
  const commands = backend.calls.map(({ command }) => command);
  expect(commands.lastIndexOf("orders|forget_currencies")).toBeLessThan(commands.lastIndexOf("orders|scan"));
  expect(backend.argsOf("orders|forget_currencies")).toEqual([{ connection: "store-1" }]);

  await user.keyboard("{F5}");
  await waitFor(() => expect(asked(backend)).toHaveLength(3));
});

test("day in an impossible year is refused with its reason", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  const { user } = await openOrders(backend);
  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.selectOptions(await screen.findByLabelText("Filter by"), "Placed");

  for (const [day, year] of [
    ["202611-03-01", "202611"],
    ["1026-11-03", "1026"],
  ]) {
    await fireEvent.input(screen.getByLabelText("Day"), { target: { value: day } });
    await user.click(await add());
    await screen.findByText(`This is the year ${year}. Choose a day from 1990 to 2100.`);
  }
  await fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-11-03" } });
  await user.click(await add());

  await screen.findByText(/Placed from/);
  expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "from", attribute: "created_at", day: "2026-11-03" }]);
});

test("empty store differs from filters without matches", async () => {
  const { user } = await openOrders(new Backend());
  await screen.findByRole("heading", { name: "No orders yet" });

  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.click(await add());
  await screen.findByRole("heading", { name: "No orders match all of these filters." });

  await user.click(screen.getByRole("button", { name: "Clear filters" }));
  await screen.findByRole("heading", { name: "No orders yet" });
});

test("failed scan keeps rows, retry continues", async () => {
  const { backend, last } = controlledScans();
  const { user } = await openOrders(backend);
  const failed = { ...problem("store_failed", "The store failed."), requestId: "f00dface" };
  last().send(batch([row(2)], 2), { kind: "failed", problem: failed });
  await screen.findByText("The store failed.");
  screen.getByText("f00dface");
  screen.getByRole("button", { name: "2" });

  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(last().soFar).toMatchObject({ read: 1 });
  last().send(batch([row(1)], 2, 1), { kind: "done" });
  await screen.findByText("2 orders");
  screen.getByRole("button", { name: "2" });
  expect(screen.queryByText("The store failed.")).toBeNull();
});

test("leaving stops scan, back restores filters and row", async () => {
  const { backend, last } = controlledScans();
  const { user } = await openOrders(backend);
  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.click(await add());
  await screen.findByText("Status is incomplete");
  last().send(batch([row(3), row(2)], 3));
  const { scan } = last();

  await user.click(await screen.findByRole("button", { name: "2" }));
  await screen.findByRole("heading", { name: "Order 10042" });
  expect(backend.argsOf("orders|stop_scan").at(-1)).toEqual({ scan });
  await user.click(screen.getAllByRole("button", { name: "Orders" }).at(-1)!);

  await screen.findByText("Status is incomplete");
  expect(last().soFar).toMatchObject({ read: 2 });
  expect(last().terms).toHaveLength(1);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "2" })));
});

test("keys move active row and open order", async () => {
  const rows = [row(3), row(2), row(1)];
  const backend = new Backend().on("orders|scan", sendNews(batch(rows, 3), { kind: "done" }));
  const { user } = await openOrders(backend);
  const isAt = (number: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: number })));
  await screen.findByText("3 orders");
  expect(document.activeElement).toBe(screen.getByLabelText("Search orders"));

  await user.keyboard("{ArrowDown}");
  await isAt("3");
  await user.keyboard("j");
  await isAt("2");
  await user.keyboard("{End}");
  await isAt("1");
  await user.keyboard("{ArrowDown}");
  await isAt("1");
  await user.keyboard("{Home}");
  await isAt("3");
  await user.keyboard("{ArrowDown}");
  await isAt("2");
  await user.keyboard("k{Enter}");

  await screen.findByRole("heading", { name: "Order 10042" });
  expect(backend.argsOf("orders|open")).toEqual([{ connection: "store-1", order: "order-3" }]);
});

test("only the first orders are read until the user scrolls or asks for all", async () => {
  const { backend, last } = controlledScans();
  const { user } = await openOrders(backend);
  expect(last().atMost).toBe(1000);
  const rows = Array.from({ length: 100 }, (_, index) => row(2000 - index));
  last().send(batch(rows, 250), { kind: "more" });
  await screen.findByText("First 100 of 250 orders");
  expect(asked(backend)).toHaveLength(1);

  await user.keyboard("{ArrowDown}{End}");
  await waitFor(() => expect(asked(backend)).toHaveLength(2));
  expect(last()).toMatchObject({ atMost: 1000, soFar: { read: 100 } });
  last().send(
    batch(
      Array.from({ length: 100 }, (_, index) => row(1900 - index)),
      250,
      100,
    ),
    { kind: "more" },
  );
  await user.click(await screen.findByRole("button", { name: "Load all" }));

  expect(last().atMost).toBeUndefined();
  expect(last()).toMatchObject({ soFar: { read: 200 } });
});

test("pasted order number and enter open the order", async () => {
  const backend = new Backend().on("orders|scan", (args) => {
    const { search } = scanRequest(args);
    const rows = search ? [row(110660), row(10660)] : [row(1), row(2)];
    return sendNews(batch(rows, 2), { kind: "done" })(args);
  });
  const { user } = await openOrders(backend);
  await screen.findByText("2 orders");

  await user.paste("#10660");
  await user.keyboard("{Enter}");

  await waitFor(() => expect(backend.argsOf("orders|open")).toEqual([{ connection: "store-1", order: "order-10660" }]));
  expect(asked(backend).at(-1)).toMatchObject({ search: "#10660", terms: [] });
});

test("column headings sort what the store can sort", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  const { user } = await openOrders(backend);
  await screen.findByText("1 order");
  const heading = (name: string) => screen.getByRole("columnheader", { name });
  expect(heading("Placed").getAttribute("aria-sort")).toBe("descending");
  expect(heading("Customer").querySelector("button")).toBeNull();

  await user.click(screen.getByRole("button", { name: "Total" }));

  await waitFor(() => expect(heading("Total").getAttribute("aria-sort")).toBe("descending"));
  expect(asked(backend).at(-1)?.sort).toEqual({ by: "with_tax", descending: true });
});

test("usual filters are one press away", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  const { user } = await openOrders(backend);
  expect(screen.getByRole("button", { name: "All" }).getAttribute("aria-pressed")).toBe("true");

  await user.click(screen.getByRole("button", { name: "Unpaid" }));
  await waitFor(() =>
    expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "exactly", attribute: "payment", value: "unpaid" }]),
  );
  expect(screen.getByRole("button", { name: "Unpaid" }).getAttribute("aria-pressed")).toBe("true");

  await user.click(screen.getByRole("button", { name: "Today" }));
  await waitFor(() => expect(asked(backend).at(-1)?.terms).toMatchObject([{ kind: "from", attribute: "created_at" }]));
});

test("filter is saved under a name, renamed and deleted", async () => {
  let saved: unknown[] = [];
  const backend = new Backend()
    .on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }))
    .on("orders|saved_filters", () => saved)
    .on("orders|save_filters", (args) => {
      saved = (args as { filters: unknown[] }).filters;
      return null;
    });
  const { user } = await openOrders(backend);
  expect(screen.queryByRole("button", { name: "Save filter…" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Add filter" }));
  await user.click(await add());

  await user.click(await screen.findByRole("button", { name: "Save filter…" }));
  await screen.findByText(/Saved on this computer/);
  await user.type(await screen.findByLabelText("Name"), "Stuck");
  await user.click(screen.getByRole("button", { name: "Save" }));

  const chip = await screen.findByRole("button", { name: "Stuck" });
  expect(chip.getAttribute("aria-pressed")).toBe("true");
  expect(saved).toEqual([{ name: "Stuck", terms: [{ kind: "exactly", attribute: "status", value: "incomplete" }] }]);
  await user.click(screen.getByRole("button", { name: "All" }));
  await user.click(screen.getByRole("button", { name: "Stuck" }));
  await user.click(await screen.findByRole("button", { name: "Actions for filter “Stuck”" }));
  await user.click(await screen.findByText("Delete"));

  await waitFor(() => expect(saved).toEqual([]));
});

test("filter chip is changed in place", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  const { user } = await openOrders(backend);
  await user.click(screen.getByRole("button", { name: "Unpaid" }));

  await user.click(await screen.findByRole("button", { name: "Change filter: Payment is unpaid" }));
  expect((await screen.findByLabelText<HTMLSelectElement>("Filter by")).value).toBe("payment");
  await user.selectOptions(screen.getByLabelText("State"), "paid");
  await user.click(await screen.findByText("Apply", { selector: "button" }));

  await screen.findByText("Payment is paid");
  expect(asked(backend).at(-1)?.terms).toEqual([{ kind: "exactly", attribute: "payment", value: "paid" }]);
});
