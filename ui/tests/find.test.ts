import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import type { FindHomeView, FindResultsView, FoundCustomerView } from "../src/bindings";
import { asRecord, Backend, found, order, problem, ron, row, session, store } from "./backend";

const ID = "4ca7b95c-1f4f-4e9c-9d2e-0f5c37a5a3ff";

const foundRon: FoundCustomerView = {
  id: ron.id,
  name: ron.name,
  email: ron.email,
  hasPassword: true,
  externalRef: null,
};
const april: FoundCustomerView = {
  id: "april",
  name: "April Ludgate",
  email: "april@pawnee.test",
  hasPassword: false,
  externalRef: null,
};

const box = () => screen.findByRole("combobox", { name: "Find a customer, account or order" });
const options = () => screen.queryAllByRole("option").map((option) => option.textContent.replace(/\s+/g, " ").trim());

/** Opens the Find screen, with its field focused. */
async function openFind(backend: Backend) {
  const opened = backend.open("find");
  const input = await box();
  await waitFor(() => expect(document.activeElement).toBe(input));
  return { ...opened, input };
}

/** A response that a test sends when it wants to. */
function pending<T>() {
  const calls: { args: unknown; answer: (value: T) => void }[] = [];
  return { calls, handler: (args: unknown) => new Promise<T>((answer) => calls.push({ args, answer })) };
}

test("open store shows the focused field and the recent and pinned customers", async () => {
  const home: FindHomeView = { recent: [asRecord(foundRon)], pinned: [asRecord(april)], problem: null };
  const { input } = await openFind(new Backend().on("find|home", () => home));

  await screen.findByRole("option", { name: /Ron Swanson/ });
  expect(input.getAttribute("placeholder")).toBe("Name, email, reference, order number or ID");
  expect(within(screen.getByRole("group", { name: "Recent customers" })).getAllByRole("option")).toHaveLength(1);
  const pinned = within(screen.getByRole("group", { name: "Pinned" })).getByRole("option");
  expect(pinned.textContent).toMatch(/April Ludgate.*No password/s);
});

test("pasted text is sent as it is and at once, Enter opens the first result", async () => {
  const search = pending<FindResultsView>();
  const backend = new Backend().on("find|search", search.handler);
  const { user } = await openFind(backend);

  await user.paste("Hi, order #10042 from ron@swanson.com is missing");
  await waitFor(() => expect(search.calls).toHaveLength(1));
  expect(search.calls[0]?.args).toEqual({
    connection: store.id,
    text: "Hi, order #10042 from ron@swanson.com is missing",
  });
  // Enter comes before the response, and waits for it.
  await user.keyboard("{Enter}");
  let wasDrawn = false;
  const drawing = new MutationObserver(() => (wasDrawn ||= screen.queryAllByRole("option").length > 0));
  drawing.observe(document.body, { childList: true, subtree: true });
  search.calls[0]?.answer(
    found({ ordersFirst: true, isExcerpt: true, terms: ["10042"], customers: [foundRon], orders: [row(10042)] }),
  );

  await screen.findByRole("heading", { name: `Order ${order.number}` });
  drawing.disconnect();
  expect(wasDrawn, "the results were drawn, and left at once").toBe(false);
  expect(backend.argsOf("orders|open")).toEqual([{ connection: store.id, order: "order-10042" }]);
});

test("customers and orders are shown together and terms are marked", async () => {
  const backend = new Backend().on("find|search", () =>
    found({ terms: ["swan"], customers: [foundRon], orders: [row(10042)], moreOrders: true }),
  );
  const { user } = await openFind(backend);
  await user.keyboard("swan");

  await screen.findByRole("group", { name: "Customers" });
  expect(options()[0]).toMatch(/Ron Swanson.*ron@swanson\.com/);
  expect(options()[1]).toMatch(/Order 10042/);
  expect(document.querySelector("mark")?.textContent).toBe("Swan");
  await screen.findByText("More orders match. The newest are shown.");
  await screen.findByText("2 results");
  expect(backend.argsOf("find|search")).toEqual([{ connection: store.id, text: "swan" }]);
});

test("failed part of a search hides nothing else and can be retried", async () => {
  const backend = new Backend().on("find|search", () =>
    found({ customers: [foundRon], ordersProblem: problem("unreachable", "The store does not answer.") }),
  );
  const { user } = await openFind(backend);
  await user.paste("ron");
  await screen.findByText("The store does not answer.");
  await screen.findByRole("option", { name: /Ron Swanson/ });

  backend.on("find|search", () => found({ customers: [foundRon], orders: [row(10042)] }));
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByRole("option", { name: /Order 10042/ });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("stale results are replaced and never opened by Enter", async () => {
  const search = pending<FindResultsView>();
  const { user } = await openFind(new Backend().on("find|search", search.handler));
  await user.paste("ron");
  await waitFor(() => expect(search.calls).toHaveLength(1));
  await user.keyboard("x{Enter}");
  await waitFor(() => expect(search.calls).toHaveLength(2));
  search.calls[0]?.answer(found({ customers: [foundRon] }));
  search.calls[1]?.answer(found());

  await screen.findByText(/Nothing matches “ronx”/);
  expect(options()).toEqual([]);
  expect(screen.queryByRole("heading", { name: "Ron Swanson" })).toBeNull();
});

test("arrows move the selection and Ctrl+Enter views as the customer", async () => {
  const backend = new Backend().on("find|search", () => found({ customers: [foundRon, april] }));
  const { user, input } = await openFind(backend);
  await user.paste("pawnee");
  await screen.findByRole("option", { name: /April/ });

  await user.keyboard("{ArrowDown}");
  const selected = screen.getByRole("option", { selected: true });
  expect(selected.textContent).toMatch(/April Ludgate/);
  expect(input.getAttribute("aria-activedescendant")).toBe(selected.id);
  await user.keyboard("{Control>}{Enter}{/Control}");

  await screen.findByRole("dialog");
  expect(backend.argsOf("impersonation|ways")).toEqual([{ connection: store.id, customer: "april" }]);
});

test("Ctrl+Enter on an order views as its customer, a guest has none", async () => {
  const backend = new Backend().on("find|search", () =>
    found({ orders: [row(1, { customerId: null }), row(2, { customerId: "ron" })] }),
  );
  const { user } = await openFind(backend);
  await user.paste("2026");
  await screen.findByRole("option", { name: /Order 2/ });
  await user.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByText(/Order 1 was placed as a guest/);

  await user.keyboard("{ArrowDown}{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(backend.argsOf("impersonation|ways")).toEqual([{ connection: store.id, customer: "ron" }]),
  );
});

test("customer is pinned from the row and by keyboard", async () => {
  const home: FindHomeView = { recent: [asRecord(foundRon)], pinned: [], problem: null };
  const backend = new Backend()
    .on("find|home", () => ({ ...home }))
    .on("find|pin", (args) => {
      const { pinned } = args as { pinned: boolean };
      Object.assign(
        home,
        pinned ? { recent: [], pinned: [asRecord(foundRon)] } : { recent: [asRecord(foundRon)], pinned: [] },
      );
      return null;
    });
  const { user } = await openFind(backend);
  await screen.findByRole("group", { name: "Recent customers" });

  await user.keyboard("{Control>}d{/Control}");
  await screen.findByRole("group", { name: "Pinned" });
  expect(screen.queryByRole("group", { name: "Recent customers" })).toBeNull();
  await user.click(screen.getByRole("button", { name: /Unpin/ }));
  await screen.findByRole("group", { name: "Recent customers" });

  await user.click(document.querySelector("[role=option] .act") as Element);
  await screen.findByRole("group", { name: "Pinned" });
  expect(backend.argsOf("find|pin")).toEqual(
    [true, false, true].map((pinned) => ({ connection: store.id, record: "customer", id: "ron", pinned })),
  );
});

test("Back restores the search and the selected result", async () => {
  const backend = new Backend().on("find|search", () => found({ customers: [april, foundRon] }));
  const { user } = await openFind(backend);
  await user.paste("pawnee");
  await screen.findByRole("option", { name: /Ron/ });
  await user.keyboard("{ArrowDown}{Enter}");
  await screen.findByRole("heading", { name: "Ron Swanson" });

  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  expect((await box()).getAttribute("value") ?? ((await box()) as HTMLInputElement).value).toBe("pawnee");
  expect(screen.getByRole("option", { selected: true }).textContent).toMatch(/Ron Swanson/);
  // The results are shown at once, and loaded again.
  expect(backend.argsOf("find|search")).toHaveLength(2);
});

test("Escape clears the field, and then recent customers are shown", async () => {
  const backend = new Backend()
    .on("find|home", () => ({ recent: [asRecord(foundRon)], pinned: [], problem: null }))
    .on("find|search", () => found());
  const { user, input } = await openFind(backend);
  await user.paste("no one here");
  await screen.findByText("Nothing matches “no one here”");
  await user.keyboard("{Escape}");

  await screen.findByRole("group", { name: "Recent customers" });
  expect((input as HTMLInputElement).value).toBe("");
});

test("refresh reads the recent customers again", async () => {
  const backend = new Backend();
  const { user } = await openFind(backend);
  await waitFor(() => expect(backend.argsOf("find|home")).toHaveLength(1));
  await user.keyboard("{Control>}r{/Control}");
  await waitFor(() => expect(backend.argsOf("find|home").at(-1)).toEqual({ connection: store.id, again: true }));
});

test("privacy view blurs email addresses in results", async () => {
  const backend = new Backend().on("find|search", () =>
    found({ customers: [foundRon], orders: [row(1, { customer: "guest@pawnee.test" })] }),
  );
  backend.status.settings.privacy = true;
  const { user } = await openFind(backend);
  await user.paste("pawnee");
  await screen.findByRole("option", { name: /Ron Swanson/ });
  for (const address of ["ron@swanson.com", "guest@pawnee.test"]) {
    expect(screen.getByText(address).closest(".blurred")).not.toBeNull();
  }
});

test("shortcuts lead to the field on each screen", async () => {
  const backend = new Backend();
  const { user, input } = await openFind(backend);
  await user.keyboard("{Control>}k{/Control}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(input);

  await user.click(screen.getByRole("button", { name: "Orders" }));
  await screen.findByRole("heading", { name: "Orders" });
  await user.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog");
  const palette = within(dialog).getByRole("combobox", { name: "Find a customer, account or order" });
  await waitFor(() => expect(document.activeElement).toBe(palette));
});

test("customer session searches nothing", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  const { user } = backend.open("find");
  await screen.findByRole("heading", { level: 1 });
  await user.keyboard("{Control>}k{/Control}");
  const input = await screen.findByRole("combobox", { name: "Find a command" });
  await waitFor(() => expect(document.activeElement).toBe(input));
  await user.paste(`ron@swanson.com ${ID}`);
  await user.keyboard("{Enter}");

  await screen.findByText(/Nothing matches/);
  expect(backend.argsOf("find|search")).toEqual([]);
  expect(backend.argsOf("find|home")).toEqual([]);
});

test("search waits for the last key", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const backend = new Backend().on("find|search", () => found({ customers: [foundRon] }));
  const { user } = await openFind(backend);
  await user.keyboard("ron sw");
  await screen.findByRole("option", { name: /Ron Swanson/ });
  vi.useRealTimers();
  expect(backend.argsOf("find|search").at(-1)).toEqual({ connection: store.id, text: "ron sw" });
});
