// The filters of the audit log: dates that are only partly filled in, and which columns are shown.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, trailRow } from "./backend";
import { chooseInMenu } from "./menu";

async function open(backend: Backend) {
  const { user } = backend.open();
  await chooseInMenu(user, "Audit log");
  await screen.findByText("Order 10042 is missing");
  return user;
}

/** A date of which not all parts are entered. jsdom has no such fields. */
function fillInPart(label: string) {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  Object.defineProperty(field, "validity", { value: { badInput: true } });
  return field;
}

function queries(backend: Backend) {
  return backend.argsOf("journal|trail").map((args) => (args as { query: Record<string, string> }).query);
}

test.each([
  ["From", "fromDay"],
  ["To", "toDay"],
])("partly filled date in “%s” is named, and not taken for none", async (label, field) => {
  const wrong = problem("invalid_input", "Choose a day.", field);
  const backend = new Backend().on("journal|trail", (args) => {
    const { query } = args as { query: Record<string, string> };
    return query[field] === "?" ? Promise.reject(wrong) : { rows: [trailRow], next: null };
  });
  const user = await open(backend);
  const entered = fillInPart(label);
  // The page of the browser says nothing of its own.
  expect(entered.form?.noValidate).toBe(true);

  await user.click(screen.getByRole("button", { name: "Search" }));

  const message = await screen.findByText(/Choose a day/);
  expect(entered.getAttribute("aria-describedby")).toContain(message.id);
  expect(document.activeElement).toBe(entered);
  // The rows of the search before stay.
  screen.getByText("Order 10042 is missing");

  // A choice searches, too.
  await user.selectOptions(screen.getByLabelText("Event"), "Preview");
  await waitFor(() => expect(queries(backend).at(-1)).toMatchObject({ action: "preview", [field]: "?" }));

  await user.click(screen.getByRole("button", { name: "Clear" }));

  await waitFor(() => expect(queries(backend).at(-1)).toMatchObject({ action: "", [field]: "" }));
  // Nothing is left of it.
  expect(screen.getByLabelText<HTMLInputElement>(label).validity.badInput).toBe(false);
  expect(screen.queryByText(/Choose a day/)).toBeNull();
});

test("columns of the audit log are chosen in a menu and remembered", async () => {
  const backend = new Backend().on("journal|trail", () => ({ rows: [trailRow], next: null }));
  const user = await open(backend);
  // The unfolded row has a table, too.
  const headings = () =>
    [...document.querySelectorAll(".table > thead th")].map(({ textContent }) => textContent.trim());
  expect(headings()).toContain("Operator");
  expect(headings()).not.toContain("Store");
  await user.click(await screen.findByRole("button", { name: /^Details: Preview/ }));
  const details = () => document.querySelector<HTMLTableCellElement>("tr.details td")?.colSpan;
  await waitFor(() => expect(details()).toBe(headings().length));

  const choose = async (column: string) =>
    user.click(await screen.findByText(column, { selector: "[role=menuitemcheckbox] *" }));
  await user.click(screen.getByRole("button", { name: "Columns" }));
  await choose("Operator");
  await waitFor(() => expect(headings()).not.toContain("Operator"));
  await choose("Store");
  await waitFor(() => expect(headings()).toContain("Store"));

  const row = screen.getByText("Order 10042 is missing").closest("tr");
  expect(row?.textContent).toContain("Pawnee Parks");
  expect(row?.textContent).not.toContain("Ann Perkins");
  expect(details()).toBe(headings().length);
  const { settings } = backend.argsOf("settings|change").at(-1) as { settings: { hiddenColumns: object } };
  expect(settings.hiddenColumns).toEqual({ auditLog: ["operator"] });
});
