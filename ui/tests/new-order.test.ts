import { screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import type { CreatedOrderView, EnteredAmount } from "../src/bindings";
import { clearOrderDraft, itemTotal, orderTotal } from "../src/lib/new-order.svelte";
import { Backend, cabin, chooseFromMenu, found, order, problem, ron } from "./backend";

const pounds = (amount: number) => ({ amount, currency: "GBP", decimals: 2 });
const yen = (amount: number) => ({ amount, currency: "JPY", decimals: 0 });
const created: CreatedOrderView = { outcome: "created", order: order.id, lookedUp: false };

beforeEach(() => void clearOrderDraft("store-1", null));

/** A store in pounds and yen that creates every order. */
function backend() {
  return new Backend()
    .on("orders|currencies", () => [
      { code: "GBP", isDefault: true },
      { code: "JPY", isDefault: false },
    ])
    .on("orders|read_amount", (args) => {
      const { text, currency } = (args as { entered: EnteredAmount }).entered;
      const number = Number(text.replace(",", "."));
      return { kind: "certain", amount: currency === "JPY" ? yen(number) : pounds(Math.round(number * 100)) };
    })
    .on("orders|check_new", () => null)
    .on("orders|create", () => created);
}

async function openForm(from: Backend) {
  const page = from.open();
  await page.user.click(await screen.findByRole("button", { name: "Orders" }));
  await page.user.click(await screen.findByRole("button", { name: "New order" }));
  await screen.findByRole("heading", { name: "New order" });
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Currency").value).toBe("GBP"));
  return page;
}

/** Fills in an order of a guest. */
async function fill(user: Awaited<ReturnType<typeof openForm>>["user"], price = "12,50") {
  await user.click(screen.getByLabelText("A guest"));
  await user.type(screen.getByLabelText("Name"), "Leslie Knope");
  await user.type(screen.getByLabelText("Email"), "leslie@parks.test");
  await user.type(screen.getByLabelText("Product"), "Mug");
  await user.clear(screen.getByLabelText("Qty"));
  await user.type(screen.getByLabelText("Qty"), "2");
  await user.type(screen.getByLabelText("Unit price"), price);
}

const dialog = async () => within(await screen.findByRole("dialog"));

test("order is confirmed with its total as read, and sent once", async () => {
  const store = backend();
  const { user } = await openForm(store);
  await fill(user);
  await screen.findByText("£25.00", { selector: "strong" });
  await user.type(screen.getByLabelText("External reference"), "till-7");

  await user.click(screen.getByRole("button", { name: "Create order…" }));
  const confirm = await dialog();
  confirm.getByText("£25.00");
  confirm.getByText("Pawnee Parks");
  expect(store.argsOf("orders|create")).toEqual([]);
  await user.click(confirm.getByRole("button", { name: "Create order" }));

  await screen.findByRole("heading", { name: "Order 10042" });
  await screen.findByText("Order created");
  const [sent, ...more] = store.argsOf("orders|create");
  expect(more).toEqual([]);
  expect(sent).toMatchObject({
    connection: "store-1",
    order: {
      isRetry: false,
      customer: { kind: "guest", name: "Leslie Knope", email: "leslie@parks.test" },
      state: "unpaid",
      currency: "GBP",
      items: [{ name: "Mug", sku: "", quantity: "2", unitPrice: pounds(1250) }],
      total: pounds(2500),
      externalRef: "till-7",
      billingAddress: null,
    },
  });
});

test("mistake is shown at its field and nothing that was entered is lost", async () => {
  const refusal = problem("invalid_input", "Enter the item’s name.", "items.1.name");
  const store = backend().on("orders|check_new", () => Promise.reject(refusal));
  const { user } = await openForm(store);
  await fill(user);
  await user.click(screen.getByRole("button", { name: "Add item" }));
  const second = within(await screen.findByRole("group", { name: "Item 2" }));
  await waitFor(() => expect(document.activeElement).toBe(second.getByLabelText("Product")));
  await user.type(second.getByLabelText("Unit price"), "1");

  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await second.findByText(/Enter the item’s name\./);
  await waitFor(() => expect(document.activeElement).toBe(second.getByLabelText("Product")));
  expect(screen.queryByRole("dialog")).toBeNull();

  // It is still there after another screen.
  await user.click(screen.getByRole("button", { name: "Customers" }));
  await screen.findByText("Ron Swanson");
  await user.click(screen.getByRole("button", { name: "Orders" }));
  await user.click(await screen.findByRole("button", { name: "New order" }));
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Leslie Knope");
  expect(screen.getAllByLabelText<HTMLInputElement>("Unit price").map((field) => field.value)).toEqual(["12,50", "1"]);
  await user.click(screen.getByRole("button", { name: "Remove item 2" }));
  await screen.findByText("£25.00", { selector: "strong" });
});

test("refusal of the store is shown at the field that it names", async () => {
  const taken = problem("invalid_input", "Order #1 has this reference already.", "externalRef");
  const store = backend().on("orders|create", () => Promise.reject(taken));
  const { user } = await openForm(store);
  await fill(user);
  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await user.click((await dialog()).getByRole("button", { name: "Create order" }));

  await screen.findByText(/Order #1 has this reference already\./);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText("External reference").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText<HTMLInputElement>("Product").value).toBe("Mug");
});

test("refusal about a field that is not on screen is shown below the form", async () => {
  const refused = problem("store_failed", "The store refused this currency.", "currency");
  const store = backend().on("orders|create", () => Promise.reject(refused));
  const { user } = await openForm(store);
  await fill(user);
  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await user.click((await dialog()).getByRole("button", { name: "Create order" }));

  await screen.findByText(/The store refused this currency\./);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("after a lost response the store is looked at before the order is sent again", async () => {
  const lost = problem("outcome_unknown", "The store didn’t respond in time.");
  let looks = 0;
  const store = backend()
    .on("orders|create", () => ({ outcome: "unclear", problem: lost, lookedUp: false }))
    .on("orders|look_for", () => (++looks === 1 ? Promise.reject(problem("unreachable", "Not reachable.")) : null));
  const { user } = await openForm(store);
  await fill(user);
  await user.click(screen.getByRole("button", { name: "Create order…" }));
  const confirm = await dialog();
  await user.click(confirm.getByRole("button", { name: "Create order" }));

  await confirm.findByText(/couldn’t be checked/);
  expect(confirm.queryByRole("button", { name: "Send again" })).toBeNull();
  await user.click(confirm.getByRole("button", { name: "Check again" }));
  await confirm.findByText(/Not reachable\./);
  expect(confirm.queryByRole("button", { name: "Send again" })).toBeNull();
  await user.click(confirm.getByRole("button", { name: "Check again" }));
  await confirm.findByText(/has no such order so far/);
  store.on("orders|create", () => ({ ...created, lookedUp: true }));
  await user.click(confirm.getByRole("button", { name: "Send again" }));

  await screen.findByText(/The store’s response was lost, so the store was checked/);
  const sent = store.argsOf("orders|create") as { order: { id: string; isRetry: boolean } }[];
  expect(sent.map(({ order }) => order.isRetry)).toEqual([false, true]);
  expect(sent[0]?.order.id).toBe(sent[1]?.order.id);
});

test("dialog that was closed after a lost response keeps the order as an attempt", async () => {
  const lost = problem("outcome_unknown", "The store didn’t respond in time.");
  const store = backend().on("orders|create", () => ({ outcome: "unclear", problem: lost, lookedUp: true }));
  const { user } = await openForm(store);
  await fill(user);
  await user.click(screen.getByRole("button", { name: "Create order…" }));
  const confirm = await dialog();
  await user.click(confirm.getByRole("button", { name: "Create order" }));
  await user.click(await confirm.findByRole("button", { name: "Close" }));
  await screen.findByText(/an earlier attempt to create this order was lost/);

  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await user.click((await dialog()).getByRole("button", { name: "Create order" }));
  await waitFor(() => expect(store.argsOf("orders|create")).toHaveLength(2));
  expect(store.argsOf("orders|create")[1]).toMatchObject({ order: { isRetry: true } });
  await user.click(await (await dialog()).findByRole("button", { name: "Close" }));
  await user.click(screen.getByRole("button", { name: "Clear the form" }));
  expect(screen.queryByText(/an earlier attempt/)).toBeNull();
});

test("customer is found and chosen, and other prices follow another currency", async () => {
  const store = backend().on("find|search", () => found({ customers: [ron] }));
  const { user } = await openForm(store);
  await user.type(screen.getByLabelText("Find a customer"), "ron{Enter}");
  await user.click(await screen.findByRole("button", { name: /Ron Swanson/ }));
  screen.getByRole("button", { name: "Choose another" });
  await user.type(screen.getByLabelText("Product"), "Mug");
  await user.type(screen.getByLabelText("Unit price"), "1250");
  await user.selectOptions(screen.getByLabelText("Currency"), "JPY");
  await screen.findByText("¥1,250", { selector: "strong" });

  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await user.click((await dialog()).getByRole("button", { name: "Create order" }));
  await screen.findByText("Order created");
  expect(store.argsOf("orders|create")[0]).toMatchObject({
    order: { customer: { kind: "customer", id: "ron" }, currency: "JPY", total: yen(1250) },
  });
});

test("order of a customer begins on their page", async () => {
  const store = backend();
  const { user } = store.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await chooseFromMenu(user, "More actions", "New order…");
  await screen.findByRole("heading", { name: "New order for Ron Swanson" });
  expect(screen.queryByLabelText("A guest")).toBeNull();
  screen.getByText("ron@swanson.com");
});

test("totals are known only if every part of them is", () => {
  expect(itemTotal(pounds(1250), " 2 ")).toEqual(pounds(2500));
  for (const quantity of ["", "0", "-1", "1.5", "1e3", "100001", "two"])
    expect(itemTotal(pounds(1250), quantity)).toBeNull();
  expect(itemTotal(null, "1")).toBeNull();
  expect(itemTotal(pounds(Number.MAX_SAFE_INTEGER), "2")).toBeNull();
  expect(orderTotal([pounds(1), pounds(2)])).toEqual(pounds(3));
  expect(orderTotal([pounds(1), null])).toBeNull();
  expect(orderTotal([])).toBeNull();
  expect(orderTotal([pounds(Number.MAX_SAFE_INTEGER), pounds(1)])).toBeNull();
});

const attic = {
  ...cabin,
  id: "attic",
  name: "Attic",
  address: { ...cabin.address, line1: "2 Top Street", phoneNumber: "555", instructions: "Ring twice" },
};
const valueIn = (group: string, label: string) =>
  within(screen.getByRole("group", { name: group })).getByLabelText<HTMLInputElement>(label).value;
const saved = (group: string) =>
  within(screen.getByRole("group", { name: group })).getByLabelText<HTMLSelectElement>("Saved address");

test("both addresses are filled from the customer's address book", async () => {
  const store = backend()
    .on("find|search", () => found({ customers: [ron] }))
    .on("customers|addresses", () => [cabin, { ...cabin, id: "broken", isUnreadable: true }, attic]);
  const { user } = await openForm(store);
  expect(screen.queryByLabelText("Saved address")).toBeNull();
  await user.type(screen.getByLabelText("Find a customer"), "ron{Enter}");
  await user.click(await screen.findByRole("button", { name: /Ron Swanson/ }));
  await screen.findByLabelText("Saved address");
  expect([...saved("Shipping address").options].map(({ value }) => value)).toEqual(["", "cabin", "attic"]);

  await user.selectOptions(saved("Shipping address"), "attic");
  expect(valueIn("Shipping address", "Street")).toBe("2 Top Street");
  expect(valueIn("Shipping address", "Phone")).toBe("555");
  await user.click(screen.getByLabelText("Bill to this address"));
  expect(saved("Billing address").value).toBe("");
  await user.selectOptions(saved("Billing address"), "cabin");
  expect(valueIn("Billing address", "Street")).toBe("1 Lake Road");

  // A changed address is no longer the saved one. The other stays.
  await user.type(within(screen.getByRole("group", { name: "Shipping address" })).getByLabelText("City"), "Eagleton");
  expect(saved("Shipping address").value).toBe("");
  expect(saved("Billing address").value).toBe("cabin");
  await user.type(screen.getByLabelText("Product"), "Mug");
  await user.type(screen.getByLabelText("Unit price"), "1");
  await user.click(screen.getByRole("button", { name: "Create order…" }));
  await user.click((await dialog()).getByRole("button", { name: "Create order" }));
  await screen.findByText("Order created");
  expect(store.argsOf("orders|create")[0]).toMatchObject({
    order: {
      shippingAddress: { ...attic.address, city: "Eagleton" },
      billingAddress: { ...cabin.address, instructions: "" },
    },
  });
});

test("addresses of one customer are not kept for another", async () => {
  const leslie = { ...ron, id: "leslie", name: "Leslie Knope" };
  const store = backend()
    .on("find|search", (args) => found({ customers: [(args as { text: string }).text === "ron" ? ron : leslie] }))
    .on("customers|addresses", (args) => ((args as { customer: string }).customer === "ron" ? [cabin] : []));
  const { user } = await openForm(store);
  await user.type(screen.getByLabelText("Find a customer"), "ron{Enter}");
  await user.click(await screen.findByRole("button", { name: /Ron Swanson/ }));
  await screen.findByLabelText("Saved address");
  await user.selectOptions(saved("Shipping address"), "cabin");
  await user.click(screen.getByLabelText("Bill to this address"));
  const billing = within(screen.getByRole("group", { name: "Billing address" }));
  await user.type(billing.getByLabelText("City"), "Eagleton");

  await user.click(screen.getByRole("button", { name: "Choose another" }));
  await user.type(screen.getByLabelText("Find a customer"), "leslie{Enter}");
  await user.click(await screen.findByRole("button", { name: /Leslie Knope/ }));

  await waitFor(() => expect(screen.getAllByText("This customer has no saved addresses.")).toHaveLength(2));
  expect(valueIn("Shipping address", "Street")).toBe("");
  // What was entered by hand stays.
  expect(valueIn("Billing address", "City")).toBe("Eagleton");
});

test("address book that may not be read is no alarm, and can be tried again", async () => {
  let isRefused = true;
  const refused = problem("forbidden", "This application key isn’t allowed to do that.");
  const store = backend().on("customers|addresses", () => (isRefused ? Promise.reject(refused) : [cabin]));
  const { user } = store.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await chooseFromMenu(user, "More actions", "New order…");
  await screen.findByText("This application key isn’t allowed to see the address book.", { exact: false });
  expect(screen.queryByRole("alert")).toBeNull();

  isRefused = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByLabelText("Saved address");
});
