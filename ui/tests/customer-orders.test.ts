import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, batch, problem, row, telling } from "./backend";

test("a customer's page has their newest orders, what all of them come to, and the way to all", async () => {
  const rows = [7, 6, 5, 4, 3, 2, 1].map((number) => row(number));
  const backend = new Backend().on("orders|scan", telling(batch(rows, 7), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByText("£168.00");
  section.getByRole("heading", { name: "Orders 7" });
  expect(section.getAllByRole("row")).toHaveLength(1 + 5);
  await user.click(section.getByRole("button", { name: "All orders" }));

  await screen.findByText("Customer is Ron Swanson");
  const terms = [{ kind: "exactly", attribute: "customer_id", value: "ron" }];
  for (const args of backend.asked("orders|scan")) expect(args).toMatchObject({ scan: { terms } });
});

test("orders that can't be had leave the customer's page as it is", async () => {
  const failed: Parameters<typeof telling>[0] = {
    kind: "failed",
    problem: problem("forbidden", "This key may not do that."),
  };
  const { user } = new Backend().on("orders|scan", telling(failed)).open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByText("This key may not do that.");
  screen.getByText("ron@swanson.com");
});
