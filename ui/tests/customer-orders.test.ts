import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, batch, problem, row, sendNews } from "./backend";

test("customer page shows newest orders and their total", async () => {
  const rows = [7, 6, 5, 4, 3, 2, 1].map((number) => row(number));
  const backend = new Backend().on("orders|scan", sendNews(batch(rows, 7), { kind: "done" }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByText("£168.00");
  section.getByRole("heading", { name: "Orders 7" });
  expect(section.getAllByRole("row")).toHaveLength(1 + 5);
  await user.click(section.getByRole("button", { name: "All orders" }));

  await screen.findByText("Customer is Ron Swanson");
  const terms = [{ kind: "exactly", attribute: "customer_id", value: "ron" }];
  for (const args of backend.argsOf("orders|scan")) expect(args).toMatchObject({ scan: { terms } });
});

test("failed orders leave customer page usable", async () => {
  const failed: Parameters<typeof sendNews>[0] = {
    kind: "failed",
    problem: problem("forbidden", "This key may not do that."),
  };
  const { user } = new Backend().on("orders|scan", sendNews(failed)).open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));

  const section = within(await screen.findByRole("region", { name: "Orders" }));
  await section.findByText("This key may not do that.");
  screen.getByText("ron@swanson.com");
});
