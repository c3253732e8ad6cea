import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { AuditExportView } from "../src/bindings";
import { exportText } from "../src/lib/audit-export";
import { router } from "../src/lib/router.svelte";
import { stores } from "../src/lib/stores.svelte";
import { Backend, noExport } from "./backend";

const exported: AuditExportView = {
  ...noExport,
  address: "https://collector.example:4318",
  host: "collector.example",
  waiting: 3,
};

async function open(backend: Backend, name: "auditLog" | "settings") {
  const opened = backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name });
  await screen.findByRole("heading", { name: name === "auditLog" ? "Audit log" : "Settings" });
  return opened;
}

test("state of the audit export is one line with its failure", async () => {
  const failure = {
    message: "The log server responded with status 503.",
    text: { id: "cause", why: "log_server_status", status: "503", words: "" },
  } as const;
  const state = { ...exported, failure, rejected: 2, rejection: "too old" };
  await open(
    new Backend().on("journal|export_state", () => state),
    "auditLog",
  );

  await screen.findByText("Audit export: 3 entries waiting");
  screen.getByText("The log server responded with status 503. Shopside keeps trying, and no entry is lost.");
  screen.getByText("The log server refused 2 entries for good. too old");
});

test("state of the audit export says when entries were acknowledged", () => {
  const state = { ...exported, acknowledgedAt: "2026-11-23T09:00:00Z" };
  const after = (seconds: number) => Date.parse(state.acknowledgedAt) + seconds * 1000;
  expect(exportText(state, after(12))).toBe("Audit export: 3 entries waiting, last acknowledged 12 s ago");
  expect(exportText({ ...state, waiting: 1 }, after(150))).toBe(
    "Audit export: one entry waiting, last acknowledged 2 min ago",
  );
  expect(exportText({ ...state, waiting: 0 }, after(-60))).toBe(
    "Audit export: no entries waiting, last acknowledged 0 s ago",
  );
});

test("log server is saved with a header that is never shown", async () => {
  let saved = noExport;
  const backend = new Backend()
    .on("journal|export_state", () => saved)
    .on("journal|change_export", (args) => {
      const { change } = args as { change: { address: string; headers: string | null } };
      const headerNames = change.headers ? ["authorization"] : saved.headerNames;
      saved = { ...saved, address: change.address, headerNames };
      return null;
    });
  const { user } = await open(backend, "settings");
  await user.type(await screen.findByLabelText("Log server"), "https://collector.example:4318{Enter}");
  await user.type(await screen.findByLabelText("Header for the log server"), "Authorization: Bearer 1{Enter}");
  await screen.findByText("Saved in your system keyring: authorization. Enter a header to replace it.");

  expect(screen.getByLabelText<HTMLInputElement>("Header for the log server").value).toBe("");
  expect(backend.argsOf("journal|change_export")).toEqual([
    { change: { address: "https://collector.example:4318", headers: null } },
    { change: { address: "https://collector.example:4318", headers: "Authorization: Bearer 1" } },
  ]);
});

test("log server of the organization can't be changed", async () => {
  const state = { ...exported, managed: true };
  await open(
    new Backend().on("journal|export_state", () => state),
    "settings",
  );
  const address = await screen.findByLabelText<HTMLInputElement>("Log server");
  expect(address.readOnly).toBe(true);
  expect(screen.queryByText(/authorities of this computer/u)).toBeNull();
});
