// The export dialog: formats, and the options of CSV.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { SettingsView } from "../src/bindings";
import { Backend, trailRow, problem } from "./backend";
import { chooseInMenu } from "./menu";
import { hardCodedWords } from "./pseudo-locale";

test("export has the chosen format and CSV options", async () => {
  const backend = new Backend().on("exports|customers", () => ({ path: "/home/ann/Downloads/customers", count: 1 }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  // The page's language is English.
  const separator = await screen.findByLabelText<HTMLSelectElement>("Separator");
  expect(separator.value).toBe("comma");
  screen.getByText("Decimal numbers look like 24.05.");
  expect(await hardCodedWords("rtl")).toEqual([]);

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

test("export that ends while the app is locked is reported after it", async () => {
  let finish: (value: unknown) => void = () => undefined;
  const backend = new Backend()
    .on("exports|customers", () => new Promise((resolve) => (finish = resolve)))
    .on("settings|unlock", () => null);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  await screen.findByText(/the export continues/);
  await user.click(screen.getByRole("button", { name: "Export" }));
  await screen.findByText("Writing the file");

  await backend.emitLocked("idle");
  await screen.findByRole("heading", { name: "Shopside is locked" });
  finish({ path: "/home/ann/Downloads/customers.csv", count: 1234 });
  await user.click(screen.getByRole("button", { name: "Unlock" }));

  await screen.findByText(/1,234 rows, saved to \/home\/ann\/Downloads\/customers.csv/);
  expect(backend.argsOf("exports|stop")).toEqual([]);
});

test("audit log has the same formats and options", async () => {
  const backend = new Backend()
    .on("journal|trail", () => ({ rows: [trailRow], next: null }))
    .on("journal|export", () => ({ path: "/home/ann/Downloads/journal.xlsx", count: 1 }));
  const { user } = backend.open();
  await chooseInMenu(user, "Audit log");

  await user.click(await screen.findByRole("button", { name: "Export" }));
  await user.click(await screen.findByText("All entries…"));
  await user.selectOptions(await screen.findByLabelText("Separator"), "Tab");
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("button", { name: "Done" }));
  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByText("All entries…"));
  await user.click(await screen.findByLabelText(/^Excel/));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Export" }));

  await screen.findByText(/saved to \/home\/ann\/Downloads\/journal.xlsx/);
  const options = backend.argsOf("journal|export").map((args) => (args as { options: object }).options);
  expect(options).toMatchObject([{ format: "csv", csv: { separator: "tab" } }, { format: "xlsx" }]);
});

test("last choice is remembered, for other lists and the next start", async () => {
  const backend = new Backend().on("exports|customers", () => ({ path: "/home/ann/Downloads/customers", count: 1 }));
  const first = backend.open();
  await first.user.click(await screen.findByRole("button", { name: "Export…" }));
  await first.user.selectOptions(await screen.findByLabelText("Separator"), "Semicolon");
  await first.user.click(screen.getByRole("button", { name: "Export" }));
  await first.user.click(await screen.findByRole("button", { name: "Done" }));
  const saved = backend.argsOf("settings|change").map((args) => (args as { settings: SettingsView }).settings);
  expect(saved.at(-1)?.export).toMatchObject({ format: "csv", csv: { separator: "semicolon" } });
  first.unmount();

  const next = new Backend();
  next.status = { ...next.status, settings: saved.at(-1)! };
  const { user } = next.open();
  await user.click(await screen.findByRole("button", { name: "Orders" }));
  await user.click(await screen.findByRole("button", { name: "Export…" }));

  expect((await screen.findByLabelText<HTMLSelectElement>("Separator")).value).toBe("semicolon");
});

test("interrupted exports are continued or deleted", async () => {
  const interrupted = [
    { name: ".shopside-a", file: "shopside-orders.csv", done: 412_000, total: 1_000_000 },
    { name: ".shopside-b", file: "shopside-customers.csv", done: 100, total: 228 },
  ];
  const backend = new Backend()
    .on("exports|interrupted", () => interrupted)
    .on("exports|discard", () => null)
    .on("exports|resume", () => ({ path: "/home/ann/Downloads/shopside-orders.csv", count: 1_000_000 }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  await screen.findByText("shopside-orders.csv: 412,000 of 1,000,000 rows");

  await user.click(screen.getByRole("button", { name: "Delete the unfinished shopside-customers.csv" }));
  await waitFor(() => expect(screen.queryByText(/shopside-customers.csv/)).toBeNull());
  await user.click(screen.getByRole("button", { name: "Continue shopside-orders.csv" }));

  await screen.findByText("1,000,000 rows, saved to /home/ann/Downloads/shopside-orders.csv");
  expect(backend.argsOf("exports|discard")).toMatchObject([{ interrupted: ".shopside-b" }]);
  expect(backend.argsOf("exports|resume")).toMatchObject([{ interrupted: ".shopside-a" }]);
});

test("saved file is shown in its folder, or the page says why not", async () => {
  const path = "/home/ann/Downloads/customers.csv";
  const gone = problem("file_failed", "This file is no longer in your downloads folder.");
  const backend = new Backend()
    .on("exports|customers", () => ({ path, count: 2 }))
    .on("exports|show_in_folder", () =>
      backend.argsOf("exports|show_in_folder").length > 1 ? Promise.reject(gone) : null,
    );
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  await user.click(await screen.findByRole("button", { name: "Export" }));

  const show = await screen.findByRole("button", { name: "Show in folder" });
  await user.click(show);
  await waitFor(() => expect(backend.argsOf("exports|show_in_folder")).toEqual([{ path }]));
  await user.click(show);
  await screen.findByText("This file is no longer in your downloads folder.");
});
