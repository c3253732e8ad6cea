import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { ConnectionView } from "../src/bindings";
import { Backend, order, problem, ron, row, session, store } from "./backend";

const ID = "4ca7b95c-1f4f-4e9c-9d2e-0f5c37a5a3ff";

function page(...customers: (typeof ron)[]) {
  return { customers, total: customers.length, offset: 0, limit: 50, reachable: 10_000 };
}

/** Opens the command palette over the first screen. */
async function openPalette(backend: Backend) {
  const opened = backend.open();
  await screen.findByRole("heading", { level: 1 });
  await opened.user.keyboard("{Control>}k{/Control}");
  const input = await screen.findByRole("combobox", { name: "Jump to" });
  await waitFor(() => expect(document.activeElement).toBe(input));
  return opened;
}

const options = () =>
  within(screen.getByRole("dialog"))
    .queryAllByRole("option")
    .map((option) => option.textContent.trim());

test("customer is found by name after debounce, Enter opens it", async () => {
  const backend = new Backend();
  const { user } = await openPalette(backend);
  const before = backend.argsOf("customers|list").length;

  await user.keyboard("ron sw");
  await screen.findByRole("option", { name: /Ron Swanson/ });
  await user.keyboard("{Enter}");

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(backend.argsOf("customers|list").slice(before)).toEqual([
    { connection: store.id, query: { search: "ron sw", offset: 0 } },
  ]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Ron Swanson" }));
});

test("customer is found by ID, unknown ID finds nothing", async () => {
  const backend = new Backend()
    .on("customers|get", (args) => {
      if ((args as { customer: string }).customer !== ID) throw problem("not_found", "There is none.");
      return { ...ron, id: ID };
    })
    .on("orders|open", () => Promise.reject(problem("not_found", "There is none.")));
  const { user } = await openPalette(backend);

  await user.paste(ID);
  await screen.findByRole("option", { name: /Ron Swanson/ });
  await user.clear(screen.getByRole("combobox", { name: "Jump to" }));
  await user.paste(ID.replaceAll("4", "5"));

  await screen.findByText(/Nothing matches/);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("order is found by number as it was pasted, and by ID", async () => {
  const backend = new Backend()
    .on("orders|find", (args) => ((args as { number: string }).number === "#10042" ? [row(10042)] : []))
    .on("customers|get", () => Promise.reject(problem("not_found", "There is none.")))
    .on("orders|open", (args) => ({ ...order, id: (args as { order: string }).order }));
  const { user } = await openPalette(backend);

  await user.paste("#10042");
  await screen.findByRole("option", { name: /Order 10042.*Ron Swanson/ });
  await user.clear(screen.getByRole("combobox", { name: "Jump to" }));
  await user.paste(ID);
  await screen.findByRole("option", { name: /Order 10042/ });
  await user.keyboard("{Enter}");

  await screen.findByRole("heading", { name: "Order 10042" });
  expect(backend.argsOf("orders|open")).toContainEqual({ connection: store.id, order: ID });
});

test("stale palette results are dropped", async () => {
  const waiting: ((answer: unknown) => void)[] = [];
  const backend = new Backend();
  const { user } = await openPalette(backend);
  backend.on("customers|list", () => new Promise((answer) => waiting.push(answer)));

  await user.keyboard("ron");
  await waitFor(() => expect(waiting).toHaveLength(1));
  await user.keyboard("x");
  waiting[0]?.(page(ron));
  await waitFor(() => expect(waiting).toHaveLength(2));

  expect(options()).toEqual([]);
  waiting[1]?.(page());
  await screen.findByText(/Nothing matches “ronx”/);
});

test("failed palette search says why and can be retried", async () => {
  const backend = new Backend();
  const { user } = await openPalette(backend);
  backend.on("customers|list", () => Promise.reject(problem("unreachable", "The store does not answer.")));
  await user.keyboard("ron");
  await screen.findByText("The store does not answer.");

  backend.on("customers|list", () => page(ron));
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByRole("option", { name: /Ron Swanson/ });
});

test("command is found by prefix of a word", async () => {
  const backend = new Backend().on("journal|list", () => ({ entries: [], next: null }));
  const { user } = await openPalette(backend);
  await user.keyboard("cust");
  await waitFor(() => expect(options().slice(0, 2)).toEqual([expect.stringMatching(/^Customers/), "New customer"]));
  await user.clear(screen.getByRole("combobox", { name: "Jump to" }));
  await user.keyboard("jour{Enter}");
  await screen.findByRole("heading", { name: "Journal" });
});

test("new customer dialog opens once from palette", async () => {
  const { user } = await openPalette(new Backend());
  await user.keyboard("new cu");
  await waitFor(() => expect(options()[0]).toBe("New customer"));
  await user.keyboard("{Enter}");
  await screen.findByRole("dialog", { name: "New customer" });

  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await screen.findByRole("heading", { name: "Customers" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("palette in session offers only its commands", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  const { user } = await openPalette(backend);
  expect(options().map((option) => option.replace(/ .*/, ""))).toEqual([
    "Orders",
    "Profile",
    "Compare",
    "Stop",
    "Privacy",
    "Lock",
    "Help",
  ]);
  await user.keyboard("ron swanson");
  await screen.findByText(/Nothing matches/);
  expect(backend.argsOf("customers|list")).toHaveLength(0);
});

test("palette of sign-in-only store finds no customers", async () => {
  const signInOnly: ConnectionView = { ...store, kind: "sign_in_only" };
  const backend = new Backend().on("connections|open", () => signInOnly);
  backend.status.connections = [signInOnly];
  const { user } = await openPalette(backend);
  await user.keyboard("ron swanson");
  await screen.findByText(/Nothing matches/);
  expect(backend.argsOf("customers|list")).toHaveLength(0);
});

test("privacy view blurs email addresses in palette", async () => {
  const backend = new Backend();
  backend.status.settings.privacy = true;
  const { user } = await openPalette(backend);
  await user.keyboard("ron");
  await screen.findByRole("option", { name: /Ron Swanson/ });
  expect(screen.getAllByText("ron@swanson.com").at(-1)?.classList).toContain("blurred");
});
