import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, entry, problem } from "./backend";
import { chooseInMenu } from "./menu";

async function open(backend: Backend) {
  const page = backend.open();
  await chooseInMenu(page.user, "Audit log");
  return page;
}

test("audit log is filtered, and the filter cleared", async () => {
  const backend = new Backend().on("journal|list", () => ({ entries: [entry], next: null }));
  const { user } = await open(backend);
  await screen.findByText("Order 10042 is missing");

  await user.type(screen.getByLabelText("E-mail"), "ron@swanson.com");
  await user.selectOptions(screen.getByLabelText("Kind"), "Preview");
  await user.click(screen.getByRole("button", { name: "Search" }));

  await waitFor(() => {
    const { query } = backend.argsOf("journal|list").at(-1) as { query: Record<string, string> };
    expect(query).toMatchObject({ customerEmail: "ron@swanson.com", action: "preview", way: "" });
  });
  await user.click(screen.getByRole("button", { name: "Clear" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Clear" })).toBeNull());
});

test("older entries are appended", async () => {
  const backend = new Backend().on("journal|list", (args) => {
    const { below } = args as { below: unknown };
    const older = { ...entry, id: 6, reason: "An older one" };
    return below ? { entries: [older], next: null } : { entries: [entry], next: { id: 7 } };
  });
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Show older entries" }));

  await screen.findByText("An older one");
  screen.getByText("Order 10042 is missing");
  expect(screen.queryByRole("button", { name: "Show older entries" })).toBeNull();
});

test("verification names first changed entry", async () => {
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|verify", () => ({ entries: 41, head: null, broken: "changed", clockSetBack: null, removals: [] }));
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Verify" }));

  await screen.findByText(/^Entry 42 was changed after it was written/);
});

test("clock that was set back is pointed out", async () => {
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [{ ...entry, clockSetBack: true }], next: null }))
    .on("journal|verify", () => ({ entries: 41, head: "ab", broken: null, clockSetBack: 7, removals: [] }));
  const { user } = await open(backend);

  await screen.findByText("Clock set back");
  await user.click(screen.getByRole("button", { name: "Verify" }));

  await screen.findByText(/clock was set back before entry 7/);
});

test("export shows its path or why it failed", async () => {
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|export", () => ({ path: "/home/ann/Downloads/journal.csv", count: 1 }))
    .on("journal|checkpoint", () => Promise.reject(problem("keyring_locked", "The keyring is locked.")));
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Export…" }));
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await screen.findByText("/home/ann/Downloads/journal.csv");
  await user.click(screen.getByRole("button", { name: "Done" }));
  await user.click(screen.getByRole("button", { name: "Export checkpoint" }));

  await screen.findByText("The keyring is locked.");
});

test("receipt can be read, copied and printed", async () => {
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|receipt", () => "Changed    nothing");
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Receipt" }));

  await screen.findByText("Changed nothing");
  screen.getByRole("button", { name: "Copy as text" });
  screen.getByRole("button", { name: "Print" });
  expect(backend.argsOf("journal|receipt")).toEqual([{ session: "session-1" }]);
});

test("unwritable audit log is shown below the top bar", async () => {
  new Backend().on("journal|trouble", () => "the disk is full").open();

  const strip = await screen.findByText("The audit log can’t be written. the disk is full");
  expect(strip.closest("[role=status]")).not.toBeNull();
});

test("checkpoint shows the public key to note down", async () => {
  const key = "cd".repeat(32);
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|checkpoint", () => ({
      path: "/home/ann/Downloads/checkpoint.json",
      count: 41,
      publicKey: key,
      keyCreated: true,
      keyReplaced: true,
    }));
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Export checkpoint" }));

  await screen.findByText(key);
  screen.getByText(/Note down the new public key/);
  screen.getByText(/The key that signed earlier checkpoints is gone/);
  screen.getByRole("button", { name: "Copy public key" });
});

test("checkpoint is checked with this computer's key or a pasted one", async () => {
  const own = "ab".repeat(32);
  const noted = "cd".repeat(32);
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|public_key", () => own)
    .on("journal|verify_against", (args) =>
      (args as { publicKey: string }).publicKey === own
        ? Promise.reject(problem("invalid_input", "Signed by another key.", "publicKey"))
        : { entries: 41, head: "ab", broken: null, clockSetBack: null, removals: [] },
    );
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Check against a checkpoint…" }));
  const field = await screen.findByDisplayValue(own);
  await user.upload(screen.getByLabelText("Checkpoint to check against"), new File(["{}"], "checkpoint.json"));
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
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|notices", () => ({ loss, checkpointDue: true }));
  const { user } = await open(backend);

  // As a notice at the start, and in the screen.
  await waitFor(() => expect(screen.getAllByText(loss)).toHaveLength(2));
  expect(screen.getAllByText(/more than a week old/)).toHaveLength(2);
  for (const button of screen.getAllByRole("button", { name: "Dismiss" }).slice(1)) await user.click(button);
  await user.click(await screen.findByRole("button", { name: "Dismiss" }));
  screen.getByText(loss);
  screen.getByText(/more than a week old/);
});

test("person is erased after confirmation, and the entry shows it", async () => {
  let isErased = false;
  const erased = { ...entry, isErased: true, customerEmail: null, customerId: null, reason: null };
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [isErased ? erased : entry], next: null }))
    .on("journal|erase", () => {
      isErased = true;
      return { entries: 3, publicKey: "ab" };
    });
  const { user } = await open(backend);

  await user.click(await screen.findByRole("button", { name: "Erase this person’s data, entry 7" }));
  const button = screen.getByRole("button", { name: "Erase their data" });
  expect(button).toHaveProperty("disabled", true);
  await user.type(screen.getByLabelText("Enter the customer’s email to confirm"), "ron@swanson.com");
  await user.type(screen.getByLabelText("Reason"), "Letter of November 20");
  await user.click(button);

  await screen.findByText("Erased");
  expect(backend.argsOf("journal|erase")).toEqual([
    { request: { entry: 7, confirmation: "ron@swanson.com", reason: "Letter of November 20" } },
  ]);
  expect(screen.queryByRole("button", { name: /Erase this person/ })).toBeNull();
});

test("verification says what was removed and who signed it", async () => {
  const removals = [
    { entries: 1, first: null, at: "2026-01-01T12:00:00.000Z", publicKey: "ab12" },
    { entries: 4210, first: 1, at: "2026-02-01T12:00:00.000Z", publicKey: "ab12" },
  ];
  const backend = new Backend()
    .on("journal|list", () => ({ entries: [entry], next: null }))
    .on("journal|verify", () => ({ entries: 5000, head: "ab", broken: null, clockSetBack: null, removals }));
  const { user } = await open(backend);

  await user.click(screen.getByRole("button", { name: "Verify" }));

  await screen.findByText(/The entries from 4,211 to 5,000 are as they were written/);
  await screen.findByText(/Entries 1 to 4,210 were removed because of their age/);
  await screen.findByText(/erased from 1 entry\. This was signed with the key ab12/);
});
