// A session as an account member: the banner, the accounts, and what the screens show.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, cabin, problem } from "./backend";
import {
  accountOrder,
  canada,
  dana,
  memberProfile,
  memberSession,
  seenByMember,
  subscription,
  tools,
} from "./member-fixtures";

const BANNER = "Signed in as an account member";

/** Opens the app in a session as Dana, with orders of her account. */
function openSession(backend = new Backend(), more: Partial<typeof memberSession> = {}) {
  backend.status.impersonation = { ...memberSession, ...more };
  backend.on("orders|list", () =>
    seenByMember({
      orders: [
        accountOrder(3, dana),
        accountOrder(2, { id: "marcus", name: "Marcus Oyelaran" }),
        accountOrder(1, null),
      ],
      total: 3,
      offset: 0,
      limit: 50,
      reachable: 10_000,
    }),
  );
  return { backend, ...backend.open() };
}

const openTab = async (user: ReturnType<typeof openSession>["user"], name: string) =>
  user.click(
    await within(await screen.findByRole("navigation", { name: "Customer view" })).findByRole("button", { name }),
  );

/** Chooses an entry of the banner's account menu, which pointer events of jsdom don't open. */
async function chooseAccount(user: ReturnType<typeof openSession>["user"], name: string) {
  (await screen.findByRole("button", { name: /^Account: / })).focus();
  await user.keyboard("{Enter}");
  await user.click(await screen.findByText(name, { selector: "[role=menuitem] *" }));
}

test("banner_says_member_account_and_access", async () => {
  openSession();

  const banner = await screen.findByRole("region", { name: BANNER });

  expect(banner.textContent).toContain("Dana Whitfield");
  expect(banner.textContent).toContain("dana@harbortools.test");
  expect(banner.textContent).toContain("Harbor Tools");
  expect(banner.textContent).toMatch(/Loaded with the member’s own access\s*Pawnee Parks\s*Read-only/);
  within(banner).getByRole("button", { name: "Extend by 5 minutes" });
  within(banner).getByRole("button", { name: "Compare" });
  // The admin's top bar is gone.
  expect(screen.queryByRole("navigation", { name: "Store" })).toBeNull();
});

test("preview_of_member_is_not_called_signed_in", async () => {
  openSession(new Backend(), { way: "preview" });

  const banner = await screen.findByRole("region", { name: "Admin preview of an account" });

  expect(banner.textContent).toContain("Your data, not their view");
  expect(within(banner).queryByRole("button", { name: "Compare" })).toBeNull();
});

test("other_account_replaces_everything_of_the_first", async () => {
  const { backend, user } = openSession();
  await screen.findByText("Marcus Oyelaran");
  const other = { orders: [], total: 0, offset: 0, limit: 50, reachable: 10_000 };
  backend.on("orders|list", () => seenByMember(other));

  await chooseAccount(user, canada.name);

  await screen.findByRole("button", { name: `Account: ${canada.name}` });
  await screen.findByText("No orders");
  expect(screen.queryByText("Marcus Oyelaran")).toBeNull();
  expect(backend.argsOf("impersonation|open_account")).toEqual([{ session: "session-2", account: canada.id }]);
});

test("other_account_keeps_the_tab_and_can_not_be_left_by_back", async () => {
  const { user } = openSession();
  await openTab(user, "Carts");
  await user.click(await screen.findByRole("button", { name: "Q4 restock" }));
  await screen.findByRole("heading", { name: "Q4 restock" });

  await chooseAccount(user, canada.name);

  // The cart is one of the account before.
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Q4 restock" })).toBeNull());
  await screen.findByRole("heading", { name: "Orders" });
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  screen.getByRole("heading", { name: "Orders" });
});

test("account_that_can_not_be_opened_leaves_the_open_one", async () => {
  const gone = problem("not_found", "The member was removed from this account.");
  const { user } = openSession(new Backend().on("impersonation|open_account", () => Promise.reject(gone)));
  await screen.findByText("Marcus Oyelaran");

  await chooseAccount(user, canada.name);

  await screen.findByText(/The member was removed from this account/);
  screen.getByRole("button", { name: `Account: ${tools.name}` });
  screen.getByText("Marcus Oyelaran");
});

test("one_of_several_accounts_is_chosen_before_anything_is_read", async () => {
  const subject = { kind: "member" as const, accounts: [tools, canada], account: null, accountCount: 2 };
  const { backend, user } = openSession(new Backend(), { subject });
  await screen.findByRole("heading", { name: "Choose an account" });
  expect(backend.argsOf("orders|list")).toEqual([]);
  expect(screen.queryByRole("navigation", { name: "Customer view" })).toBeNull();

  await user.click(within(screen.getByRole("main")).getByRole("button", { name: canada.name }));

  await screen.findByText("Marcus Oyelaran");
  expect(backend.argsOf("impersonation|open_account")).toEqual([{ session: "session-2", account: canada.id }]);
});

test("member_of_no_account_is_told_so", async () => {
  const subject = { kind: "member" as const, accounts: [], account: null, accountCount: 0 };
  openSession(new Backend(), { subject });

  await screen.findByText(/Dana Whitfield isn’t in any account/);
});

test("carts_open_only_from_their_list", async () => {
  const { backend, user } = openSession();
  await openTab(user, "Carts");
  const table = await screen.findByRole("grid", { name: "Carts of Harbor Tools" });
  within(table).getByText("Quote");
  within(table).getByText("$3,480.20");
  expect(backend.argsOf("carts|get")).toEqual([]);

  await user.click(within(table).getByRole("button", { name: "Q4 restock" }));

  await screen.findByRole("heading", { name: "Q4 restock" });
  screen.getByText("Chisel set");
  screen.getByText("BULK10");
  expect(screen.getAllByText("-$360.00")).toHaveLength(2);
  expect(backend.argsOf("carts|get")).toEqual([{ session: "session-2", cart: "cart-1" }]);
});

test("columns_of_carts_are_chosen_and_remembered", async () => {
  const { backend, user } = openSession();
  await openTab(user, "Carts");
  await screen.findByRole("columnheader", { name: "Expires" });

  await user.click(screen.getByRole("button", { name: "Columns" }));
  await user.click(await screen.findByText("Expires", { selector: "[role=menuitemcheckbox] *" }));

  await waitFor(() => expect(screen.queryByText("Expires", { selector: "[role=columnheader] *" })).toBeNull());
  const { settings } = backend.argsOf("settings|change").at(-1) as { settings: { hiddenColumns: object } };
  expect(settings.hiddenColumns).toEqual({ carts: ["description", "created", "id", "expires"] });
});

test("subscription_shows_why_a_payment_failed", async () => {
  const { backend, user } = openSession();
  await openTab(user, "Subscriptions");

  await user.click(await screen.findByRole("button", { name: "Blade sharpening" }));

  await screen.findByText("Card declined");
  screen.getByText(/Payment of \$480.00 failed on Jan 2, 2026/);
  screen.getByText("Outstanding");
  screen.getByText("Sharpening in January");
  expect(backend.argsOf("subscriptions|get")).toEqual([
    { session: "session-2", subscription: "subscription-1", offset: 0 },
  ]);
});

test("what_stops_a_subscription_is_its_state", async () => {
  const paused = { ...subscription, isPaused: true, pausedAt: "2026-01-03T00:00:00Z", status: "active" };
  const { user } = openSession(new Backend().on("subscriptions|get", () => seenByMember(paused)));
  await openTab(user, "Subscriptions");
  await user.click(await screen.findByRole("button", { name: "Blade sharpening" }));

  await screen.findByText("Paused");
  screen.getByText(/Paused on Jan 3, 2026/);
  expect(screen.queryByText("Active")).toBeNull();
});

test("profile_shows_member_account_and_colleagues", async () => {
  const { user } = openSession();
  await openTab(user, "Profile");

  await screen.findByText("Harbor Tools LLC");
  screen.getByText("WA-604");
  screen.getByText("marcus@harbortools.test");
  // Editing is for customers.
  expect(screen.queryByText("End session and edit")).toBeNull();
  expect(memberProfile.colleagueCount).toBe(1);
});

test("addresses_of_the_account_have_their_tab", async () => {
  const { user } = openSession(new Backend().on("impersonation|addresses", () => seenByMember([cabin])));
  await openTab(user, "Addresses");

  await screen.findByText("1 Lake Road");
});

test("orders_say_who_placed_them_and_can_be_those_of_the_member", async () => {
  const { user } = openSession();
  await screen.findByRole("row", { name: /Marcus Oyelaran/ });
  screen.getByRole("row", { name: /No member/ });

  await user.click(screen.getByRole("button", { name: "By Dana Whitfield" }));

  await screen.findByText("1 of 3 orders");
  expect(screen.queryByText("Marcus Oyelaran")).toBeNull();
  await user.click(screen.getByRole("button", { name: "All" }));
  await screen.findByText("Marcus Oyelaran");
});

test("rejected_token_ends_session_and_clears_screen", async () => {
  const ended = problem("session_ended", "The session has ended.");
  const { backend, user } = openSession(new Backend().on("carts|list", () => Promise.reject(ended)));
  backend.on("impersonation|current", () => null);
  await screen.findByText("Marcus Oyelaran");

  await openTab(user, "Carts");

  await waitFor(() => expect(screen.queryByRole("region", { name: BANNER })).toBeNull());
  expect(screen.queryByText("Dana Whitfield")).toBeNull();
});

test("session_that_timed_out_says_so_without_naming_the_member", async () => {
  const { backend } = openSession();
  await screen.findByRole("region", { name: BANNER });

  await backend.emitEnded("expired", memberSession.session);

  await screen.findByText("Your member session timed out.");
  expect(document.body.textContent).not.toContain("Dana Whitfield");
});

test("comparison_of_an_account_looks_for_no_unlinked_orders", async () => {
  const { backend, user } = openSession();
  await openTab(user, "Compare");

  await screen.findByRole("heading", { name: "Compare" });
  await waitFor(() => expect(backend.argsOf("orders|compare")).toHaveLength(1));
  expect(backend.argsOf("orders|unlinked")).toEqual([]);
  expect(screen.queryByText("Other orders with this email address")).toBeNull();
});
