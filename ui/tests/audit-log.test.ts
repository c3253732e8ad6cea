import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import { lineName } from "../src/lib/audit-log";
import { Backend, entry, problem, receipt, trailRow, trailSession } from "./backend";
import { chooseInMenu } from "./menu";
import { hardCodedWords } from "./pseudo-locale";

async function open(backend: Backend) {
  const page = backend.open();
  await chooseInMenu(page.user, "Audit log");
  await screen.findByRole("heading", { name: "Audit log" });
  return page;
}

function withRow(row: object = trailRow) {
  return new Backend().on("journal|trail", () => ({ rows: [row], next: null }));
}

const verdict = {
  /** Now, also in a test that runs a minute after this file was loaded. */
  get at() {
    return new Date().toISOString();
  },
  withCheckpoint: false,
  entries: 40,
  head: "ab",
  broken: null,
  clockSetBack: null,
  removals: [],
};

const changed = { ...entry, session: null, action: "customer_change", way: null };

/** An act outside of a session, which began with another entry. */
const act = {
  entry: { ...changed, id: 9, detail: "name", reason: null },
  begun: { ...changed, id: 8, outcome: "begun", at: "2026-01-01T11:59:59Z" },
  session: null,
};

async function choose(user: Awaited<ReturnType<typeof open>>["user"], menu: string | RegExp, action: string) {
  await user.click(await screen.findByRole("button", { name: menu }));
  // By its text: jsdom has no layout, so that menus stay where they are not visible.
  await user.click(await screen.findByText(action));
}

test("session is one row that says operator, customer, duration and reason", async () => {
  await open(withRow());

  const row = (await screen.findByText("Order 10042 is missing")).closest("tr");
  for (const text of ["Ann Perkins", "ron@swanson.com", "Preview", "14 min 2 s", "Ended"]) {
    expect(row?.textContent).toContain(text);
  }
});

test("session unfolds into its requests", async () => {
  const backend = withRow();
  const { user } = await open(backend);
  const unfold = await screen.findByRole("button", { name: /^Details: Preview/ });
  expect(unfold.getAttribute("aria-expanded")).toBe("false");

  await user.click(unfold);

  expect(unfold.getAttribute("aria-expanded")).toBe("true");
  await screen.findByText("Order list, page 1");
  screen.getByText("/v2/orders", { exact: false });
  screen.getByText("403");
  screen.getByText("No changes (2 read-only requests)");
  expect(backend.argsOf("journal|receipt")).toEqual([{ session: "session-1", connection: "store-1" }]);
  await user.click(unfold);
  expect(screen.queryByText("Order list, page 1")).toBeNull();
});

test("act is one row that unfolds into its entries", async () => {
  const { user } = await open(withRow(act));

  await user.click(await screen.findByRole("button", { name: /^Details: Customer changed/ }));

  screen.getByText("Entry 8");
  const entry = screen.getByText("Entry 9");
  within(entry.closest("tr, li, dl, section, div")!.parentElement!).getAllByText(/ann@till-3/);
});

test("arrow keys go from row to row", async () => {
  const { user } = await open(new Backend().on("journal|trail", () => ({ rows: [trailRow, act], next: null })));
  const [first, second] = await screen.findAllByRole("button", { name: /^Details:/ });
  first!.focus();

  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(second);
  await user.keyboard("{ArrowUp}{Enter}");

  expect(first!.getAttribute("aria-expanded")).toBe("true");
});

test("session that is open, failed or was cut off says so", async () => {
  const session = (result: string, id: number) => ({
    ...trailRow,
    entry: { ...entry, id },
    session: { ...trailSession, id: `s-${id}`, result, failure: result === "failed" ? "Wrong password" : null },
  });
  const rows = [session("unended", 1), session("failed", 2), session("locked", 3), session("expired", 4)];
  await open(new Backend().on("journal|trail", () => ({ rows, next: null })));

  await screen.findByText("No end recorded");
  screen.getByText("Failed");
  screen.getByText("Wrong password");
  screen.getByText("Cut off");
  screen.getByText("Timed out");
});

test("unfolded rows and the receipt have no accessibility violations", async () => {
  const { user } = await open(new Backend().on("journal|trail", () => ({ rows: [trailRow, act], next: null })));
  for (const unfold of await screen.findAllByRole("button", { name: /^Details:/ })) await user.click(unfold);
  await screen.findByText("Order list, page 1");
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  expect((await axe.run(document.body, { rules })).violations).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Open receipt" }));
  await screen.findByRole("heading", { name: "Customer session receipt" });
  expect((await axe.run(document.body, { rules })).violations).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);
});

test("every entry can be shown as a row", async () => {
  const backend = withRow().on("journal|list", () => ({ entries: [{ ...entry, id: 41 }], next: null }));
  const { user } = await open(backend);

  await user.selectOptions(await screen.findByLabelText("Show"), "Every entry");
  await user.click(await screen.findByRole("button", { name: /^Details:/ }));

  await screen.findByText("Entry 41");
  screen.getByRole("button", { name: "Open receipt" });
});

test("audit log is filtered, and the filter cleared", async () => {
  const backend = withRow();
  const { user } = await open(backend);
  await screen.findByText("Order 10042 is missing");

  await user.type(screen.getByLabelText("Email"), "ron@swanson.com");
  await user.selectOptions(screen.getByLabelText("Event"), "Preview");
  await user.click(screen.getByRole("button", { name: "Search" }));

  await waitFor(() => {
    const { query } = backend.argsOf("journal|trail").at(-1) as { query: Record<string, string> };
    expect(query).toMatchObject({ customerEmail: "ron@swanson.com", action: "preview", way: "" });
  });
  await user.click(screen.getByRole("button", { name: "Clear" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Clear" })).toBeNull());
});

test("search without a match offers a way out", async () => {
  const { user } = await open(new Backend());
  await user.type(screen.getByLabelText("Operator"), "Ben");
  await user.click(screen.getByRole("button", { name: "Search" }));
  await screen.findByText("No matching entries.");

  await user.click(screen.getByRole("button", { name: "Clear filters" }));

  await screen.findByText(/^Nothing has been recorded yet/);
});

test("older rows are appended", async () => {
  const backend = new Backend().on("journal|trail", (args) => {
    const { below } = args as { below: unknown };
    const older = { ...trailRow, entry: { ...entry, id: 6 }, session: { ...trailSession, reason: "An older one" } };
    return below ? { rows: [older], next: null } : { rows: [trailRow], next: { id: 7 } };
  });
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Show older" }));

  await screen.findByText("An older one");
  screen.getByText("Order 10042 is missing");
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("verification says what it found, and how long ago", async () => {
  const { user } = await open(withRow().on("journal|verify", () => verdict));

  await choose(user, "Verify", "Verify now");

  await screen.findByText("Verified just now: 40 entries, none altered");
  screen.getByText(/^Verified: 40 entries, none altered\. Check against a saved checkpoint/);
});

test("last verification is shown after a return to the screen", async () => {
  const at = new Date(Date.now() - 150_000).toISOString();
  await open(withRow().on("journal|verified", () => ({ ...verdict, at })));

  await screen.findByText("Verified 2 min ago: 40 entries, none altered");
});

test("verification names first changed entry", async () => {
  const changed = { ...verdict, entries: 41, head: null, broken: "changed" };
  const { user } = await open(withRow().on("journal|verify", () => changed));

  await choose(user, "Verify", "Verify now");

  await screen.findByText(/^Entry 42 was changed after it was written/);
  screen.getByText("The last verification found a problem");
});

test("clock that was set back is pointed out", async () => {
  const backend = withRow({ ...act, entry: { ...act.entry, clockSetBack: true } }).on("journal|verify", () => ({
    ...verdict,
    clockSetBack: 7,
  }));
  const { user } = await open(backend);

  await screen.findByText("Clock set back");
  await choose(user, "Verify", "Verify now");

  await screen.findByText(/clock was set back before entry 7/);
});

test("export shows its path or why it failed", async () => {
  const backend = withRow()
    .on("journal|export", () => ({ path: "/home/ann/Downloads/journal.csv", count: 1 }))
    .on("journal|checkpoint", () => Promise.reject(problem("keyring_locked", "The keyring is locked.")));
  const { user } = await open(backend);

  await choose(user, "Export", "All entries…");
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Export" }));
  await screen.findByText(/saved to \/home\/ann\/Downloads\/journal\.csv/);
  await user.click(screen.getByRole("button", { name: "Done" }));
  await choose(user, "Verify", "Save a checkpoint…");

  await screen.findByText("The keyring is locked.");
});

test("receipt can be read, printed, saved and copied", async () => {
  const backend = withRow()
    .on("journal|save_receipt", () => ({ path: "/home/ann/Downloads/receipt.html", count: 6 }))
    .on("journal|receipt_text", () => "Customer  ron@swanson.com");
  const { user } = await open(backend);

  await choose(user, /^More actions: Preview/, "Open receipt");

  const paper = await screen.findByRole("article", { name: "Customer session receipt" });
  for (const text of ["Ended by the operator", "Time (UTC+00:00)", "--entries 7-12", "ab".repeat(32)]) {
    expect(paper.textContent).toContain(text);
  }
  screen.getByRole("button", { name: "Print…" });
  await user.click(screen.getByRole("button", { name: "Copy as text" }));
  expect(await navigator.clipboard.readText()).toBe("Customer  ron@swanson.com");
  await user.click(screen.getByRole("button", { name: "Save as HTML…" }));
  await screen.findByText("Saved to /home/ann/Downloads/receipt.html");
  expect(backend.argsOf("journal|save_receipt")).toMatchObject([{ session: "session-1", connection: "store-1" }]);
});

test("receipt names whether staff signed in as a customer or as an account member", () => {
  const line = { ...receipt.rows[0]!, action: "sign_in", activity: null };
  expect(lineName(line, "sign_in")).toBe("Sign in as customer");
  expect(lineName(line, "new_password")).toBe("Sign in as customer");
  expect(lineName(line, "support_credential")).toBe("Sign in as account member");
  expect(lineName(line, "one_time_code")).toBe("Sign in as account member");
});

test("receipt of an erased person says so", async () => {
  const session = {
    ...trailSession,
    customerEmail: null,
    customerId: null,
    personEntry: null,
    reason: null,
    isErased: true,
  };
  const backend = withRow({ ...trailRow, session }).on("journal|receipt", () => ({ ...receipt, session }));
  const { user } = await open(backend);

  await screen.findByText("Erased");
  await choose(user, /^More actions: Preview/, "Open receipt");

  const paper = await screen.findByRole("article");
  expect(within(paper).getAllByText("Erased")).toHaveLength(2);
});

test("unwritable audit log is shown below the top bar", async () => {
  new Backend()
    .on("journal|trouble", () => ({ message: "The disk is full.", text: { id: "cause", why: "disk_full" } }))
    .open();
  const strip = await screen.findByText("The audit log can’t be written. The disk is full.");
  expect(strip.closest("[role=status]")).not.toBeNull();
});

test("checkpoint shows the public key to note down", async () => {
  const key = "cd".repeat(32);
  const backend = withRow().on("journal|checkpoint", () => ({
    path: "/home/ann/Downloads/checkpoint.json",
    count: 41,
    publicKey: key,
    keyCreated: true,
    keyReplaced: true,
  }));
  const { user } = await open(backend);

  await choose(user, "Verify", "Save a checkpoint…");

  await screen.findByText(key);
  screen.getByText(/Note down the new public key/);
  screen.getByText(/The key that signed earlier checkpoints is no longer in the keyring/);
  screen.getByRole("button", { name: "Copy public key" });
});

test("checkpoint is checked with this computer's key or a pasted one", async () => {
  const own = "ab".repeat(32);
  const noted = "cd".repeat(32);
  const backend = withRow()
    .on("journal|public_key", () => own)
    .on("journal|verify_against", (args) =>
      (args as { publicKey: string }).publicKey === own
        ? Promise.reject(problem("invalid_input", "Signed by another key.", "publicKey"))
        : { ...verdict, withCheckpoint: true },
    );
  const { user } = await open(backend);

  await choose(user, "Verify", "Check against a checkpoint…");
  const field = await screen.findByDisplayValue(own);
  await user.upload(screen.getByLabelText("Checkpoint file"), new File(["{}"], "checkpoint.json"));
  await user.click(screen.getByRole("button", { name: "Check" }));
  await screen.findByText(/Signed by another key/);
  await user.clear(field);
  await user.type(field, noted);
  await user.click(screen.getByRole("button", { name: "Check" }));

  await screen.findByText(/Nothing was cut off since the checkpoint/);
  expect(backend.argsOf("journal|verify_against")).toEqual([
    { checkpoint: "{}", publicKey: own },
    { checkpoint: "{}", publicKey: noted },
  ]);
});

test("lost entries and a due checkpoint are shown", async () => {
  const loss = "The audit log is shorter than it was: 3 entries are missing.";
  const backend = withRow().on("journal|notices", () => ({
    loss: { message: loss, text: { id: "cause", why: "log_shortened", missing: 3 } },
    checkpointDue: true,
  }));
  const { user } = await open(backend);
  // As a notice at the start, and once that was dismissed in the screen.
  await screen.findByText(loss);
  screen.getByText(/more than a week old/);
  for (const button of screen.getAllByRole("button", { name: "Dismiss" }).slice(1)) await user.click(button);
  await user.click(await screen.findByRole("button", { name: "Dismiss" }));
  screen.getByText(loss);
  screen.getByText(/more than a week old/);
});

test("person is erased after confirmation, and the row shows it", async () => {
  let isErased = false;
  const erased = {
    ...trailSession,
    isErased: true,
    customerEmail: null,
    customerId: null,
    personEntry: null,
    reason: null,
  };
  const backend = new Backend()
    .on("journal|trail", () => ({ rows: [isErased ? { ...trailRow, session: erased } : trailRow], next: null }))
    .on("journal|erase", () => {
      isErased = true;
      return { entries: 3, publicKey: "ab" };
    });
  const { user } = await open(backend);

  await choose(user, /^More actions: Preview/, "Erase this person’s data…");
  const button = await screen.findByRole("button", { name: "Erase their data" });
  expect(button).toHaveProperty("disabled", true);
  await user.type(screen.getByLabelText("Enter the customer’s email address to confirm"), "ron@swanson.com");
  await user.type(screen.getByLabelText("Reason"), "Letter of November 20");
  await user.click(button);

  await screen.findByText("Erased");
  expect(backend.argsOf("journal|erase")).toEqual([
    { request: { entry: 7, confirmation: "ron@swanson.com", reason: "Letter of November 20" } },
  ]);
  await user.click(screen.getByRole("button", { name: /^More actions/ }));
  await screen.findByText("Open receipt");
  expect(screen.queryByText("Erase this person’s data…")).toBeNull();
});

test("verification says what was removed and who signed it", async () => {
  const removals = [
    { entries: 1, first: null, at: "2026-01-01T12:00:00.000Z", publicKey: "ab12" },
    { entries: 4210, first: 1, at: "2026-02-01T12:00:00.000Z", publicKey: "ab12" },
  ];
  const { user } = await open(withRow().on("journal|verify", () => ({ ...verdict, entries: 5000, removals })));

  await choose(user, "Verify", "Verify now");

  await screen.findByText(/Verified: entries 4,211 to 5,000, none altered/);
  await screen.findByText(/Entries 1 to 4,210 were removed because of their age/);
  await screen.findByText(/erased from 1 entry\. Signed with the key ab12/);
});
