// What a store lists twice, as lists do that change while they are read, breaks no screen.
import { emit } from "@tauri-apps/api/event";
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, harbor } from "./backend";
import { leftover, memberProfile, memberSession, seenByMember, tools } from "./member-fixtures";

test("account_of_a_member_that_is_listed_twice_can_be_opened", async () => {
  const backend = new Backend();
  const subject = { kind: "member" as const, accounts: [tools, tools], account: null, accountCount: 2 };
  backend.status.impersonation = { ...memberSession, subject };
  const { user } = backend.open();
  await screen.findByRole("heading", { name: "Choose an account" });

  const [first] = within(screen.getByRole("main")).getAllByRole("button", { name: tools.name });
  await user.click(first!);

  await screen.findByRole("button", { name: `Account: ${tools.name}` });
});

test("colleagues_that_are_listed_twice_are_shown", async () => {
  const marcus = memberProfile.colleagues[0]!;
  const profile = { ...memberProfile, colleagues: [marcus, marcus], colleagueCount: 2 };
  const backend = new Backend().on("impersonation|member_profile", () => seenByMember(profile));
  backend.status.impersonation = memberSession;
  const { user } = backend.open();
  const tabs = await screen.findByRole("navigation", { name: "Customer view" });

  await user.click(await within(tabs).findByRole("button", { name: "Profile" }));

  expect(await screen.findAllByText(marcus.email)).toHaveLength(2);
});

test("tags_and_accounts_above_and_below_that_are_listed_twice_are_shown", async () => {
  const group = { id: "group", name: "Harbor Group" };
  const rentals = { id: "rentals", name: "Harbor Rentals" };
  const tag = { id: "tag", name: "Wholesale", description: null };
  const backend = new Backend()
    .on("accounts|access", () => "some")
    .on("accounts|tags", () => [tag, tag])
    .on("accounts|get", () => ({ account: harbor, ancestors: [group, group], tags: [tag, tag] }))
    .on("accounts|children", () => ({ children: [rentals, rentals], isComplete: true, total: 2 }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Accounts" }));

  await user.click(await screen.findByRole("button", { name: harbor.name }));

  const hierarchy = within(await screen.findByRole("region", { name: "Hierarchy" }));
  expect(await hierarchy.findAllByRole("button", { name: rentals.name })).toHaveLength(2);
  expect(hierarchy.getAllByRole("button", { name: group.name })).toHaveLength(2);
  expect(await screen.findAllByText(tag.name)).toHaveLength(2);
});

test("leftovers_with_one_name_in_two_stores_are_both_shown", async () => {
  const backend = new Backend();
  backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });

  await emit("leftover-credentials", [leftover, { ...leftover, connection: "store-2", store: "Eagleton Parks" }]);

  await screen.findByText(/in Eagleton Parks/);
  screen.getByText(/in Pawnee Parks/);
});
