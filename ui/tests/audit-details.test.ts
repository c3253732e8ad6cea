// What the details of the audit log say, in the user's language, and what of them and of filters is
// blurred in the privacy view.
import { screen } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import type { EntryDetail } from "../src/bindings";
import { lineName } from "../src/lib/audit-log";
import { useLanguage } from "../src/lib/messages.svelte";
import { router } from "../src/lib/router.svelte";
import { settings } from "../src/lib/settings.svelte";
import { Backend, batch, entry, receipt, row, sendNews, trailRow, trailSession } from "./backend";

afterEach(async () => {
  settings.values.privacy = false;
  await useLanguage("en");
});

const act = {
  entry: { ...entry, session: null, action: "customer_change", way: null, reason: null },
  begun: null,
  session: null,
};

async function open(rows: object[], privacy = false) {
  const backend = new Backend().on("journal|trail", () => ({ rows, next: null }));
  backend.status.settings.privacy = privacy;
  backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  router.visit({ name: "auditLog" });
}

test("entries of a newer version are rows that name what can be read", async () => {
  const later = { ...act.entry, action: "customer_merge", outcome: "delegated", detail: "with Mouse Rat" };
  const session = { ...trailSession, access: "later" as const };
  const hostile = { ...later, id: 9, action: "toString", outcome: "\u202edone" };
  await open([
    { ...act, entry: { ...later, id: 8 } },
    { ...act, entry: hostile },
    { ...trailRow, session },
  ]);

  const row = (await screen.findByText("customer_merge")).closest("tr");
  const newer = ["Unknown action", "Written by a newer version"];
  for (const text of [...newer, "Ann Perkins", "ron@swanson.com", "with Mouse Rat", "Unknown result (delegated)"]) {
    expect(row?.textContent).toContain(text);
  }
  screen.getByText("toString");
  screen.getByText(/Unknown result \(.*\[U\+202E\]done/);
  screen.getByText("Unknown access");
});

test("line of a receipt names an action of a newer version", () => {
  const line = { ...receipt.rows[0]!, action: "customer_merge", request: null };
  expect(lineName(line, "later")).toBe("Unknown action (customer_merge), written by a newer version");
  expect(lineName({ ...line, detail: "with Mouse Rat" }, "later")).toContain("a newer version · with Mouse Rat");
});

test("details are said in the user's language, and as they were written where they are not known", async () => {
  const details = (id: number, detail: string, knownDetail: EntryDetail | null) => ({
    ...act,
    entry: { ...act.entry, id, detail, knownDetail },
    begun: null,
  });
  const failed: EntryDetail = {
    detail: "failed",
    what: { detail: "fields", names: "name" },
    failure: { detail: "timed_out", request: "PUT /v2/customers/ron" },
  };
  const rules: EntryDetail = {
    detail: "rules",
    before: [{ detail: "policy_off" }, { detail: "not_production" }],
    after: [{ detail: "policy_preview_only" }, { detail: "production" }],
  };
  const rows = [
    details(1, "name: PUT /v2/customers/ron: timeout", failed),
    details(2, "from off, not production to preview only, production", rules),
    details(3, "something new", null),
    {
      ...trailRow,
      entry: { ...entry, id: 4 },
      session: {
        ...trailSession,
        result: "failed",
        failure: "customer sign-in refused: 401",
        knownFailure: { detail: "sign_in_refused", words: "401" },
      },
    },
  ];
  await open(rows);
  await screen.findByText("name: PUT /v2/customers/ron: timeout");

  await useLanguage("de");

  await screen.findByText("Felder: name. Fehler: PUT /v2/customers/ron: Die Antwort kam nicht rechtzeitig.");
  screen.getByText("Vorher: Kundenansicht aus und nicht produktiv. Jetzt: nur Vorschau und produktiv");
  screen.getByText("something new");
  screen.getByText("Der Shop hat die Anmeldung abgelehnt: 401");
});

test("privacy view blurs reasons and details that mention an address", async () => {
  const detail = "customers found by “ron@swanson.com”";
  await open([{ ...act, entry: { ...act.entry, reason: "Call of ron@swanson.com", detail } }], true);

  for (const text of [/^Call of ron/, /^customers found by/]) {
    expect((await screen.findByText(text)).className).toBe("private");
  }
});

test("privacy view blurs a filter with an email address", async () => {
  const backend = new Backend().on("orders|scan", sendNews(batch([row(1)], 1), { kind: "done" }));
  backend.status.settings.privacy = true;
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  await user.click(await screen.findByRole("button", { name: "Add filter" }));
  await user.selectOptions(await screen.findByLabelText("Filter by"), "Contact’s email");
  await user.type(screen.getByLabelText("Value"), "ron@swanson.com");
  await user.click(screen.getByText("Add", { selector: "button" }));

  const chip = await screen.findByRole("button", { name: /^Change filter: .*ron@swanson.com/ });
  expect(chip.querySelector(".private")?.textContent).toContain("ron@swanson.com");
});
