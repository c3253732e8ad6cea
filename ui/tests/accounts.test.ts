import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { AccountQueryView, MembershipView } from "../src/bindings";
import { memberDialog } from "../src/lib/view-as-member.svelte";
import { settings } from "../src/lib/settings.svelte";
import { Backend, batch, dana, found, harbor, membership, problem, row, scanRequest, sendNews, store } from "./backend";

/** A backend of a store with accounts. */
function withAccounts(): Backend {
  return new Backend().on("accounts|access", () => "some");
}

/** Opens the list of accounts. */
async function openAccounts(backend = withAccounts()) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Accounts" }));
  await screen.findByRole("heading", { name: "Accounts" });
  return { user, backend };
}

/** Opens the page of Harbor Tools. */
async function openHarbor(backend = withAccounts()) {
  const opened = await openAccounts(backend);
  await opened.user.click(await screen.findByRole("button", { name: "Harbor Tools" }));
  await screen.findByText("WA-604-118-220");
  return opened;
}

test("store without accounts has no section for them", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await waitFor(() => expect(backend.argsOf("accounts|access")).toEqual([{ connection: store.id }]));

  expect(screen.queryByRole("button", { name: "Accounts" })).toBeNull();
  await user.keyboard("{Escape}ga");
  expect(screen.queryByRole("heading", { name: "Accounts" })).toBeNull();
});

test("store that can't say whether it has accounts shows no error", async () => {
  const failed = problem("unreachable", "The store can't be reached.");
  const backend = new Backend().on("accounts|access", () => Promise.reject(failed));
  backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await waitFor(() => expect(backend.argsOf("accounts|access")).toHaveLength(1));

  expect(screen.queryByText("The store can't be reached.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Accounts" })).toBeNull();
});

test("accounts are searched, sorted and filtered by the store", async () => {
  const tags = [{ id: "t1", name: "Wholesale", description: null }];
  const { user, backend } = await openAccounts(withAccounts().on("accounts|tags", () => tags));
  const asked = () => (backend.argsOf("accounts|list").at(-1) as { query: AccountQueryView }).query;
  expect(asked()).toEqual({ search: "", tag: "", sort: { by: "name", descending: false }, offset: 0 });

  await user.type(screen.getByLabelText("Search accounts"), "harb");
  await waitFor(() => expect(asked().search).toBe("harb"));
  await user.click(screen.getByRole("button", { name: "Created" }));
  expect(asked().sort).toEqual({ by: "created_at", descending: true });
  await user.click(screen.getByRole("button", { name: "All tags" }));
  await user.click(await screen.findByText("Wholesale", { selector: "[role=menuitemcheckbox] *, [role=menuitem] *" }));
  await waitFor(() => expect(asked().tag).toBe("t1"));
});

test("created account is opened", async () => {
  const created = { ...harbor, id: "quay", name: "Quay Chandlers" };
  const { user, backend } = await openAccounts(withAccounts().on("accounts|create", () => created));
  await user.click(screen.getByRole("button", { name: "New account" }));
  await user.type(await screen.findByLabelText("Name"), "Quay Chandlers");
  await user.click(screen.getByRole("button", { name: "Create account" }));

  await screen.findByText("Quay Chandlers was created");
  expect(backend.argsOf("accounts|create")).toEqual([
    {
      connection: store.id,
      account: { fields: { name: "Quay Chandlers", legalName: "", registrationId: "", externalRef: "" }, parent: null },
    },
  ]);
  expect(backend.argsOf("accounts|get")).toEqual([{ connection: store.id, account: "quay" }]);
});

test("account shows its orders with who placed them", async () => {
  const placed = row(20418, { customerId: null, accountId: "harbor", memberId: "dana", customer: "Dana Whitfield" });
  const unknown = row(20251, { customerId: null, accountId: "harbor", customer: "" });
  const backend = withAccounts().on("orders|scan", sendNews(batch([placed, unknown], 2), { kind: "done" }));
  const { user } = await openHarbor(backend);

  const table = await screen.findByRole("grid", { name: "Orders of Harbor Tools" });
  expect(within(table).getByText("Dana Whitfield")).toBeInstanceOf(HTMLElement);
  expect(within(table).getByText("No member")).toBeInstanceOf(HTMLElement);
  const [scan] = backend.argsOf("orders|scan");
  expect(scanRequest(scan).terms).toEqual([{ kind: "exactly", attribute: "account_id", value: "harbor" }]);
  await user.click(within(table).getByRole("button", { name: "20418" }));
  await waitFor(() => expect(backend.argsOf("orders|open")).toHaveLength(1));
});

test("orders don't wait for the account", async () => {
  const backend = withAccounts()
    .on("accounts|get", () => new Promise(() => undefined))
    .on("orders|scan", sendNews(batch([row(20418)], 1), { kind: "done" }));
  const { user } = await openAccounts(backend);
  await user.click(await screen.findByRole("button", { name: "Harbor Tools" }));

  await screen.findByRole("button", { name: "20418" });
});

test("account leads to those above and below it", async () => {
  const group = { id: "group", name: "Harbor Group" };
  const canada = { id: "canada", name: "Harbor Tools Canada" };
  const backend = withAccounts()
    .on("accounts|get", () => ({
      account: harbor,
      ancestors: [group],
      tags: [{ id: "t", name: "Net 30", description: null }],
    }))
    .on("accounts|children", () => ({ children: [canada], isComplete: false, total: 4000 }));
  const { user } = await openHarbor(backend);

  expect(await screen.findByText("Net 30")).toBeInstanceOf(HTMLElement);
  expect(screen.getAllByRole("button", { name: "Harbor Group" })).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Check all accounts" }));
  expect(backend.argsOf("accounts|children").at(-1)).toEqual({ connection: store.id, account: "harbor", all: true });
  await user.click(screen.getByRole("button", { name: "Harbor Tools Canada" }));
  expect(backend.argsOf("accounts|get").at(-1)).toEqual({ connection: store.id, account: "canada" });
});

test("only member is viewed as at once, several are a choice", async () => {
  const { user } = await openHarbor();
  await user.click(await screen.findByRole("button", { name: "View as member" }));
  expect(memberDialog.target).toEqual({ member: dana, account: { id: "harbor", name: "Harbor Tools" } });
  expect(memberDialog.isOpen).toBe(true);
});

test("removed member can be added again", async () => {
  let members: MembershipView[] = [membership];
  const backend = withAccounts()
    .on("accounts|members", () => ({ members, total: members.length }))
    .on("accounts|remove_member", () => {
      members = [];
      return null;
    })
    .on("accounts|add_member", () => {
      members = [membership];
      return { membership, wasMember: false };
    });
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));
  await user.click(await screen.findByRole("button", { name: "Remove Dana Whitfield from the account" }));
  await screen.findByRole("heading", { name: "Remove Dana Whitfield from Harbor Tools?" });
  await user.click(screen.getByRole("button", { name: "Remove member" }));

  await screen.findByText(/Dana Whitfield was removed from Harbor Tools/);
  await screen.findByRole("heading", { name: "No members yet" });
  expect(backend.argsOf("accounts|remove_member")).toEqual([
    { connection: store.id, remove: { account: "harbor", membership: "membership-1", member: "dana" } },
  ]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Dana Whitfield was added to Harbor Tools");
  await screen.findByRole("button", { name: "Dana Whitfield" });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("member of another account is found and added", async () => {
  const iris = { ...dana, id: "iris", name: "Iris Vale", email: "iris@quay.test" };
  const backend = withAccounts()
    .on("accounts|unassigned", () => ({ members: [iris], hasMore: false }))
    .on("accounts|add_member", () => ({ membership: { ...membership, member: iris }, wasMember: false }));
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));
  await user.click(screen.getByRole("button", { name: "Add a member…" }));
  await screen.findByRole("radio", { name: /Iris Vale/ });
  await user.click(screen.getByRole("button", { name: "Add member" }));

  await screen.findByText("Iris Vale was added to Harbor Tools");
  expect(backend.argsOf("accounts|add_member")).toEqual([
    { connection: store.id, add: { account: "harbor", member: "iris" } },
  ]);
});

test("refused new member is shown at the field, draft stays", async () => {
  const taken = problem("invalid_input", "A member of this store has this email address.", "email");
  const backend = withAccounts().on("accounts|create_member", () => Promise.reject(taken));
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));
  await user.click(screen.getByRole("button", { name: "Add a member…" }));
  await user.click(await screen.findByRole("radio", { name: "A new person" }));
  await user.type(await screen.findByLabelText("Name"), "Iris Vale");
  await user.type(screen.getByLabelText("Email"), "iris@quay.test");
  await user.click(screen.getByRole("button", { name: "Create and add" }));

  const email = screen.getByLabelText<HTMLInputElement>("Email");
  await waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Iris Vale");
});

test("conflicting edit of an account shows both versions", async () => {
  const theirs = { ...harbor, legalName: "Harbor Tools Inc" };
  const backend = withAccounts().on("accounts|change", () => ({ outcome: "conflict", theirs }));
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: "Edit" }));
  const legal = await screen.findByLabelText("Legal name");
  await user.clear(legal);
  await user.type(legal, "Harbor Tools Ltd");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await screen.findByRole("heading", { name: "This was changed by someone else" });
  expect(screen.getByText("Harbor Tools Ltd")).toBeInstanceOf(HTMLElement);
  expect(screen.getByText("Harbor Tools Inc")).toBeInstanceOf(HTMLElement);
});

test("custom fields of a member are shown as texts, yes or no, and edited as such", async () => {
  const note = "Approves orders of up to $25,000 alone.\nAbove that, Glen Ashby signs as well.";
  const customFields = [
    { name: "approval_note", value: JSON.stringify(note) },
    { name: "can_approve", value: "true" },
    { name: "badge", value: "null" },
  ];
  const backend = withAccounts()
    .on("accounts|member", () => ({ ...dana, customFields }))
    .on("accounts|change_member", () => ({ outcome: "changed", member: dana }));
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));
  await user.click(await screen.findByRole("button", { name: "Dana Whitfield" }));

  const fields = within(await screen.findByRole("region", { name: "Custom fields" }));
  const shown = fields.getAllByRole("definition").map(({ textContent }) => textContent.trim());
  expect(shown).toEqual([note, "Yes", "—"]);

  await user.click(screen.getByRole("button", { name: "Edit" }));
  const text = await screen.findByLabelText<HTMLTextAreaElement>("approval_note");
  expect(text.value).toBe(note);
  await user.selectOptions(screen.getByLabelText("can_approve"), "No");
  await user.type(screen.getByLabelText("badge"), "B-7");
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(backend.argsOf("accounts|change_member")).toHaveLength(1));
  const [{ change }] = backend.argsOf("accounts|change_member") as [{ change: { becomes: object } }];
  expect(change.becomes).toEqual([
    customFields[0],
    { name: "can_approve", value: "false" },
    { name: "badge", value: '"B-7"' },
  ]);
});

test("member page has facts, accounts and orders", async () => {
  const backend = withAccounts()
    .on("accounts|member", () => ({ ...dana, customFields: [{ name: "cost_center", value: '"C-1"' }] }))
    .on("accounts|change_member", () => ({ outcome: "changed", member: dana }));
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));
  await user.click(await screen.findByRole("button", { name: "Dana Whitfield" }));

  await screen.findByRole("heading", { name: "Dana Whitfield" });
  await screen.findByRole("heading", { name: "No orders yet" });
  expect(scanRequest(backend.argsOf("orders|scan").at(-1)).terms).toEqual([
    { kind: "exactly", attribute: "account_member_id", value: "dana" },
  ]);
  // Beside its account, the way back has its name.
  await waitFor(() => expect(screen.getAllByRole("button", { name: "Harbor Tools" })).toHaveLength(2));

  await user.click(screen.getByRole("button", { name: "Edit" }));
  const field = await screen.findByLabelText("cost_center");
  expect((field as HTMLInputElement).value).toBe("C-1");
  await user.type(field, "2");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await waitFor(() =>
    expect(backend.argsOf("accounts|change_member")).toEqual([
      {
        connection: store.id,
        change: {
          member: "dana",
          was: [{ name: "cost_center", value: '"C-1"' }],
          becomes: [{ name: "cost_center", value: '"C-12"' }],
        },
      },
    ]),
  );
});

test("privacy view blurs members' addresses", async () => {
  const backend = withAccounts();
  backend.status.settings.privacy = true;
  const { user } = await openHarbor(backend);
  await user.click(screen.getByRole("button", { name: /^Members/ }));

  const email = await screen.findByText("dana@harbortools.test");
  expect(email.closest(".private")).not.toBeNull();
  settings.values.privacy = false;
});

test("accounts and members are found beside customers", async () => {
  const account = { id: "harbor", name: "Harbor Tools", legalName: null, registrationId: null, externalRef: null };
  const backend = withAccounts().on("find|search", () =>
    found({ accounts: [account], members: [{ id: dana.id, name: dana.name, email: dana.email }], terms: ["harbor"] }),
  );
  const { user } = backend.open("find");
  await user.type(await screen.findByRole("combobox", { name: "Find a customer, account or order" }), "harbor");
  await screen.findByRole("option", { name: /Harbor Tools/ });
  await screen.findByRole("option", { name: /Dana Whitfield/ });

  await user.keyboard("{Control>}d{/Control}");
  expect(backend.argsOf("find|pin")).toEqual([{ connection: store.id, record: "account", id: "harbor", pinned: true }]);
  await user.keyboard("{ArrowDown}{Control>}{Enter}{/Control}");
  expect(memberDialog.target?.member.id).toBe("dana");
});
