// The top bar: the store's menu, the search, and the operator's menu.
import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import { initialsOf } from "../src/lib/operator";
import { Backend, problem, store } from "./backend";
import { chooseInMenu, chooseInStoreMenu } from "./menu";

const second = {
  ...store,
  id: "store-2",
  name: "Eagleton",
  color: "red" as const,
  rules: { ...store.rules, production: true },
};

function backend() {
  const all = new Backend().on("connections|open", (args) =>
    [store, second].find(({ id }) => id === (args as { connection: string }).connection),
  );
  all.status.connections = [store, second];
  all.status.settings.operator = "Ann Perkins";
  return all;
}

async function open(all = backend()) {
  const { user } = all.open();
  await screen.findByRole("heading", { name: "Customers" });
  return user;
}

test("store menu marks the open store and opens another one", async () => {
  const all = backend();
  const user = await open(all);
  await user.click(screen.getByRole("button", { name: "Pawnee Parks, switch store" }));

  const menu = await screen.findByRole("menu");
  const names = within(menu)
    .getAllByRole("menuitem")
    .map((item) => item.getAttribute("aria-label"));
  expect(names).toEqual(["Pawnee Parks, open now", "Eagleton, Production", "Connect a store", "Manage stores"]);
  expect(within(menu).getByRole("menuitem", { current: true }).textContent).toContain("Pawnee Parks");

  await user.click(within(menu).getByRole("menuitem", { name: /^Eagleton/ }));
  await screen.findByRole("button", { name: "Eagleton, Production, switch store" });
  expect(all.argsOf("connections|open").at(-1)).toEqual({ connection: "store-2" });
});

test("store that can't be opened shows why in the list of stores", async () => {
  const all = backend();
  const user = await open(all);
  all.on("connections|open", () => Promise.reject(problem("unreachable", "Eagleton is offline.")));

  await chooseInStoreMenu(user, /^Eagleton/);

  await screen.findByRole("heading", { name: "Stores" });
  await screen.findByText("Eagleton is offline.");
});

test("store menu leads to the list of stores and to a new connection", async () => {
  const user = await open();
  await chooseInStoreMenu(user, "Manage stores");
  await screen.findByRole("heading", { name: "Stores" });
  await chooseInStoreMenu(user, "Connect a store");
  await screen.findByLabelText("Client ID");
});

test("operator menu has labels and opens each screen", async () => {
  const user = await open();
  for (const [entry, heading] of [
    ["Requests", "Requests"],
    ["Settings", "Settings"],
  ] as const) {
    await chooseInMenu(user, entry);
    await screen.findByRole("heading", { name: heading });
    expect(screen.getByRole("button", { name: "Ann Perkins, Shopside menu", current: "page" })).toBeTruthy();
  }
  await chooseInMenu(user, "Help and shortcuts");
  await screen.findByRole("dialog", { name: "Help and shortcuts" });
});

test("operator menu locks and quits", async () => {
  const all = backend().on("settings|quit", () => null);
  const user = await open(all);
  await chooseInMenu(user, "Lock Shopside");
  await waitFor(() => expect(all.argsOf("settings|lock")).toHaveLength(1));
  await chooseInMenu(user, "Quit Shopside");
  await waitFor(() => expect(all.argsOf("settings|quit")).toHaveLength(1));
});

test("menu is used with the keyboard alone", async () => {
  const user = await open();
  const button = () => screen.getByRole("button", { name: /Shopside menu$/ });
  button().focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("menu");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Audit log"));
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Requests");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(document.activeElement).toBe(button());

  await user.keyboard("{ArrowDown}");
  await screen.findByRole("menu");
  await user.keyboard("se{Enter}");
  const heading = await screen.findByRole("heading", { name: "Settings" });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test("open menu has no violations", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: /switch store$/ }));
  await screen.findByRole("menu");
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});

test("search in the top bar opens the palette", async () => {
  const user = await open();
  const search = screen.getByRole("button", { name: "Find a customer, account or order" });
  expect(search.getAttribute("aria-keyshortcuts")).toBe("Control+K");
  await user.click(search);
  await screen.findByRole("dialog");
});

test("without a store the bar has no search and no store menu", async () => {
  const all = backend();
  Object.assign(all.status, { connections: [], lastConnection: null });
  all.open();
  await screen.findByRole("button", { name: "Connect a store" });
  expect(screen.queryByRole("button", { name: /Find a customer|switch store|Choose a store/ })).toBeNull();
  screen.getByRole("button", { name: "Ann Perkins, Shopside menu" });
});

test("initials are those of the first and the last word", () => {
  expect(["Ann Perkins", "ann@till-3", "Ludgate", "José María de la Cruz", "佐藤", ""].map(initialsOf)).toEqual([
    "AP",
    "A3",
    "L",
    "JC",
    "佐",
    "",
  ]);
});
