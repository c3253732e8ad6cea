import { screen, within, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { CustomerQueryView } from "../src/bindings";
import { Backend, found, problem, ron } from "./backend";

test("stale search results are dropped", async () => {
  const answers = new Map<string, (page: unknown) => void>();
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  backend.on("customers|list", (args) => {
    const { search } = (args as { query: { search: string } }).query;
    return new Promise((answer) => answers.set(search, answer));
  });
  const page = (name: string) => ({
    customers: [{ ...ron, id: name, name }],
    total: 1,
    offset: 0,
    limit: 50,
    reachable: 10_000,
  });

  const box = screen.getByLabelText("Search customers");
  await user.type(box, "first");
  await waitFor(() => expect(answers.has("first")).toBe(true));
  await user.type(box, " second");
  await waitFor(() => expect(answers.has("first second")).toBe(true));
  answers.get("first second")?.(page("The second"));
  await screen.findByRole("button", { name: "The second" });
  answers.get("first")?.(page("The first"));
  await new Promise((done) => setTimeout(done));

  expect(screen.getByRole("button", { name: "The second" })).toBeInstanceOf(HTMLElement);
  expect(screen.queryByRole("button", { name: "The first" })).toBeNull();
});

test("failed list says why and can be retried", async () => {
  let fails = true;
  const page = { customers: [ron], total: 1, offset: 0, limit: 50, reachable: 10_000 };
  const failed = problem("unreachable", "The store can't be reached.");
  const backend = new Backend().on("customers|list", () => (fails ? Promise.reject(failed) : page));
  const { user } = backend.open();

  await screen.findByText("The store can't be reached.");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByRole("button", { name: "Ron Swanson" });
  expect(screen.queryByText("The store can't be reached.")).toBeNull();
});

test("empty store offers to create a customer", async () => {
  const backend = new Backend().on("customers|list", () => ({
    customers: [],
    total: 0,
    offset: 0,
    limit: 50,
    reachable: 10_000,
  }));
  backend.open();

  expect(await screen.findByRole("heading", { name: "No customers yet" })).toBeInstanceOf(HTMLElement);
});

test("failed creation is shown at its field, draft stays", async () => {
  const taken = problem("email_taken", "Another customer has this address.", "email");
  const backend = new Backend().on("customers|create", () => Promise.reject(taken));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Ron the Second");
  await user.type(screen.getByLabelText("Email"), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Create customer" }));

  const email = screen.getByLabelText<HTMLInputElement>("Email");
  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(email.value).toBe("ron@swanson.com");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Ron the Second");
  expect(backend.argsOf("customers|create")).toEqual([
    {
      connection: "store-1",
      customer: {
        name: "Ron the Second",
        email: "ron@swanson.com",
        password: null,
        generatePassword: false,
        externalRef: "",
      },
    },
  ]);
});

test("customer with the taken address can be opened", async () => {
  const taken = problem("email_taken", "Another customer has this address.", "email");
  const backend = new Backend().on("customers|create", () => Promise.reject(taken));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Ron the Second");
  await user.type(screen.getByLabelText("Email"), " Ron@Swanson.com");
  await user.click(screen.getByRole("button", { name: "Create customer" }));
  const { id, name, email, hasPassword, externalRef } = ron;
  const other = { id: "other", name, email: "other@swanson.com", hasPassword, externalRef };
  backend.on("find|search", () => found({ customers: [other, { id, name, email, hasPassword, externalRef }] }));

  await user.click(await screen.findByRole("button", { name: "Open the customer with this address" }));

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(backend.argsOf("customers|get").at(-1)).toEqual({ connection: "store-1", customer: ron.id });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("creation with lost response is reported", async () => {
  const backend = new Backend().on("customers|create", () => ({ customer: ron, lookedUp: true }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Ron Swanson");
  await user.type(screen.getByLabelText("Email"), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Create customer" }));

  expect(await screen.findByText(/response was lost. Ron Swanson was looked up/)).toBeTruthy();
});

test("closed dialog drops password and keeps draft", async () => {
  const { user } = new Backend().open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "April Ludgate");
  await user.click(screen.getByRole("radio", { name: /^Enter one/ }));
  await user.type(screen.getByLabelText("New password"), "a-password");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByLabelText("New password")).toBeNull());
  await user.click(screen.getByRole("button", { name: "New customer" }));

  await user.click(await screen.findByRole("radio", { name: /^Enter one/ }));
  expect(screen.getByLabelText<HTMLInputElement>("New password").value).toBe("");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("April Ludgate");
});

test("sortable columns are sorted by the store", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  const asked = () => backend.argsOf("customers|list").at(-1) as { query: CustomerQueryView };
  const heading = (name: string) => screen.getByRole("columnheader", { name });

  expect(heading("Registered").getAttribute("aria-sort")).toBe("descending");
  expect(asked().query.sort).toEqual({ by: "created_at", descending: true });
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(heading("Name").getAttribute("aria-sort")).toBe("ascending");
  expect(heading("Registered").hasAttribute("aria-sort")).toBe(false);
  expect(asked().query.sort).toEqual({ by: "name", descending: false });
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(heading("Name").getAttribute("aria-sort")).toBe("descending");
  expect(asked().query.sort).toEqual({ by: "name", descending: true });
  await user.click(screen.getByRole("button", { name: "Updated" }));
  expect(asked().query.sort).toEqual({ by: "updated_at", descending: true });
  for (const unsorted of ["Reference", "Password"]) {
    expect(heading(unsorted).querySelector("button")).toBeNull();
  }
});

/** A backend of this many customers, in pages of 50. */
function manyCustomers(total: number, reachable = 10_000) {
  return new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    const customers = Array.from({ length: Math.min(50, total - offset) }, (_, index) => ({
      ...ron,
      id: `c-${offset + index}`,
      name: `Customer ${offset + index}`,
    }));
    return { customers, total, offset, limit: 50, reachable };
  });
}

const offsets = (backend: Backend) =>
  backend.argsOf("customers|list").map((args) => (args as { query: CustomerQueryView }).query.offset);

test("search has one field without modes and has the focus", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  const box = screen.getByLabelText<HTMLInputElement>("Search customers");
  expect(document.activeElement).toBe(box);
  expect(within(screen.getByRole("search")).queryByRole("combobox")).toBeNull();

  await user.paste("swanson.com");

  await waitFor(() => expect(backend.argsOf("customers|list")).toHaveLength(2));
  expect(backend.argsOf("customers|list").at(-1)).toMatchObject({ query: { search: "swanson.com", offset: 0 } });
});

test("search without a match says what can match", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  backend.on("customers|list", () => ({ customers: [], total: 0, offset: 0, limit: 50, reachable: 10_000 }));

  await user.type(screen.getByLabelText("Search customers"), "no one here");
  await screen.findByRole("heading", { name: "Nothing matches “no one here”" });
  await user.click(screen.getByRole("button", { name: "Clear text" }));

  await screen.findByRole("heading", { name: "No customers yet" });
  expect(document.activeElement).toBe(screen.getByLabelText("Search customers"));
  expect(screen.queryByRole("button", { name: "Clear text" })).toBeNull();
});

test("enter opens the only customer that was found", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });

  await user.type(screen.getByLabelText("Search customers"), "ron{Enter}");

  await waitFor(() => expect(backend.argsOf("customers|get")).toEqual([{ connection: "store-1", customer: "ron" }]));
});

test("customers are read on when the end comes near", async () => {
  const backend = manyCustomers(120);
  const { user } = backend.open();
  await screen.findByText("First 50 of 120 customers");
  expect(offsets(backend)).toEqual([0]);
  expect(screen.queryByRole("button", { name: "Next" })).toBeNull();

  await user.keyboard("{ArrowDown}{End}");

  await screen.findByText("First 100 of 120 customers");
  await user.keyboard("{End}");
  await screen.findByText("120 customers");
  expect(offsets(backend)).toEqual([0, 50, 100]);
});

test("list ends where the store's pages end, with advice", async () => {
  const { user } = manyCustomers(180, 100).open();
  await screen.findByText("First 50 of 180 customers");

  await user.keyboard("{ArrowDown}{End}");

  await screen.findByText("First 100 of 180 customers");
  screen.getByText(/lists only the first 100 in this order/);
});

test("back restores search, sort order and row", async () => {
  const backend = manyCustomers(120);
  const { user } = backend.open();
  await screen.findByText("First 50 of 120 customers");
  await user.type(screen.getByLabelText("Search customers"), "cust");
  await waitFor(() => expect(backend.argsOf("customers|list").length).toBe(2));
  await user.click(screen.getByRole("button", { name: "Email" }));
  await waitFor(() => expect(backend.argsOf("customers|list").length).toBe(3));

  await user.click(screen.getByRole("button", { name: "Customer 5" }));
  await screen.findByRole("heading", { name: "Addresses" });
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));

  const row = await screen.findByRole("button", { name: "Customer 5" });
  await waitFor(() => expect(document.activeElement).toBe(row));
  expect(screen.getByLabelText<HTMLInputElement>("Search customers").value).toBe("cust");
  const [before, after] = backend.argsOf("customers|list").slice(-2);
  expect(after).toEqual(before);
});

test("columns are chosen in a menu and remembered", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  expect(screen.queryByRole("columnheader", { name: "ID" })).toBeNull();

  await user.click(screen.getByRole("button", { name: "Columns" }));
  await user.click(await screen.findByText("ID", { selector: "[role=menuitemcheckbox] *" }));

  await screen.findByText("ID", { selector: "[role=columnheader] *" });
  expect(backend.argsOf("settings|change").at(-1)).toMatchObject({ settings: { hiddenColumns: { customers: [] } } });
});

test("missing password is the only mark in its column", async () => {
  const customers = [ron, { ...ron, id: "c-2", name: "April Ludgate", hasPassword: false }];
  new Backend().on("customers|list", () => ({ customers, total: 2, offset: 0, limit: 50, reachable: 10_000 })).open();

  const cell = (name: string) => screen.getByRole("button", { name }).closest("[role=row]")!.querySelector(".badge");
  await screen.findByRole("button", { name: "April Ludgate" });
  expect(cell("April Ludgate")?.textContent).toBe("No password");
  expect(cell("Ron Swanson")).toBeNull();
});

test("space peeks at a row without a request", async () => {
  const backend = manyCustomers(3);
  const { user } = backend.open();
  await screen.findByText("3 customers");
  await user.keyboard("{ArrowDown}");
  const before = backend.calls.length;

  await user.keyboard(" ");
  const pane = await screen.findByRole("complementary", { name: "Peek: Customer 0" });
  within(pane).getByText("ron@swanson.com");
  await user.keyboard("j");
  await screen.findByRole("complementary", { name: "Peek: Customer 1" });
  await user.keyboard("{Escape}");

  expect(screen.queryByRole("complementary")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Customer 1" }));
  expect(backend.calls.slice(before)).toEqual([]);
});

test("unreadable customers are rows among the others", async () => {
  const unreadable = { ...ron, name: "", email: "", isUnreadable: true };
  const customers = [
    { ...unreadable, id: "5" },
    { ...unreadable, id: "" },
    { ...unreadable, id: "" },
    { ...ron, name: "", unreadableFields: ["name"] },
    { ...ron, id: "c-2", name: "Leslie Knope" },
  ];
  new Backend().on("customers|list", () => ({ customers, total: 5, offset: 0, limit: 50, reachable: 10_000 })).open();

  expect(await screen.findByRole("button", { name: "Leslie Knope" })).toBeInstanceOf(HTMLElement);
  expect(screen.getByText("Couldn’t be read (5)")).toBeInstanceOf(HTMLElement);
  expect(screen.getAllByText("Couldn’t be read")).toHaveLength(2);
  expect(screen.getByRole("button", { name: "No name" })).toBeInstanceOf(HTMLElement);
  expect(screen.getByText(/Couldn’t be read: name/)).toBeInstanceOf(HTMLElement);
});
