// Carts and subscriptions of a customer, as the admin.
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, ron, store } from "./backend";
import { cartRow, subscriptionRow } from "./member-fixtures";

const owner = { is: "customer", id: ron.id };

async function openRon(backend: Backend) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("button", { name: "Look for carts" });
  return user;
}

test("carts_of_a_customer_are_looked_for_only_when_staff_ask", async () => {
  const found = { carts: [cartRow], isComplete: false };
  const backend = new Backend().on("carts|list_of", () => found);
  const user = await openRon(backend);
  expect(backend.argsOf("carts|list_of")).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Look for carts" }));

  const table = await screen.findByRole("grid", { name: "Carts of Ron Swanson" });
  screen.getByText(/Only the store’s first 1,000 carts were checked/);
  expect(backend.argsOf("carts|list_of")).toEqual([{ connection: store.id, owner }]);
  await user.click(within(table).getByRole("button", { name: "Q4 restock" }));
  await screen.findByRole("heading", { name: "Q4 restock" });
  expect(backend.argsOf("carts|open")).toEqual([{ connection: store.id, owner, cart: "cart-1" }]);
});

test("carts_that_were_found_are_still_there_on_the_way_back", async () => {
  const backend = new Backend().on("carts|list_of", () => ({ carts: [cartRow], isComplete: true }));
  const user = await openRon(backend);
  await user.click(screen.getByRole("button", { name: "Look for carts" }));
  await user.click(await screen.findByRole("button", { name: "Q4 restock" }));
  await screen.findByRole("heading", { name: "Q4 restock" });

  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Ron Swanson" }));

  await screen.findByRole("grid", { name: "Carts of Ron Swanson" });
  expect(screen.queryByRole("button", { name: "Look for carts" })).toBeNull();
});

test("no_cart_says_what_was_looked_at", async () => {
  const backend = new Backend().on("carts|list_of", () => ({ carts: [], isComplete: false }));
  const user = await openRon(backend);

  await user.click(screen.getByRole("button", { name: "Look for carts" }));

  await screen.findByText(/None of the carts we checked belongs to this customer/);
});

test("cart_that_is_gone_says_so_and_stays_closed", async () => {
  const gone = problem("not_found", "This cart is not in the list.");
  const backend = new Backend()
    .on("carts|list_of", () => ({ carts: [cartRow], isComplete: true }))
    .on("carts|open", () => Promise.reject(gone));
  const user = await openRon(backend);
  await user.click(screen.getByRole("button", { name: "Look for carts" }));

  await user.click(await screen.findByRole("button", { name: "Q4 restock" }));

  await screen.findByText("This cart is not in the list.");
});

test("subscriptions_of_a_customer_are_found_by_email", async () => {
  const found = { subscriptions: [subscriptionRow], byEmail: ron.email, isComplete: true };
  const backend = new Backend().on("subscriptions|list_of", () => found);
  const user = await openRon(backend);

  await user.click(screen.getByRole("button", { name: "Look for subscriptions" }));

  const card = await screen.findByRole("region", { name: "Subscriptions" });
  await within(card).findByText(/Subscriptions aren’t linked to customers/);
  await user.click(within(card).getByRole("button", { name: "Blade sharpening" }));
  await screen.findByText("Card declined");
  expect(backend.argsOf("subscriptions|open")).toEqual([
    { connection: store.id, owner, subscription: "subscription-1", offset: 0 },
  ]);
});
