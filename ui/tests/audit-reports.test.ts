import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test } from "vitest";

import { Backend, problem } from "./backend";
import { chooseInMenu } from "./menu";
import { hardCodedWords } from "./pseudo-locale";

const written = {
  path: "/home/ann/Downloads/shopside-report.html",
  count: 2,
  facts: [
    { text: "Entries read", count: 40_000 },
    { text: "Sessions without a recorded end", count: 1 },
  ],
};

async function open(backend: Backend, report: string) {
  const { user } = backend.open();
  await chooseInMenu(user, "Audit log");
  await user.click(await screen.findByRole("button", { name: "Reports" }));
  // By its text: jsdom has no layout, so that menus stay where they are not visible.
  await user.click(await screen.findByText(report));
  return { user, dialog: within(await screen.findByRole("dialog")) };
}

test("access review of a period is saved and says what it is based on", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { user, dialog } = await open(backend, "Access review…");

  await user.type(dialog.getByLabelText("From"), "2026-10-01");
  await user.type(dialog.getByLabelText("To"), "2026-12-31");
  await user.click(dialog.getByRole("button", { name: "Write report" }));

  await dialog.findByText("Saved to /home/ann/Downloads/shopside-report.html");
  dialog.getByText("Entries read");
  dialog.getByText("40,000");
  expect(backend.argsOf("journal|report")).toMatchObject([
    {
      wanted: {
        kind: "access_review",
        format: "html",
        fromDay: "2026-10-01",
        toDay: "2026-12-31",
        connection: "store-1",
        language: "en",
      },
    },
  ]);
});

test("report about a customer names staff only if asked for", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { user, dialog } = await open(backend, "Access to a customer’s data…");

  await user.type(dialog.getByLabelText("Customer’s ID or email"), "ron@swanson.com");
  await user.click(dialog.getByLabelText("CSV, for spreadsheets"));
  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText(/^Saved to/);

  expect(backend.argsOf("journal|report")).toMatchObject([
    { wanted: { kind: "subject", format: "csv", customer: "ron@swanson.com", withStaff: false } },
  ]);
});

test("exceptions have the business hours that were chosen", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { user, dialog } = await open(backend, "Exceptions…");

  await user.click(dialog.getByLabelText("Sat"));
  await user.clear(dialog.getByLabelText("Customers in one hour that are normal"));
  await user.type(dialog.getByLabelText("Customers in one hour that are normal"), "5");
  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText(/^Saved to/);

  expect(backend.argsOf("journal|report")).toMatchObject([
    {
      wanted: {
        kind: "exceptions",
        hours: { from: "08:00", to: "18:00", days: [1, 2, 3, 4, 5, 6] },
        mostCustomers: 5,
      },
    },
  ]);
});

test("hours that do not matter are not sent", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { user, dialog } = await open(backend, "Exceptions…");

  await user.click(dialog.getByLabelText("Access outside business hours"));
  expect(dialog.queryByLabelText("Hours from")).toBeNull();
  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText(/^Saved to/);

  expect(backend.argsOf("journal|report")).toMatchObject([{ wanted: { hours: null } }]);
});

test("comparison with the store is about the open store", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { user, dialog } = await open(backend, "Comparison with the store’s log…");

  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText(/^Saved to/);

  expect(backend.argsOf("journal|report")).toMatchObject([
    { wanted: { kind: "store_comparison", connection: "store-1" } },
  ]);
});

test("report that fails keeps what was entered and says why", async () => {
  const wrong = problem("invalid_input", "The last day can’t be before the first one.", "toDay");
  const backend = new Backend().on("journal|report", () => Promise.reject(wrong));
  const { user, dialog } = await open(backend, "Access to a customer’s data…");

  await user.type(dialog.getByLabelText("Customer’s ID or email"), "ron@swanson.com");
  await user.click(dialog.getByRole("button", { name: "Write report" }));

  const message = await dialog.findByText(/The last day can’t be before the first one/);
  expect(dialog.getByLabelText("To").getAttribute("aria-describedby")).toContain(message.id);
  expect(dialog.getByLabelText<HTMLInputElement>("Customer’s ID or email").value).toBe("ron@swanson.com");
});

test("days that were refused can be cleared", async () => {
  const wrong = problem("invalid_input", "The last day can’t be before the first one.", "toDay");
  const backend = new Backend().on("journal|report", (args) => {
    const { wanted } = args as { wanted: { fromDay: string; toDay: string } };
    return wanted.toDay < wanted.fromDay ? Promise.reject(wrong) : written;
  });
  const { user, dialog } = await open(backend, "Access review…");
  await user.type(dialog.getByLabelText("From"), "2020-02-01");
  await user.type(dialog.getByLabelText("To"), "2020-01-31");
  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText(/The last day can’t be before the first one/);

  await user.clear(dialog.getByLabelText("From"));
  await user.clear(dialog.getByLabelText("To"));
  await user.click(dialog.getByRole("button", { name: "Write report" }));

  await dialog.findByText(/^Saved to/);
  expect(backend.argsOf("journal|report").at(-1)).toMatchObject({ wanted: { fromDay: "", toDay: "" } });
});

test.each([
  ["From", "fromDay"],
  ["To", "toDay"],
])("day in “%s” that is entered in part is not left out", async (label, field) => {
  const wrong = problem("invalid_input", "Choose a day, such as 2026-11-03.", field);
  const backend = new Backend().on("journal|report", () => Promise.reject(wrong));
  const { user, dialog } = await open(backend, "Access review…");
  const entered = dialog.getByLabelText<HTMLInputElement>(label);
  Object.defineProperty(entered, "validity", { value: { badInput: true } });

  await user.click(dialog.getByRole("button", { name: "Write report" }));

  await dialog.findByText(/Choose a day/);
  expect(backend.argsOf("journal|report")).toMatchObject([{ wanted: { [field]: "?" } }]);
});

test.each(["-3", "1.5"])("%s customers in one hour are refused", async (count) => {
  const wrong = problem("invalid_input", "Enter a number from 0 to 10,000.", "mostCustomers");
  const backend = new Backend().on("journal|report", () => Promise.reject(wrong));
  const { user, dialog } = await open(backend, "Exceptions…");
  const field = dialog.getByLabelText("Customers in one hour that are normal");
  await user.clear(field);
  await user.type(field, count);

  await user.click(dialog.getByRole("button", { name: "Write report" }));

  const message = await dialog.findByText(/Enter a number from 0 to 10,000/);
  expect(field.getAttribute("aria-describedby")).toContain(message.id);
  const [{ wanted }] = backend.argsOf("journal|report") as [{ wanted: { mostCustomers: number } }];
  expect(wanted.mostCustomers).toBeLessThan(0);
});

test("report with no rows says so and is shown in its folder", async () => {
  const backend = new Backend()
    .on("journal|report", () => ({ ...written, count: 0 }))
    .on("exports|show_in_folder", () => null);
  const { user, dialog } = await open(backend, "Exceptions…");

  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByText("Nothing was found in this period.");
  await user.click(dialog.getByRole("button", { name: "Show in folder" }));

  expect(backend.argsOf("exports|show_in_folder")).toEqual([{ path: written.path }]);
});

test("running report is canceled, and its form stays", async () => {
  let end = () => {};
  const stopped = problem("stopped", "It was stopped.");
  const backend = new Backend()
    .on("journal|report", () => new Promise((_, reject) => (end = () => reject(stopped))))
    .on("exports|stop", () => {
      end();
      return null;
    });
  const { user, dialog } = await open(backend, "Comparison with the store’s log…");

  await user.type(dialog.getByLabelText("From"), "2026-10-01");
  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await user.click(await dialog.findByRole("button", { name: "Cancel report" }));

  expect((await dialog.findByRole<HTMLButtonElement>("button", { name: "Write report" })).disabled).toBe(false);
  expect(dialog.getByLabelText<HTMLInputElement>("From").value).toBe("2026-10-01");
  expect(dialog.queryByText("It was stopped.")).toBeNull();
  const [started] = backend.argsOf("journal|report") as [{ wanted: { export: string } }];
  expect(backend.argsOf("exports|stop")).toEqual([{ export: started.wanted.export }]);
});

test("closing the dialog stops a running report", async () => {
  const backend = new Backend().on("journal|report", () => new Promise(() => {})).on("exports|stop", () => null);
  const { user, dialog } = await open(backend, "Access review…");

  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await dialog.findByRole("button", { name: "Cancel report" });
  await user.keyboard("{Escape}");

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(backend.argsOf("exports|stop")).toHaveLength(1);
});

test("report that can’t be stopped says why", async () => {
  const backend = new Backend()
    .on("journal|report", () => new Promise(() => {}))
    .on("exports|stop", () => Promise.reject(problem("internal", "Something went wrong.")));
  const { user, dialog } = await open(backend, "Access review…");

  await user.click(dialog.getByRole("button", { name: "Write report" }));
  await user.click(await dialog.findByRole("button", { name: "Cancel report" }));

  await dialog.findByText("Something went wrong.");
});

test("reports have no accessibility violations and no hard-coded words", async () => {
  const backend = new Backend().on("journal|report", () => written);
  const { dialog } = await open(backend, "Exceptions…");
  await dialog.findByLabelText("Hours from");
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  expect((await axe.run(document.body, { rules })).violations).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);
});
