// What is on screen after a lock: nothing of a customer or an account.
import { fireEvent, screen, within } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import { viewAsMember } from "../src/lib/view-as-member.svelte";
import { Backend, batch, dana, row, sendNews } from "./backend";
import { chooseMore } from "./customer-menu";
import { accountOrder, leftover, memberProfile, memberSession, seenByMember } from "./member-fixtures";

const PRIVATE = /Ron Swanson|ron@|Dana|dana@|Whitfield|Harbor|WA-604|Quay|10660|20418|Q4 restock|Cabin/i;

type Open = (user: UserEvent) => Promise<unknown>;
const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole("button", { name }));

async function openHarbor(user: UserEvent, tab?: RegExp) {
  await press(user, "Accounts");
  await press(user, "Harbor Tools");
  await screen.findByText("WA-604-118-220");
  if (tab) await press(user, tab);
}

async function openMember(user: UserEvent) {
  await openHarbor(user, /^Members/);
  await press(user, "Dana Whitfield");
  await screen.findByRole("heading", { name: "Dana Whitfield" });
}

const openRon: Open = async (user) => {
  await press(user, "Ron Swanson");
  await screen.findByText("ron@swanson.com");
};

/** Screens and dialogs outside of a session. */
const SCREENS: Record<string, Open> = {
  customers: () => screen.findByRole("button", { name: "Ron Swanson" }),
  customer: openRon,
  "edited customer": async (user) => {
    await openRon(user);
    await press(user, "Edit");
    await user.type(await within(await screen.findByRole("dialog")).findByLabelText("Name"), " Quay");
  },
  "customer to delete": async (user) => {
    await openRon(user);
    await chooseMore(user, "Delete customer…");
    await user.type(await screen.findByLabelText(/email address to confirm/), "ron@swanson.com");
  },
  "menu of a customer": async (user) => {
    await openRon(user);
    await press(user, "More actions");
  },
  "tooltip of a copy button": async (user) => {
    await openRon(user);
    await user.hover(screen.getAllByRole("button", { name: /email/i })[0]!);
  },
  orders: (user) => press(user, "Orders"),
  accounts: (user) => press(user, "Accounts"),
  "searched accounts": async (user) => {
    await press(user, "Accounts");
    await user.type(await screen.findByLabelText("Search accounts"), "Quay");
  },
  "new account": async (user) => {
    await press(user, "Accounts");
    await press(user, "New account");
    await user.type(await screen.findByLabelText("Name"), "Quay Chandlers");
  },
  account: openHarbor,
  "edited account": async (user) => {
    await openHarbor(user);
    await press(user, "Edit");
    await user.type(await screen.findByLabelText("Legal name"), " Quay");
  },
  "members of an account": (user) => openHarbor(user, /^Members/),
  "member to add": async (user) => {
    await openHarbor(user, /^Members/);
    await press(user, "Add a member…");
    await user.click(await screen.findByRole("radio", { name: "A new person" }));
    await user.type(await screen.findByLabelText("Name"), "Iris Quay");
  },
  "member to remove": async (user) => {
    await openHarbor(user, /^Members/);
    await press(user, "Remove Dana Whitfield from the account");
    await screen.findByRole("heading", { name: /^Remove Dana Whitfield/ });
  },
  "carts of an account": (user) => openHarbor(user, /^Carts/),
  "subscriptions of an account": (user) => openHarbor(user, /^Subscriptions/),
  "addresses of an account": (user) => openHarbor(user, /^Addresses/),
  member: openMember,
  "ways to view as a member": async (user) => {
    await openMember(user);
    await press(user, "View as member");
    await user.click(await screen.findByText("Add a reason or ticket"));
    await user.type(await screen.findByLabelText("Reason"), "Called for Quay");
  },
  "code that was sent": async (user) => {
    viewAsMember(dana, null);
    await press(user, "Send code");
    await screen.findByLabelText("Code");
  },
  "command palette": async (user) => {
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "Quay");
  },
  "credential that is left over": () => screen.findAllByText(/support credential of/),
};

/** Screens of a session as a member. */
const IN_SESSION: Record<string, Open> = {
  "member’s orders": () => screen.findAllByText("Dana Whitfield"),
  "member’s carts": (user) => press(user, "Carts"),
  "member’s subscriptions": (user) => press(user, "Subscriptions"),
  "member’s addresses": (user) => press(user, "Addresses"),
  "member’s profile": (user) => press(user, "Profile"),
  "member’s accounts": async (user) => {
    (await screen.findByRole("button", { name: /^Account: / })).focus();
    await user.keyboard("{Enter}");
  },
};

/** The page with its attributes and what fields hold. */
function everything(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")];
  return [document.documentElement.outerHTML, document.title, ...fields.map(({ value }) => value)].join("\n");
}

async function expectNothingAfterLock(backend: Backend) {
  expect(everything()).toMatch(PRIVATE);
  await backend.emitLocked("idle");
  await screen.findByRole("heading", { name: "Shopside is locked" });
  // Tooltips follow the pointer.
  await fireEvent.pointerMove(document.body);

  expect(everything().match(PRIVATE)).toBeNull();
  for (const role of ["dialog", "menu", "tooltip", "grid"]) expect(screen.queryByRole(role)).toBeNull();
}

test.each(Object.entries(SCREENS))("nothing of %s stays after a lock", async (_, open) => {
  const backend = new Backend().on("accounts|access", () => "some");
  backend.on("orders|scan", sendNews(batch([row(20418)], 1), { kind: "done" }));
  backend.on("setup|leftovers", () => [leftover]);
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await open(user);

  await expectNothingAfterLock(backend);
});

test.each(Object.entries(IN_SESSION))("nothing of %s stays after a lock", async (_, open) => {
  const backend = new Backend();
  backend.status.impersonation = memberSession;
  backend.on("orders|list", () =>
    seenByMember({ orders: [accountOrder(3, dana)], total: 1, offset: 0, limit: 50, reachable: 10_000 }),
  );
  backend.on("impersonation|member_profile", () => seenByMember(memberProfile));
  const { user } = backend.open();
  await screen.findByRole("region", { name: "Signed in as an account member" });
  await open(user);

  await expectNothingAfterLock(backend);
});
