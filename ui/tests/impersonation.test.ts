import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, ron, seen, session, store } from "./backend";

type Page = ReturnType<Backend["open"]>;

async function toRon({ user }: Page) {
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByRole("button", { name: "Sign in as this customer" });
}

async function signIn(page: Page) {
  const { user } = page;
  await toRon(page);
  await user.click(screen.getByRole("button", { name: "Sign in as this customer" }));
  await user.type(await screen.findByLabelText("Password"), "mysecretpassword");
  await user.type(screen.getByLabelText("Reason"), "Ticket 4711");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test("the customer's side is under a banner that names them, how long is left, and the way out", async () => {
  const backend = new Backend();
  const page = backend.open();
  await signIn(page);

  const banner = await screen.findByRole("region", { name: "Signed in as a customer" });
  expect(banner.textContent).toContain("Ron Swanson");
  expect(banner.textContent).toContain("ron@swanson.com");
  expect(banner.textContent).toMatch(/1[45]:\d\d left/);
  expect(backend.asked("impersonation|sign_in")).toEqual([
    {
      connection: "store-1",
      signIn: {
        target: { by: "customer", id: "ron" },
        password: "mysecretpassword",
        why: { reason: "Ticket 4711", ticket: "" },
      },
    },
  ]);
  await page.user.click(screen.getByRole("button", { name: "Stop" }));

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(screen.queryByRole("region", { name: "Signed in as a customer" })).toBeNull();
  expect(backend.asked("impersonation|stop")).toHaveLength(1);
});

test("a refused sign-in is said at the password, which is empty again; the reason stays", async () => {
  const refused = problem("sign_in_refused", "The store does not take this password.", "password");
  const backend = new Backend().on("impersonation|sign_in", () => Promise.reject(refused));
  await signIn(backend.open());

  const password = screen.getByLabelText<HTMLInputElement>("Password");
  await waitFor(() => expect(password.getAttribute("aria-invalid")).toBe("true"));
  expect(password.value).toBe("");
  expect(document.activeElement).toBe(password);
  expect(screen.getByLabelText<HTMLInputElement>("Reason").value).toBe("Ticket 4711");
});

test("a customer without a password can't be signed in as, and the page says what to do first", async () => {
  const backend = new Backend().on("customers|get", () => ({ ...ron, hasPassword: false }));
  await toRon(backend.open());

  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign in as this customer" });
  expect(button.disabled).toBe(true);
  expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
    "Set a password first",
  );
});

test("when the time is up the page is back where the sign-in was, and says why", async () => {
  const backend = new Backend();
  await signIn(backend.open());
  await screen.findByRole("region", { name: "Signed in as a customer" });

  await backend.ends("expired");

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(screen.getByText(/The time as this customer is up/)).toBeInstanceOf(HTMLElement);
});

test("a call that finds the session over leaves the customer's side, even if nobody told the page", async () => {
  const over = problem("session_ended", "The session has ended.");
  const backend = new Backend()
    .on("orders|list", () => Promise.reject(over))
    .on("impersonation|current", () => null);
  await signIn(backend.open());

  await screen.findByText(/no longer takes the customer token/);
  expect(screen.queryByRole("region", { name: "Signed in as a customer" })).toBeNull();
});

test("a page that is loaded again finds itself on the customer's side", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  backend.open();

  await screen.findByRole("region", { name: "Signed in as a customer" });
  expect(backend.asked("connections|open")).toEqual([{ connection: "store-1" }]);
});

test("the way back does not lead out of the customer's side", async () => {
  const page = new Backend().open();
  await signIn(page);
  await screen.findByRole("region", { name: "Signed in as a customer" });

  await page.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");

  expect(screen.getByRole("region", { name: "Signed in as a customer" })).toBeInstanceOf(HTMLElement);
  expect(screen.getByRole("heading", { name: "Orders" })).toBeInstanceOf(HTMLElement);
});

test("setting a password that replaces one warns first, and says that it is done", async () => {
  const backend = new Backend().on("customers|set_password", () => ({ ...ron, hasPassword: true }));
  const page = backend.open();
  await toRon(page);
  await page.user.click(screen.getByRole("button", { name: "Set password" }));
  expect(await screen.findByText(/replaces the customer’s own password for good/)).toBeInstanceOf(HTMLElement);
  await page.user.type(screen.getByLabelText("New password"), "a-new-password");
  const buttons = screen.getAllByRole("button", { name: "Set password" });
  await page.user.click(buttons[buttons.length - 1] as HTMLElement);

  await screen.findByText("The password of Ron Swanson was set");
  expect(backend.asked("customers|set_password")).toEqual([
    { connection: "store-1", change: { customer: "ron", password: "a-new-password" } },
  ]);
});

test("a preview needs no password, says that it is one, and each screen says as whom it was fetched", async () => {
  const backend = new Backend()
    .on("customers|get", () => ({ ...ron, hasPassword: false }))
    .on("orders|list", () => seen({ orders: [], total: 0, offset: 0, limit: 50 }, "admin"));
  const page = backend.open();
  await toRon(page);
  await page.user.click(screen.getByRole("button", { name: "Preview" }));
  await page.user.type(await screen.findByLabelText("Reason"), "Order 10042 is missing");
  await page.user.click(screen.getByRole("button", { name: "Start preview" }));

  const banner = await screen.findByRole("region", { name: "Previewing as a customer" });
  expect(banner.textContent).toContain("Preview as Ron Swanson");
  await screen.findByText("Fetched as the merchant");
  expect(screen.queryByRole("button", { name: "Compare" })).toBeNull();
  expect(backend.asked("impersonation|preview")).toEqual([
    { connection: "store-1", preview: { customer: "ron", why: { reason: "Order 10042 is missing", ticket: "" } } },
  ]);
});

test("what the store's policy forbids is disabled and says why", async () => {
  const backend = new Backend().on("connections|open", () => ({
    ...store,
    rules: { production: false, policy: "off" },
  }));
  await toRon(backend.open());

  for (const name of ["Preview", "Sign in as this customer"]) {
    expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
  }
  screen.getByText("Previewing is switched off for this store.");
  screen.getByText("Signing in as a customer is switched off for this store.");
});

test("an order that only the merchant sees is marked in the comparison", async () => {
  const order = {
    id: "order-1",
    number: "10042",
    status: "complete",
    payment: "paid",
    shipping: "unfulfilled",
    customerName: ron.name,
    customerEmail: ron.email,
    itemCount: 1,
    total: { amount: 1999, currency: "USD" },
    createdAt: "2026-01-01T12:00:00Z",
  };
  const rows = [
    { order, seenBy: "both", differs: false },
    { order: { ...order, id: "order-2", number: "10043" }, seenBy: "merchant_only", differs: false },
  ];
  const backend = new Backend().on("orders|compare", () => seen({ both: 1, merchantOnly: 1, customerOnly: 0, rows }));
  const page = backend.open();
  await signIn(page);
  await page.user.click(await screen.findByRole("button", { name: "Compare" }));

  const row = await screen.findByRole("row", { name: /10043/ });
  expect(row.textContent).toMatch(/Yes\s*No$/);
  await page.user.click(screen.getByRole("checkbox", { name: "Only what differs" }));
  expect(screen.queryByRole("row", { name: /10042/ })).toBeNull();
});
