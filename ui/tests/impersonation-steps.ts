// Steps into a customer view that several tests share.
import { screen, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";

import { Backend } from "./backend";

type Page = ReturnType<Backend["open"]>;

export async function openRon({ user }: Page) {
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("button", { name: "View as customer" });
}

/** Opens the impersonation dialog for Ron. */
export async function openWays(page: Page) {
  await openRon(page);
  await page.user.click(screen.getByRole("button", { name: "View as customer" }));
  await screen.findByRole("dialog");
}

export async function chooseSignIn({ user }: Page) {
  await user.click(screen.getByRole("radio", { name: "Sign in as customer" }));
}

/** Opens the form that replaces Ron's password, once it can be opened. */
export async function openReplacing(page: Page) {
  await openWays(page);
  const open = screen.getByRole<HTMLButtonElement>("button", { name: "Set a new password…" });
  await waitFor(() => expect(open.disabled).toBe(false));
  await page.user.click(open);
  await screen.findByText(/current password stops working at once/);
}

/** The item of the session's menu, which pointer events of jsdom don't open. */
export async function openSessionMenu({ user }: Page, item: string) {
  (await screen.findByRole("button", { name: "Session" })).focus();
  await user.keyboard("{Enter}");
  // In jsdom, the floating menu counts as hidden.
  return (await screen.findByText(item, { selector: "[role=menuitem] *" })).closest("[role=menuitem]")!;
}

export async function signIn(page: Page) {
  const { user } = page;
  await openWays(page);
  await chooseSignIn(page);
  await user.type(screen.getByLabelText("Password"), "mysecretpassword");
  await user.click(screen.getByText("Add a reason or ticket"));
  await user.type(await screen.findByLabelText("Reason"), "Ticket 4711");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}
