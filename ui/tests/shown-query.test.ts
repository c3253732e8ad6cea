// Actions on a list use the query of the list on screen, and not what was entered since.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { AuditLogQueryView, CustomerQueryView } from "../src/bindings";
import { Backend, entry, problem, ron, trailRow } from "./backend";
import { chooseInMenu } from "./menu";

const auditLogQueries = (backend: Backend, command: string) =>
  backend.argsOf(command).map((args) => (args as { query: AuditLogQueryView }).query);

/** The audit log, filtered by operator and first day, with another operator entered but not searched for. */
async function openAuditLog() {
  const backend = new Backend()
    .on("journal|trail", (args) => {
      const id = (args as { below: unknown }).below ? 6 : entry.id;
      return { rows: [{ ...trailRow, entry: { ...entry, id } }], next: { id } };
    })
    .on("journal|export", () => ({ path: "/home/ann/Downloads/journal.csv", count: 1 }));
  const { user } = backend.open();
  await chooseInMenu(user, "Audit log");
  await user.type(await screen.findByLabelText("Operator"), "Ann");
  await user.type(screen.getByLabelText("From"), "2026-11-03");
  await user.click(screen.getByRole("button", { name: "Search" }));
  await waitFor(() => expect(auditLogQueries(backend, "journal|trail").at(-1)?.operator).toBe("Ann"));
  const shown = auditLogQueries(backend, "journal|trail").at(-1);
  await user.type(screen.getByLabelText("Operator"), " and Ben");
  await user.type(screen.getByLabelText("From"), "2026-12-24");
  return { backend, user, shown };
}

test("audit log sends days as entered", async () => {
  const { shown } = await openAuditLog();

  expect(shown).toMatchObject({ fromDay: "2026-11-03", toDay: "", connection: "store-1" });
});

test("older entries are of the query on screen", async () => {
  const { backend, user, shown } = await openAuditLog();

  await user.click(await screen.findByRole("button", { name: "Show older" }));

  await waitFor(() => expect(backend.argsOf("journal|trail").at(-1)).toMatchObject({ below: { id: 7 } }));
  expect(auditLogQueries(backend, "journal|trail").at(-1)).toEqual(shown);
});

test("audit log export is of the query on screen", async () => {
  const { backend, user, shown } = await openAuditLog();

  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByText("Matching entries…"));
  await screen.findByLabelText("Matching entries");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Export" }));

  await screen.findByText(/saved to/);
  expect(auditLogQueries(backend, "journal|export")).toEqual([shown]);
  // The list is loaded again, because the export is a new entry.
  await waitFor(() => expect(backend.argsOf("journal|trail")).toHaveLength(3));
  expect(auditLogQueries(backend, "journal|trail").at(-1)).toEqual(shown);
});

test("export after a failed search is of the query on screen", async () => {
  const { backend, user, shown } = await openAuditLog();
  backend.on("journal|trail", () => Promise.reject(problem("audit_log_failed", "The disk is full.")));

  await user.click(screen.getByRole("button", { name: "Search" }));
  await screen.findByText("The disk is full.");
  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByText("Matching entries…"));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Export" }));

  await waitFor(() => expect(auditLogQueries(backend, "journal|export")).toEqual([shown]));
});

/** Customers found by “ron”, with another search entered whose response does not arrive. */
async function searchCustomers() {
  const queries: CustomerQueryView[] = [];
  const backend = new Backend()
    .on("customers|list", (args) => {
      const { query } = args as { query: CustomerQueryView };
      queries.push(query);
      if (query.search.includes("leslie")) return new Promise(() => undefined);
      return { customers: [ron], total: 120, offset: query.offset, limit: 50, reachable: 10_000 };
    })
    .on("exports|customers", () => ({ path: "/home/ann/Downloads/customers.csv", count: 1 }));
  const { user } = backend.open();
  const box = await screen.findByLabelText("Search customers");
  await user.type(box, "ron");
  await waitFor(() => expect(queries.at(-1)?.search).toBe("ron"));
  await user.clear(box);
  await user.type(box, "leslie");
  return { backend, user, queries };
}

test("customer export is of the search on screen", async () => {
  const { backend, user } = await searchCustomers();

  await user.click(screen.getByRole("button", { name: "Export…" }));
  await screen.findByLabelText("Customers found by “ron”");
  await user.click(screen.getByRole("button", { name: "Export" }));

  await waitFor(() => expect(backend.argsOf("exports|customers")).toHaveLength(1));
  expect(backend.argsOf("exports|customers")[0]).toMatchObject({ wanted: { search: "ron" } });
});
