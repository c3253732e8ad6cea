import { screen, waitFor } from "@testing-library/svelte";
import { emit } from "@tauri-apps/api/event";
import { expect, test, vi } from "vitest";

import type { ConnectionView, LinkTargetView } from "../src/bindings";
import { Backend, batch, problem, row, sendNews, session, store } from "./backend";

const LINK = "shopside://shop.example:443/a-client-id/customers/ron";
const other: ConnectionView = { ...store, id: "store-2", name: "Eagleton Golf" };

/** A backend with a link that leads to Ron, or to what a test says. */
function withLink(target: Partial<LinkTargetView> = {}): Backend {
  let link: string | null = LINK;
  return new Backend()
    .on("find|pending_link", () => {
      const pending = link;
      link = null;
      return pending;
    })
    .on("find|link_target", () => ({ connection: store.id, record: "customer", id: "ron", ...target }));
}

test("link that started the app opens its customer", async () => {
  const backend = withLink();
  backend.open();

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(backend.argsOf("find|link_target")).toEqual([{ link: LINK }]);
});

test("orders of a linked customer who is not read yet have the customer’s name", async () => {
  const { user } = withLink()
    .on("customers|get", () => new Promise(() => undefined))
    .on("orders|scan", sendNews(batch([row(7)], 1), { kind: "done" }))
    .open();

  await user.click(await screen.findByRole("button", { name: "All orders" }));

  await screen.findByText("Customer is Ron Swanson");
});

test("link opens an order of another store", async () => {
  const backend = withLink({ connection: other.id, record: "order", id: "order-1" });
  backend.status.connections = [store, other];
  backend.on("connections|open", (args) =>
    [store, other].find(({ id }) => id === (args as { connection: string }).connection),
  );
  backend.open();

  await waitFor(() => expect(backend.argsOf("orders|open")).toEqual([{ connection: other.id, order: "order-1" }]));
});

test("link that can't be opened says why", async () => {
  withLink()
    .on("find|link_target", () => Promise.reject(problem("invalid_input", "The link’s store isn’t connected.")))
    .open();

  await screen.findByText(/The link’s store isn’t connected/);
  await screen.findByRole("heading", { name: "Customers" });
});

test("link in a customer session is ignored with a notice", async () => {
  const backend = withLink();
  backend.status.impersonation = session;
  backend.open();

  await screen.findByText(/A link was opened during a customer session and ignored/);
  expect(backend.argsOf("customers|get")).toEqual([]);
});

test("link that comes while the app is locked opens after unlocking", async () => {
  const backend = withLink();
  backend.status.locked = "asked";
  const { user } = backend.open();
  const unlock = await screen.findByRole("button", { name: /Continue|Unlock/ });
  await emit("link");
  expect(backend.argsOf("find|pending_link")).toEqual([]);
  await user.click(unlock);

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(backend.argsOf("find|link_target")).toHaveLength(1);
});

test("link to the customer on screen is copied", async () => {
  const backend = new Backend().on("find|link", () => LINK);
  const { user } = backend.open();
  const copied = vi.spyOn(navigator.clipboard, "writeText");
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Ron Swanson" });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Find a customer, account or order" }), "copy link");
  await user.keyboard("{Enter}");

  await waitFor(() => expect(copied).toHaveBeenCalledWith(LINK));
  expect(backend.argsOf("find|link")).toEqual([{ connection: store.id, record: "customer", id: "ron" }]);
});
