// Commerce Manager is offered for the stores of its regions, and opened by the backend.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { REGION_URLS } from "../src/bindings";
import { Backend, store } from "./backend";
import { chooseMore } from "./customer-menu";

async function openCustomer(backend: Backend) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("heading", { name: "Ron Swanson" });
  return user;
}

test("store_of_a_region_offers_its_commerce_manager", async () => {
  const american = { ...store, baseUrl: REGION_URLS.us };
  const backend = new Backend()
    .on("connections|open", () => american)
    .on("connections|open_commerce_manager", () => null);
  backend.status.connections = [american];
  const user = await openCustomer(backend);

  await chooseMore(user, "Open Commerce Manager");

  await waitFor(() => expect(backend.argsOf("connections|open_commerce_manager")).toEqual([{ connection: store.id }]));
});

test("store_at_another_host_offers_none", async () => {
  const user = await openCustomer(new Backend());
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await screen.findByRole("menuitem", { name: "Copy link" });
  expect(screen.queryByRole("menuitem", { name: "Open Commerce Manager" })).toBeNull();
});
