// Escape closes what is on top, and nothing that was entered without saying so.
import { screen, waitFor, within } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import { router } from "../src/lib/router.svelte";
import { viewAsMember } from "../src/lib/view-as-member.svelte";
import { Backend, chooseFromMenu, dana } from "./backend";
import { chooseMore } from "./customer-menu";
import { setup } from "./member-fixtures";

const AGAIN = "Press Esc again to close. What you entered is not saved.";

const withAccounts = () => new Backend().on("accounts|access", () => "some");
const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole("button", { name }));
const dialogs = () => screen.queryAllByRole("dialog", { hidden: true });

async function openHarbor(user: UserEvent) {
  await press(user, "Accounts");
  await press(user, "Harbor Tools");
  await screen.findByText("WA-604-118-220");
}

/** Dialogs with fields for text: how each opens, and a field in it. */
const DIALOGS: [string, (user: UserEvent) => Promise<unknown>, string | RegExp][] = [
  ["new customer", (user) => press(user, "New customer"), "Name"],
  [
    "edit a customer",
    async (user) => {
      await press(user, "Ron Swanson");
      await press(user, "Edit");
    },
    "Name",
  ],
  [
    "delete a customer",
    async (user) => {
      await press(user, "Ron Swanson");
      await chooseMore(user, "Delete customer…");
    },
    /email address to confirm/,
  ],
  [
    "new account",
    async (user) => {
      await press(user, "Accounts");
      await press(user, "New account");
    },
    "Name",
  ],
  [
    "edit an account",
    async (user) => {
      await openHarbor(user);
      await press(user, "Edit");
    },
    "Legal name",
  ],
  [
    "new member",
    async (user) => {
      await openHarbor(user);
      await press(user, /^Members/);
      await press(user, "Add a member…");
      await user.click(await screen.findByRole("radio", { name: "A new person" }));
    },
    "Name",
  ],
  [
    "reason of a session as a member",
    async (user) => {
      viewAsMember(dana, null);
      await screen.findByRole("dialog", { name: "View as Dana Whitfield" });
      await user.click(await screen.findByText("Add a reason or ticket"));
    },
    "Reason",
  ],
];

test.each(DIALOGS)("entered text of %s needs a second Escape", async (_, open, label) => {
  const { user } = withAccounts().open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await open(user);
  const field = await within(await screen.findByRole("dialog")).findByLabelText<HTMLInputElement>(label);
  await user.type(field, "Quay");
  const entered = field.value;

  await user.keyboard("{Escape}");
  await screen.findByText(AGAIN);
  expect(field.isConnected && field.value).toBe(entered);
  // It asks again after more was entered.
  await user.type(field, "s");
  expect(screen.queryByText(AGAIN)).toBeNull();
  await user.keyboard("{Escape}");
  await screen.findByText(AGAIN);

  await user.keyboard("{Escape}");
  await waitFor(() => expect(dialogs()).toEqual([]));
});

test.each(DIALOGS)("untouched dialog %s closes at once", async (_, open) => {
  const { user } = withAccounts().open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await open(user);
  await screen.findByRole("dialog");

  await user.keyboard("{Escape}");

  await waitFor(() => expect(dialogs()).toEqual([]));
});

test("confirmation closes before the dialog below it", async () => {
  const { user } = new Backend().on("setup|get", () => setup).open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  router.go({ name: "stores" });
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Support sign-in…");
  await press(user, "Remove “Support sign-in”…");
  await screen.findByRole("dialog", { name: "Remove “Support sign-in”?" });

  await user.keyboard("{Escape}");

  await waitFor(() => expect(screen.queryByRole("dialog", { name: "Remove “Support sign-in”?" })).toBeNull());
  screen.getByRole("dialog", { name: "Support sign-in" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(dialogs()).toEqual([]));
});
