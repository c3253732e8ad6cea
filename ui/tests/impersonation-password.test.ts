import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, ron, session, store } from "./backend";

import { openRon, openReplacing } from "./impersonation-steps";
import { hardCodedWords } from "./pseudo-locale";

test("replacing password needs email address, preview is default", async () => {
  const backend = new Backend();
  const page = backend.open();
  await openReplacing(page);

  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Preview instead" }));
  const change = screen.getByRole<HTMLButtonElement>("button", { name: "Set password and sign in" });
  expect(change.disabled).toBe(true);
  await page.user.type(screen.getByLabelText(/confirm/), "ron@swanson.com{Enter}");
  await screen.findByRole("region", { name: "Admin preview of a customer" });
  expect(backend.argsOf("impersonation|new_password")).toEqual([]);
});

test("replaced password can be copied and is then dropped", async () => {
  const backend = new Backend()
    .on("impersonation|new_password", () => ({ session, problem: null }))
    .on("impersonation|copy_password", () => null)
    .on("impersonation|drop_password", () => null);
  const page = backend.open();
  await openReplacing(page);
  await page.user.type(await screen.findByLabelText(/confirm/), "ron@swanson.com");
  await page.user.click(screen.getByRole("button", { name: "Set password and sign in" }));

  await screen.findByRole("dialog", { name: "Password set for Ron Swanson" });
  await screen.findByText(/^Hello Ron Swanson,\s+We set a new password for your account at Pawnee Parks/);
  expect(await hardCodedWords("rtl")).toEqual([]);
  expect(backend.argsOf("impersonation|new_password")).toEqual([
    {
      connection: "store-1",
      change: { customer: "ron", email: "ron@swanson.com", password: null, why: { reason: "", ticket: "" } },
    },
  ]);
  await page.user.click(screen.getByRole("button", { name: "Copy password" }));
  await screen.findByText(/Clears in 30 s/);
  expect(backend.argsOf("impersonation|drop_password")).toEqual([]);
  await page.user.click(screen.getByRole("button", { name: "Done" }));

  expect(backend.argsOf("impersonation|drop_password")).toHaveLength(1);
  await screen.findByRole("region", { name: "Signed in as a customer" });
});

test("setting password warns first and confirms", async () => {
  const backend = new Backend().on("customers|set_password", () => ({ ...ron, hasPassword: true }));
  const page = backend.open();
  await openRon(page);
  await page.user.click(screen.getByRole("button", { name: "Set password" }));
  expect(await screen.findByText(/replaces the customer’s own password for good/)).toBeInstanceOf(HTMLElement);
  await page.user.click(screen.getByRole("radio", { name: /^Enter one/ }));
  await page.user.type(screen.getByLabelText("New password"), "a-new-password");
  screen.getByText("Fair. Longer is better.");
  await page.user.type(screen.getByLabelText(/email address to confirm/), "ron@swanson.com");
  const buttons = screen.getAllByRole("button", { name: "Set password" });
  await page.user.click(buttons[buttons.length - 1] as HTMLElement);

  await screen.findByRole("dialog", { name: "Password set for Ron Swanson" });
  expect(backend.argsOf("customers|set_password")).toEqual([
    {
      connection: "store-1",
      change: {
        customer: "ron",
        email: "ron@swanson.com",
        password: "a-new-password",
        why: { reason: "", ticket: "" },
      },
    },
  ]);
});

test("refused password change keeps what was entered", async () => {
  const production = { ...store, rules: { ...store.rules, production: true } };
  const backend = new Backend().on("connections|open", () => production);
  backend.status.connections = [production];
  backend.on("customers|set_password", () =>
    Promise.reject(problem("invalid_input", "This is not the email address of Ron Swanson.", "email")),
  );
  const page = backend.open();
  await openRon(page);
  await page.user.click(screen.getByRole("button", { name: "Set password" }));
  const dialog = within(await screen.findByRole("dialog"));
  dialog.getByText(/^Production store: enter a reason/);
  await page.user.click(dialog.getByRole("radio", { name: /^Enter one/ }));
  const fields: [RegExp, string][] = [
    [/^New password/, "a-new-password"],
    [/^Reason/, "Lost their phone"],
    [/email address to confirm/, "ron@lodge.test"],
  ];
  for (const [label, text] of fields) await page.user.type(dialog.getByLabelText(label), text);
  await page.user.click(dialog.getByRole("button", { name: "Set password" }));

  await dialog.findByText(/This is not the email address of Ron Swanson/);
  expect(dialog.getByLabelText(/email address to confirm/).getAttribute("aria-invalid")).toBe("true");
  for (const [label, text] of fields) expect(dialog.getByLabelText<HTMLInputElement>(label).value).toBe(text);
});

test("password is generated for set password and new customer", async () => {
  const backend = new Backend()
    .on("customers|set_password", () => ({ ...ron, hasPassword: true }))
    .on("customers|create", () => ({ customer: ron, lookedUp: false }))
    .on("impersonation|copy_password", () => null)
    .on("impersonation|drop_password", () => null);
  backend.status.settings.operator = "Ann Perkins";
  const page = backend.open();
  const handOver = async (title: string, message: RegExp) => {
    await screen.findByRole("dialog", { name: title });
    screen.getByText(message);
    screen.getByText(/Ann Perkins, Pawnee Parks/);
    await page.user.click(screen.getByRole("button", { name: "Copy password" }));
    await screen.findByText(/Clears in 30 s/);
    await page.user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  };

  await page.user.click(await screen.findByRole("button", { name: "New customer" }));
  await page.user.type(await screen.findByLabelText("Name"), "Ron Swanson");
  await page.user.type(screen.getByLabelText("Email"), "ron@swanson.com");
  await page.user.click(screen.getByRole("radio", { name: /^Generate a strong password/ }));
  await page.user.click(screen.getByRole("button", { name: "Create customer" }));
  await handOver("Ron Swanson was created", /We created an account for you at Pawnee Parks/);
  await page.user.click(await screen.findByRole("button", { name: "Set password" }));
  await page.user.type(await screen.findByLabelText(/email address to confirm/), "ron@swanson.com{Enter}");
  await handOver("Password set for Ron Swanson", /Your old password no longer works/);

  expect(backend.argsOf("customers|create")).toEqual([
    {
      connection: "store-1",
      customer: {
        name: "Ron Swanson",
        email: "ron@swanson.com",
        externalRef: "",
        password: null,
        generatePassword: true,
      },
    },
  ]);
  expect(backend.argsOf("customers|set_password")).toMatchObject([{ change: { password: null } }]);
  expect(backend.argsOf("impersonation|drop_password")).toHaveLength(2);
});
