// A change that was made, although the audit log could not record its outcome: the screen goes on
// as after the change.
import { screen, waitFor, within } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import { Backend, cabin, problem, ron } from "./backend";
import { chooseMore } from "./customer-menu";

const UNRECORDED = problem("outcome_not_recorded", "It was done, but the journal could not record that.");
const NOTICE = "It was done, but the journal could not record that. Do this about it.";

/** Clicks the button with this name in the open dialog. */
async function confirm(user: UserEvent, name: string) {
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name }));
}

/** The command, the command that reads the screen again, and what the user does. */
const CHANGES: [command: string, read: string, change: (user: UserEvent) => Promise<void>][] = [
  [
    "customers|change",
    "customers|get",
    async (user) => {
      await user.click(screen.getByRole("button", { name: "Edit" }));
      await user.type(await screen.findByLabelText("Name"), " Jr.");
      await confirm(user, "Save changes");
    },
  ],
  [
    "customers|set_password",
    "customers|get",
    async (user) => {
      await user.click(screen.getByRole("button", { name: "Set password" }));
      await user.click(await screen.findByRole("radio", { name: /^Enter one/ }));
      await user.type(await screen.findByLabelText("New password"), "a-new-password");
      await user.type(screen.getByLabelText(/email address to confirm/), ron.email);
      await confirm(user, "Set password");
      // The password is handed over although its change is not recorded.
      await user.click(await screen.findByRole("button", { name: "Done" }));
    },
  ],
  [
    "customers|save_address",
    "customers|addresses",
    async (user) => {
      await user.click(await screen.findByRole("button", { name: "Edit the address Cabin" }));
      await user.type(await screen.findByLabelText("Street"), "a");
      await confirm(user, "Save address");
    },
  ],
  [
    "customers|delete_address",
    "customers|addresses",
    async (user) => {
      await user.click(await screen.findByRole("button", { name: "Delete the address Cabin" }));
      await confirm(user, "Delete address");
    },
  ],
  [
    "customers|delete",
    "customers|list",
    async (user) => {
      await chooseMore(user, "Delete customer…");
      await user.type(await screen.findByLabelText(/email address to confirm/), ron.email);
      await confirm(user, "Delete customer");
    },
  ],
];

test.each(CHANGES)("unrecorded %s counts as done", async (command, read, change) => {
  const backend = new Backend().on("customers|addresses", () => [cabin]).on(command, () => Promise.reject(UNRECORDED));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: ron.name }));
  await screen.findByRole("heading", { name: "Addresses" });
  const before = backend.argsOf(read).length;
  await change(user);

  await screen.findByText(NOTICE);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(backend.argsOf(read).length).toBeGreaterThan(before));
  expect(backend.argsOf(command)).toHaveLength(1);
});

test("customer created without record is listed", async () => {
  const backend = new Backend().on("customers|create", () => Promise.reject(UNRECORDED));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  backend.on("customers|list", () => ({
    customers: [{ ...ron, id: "april", name: "April Ludgate" }],
    total: 1,
    offset: 0,
    limit: 50,
  }));
  await user.type(await screen.findByLabelText("Name"), "April Ludgate");
  await user.type(screen.getByLabelText("Email"), "april@parks.test");
  await confirm(user, "Create customer");

  await screen.findByText(NOTICE);
  await screen.findByRole("button", { name: "April Ludgate" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});
