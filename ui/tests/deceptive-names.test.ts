// Every screen shows the invisible characters of a customer's and a store's name, wherever it shows
// the name.
import { screen, waitFor, within } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import {
  Backend,
  batch,
  chooseFromMenu,
  found,
  noUnlinkedOrders,
  order,
  ron,
  row,
  seen,
  sendNews,
  session,
  store,
  ways,
} from "./backend";
import { chooseInMenu, chooseInStoreMenu } from "./menu";
import { chooseMore } from "./customer-menu";

// Without the marks: "Swanson", and an address that reads backwards.
const NAME = "\u202enosnawS \u200bRon\u{e0041} عمر";
const EMAIL = "\u202emoc.nosnaws@nor\u2066";
const STORE = "Parks\u200d\u2028Production";
const SHOWN_NAME = "[U+202E]nosnawS [U+200B]Ron[U+E0041] عمر";
const SHOWN_EMAIL = "[U+202E]moc.nosnaws@nor[U+2066]";
const SHOWN_STORE = "Parks[U+200D][U+2028]Production";

const HIDDEN = /[\u200b-\u200f\u2028-\u202e\u2060-\u2067\u{e0000}-\u{e0fff}]/u;
const customer = { ...ron, name: NAME, email: EMAIL, externalRef: NAME };
const deceptive = { ...store, name: STORE };
const impersonation = { ...session, name: NAME, email: EMAIL, store: STORE };
const storeOrder = { ...order, customerName: NAME, customerEmail: EMAIL, items: [] };
const account = { id: "second", name: `Second ${NAME}`, email: EMAIL };
const unlinked = {
  ...noUnlinkedOrders,
  email: EMAIL,
  orders: [
    {
      order: { ...storeOrder, id: "order-2", number: `No ${NAME}` },
      account: { kind: "other", ...account },
      isOlderThanAccount: false,
    },
  ],
  similar: { accounts: [{ ...account, name: `Similar ${NAME}` }], isPartial: false, problem: null },
};
const SHOWN_UNLINKED = ["Second", "No", "Similar"].map((word) => `${word} ${SHOWN_NAME}`);

function backend() {
  const all = new Backend()
    .on("connections|open", () => deceptive)
    .on("customers|list", () => ({ customers: [customer], total: 1, offset: 0, limit: 50, reachable: 10_000 }))
    .on("customers|get", () => customer)
    .on("find|search", () => found({ customers: [customer], orders: [row(1, { customer: NAME })] }))
    .on("customers|unlinked_orders", () => unlinked)
    .on("orders|unlinked", () => seen(unlinked, "admin"))
    .on("impersonation|ways", () => ({ ...ways, customer }))
    .on("impersonation|sign_in", () => impersonation)
    .on("impersonation|profile", () => seen(customer))
    .on("orders|scan", sendNews(batch([row(1, { customer: NAME })], 1), { kind: "done" }))
    .on("orders|open", () => storeOrder)
    .on("orders|list", () => seen({ orders: [row(1)], total: 1, offset: 0, limit: 50, reachable: 10_000 }));
  all.status.connections = [deceptive];
  return all;
}

/** What is read on screen: texts, and attributes that are shown or read aloud. */
function readable(): string[] {
  const texts: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node instanceof Element)
      texts.push(...["title", "aria-label", "placeholder", "alt"].map((name) => node.getAttribute(name) ?? ""));
    else texts.push(node.textContent ?? "");
    if (node instanceof HTMLInputElement && node.readOnly) texts.push(node.value);
  }
  return texts.filter((text) => text !== "");
}

async function expectVisible(...shown: string[]) {
  await waitFor(() => {
    const texts = readable();
    for (const text of shown) expect(texts.some((found) => found.includes(text))).toBe(true);
  });
  expect(readable().filter((text) => HIDDEN.test(text))).toEqual([]);
}

const press = async (user: UserEvent, name: string | RegExp) => user.click(await screen.findByRole("button", { name }));

test("lists and palette show hidden characters", async () => {
  const { user } = backend().open();

  await expectVisible(SHOWN_NAME, SHOWN_EMAIL, SHOWN_STORE);
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Find a customer, account or order" }), "ron");
  await waitFor(() => expect(screen.getAllByText(new RegExp("nosnawS")).length).toBeGreaterThan(1));
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL);
});

test("right-to-left name is isolated in sentences", async () => {
  const { user } = backend().open();

  await press(user, /^View as/);
  expect((await screen.findByRole("dialog")).textContent).toContain(`View as \u2068${SHOWN_NAME}\u2069`);
});

test("customer and its dialogs show hidden characters", async () => {
  const { user } = backend().open();
  await user.click(await screen.findByRole("button", { name: new RegExp("^\u2068.U.202E.nosnawS") }));
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL, ...SHOWN_UNLINKED);

  for (const button of ["Delete customer…", "Edit", "Set password"]) {
    if (button === "Delete customer…") await chooseMore(user, button);
    else await press(user, button);
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain(SHOWN_NAME);
    await expectVisible(SHOWN_NAME);
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
});

test("session's dialogs, banner and screens show hidden characters", async () => {
  const { user } = backend().open();
  await press(user, /^View as customer/);
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("radio", { name: "Sign in as customer" }));
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL);
  await press(user, /new password/i);
  await screen.findByText(/current password stops working/);
  await expectVisible(SHOWN_NAME);
  await user.click(within(dialog).getByRole("button", { name: "Back" }));
  await user.type(await within(dialog).findByLabelText("Password"), "a password");
  await user.click(within(dialog).getByRole("button", { name: "Sign in" }));

  await screen.findByRole("region", { name: "Signed in as a customer" });
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL, SHOWN_STORE);
  await press(user, "Profile");
  await expectVisible(SHOWN_NAME);
  await press(user, "Compare");
  await expectVisible(SHOWN_NAME, ...SHOWN_UNLINKED);
});

test("store's orders and audit log show hidden characters", async () => {
  const entry = {
    ...{ id: 7, at: "2026-01-01T12:00:00Z", action: "preview", outcome: "done", way: "preview", session: null },
    ...{ operator: NAME, account: NAME, store: STORE, customerId: "ron", customerEmail: EMAIL },
    ...{ reason: NAME, detail: NAME, storeUrl: null, importId: null, importLine: null, method: null, path: null },
    ...{ status: null, durationMs: null, items: null, activity: null },
  };
  const { user } = backend()
    .on("journal|trail", () => ({ rows: [{ entry, begun: null, session: null }], next: null }))
    .open();

  await press(user, "Orders");
  await expectVisible(SHOWN_NAME);
  await press(user, "1");
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL);
  await chooseInMenu(user, "Audit log");
  await press(user, /^Details: Preview/);
  await expectVisible(SHOWN_NAME, SHOWN_EMAIL, SHOWN_STORE);
  await chooseInStoreMenu(user, "Manage stores");
  await expectVisible(SHOWN_STORE);
  await chooseFromMenu(user, /^Actions for Parks/, "Edit…");
  await expectVisible(SHOWN_STORE);
});
