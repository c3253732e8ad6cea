import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { ConnectionView, FoundCustomerView } from "../src/bindings";
import { asRecord, Backend, found, ron, session, store } from "./backend";

const foundRon: FoundCustomerView = {
  id: ron.id,
  name: ron.name,
  email: ron.email,
  hasPassword: true,
  externalRef: null,
};
const other: ConnectionView = { ...store, id: "store-2", name: "Eagleton Golf" };

/** Opens the command palette over the list of customers. */
async function openPalette(backend: Backend, label = "Find a customer, account or order") {
  const opened = backend.open();
  await screen.findByRole("heading", { level: 1 });
  await opened.user.keyboard("{Control>}k{/Control}");
  const input = await screen.findByRole("combobox", { name: label });
  await waitFor(() => expect(document.activeElement).toBe(input));
  return { ...opened, input };
}

const options = () =>
  within(screen.getByRole("dialog"))
    .queryAllByRole("option")
    .map((option) => option.textContent.replace(/\s+/g, " ").trim());

test("customer is found in palette, Enter opens it", async () => {
  const backend = new Backend().on("find|search", () => found({ customers: [foundRon] }));
  const { user } = await openPalette(backend);

  await user.keyboard("ron sw{Enter}");

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(backend.argsOf("find|search")).toEqual([{ connection: store.id, text: "ron sw" }]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Ron Swanson" }));
});

test("Ctrl+Enter in palette opens the dialog to view as the customer", async () => {
  const backend = new Backend().on("find|search", () => found({ customers: [foundRon] }));
  const { user } = await openPalette(backend);
  await user.paste("ron");
  await user.keyboard("{Control>}{Enter}{/Control}");

  await waitFor(() =>
    expect(backend.argsOf("impersonation|ways")).toEqual([{ connection: store.id, customer: "ron" }]),
  );
});

test("recent customers and commands are offered before a search", async () => {
  const backend = new Backend().on("find|home", () => ({ recent: [asRecord(foundRon)], pinned: [], problem: null }));
  await openPalette(backend);

  await screen.findByRole("option", { name: /Ron Swanson/ });
  expect(options()[0]).toMatch(/Ron Swanson/);
  expect(options()[1]).toMatch(/^Find/);
});

test("command is found by prefix of a word", async () => {
  const backend = new Backend().on("journal|list", () => ({ entries: [], next: null }));
  const { user, input } = await openPalette(backend);
  await user.keyboard("cust");
  await waitFor(() => expect(options()).toEqual([expect.stringMatching(/^Customers/), "New customer"]));
  await user.clear(input);
  await user.keyboard("settings");
  await waitFor(() => expect(options()[0]).toMatch(/^Settings/));
});

test("whole title of a command comes before what the store has", async () => {
  const backend = new Backend().on("find|search", () => found({ customers: [foundRon] }));
  const { user } = await openPalette(backend);
  await user.paste("orders");
  await waitFor(() => expect(options()).toHaveLength(2));
  expect(options()[0]).toMatch(/^Orders/);

  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Orders" });
});

test("another store is opened from the palette, the open one is marked", async () => {
  const backend = new Backend();
  backend.status.connections = [store, other];
  const { user } = await openPalette(backend);
  await user.keyboard("switch");
  await waitFor(() => expect(options()).toEqual(["Switch to Pawnee Parks Open now", "Switch to Eagleton Golf"]));
  backend.on("connections|open", () => other);
  await user.keyboard("{ArrowDown}{Enter}");

  await waitFor(() => expect(backend.argsOf("connections|open").at(-1)).toEqual({ connection: other.id }));
});

test("new customer dialog opens once from palette", async () => {
  const { user } = await openPalette(new Backend());
  await user.keyboard("new cu");
  await waitFor(() => expect(options()).toEqual(["New customer"]));
  await user.keyboard("{Enter}");
  await screen.findByRole("dialog", { name: "New customer" });

  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await screen.findByRole("heading", { name: "Customers" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("palette in session offers only its commands", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  backend.status.connections = [store, other];
  const { user } = await openPalette(backend, "Find a command");
  expect(options().map((option) => option.replace(/ .*/, ""))).toEqual([
    "Orders",
    "Carts",
    "Profile",
    "Compare",
    expect.stringMatching(/Stop|End/),
    "Privacy",
    expect.stringMatching(/Lock|Hide/),
    "Help",
  ]);
  await user.keyboard("ron swanson");
  await screen.findByText(/Nothing matches/);
  expect(backend.argsOf("find|search")).toHaveLength(0);
  expect(backend.argsOf("find|home")).toHaveLength(0);
});

test("palette of sign-in-only store finds no customers", async () => {
  const signInOnly: ConnectionView = { ...store, kind: "sign_in_only" };
  const backend = new Backend().on("connections|open", () => signInOnly);
  backend.status.connections = [signInOnly];
  const { user } = await openPalette(backend, "Find a command");
  await user.keyboard("ron swanson");
  await screen.findByText(/Nothing matches/);
  expect(backend.argsOf("find|search")).toHaveLength(0);
});
