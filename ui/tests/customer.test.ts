import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { SpendingView } from "../src/bindings";
import { Backend, batch, cabin, problem, ron, row, sendNews } from "./backend";
import { chooseMore } from "./customer-menu";

const spending: SpendingView = {
  orders: 5,
  unreadable: 0,
  counted: 3,
  isRead: true,
  currencies: [
    {
      currency: "GBP",
      decimals: 2,
      total: 2501,
      months: [
        { month: "2025-11", amount: 2500, orders: 2 },
        { month: "2025-12", amount: 0, orders: 0 },
        { month: "2026-01", amount: 1, orders: 1 },
      ],
    },
  ],
};

/** Opens Ron's page from the list. */
async function openCustomer(backend = new Backend()) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Addresses" });
  return user;
}

test("edit sends previous and new fields", async () => {
  const renamed = { ...ron, name: "Duke Silver" };
  const backend = new Backend().on("customers|change", () => ({ outcome: "changed", customer: renamed }));
  const user = await openCustomer(backend);

  await user.click(screen.getByRole("button", { name: "Edit" }));
  const name = await screen.findByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Duke Silver");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await screen.findByRole("heading", { name: "Duke Silver" });
  expect(backend.argsOf("customers|change")).toEqual([
    {
      connection: "store-1",
      change: {
        customer: "ron",
        was: { name: "Ron Swanson", email: "ron@swanson.com", externalRef: "" },
        becomes: { name: "Duke Silver", email: "ron@swanson.com", externalRef: "" },
      },
    },
  ]);
});

test("taken email address is shown at its field, draft stays", async () => {
  const taken = problem("email_taken", "Another customer has this address.", "email");
  const user = await openCustomer(new Backend().on("customers|change", () => Promise.reject(taken)));
  await user.click(screen.getByRole("button", { name: "Edit" }));
  const email = await screen.findByLabelText<HTMLInputElement>("Email");
  await user.clear(email);
  await user.type(email, "taken@swanson.com");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(email.value).toBe("taken@swanson.com");
});

/** Renames Ron while another user changes his email address and his reference. */
async function conflict(backend: Backend) {
  const theirs = { ...ron, email: "ron@lodge.test", externalRef: "lodge-1" };
  let first = true;
  backend.on("customers|change", (args) => {
    const { becomes } = (args as { change: { becomes: object } }).change;
    if (!first) return { outcome: "changed", customer: { ...theirs, ...becomes } };
    first = false;
    return { outcome: "conflict", theirs };
  });
  const user = await openCustomer(backend);
  await user.click(screen.getByRole("button", { name: "Edit" }));
  const name = await screen.findByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Duke Silver");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await screen.findByRole("heading", { name: "This was changed by someone else" });
  return user;
}

test("conflict lets user choose each field", async () => {
  const backend = new Backend();
  const user = await conflict(backend);

  const email = within(screen.getByRole("group", { name: "Email" }));
  expect(email.getByLabelText<HTMLInputElement>(/Your version ron@swanson.com/).checked).toBe(false);
  expect(email.getByLabelText<HTMLInputElement>(/In the store now ron@lodge.test/).checked).toBe(true);
  const name = within(screen.getByRole("group", { name: "Name" }));
  expect(name.getByLabelText<HTMLInputElement>(/Your version Duke Silver/).checked).toBe(true);
  const reference = within(screen.getByRole("group", { name: "External reference" }));
  await user.click(reference.getByLabelText(/Your version empty/));
  await user.click(screen.getByRole("button", { name: "Save selection" }));

  await screen.findByText("Duke Silver was saved");
  expect(backend.argsOf("customers|change")[1]).toMatchObject({
    change: {
      was: { name: "Ron Swanson", email: "ron@lodge.test", externalRef: "lodge-1" },
      becomes: { name: "Duke Silver", email: "ron@lodge.test", externalRef: "" },
    },
  });
});

test("conflict resolved with stored version sends nothing", async () => {
  const backend = new Backend();
  const user = await conflict(backend);
  await user.click(screen.getByRole("button", { name: "Discard my changes" }));

  await screen.findByText("ron@lodge.test");
  expect(screen.getByRole("heading", { name: "Ron Swanson" })).toBeTruthy();
  expect(backend.argsOf("customers|change").length).toBe(1);
});

test("privacy view blurs both versions of conflict", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  await conflict(backend);

  for (const email of ["ron@swanson.com", "ron@lodge.test"]) {
    const shown = within(screen.getByRole("group", { name: "Email" })).getByText(email);
    expect(shown.classList.contains("private")).toBe(true);
  }
});

test("conflict comes again after lock", async () => {
  const backend = new Backend();
  const user = await conflict(backend);
  await backend.emitLocked("idle");
  await user.click(await screen.findByRole("button", { name: "Unlock" }));
  await user.click(await screen.findByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(backend.argsOf("customers|change").length).toBe(2));
  const [first, second] = backend.argsOf("customers|change");
  expect(second).toEqual(first);
});

test("customer is deleted after entering email address", async () => {
  const backend = new Backend().on("customers|delete", () => ({ wasGone: false }));
  const user = await openCustomer(backend);
  await chooseMore(user, "Delete customer…");
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: "Delete customer" });
  expect(button.disabled).toBe(true);
  await user.type(screen.getByLabelText(/email address to confirm/), "ron@swanson.com");
  await user.click(button);

  await screen.findByRole("heading", { name: "Customers" });
  expect(screen.getByText("Ron Swanson was deleted")).toBeTruthy();
  expect(backend.argsOf("customers|delete")).toEqual([
    { connection: "store-1", deletion: { customer: "ron", email: "ron@swanson.com" } },
  ]);
});

test("customer deleted by others is reported as such", async () => {
  const user = await openCustomer(new Backend().on("customers|delete", () => ({ wasGone: true })));
  await chooseMore(user, "Delete customer…");
  await user.type(await screen.findByLabelText(/email address to confirm/), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Delete customer" }));

  expect(await screen.findByText("Ron Swanson had already been deleted")).toBeTruthy();
});

test("missing address field is shown at the field", async () => {
  const missing = problem("store_failed", "The store asks for a street.", "line1");
  const backend = new Backend()
    .on("customers|addresses", () => [cabin])
    .on("customers|save_address", () => Promise.reject(missing));
  const user = await openCustomer(backend);
  await user.click(await screen.findByRole("button", { name: "Edit the address Cabin" }));
  const street = await screen.findByLabelText<HTMLInputElement>("Street");
  expect(street.value).toBe("1 Lake Road");
  await user.clear(street);
  await user.click(screen.getByRole("button", { name: "Save address" }));

  await waitFor(() => expect(street.getAttribute("aria-invalid")).toBe("true"));
  expect(backend.argsOf("customers|save_address")).toEqual([
    {
      connection: "store-1",
      customer: "ron",
      save: { was: cabin, name: "Cabin", address: { ...cabin.address, line1: "" } },
    },
  ]);
});

test("address conflict lets user choose each field", async () => {
  const theirs = { ...cabin, address: { ...cabin.address, line1: "2 Lake Road", postcode: "46002" } };
  const answers = [
    { outcome: "conflict", theirs },
    { outcome: "saved", entry: theirs },
  ];
  const backend = new Backend()
    .on("customers|addresses", () => [cabin])
    .on("customers|save_address", () => answers.shift());
  const user = await openCustomer(backend);
  await user.click(await screen.findByRole("button", { name: "Edit the address Cabin" }));
  const street = await screen.findByLabelText("Street");
  await user.clear(street);
  await user.type(street, "3 Lake Road");
  await user.click(screen.getByRole("button", { name: "Save address" }));

  await screen.findByRole("heading", { name: "This was changed by someone else" });
  expect([...document.querySelectorAll("legend")].map(({ textContent }) => textContent)).toEqual([
    "Street",
    "Postal code",
  ]);
  const lake = within(screen.getByRole("group", { name: "Street" }));
  expect(lake.getByLabelText<HTMLInputElement>(/Your version 3 Lake Road/).checked).toBe(true);
  const postcode = within(screen.getByRole("group", { name: "Postal code" }));
  expect(postcode.getByLabelText<HTMLInputElement>(/In the store now 46002/).checked).toBe(true);
  await user.click(screen.getByRole("button", { name: "Save selection" }));

  await screen.findByText("The address “Cabin” was changed");
  const becomes = { ...theirs.address, line1: "3 Lake Road" };
  expect(backend.argsOf("customers|save_address")[1]).toMatchObject({
    save: { was: theirs, name: "Cabin", address: becomes },
  });
});

test("address is deleted after confirmation", async () => {
  let book = [cabin];
  const backend = new Backend()
    .on("customers|addresses", () => book)
    .on("customers|delete_address", () => {
      book = [];
      return null;
    });
  const user = await openCustomer(backend);
  await user.click(await screen.findByRole("button", { name: "Delete the address Cabin" }));
  await screen.findByRole("heading", { name: "Delete the address “Cabin”?" });
  expect(backend.argsOf("customers|delete_address")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Delete address" }));

  await screen.findByText("No saved addresses.");
  expect(backend.argsOf("customers|delete_address")).toEqual([
    { connection: "store-1", customer: "ron", address: "cabin" },
  ]);
});

test("spending is shown as chart and as table", async () => {
  const user = await openCustomer(new Backend().on("customers|spending", () => spending));

  await screen.findByText(/3 of 5 orders: paid and not canceled/);
  expect(await screen.findByRole("img", { name: /Paid by month in GBP/ })).toBeTruthy();
  screen.getByText("Nov 2025 – Jan 2026");
  await user.hover(document.querySelector(".month")!);
  screen.getByText("November 2025: £25.00");
  await user.click(screen.getByText("By month"));
  const table = await screen.findByRole("table", { name: "Paid by month, GBP" });
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => row.textContent);
  expect(rows).toEqual(["MonthOrdersPaid", "November 20252£25.00", "December 20250£0.00", "January 20261£0.01"]);
});

test("spending over many orders is read on request", async () => {
  const much = { orders: 40_000, counted: 0, isRead: false, currencies: [] };
  const backend = new Backend().on("customers|spending", (args) => ((args as { all: boolean }).all ? spending : much));
  const user = await openCustomer(backend);
  await screen.findByText(/40,000 orders/);
  await user.click(screen.getByRole("button", { name: "Load all orders" }));

  await screen.findByText(/3 of 5 orders/);
});

test("custom fields are shown as sent", async () => {
  const customFields = [{ name: "loyalty", value: '{"tier":"gold","points":1.50}' }];
  await openCustomer(new Backend().on("customers|get", () => ({ ...ron, customFields })));

  expect(await screen.findByText('{"tier":"gold","points":1.50}')).toBeTruthy();
  expect(screen.getByText("loyalty")).toBeTruthy();
});

test("failed addresses leave customer page usable", async () => {
  const failed = problem("unreachable", "The store can't be reached.");
  const user = await openCustomer(new Backend().on("customers|addresses", () => Promise.reject(failed)));

  await screen.findByText("The store can't be reached.");
  expect(screen.getByText("ron@swanson.com")).toBeTruthy();
  expect(screen.getByText("Nothing yet.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Add address" }));
  expect(await screen.findByRole("heading", { name: "New address" })).toBeTruthy();
});

test("customer is copied as text with orders and without secrets", async () => {
  const customer = { ...ron, externalRef: "PAWNEE-42\nPassword: x", createdAt: "2019-03-03T12:00:00Z" };
  const backend = new Backend()
    .on("customers|get", () => customer)
    .on("orders|scan", sendNews(batch([row(10042), row(10041)], 2), { kind: "done" }));
  backend.status.settings.timeZone = "utc";
  const user = await openCustomer(backend);
  await screen.findByRole("button", { name: "10042" });
  await chooseMore(user, "Copy as text");

  await screen.findByText("Copied as text");
  expect(await navigator.clipboard.readText()).toBe(
    [
      "Customer: Ron Swanson",
      "Email: ron@swanson.com",
      "External reference: PAWNEE-42[U+000A]Password: x",
      "Registered: Mar 3, 2019",
      "Orders: 2",
      "Last order: 10042, Jan 1, 2026, £24.00",
    ].join("\n"),
  );
});

test("customer is shown and copied as the JSON of the store", async () => {
  const json = '{"data":{"id":"ron","points":1.50}}';
  const user = await openCustomer(new Backend().on("customers|raw", () => json));
  await chooseMore(user, "Show JSON");

  const shown = await screen.findByRole("region", { name: "JSON as the store sent it" });
  expect(shown.textContent).toContain('"points": 1.50');
  await user.click(screen.getByRole("button", { name: "Copy JSON" }));
  expect(await navigator.clipboard.readText()).toBe(json);
});

test("customer without password is marked beside the name", async () => {
  await openCustomer(new Backend().on("customers|get", () => ({ ...ron, hasPassword: false })));

  expect(await screen.findByText("No password")).toBeTruthy();
});

test("email and external reference can be copied", async () => {
  const user = await openCustomer(new Backend().on("customers|get", () => ({ ...ron, externalRef: "parks-1" })));

  await user.click(await screen.findByRole("button", { name: "Copy the email address" }));
  expect(await navigator.clipboard.readText()).toBe("ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Copy the external reference" }));
  expect(await navigator.clipboard.readText()).toBe("parks-1");
});

test("partly unreadable customer says which fields on demand", async () => {
  const user = await openCustomer(
    new Backend().on("customers|get", () => ({ ...ron, unreadableFields: ["meta.timestamps"] })),
  );

  await user.click(await screen.findByRole("button", { name: "Partly unreadable" }));
  expect(screen.getByText("Couldn’t be read: meta.timestamps")).toBeTruthy();
});
