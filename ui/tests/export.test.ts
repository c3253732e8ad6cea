// The export dialog: formats, and the options of CSV.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend } from "./backend";

test("export has the chosen format and CSV options", async () => {
  const backend = new Backend().on("exports|customers", () => ({ path: "/home/ann/Downloads/customers", count: 1 }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  // The page's language is English.
  const separator = await screen.findByLabelText<HTMLSelectElement>("Separator");
  expect(separator.value).toBe("comma");
  screen.getByText("Decimal numbers look like 24.05.");

  await user.selectOptions(separator, "Semicolon");
  await user.click(screen.getByLabelText(/byte order mark/));
  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("button", { name: "Done" }));
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  await user.click(await screen.findByLabelText(/^Excel/));
  expect(screen.queryByLabelText("Separator")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Export" }));

  await waitFor(() => expect(backend.argsOf("exports|customers")).toHaveLength(2));
  const wanted = backend.argsOf("exports|customers").map((args) => (args as { wanted: object }).wanted);
  expect(wanted).toMatchObject([
    { format: "csv", csv: { separator: "semicolon", decimalComma: false, byteOrderMark: false } },
    { format: "xlsx" },
  ]);
});
