import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

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
    { connection: "store-1", customer: { name: "Ron the Second", email: "ron@swanson.com", password: null } },
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
