import { screen, within, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { CustomerQueryView } from "../src/bindings";
import { Backend, problem, ron } from "./backend";

test("an answer that comes after a later search is dropped", async () => {
  const answers = new Map<string, (page: unknown) => void>();
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  backend.on("customers|list", (args) => {
    const { search } = (args as { query: { search: string } }).query;
    return new Promise((answer) => answers.set(search, answer));
  });
  const page = (name: string) => ({ customers: [{ ...ron, id: name, name }], total: 1, offset: 0, limit: 50 });

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

test("a list that can't be loaded says why and can be tried again", async () => {
  let fails = true;
  const page = { customers: [ron], total: 1, offset: 0, limit: 50 };
  const failed = problem("unreachable", "The store can't be reached.");
  const backend = new Backend().on("customers|list", () => (fails ? Promise.reject(failed) : page));
  const { user } = backend.open();

  await screen.findByText("The store can't be reached.");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByRole("button", { name: "Ron Swanson" });
  expect(screen.queryByText("The store can't be reached.")).toBeNull();
});

test("a store without customers offers to create the first", async () => {
  const backend = new Backend().on("customers|list", () => ({ customers: [], total: 0, offset: 0, limit: 50 }));
  backend.open();

  expect(await screen.findByRole("heading", { name: "No customers yet" })).toBeInstanceOf(HTMLElement);
});

test("a customer who can't be created is said at the field, and nothing typed is lost", async () => {
  const taken = problem("email_taken", "Another customer has this address.", "email");
  const backend = new Backend().on("customers|create", () => Promise.reject(taken));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Ron the Second");
  await user.type(screen.getByLabelText("E-mail"), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Create customer" }));

  const email = screen.getByLabelText<HTMLInputElement>("E-mail");
  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(email.value).toBe("ron@swanson.com");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Ron the Second");
  expect(backend.asked("customers|create")).toEqual([
    {
      connection: "store-1",
      customer: { name: "Ron the Second", email: "ron@swanson.com", password: null, externalRef: "" },
    },
  ]);
});

test("a customer whose creation had to be looked up is said to have been", async () => {
  const backend = new Backend().on("customers|create", () => ({ customer: ron, lookedUp: true }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Ron Swanson");
  await user.type(screen.getByLabelText("E-mail"), "ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Create customer" }));

  expect(await screen.findByText(/reply was lost; Ron Swanson was looked up/)).toBeTruthy();
});

test("a password that was typed for a customer is forgotten when the dialog is closed", async () => {
  const { user } = new Backend().open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "April Ludgate");
  await user.type(screen.getByLabelText("Password"), "a-password");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByLabelText("Password")).toBeNull());
  await user.click(screen.getByRole("button", { name: "New customer" }));

  expect((await screen.findByLabelText<HTMLInputElement>("Password")).value).toBe("");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("April Ludgate");
});

test("only what the store can sort by is sorted by, and the store is asked to", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  const asked = () => backend.asked("customers|list").at(-1) as { query: CustomerQueryView };
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

test("the way of searching is asked of the store, and what it looks for is said where nothing matches", async () => {
  const nobody = { customers: [], total: 0, offset: 0, limit: 50 };
  const page = { ...nobody, customers: [ron], total: 1 };
  const backend = new Backend().on("customers|list", (args) => {
    const { matching } = (args as { query: CustomerQueryView }).query;
    return matching === "contains" ? page : nobody;
  });
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });

  await user.type(screen.getByLabelText("Search customers"), "Ron");
  await user.selectOptions(screen.getByLabelText("How to search"), "Is exactly");

  await screen.findByRole("heading", { name: "Nothing matches “Ron”" });
  expect(screen.getByText(/Only the whole name/)).toBeTruthy();
  const { query } = backend.asked("customers|list").at(-1) as { query: CustomerQueryView };
  expect(query).toMatchObject({ search: "Ron", matching: "exactly", offset: 0 });

  await user.click(screen.getByRole("button", { name: "Clear text" }));

  await waitFor(() =>
    expect(backend.asked("customers|list").at(-1)).toMatchObject({ query: { search: "", matching: "exactly" } }),
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Search customers"));
  expect(screen.queryByRole("button", { name: "Clear text" })).toBeNull();
});

test("search, order and page are there when the reader comes back", async () => {
  const backend = new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    return { customers: [ron], total: 120, offset, limit: 50 };
  });
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await user.selectOptions(screen.getByLabelText("How to search"), "Contains");
  await user.type(screen.getByLabelText("Search customers"), "ron");
  await waitFor(() => expect(backend.asked("customers|list").length).toBe(2));
  await user.click(screen.getByRole("button", { name: "E-mail" }));
  await user.click(screen.getByRole("button", { name: "Next" }));
  await screen.findByText(/51–51 of 120/);

  await user.click(screen.getByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Addresses" });
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));

  await screen.findByText(/51–51 of 120/);
  expect(screen.getByLabelText<HTMLInputElement>("Search customers").value).toBe("ron");
  const [before, after] = backend.asked("customers|list").slice(-2);
  expect(after).toEqual(before);
});

test("a page that has been emptied meanwhile gives way to the last one", async () => {
  let gone = false;
  const backend = new Backend().on("customers|list", (args) => {
    const { offset } = (args as { query: CustomerQueryView }).query;
    if (gone && offset === 50) return { customers: [], total: 50, offset, limit: 50 };
    return { customers: [ron], total: gone ? 50 : 51, offset, limit: 50 };
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Next" }));
  await screen.findByText(/51–51 of 51/);
  gone = true;
  await user.click(screen.getByRole("button", { name: "Ron Swanson" }));
  await user.click(await within(await screen.findByRole("main")).findByRole("button", { name: "Customers" }));

  await screen.findByText(/1–1 of 50/);
});
