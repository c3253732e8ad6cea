import { screen, within, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { CustomerQueryView } from "../src/bindings";
import { Backend, problem, ron } from "./backend";

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

test("search mode is sent, and explained if nothing matches", async () => {
  const empty = { customers: [], total: 0, offset: 0, limit: 50, reachable: 10_000 };
  const page = { ...empty, customers: [ron], total: 1 };
  const backend = new Backend().on("customers|list", (args) => {
    const { matching } = (args as { query: CustomerQueryView }).query;
    return matching === "contains" ? page : empty;
  });
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });

  await user.type(screen.getByLabelText("Search customers"), "Ron");
  await user.selectOptions(screen.getByLabelText("How to search"), "Is exactly");

  await screen.findByRole("heading", { name: "Nothing matches “Ron”" });
  expect(screen.getByText(/Only the whole name/)).toBeTruthy();
  const { query } = backend.argsOf("customers|list").at(-1) as { query: CustomerQueryView };
  expect(query).toMatchObject({ search: "Ron", matching: "exactly", offset: 0 });

  await user.click(screen.getByRole("button", { name: "Clear text" }));

  await waitFor(() =>
    expect(backend.argsOf("customers|list").at(-1)).toMatchObject({ query: { search: "", matching: "exactly" } }),
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Search customers"));
  expect(screen.queryByRole("button", { name: "Clear text" })).toBeNull();
});

test("paging ends where the store's pages end, with advice", async () => {
  const backend = new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    const customers = Array.from({ length: 50 }, (_, index) => ({ ...ron, id: `c-${index}` }));
    return { customers, total: 180, offset, limit: 50, reachable: 100 };
  });
  const { user } = backend.open();
  await screen.findByText("1–50 of 180 customers");
  expect(screen.queryByText(/pages end at/)).toBeNull();

  await user.click(screen.getByRole("button", { name: "Next" }));

  await screen.findByText(/51–100 of 180 customers/);
  screen.getByText(/The store’s pages end at 100\. To find other customers, search or use another sort order\./);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next" }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Previous" }).disabled).toBe(false);
});

test("back restores search, sort order and page", async () => {
  const backend = new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    return { customers: [ron], total: 120, offset, limit: 50, reachable: 10_000 };
  });
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await user.selectOptions(screen.getByLabelText("How to search"), "Contains");
  await user.type(screen.getByLabelText("Search customers"), "ron");
  await waitFor(() => expect(backend.argsOf("customers|list").length).toBe(2));
  await user.click(screen.getByRole("button", { name: "E-mail" }));
  await user.click(screen.getByRole("button", { name: "Next" }));
  await screen.findByText(/51–51 of 120/);

  await user.click(screen.getByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Addresses" });
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));

  await screen.findByText(/51–51 of 120/);
  expect(screen.getByLabelText<HTMLInputElement>("Search customers").value).toBe("ron");
  const [before, after] = backend.argsOf("customers|list").slice(-2);
  expect(after).toEqual(before);
});

test("emptied page is replaced by last page", async () => {
  let gone = false;
  const backend = new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    if (gone && offset === 50) return { customers: [], total: 50, offset, limit: 50, reachable: 10_000 };
    return { customers: [ron], total: gone ? 50 : 51, offset, limit: 50, reachable: 10_000 };
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Next" }));
  await screen.findByText(/51–51 of 51/);
  gone = true;
  await user.click(screen.getByRole("button", { name: "Ron Swanson" }));
  await user.click(await within(await screen.findByRole("main")).findByRole("button", { name: "Customers" }));

  await screen.findByText(/1–1 of 50/);
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
  expect(screen.getByRole("button", { name: "Partly unreadable" })).toBeInstanceOf(HTMLElement);
});
