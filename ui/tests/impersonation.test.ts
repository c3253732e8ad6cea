import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, row, seen, session, store, ways } from "./backend";

import { openWays, chooseSignIn, openSessionMenu, signIn } from "./impersonation-steps";

test("banner of sign-in shows customer, access, and time left", async () => {
  const backend = new Backend();
  const page = backend.open();
  await signIn(page);

  const banner = await screen.findByRole("region", { name: "Signed in as a customer" });
  expect(banner.textContent).toContain("Ron Swanson");
  expect(banner.textContent).toContain("ron@swanson.com");
  expect(banner.textContent).toMatch(/Loaded with the customer’s own access\s*Pawnee Parks\s*Read-only/);
  // The top bar is gone.
  expect(screen.queryByRole("navigation", { name: "Store" })).toBeNull();
  expect(banner.textContent).toMatch(/1[45]:\d\d left/);
  expect(backend.argsOf("impersonation|sign_in")).toEqual([
    {
      connection: "store-1",
      signIn: {
        target: { by: "customer", id: "ron" },
        password: "mysecretpassword",
        why: { reason: "Ticket 4711", ticket: "" },
      },
    },
  ]);
  await page.user.click(screen.getByRole("button", { name: "End session" }));

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(screen.queryByRole("region", { name: "Signed in as a customer" })).toBeNull();
  expect(backend.argsOf("impersonation|stop")).toHaveLength(1);
});

test("refused sign-in clears password and keeps reason", async () => {
  const refused = problem("sign_in_refused", "The store does not take this password.", "password");
  const backend = new Backend().on("impersonation|sign_in", () => Promise.reject(refused));
  await signIn(backend.open());

  const password = screen.getByLabelText<HTMLInputElement>("Password");
  await waitFor(() => expect(password.getAttribute("aria-invalid")).toBe("true"));
  expect(password.value).toBe("");
  expect(document.activeElement).toBe(password);
  expect(screen.getByLabelText<HTMLInputElement>("Reason").value).toBe("Ticket 4711");
});

test("space around password is pointed out before sign-in", async () => {
  const page = new Backend().open();
  await openWays(page);
  await chooseSignIn(page);
  const password = screen.getByLabelText("Password");

  await page.user.type(password, "my secret");
  expect(screen.queryByText("It starts or ends with a space.")).toBeNull();
  await page.user.type(password, " ");

  screen.getByText("It starts or ends with a space.");
});

test("closed way is disabled and says why", async () => {
  const closed = "This customer has no password, so you can’t sign in as them.";
  const backend = new Backend().on("impersonation|ways", () => ({ ...ways, signIn: problem("no_password", closed) }));
  await openWays(backend.open());

  await screen.findByText(closed);
  const way = screen.getByRole<HTMLInputElement>("radio", { name: "Sign in as customer" });
  expect(way.disabled).toBe(true);
  const described = way.getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(closed);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Start preview" }).disabled).toBe(false);
});

test("ways that failed to load are disabled, and can be reloaded", async () => {
  const lost = problem("unreachable", "The host doesn’t respond.");
  const backend = new Backend().on("impersonation|ways", () => Promise.reject(lost));
  const page = backend.open();
  await openWays(page);
  await screen.findByText("The host doesn’t respond.");
  for (const name of ["Start preview", "Set a new password…"]) {
    expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
  }

  backend.on("impersonation|ways", () => ways);
  await page.user.click(screen.getByRole("button", { name: "Try again" }));

  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Start preview" }).disabled).toBe(false),
  );
});

test("list of customers starts preview", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "View as customer: Ron Swanson" }));
  await screen.findByRole("dialog", { name: "View as Ron Swanson" });
  await user.click(screen.getByRole("button", { name: "Start preview" }));
  await screen.findByRole("region", { name: "Admin preview of a customer" });

  await user.click(screen.getByRole("button", { name: "End session" }));

  await screen.findByRole("heading", { name: "Customers" });
});

test("profile is read-only, and offers to end session and edit", async () => {
  const backend = new Backend();
  const page = backend.open();
  await signIn(page);
  await page.user.click(await screen.findByRole("button", { name: "Profile" }));
  await screen.findByText("Read-only. End the session to make changes.");
  for (const name of ["Edit", "Set password", "Add address"]) {
    expect(screen.queryByRole("button", { name })).toBeNull();
  }

  await page.user.click(screen.getByRole("button", { name: "End session and edit" }));

  await screen.findByRole("button", { name: "Save changes" });
  expect(backend.argsOf("impersonation|stop")).toHaveLength(1);
});

test("session is extended from menu, and from banner near its end", async () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const ending = { ...session, endsAt: inMinutes(1.5) };
  const backend = new Backend()
    .on("impersonation|extend", () => ({ ...session, endsAt: inMinutes(6.5), extensionMinutes: 0 }))
    .on("impersonation|sign_in", () => ending);
  const page = backend.open();
  await signIn(page);

  await page.user.click(await screen.findByRole("button", { name: "Extend by 5 minutes" }));

  await screen.findByText(/^Session extended until/);
  expect(screen.queryByRole("button", { name: "Extend by 5 minutes" })).toBeNull();
  const item = await openSessionMenu(page, "Can’t be extended any further");
  expect(item.getAttribute("aria-disabled")).toBe("true");
  expect(backend.argsOf("impersonation|extend")).toEqual([{ session: "session-1" }]);
});

test("failed extension is reported and keeps session", async () => {
  const backend = new Backend()
    .on("impersonation|extend", () => Promise.reject(problem("audit_log_failed", "Nothing was done.")))
    .on("impersonation|current", () => session);
  backend.status.impersonation = session;
  const page = backend.open();
  await page.user.click(await openSessionMenu(page, "Extend by 5 minutes"));

  await screen.findByText(/^Nothing was done\./);
  screen.getByRole("region", { name: "Signed in as a customer" });
});

test("store section in top bar ends preview first", async () => {
  const backend = new Backend();
  const page = backend.open();
  await openWays(page);
  await page.user.click(screen.getByRole("button", { name: "Start preview" }));
  await screen.findByRole("region", { name: "Admin preview of a customer" });

  const nav = screen.getByRole("navigation", { name: "Store" });
  await page.user.click(within(nav).getByRole("button", { name: "Customers" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("impersonation|stop")).toHaveLength(1);
});

test("choice has focus, and enter starts it from anywhere", async () => {
  const backend = new Backend();
  const page = backend.open();
  await openWays(page);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Preview" })));
  await page.user.click(screen.getByText("Add a reason or ticket"));
  await page.user.type(await screen.findByLabelText("Reason"), "Order 10042 is missing{Enter}");
  await screen.findByRole("region", { name: "Admin preview of a customer" });

  await page.user.click(await openSessionMenu(page, "Sign in instead…"));
  await screen.findByRole("dialog", { name: "View as Ron Swanson" });
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Sign in as customer" }).checked).toBe(true);
  await page.user.type(screen.getByLabelText("Password"), "mysecretpassword{Enter}");
  await screen.findByRole("region", { name: "Signed in as a customer" });
  expect(backend.argsOf("impersonation|sign_in")).toHaveLength(1);
});

test("reason is not folded where store requires one", async () => {
  const production = { ...store, rules: { ...store.rules, production: true } };
  const backend = new Backend().on("connections|open", () => production);
  backend.status.connections = [production];
  await openWays(backend.open());

  screen.getByLabelText("Reason");
  screen.getByText("Production store: enter a reason (at least 10 characters).");
});

test("note says what was loaded in another way than banner says", async () => {
  const anonymous = () => seen({ orders: [], total: 0, offset: 0, limit: 50, reachable: 10_000 }, "shopper");
  const page = new Backend().on("orders|list", anonymous).open();
  await signIn(page);

  await screen.findByText("Loaded with anonymous access.");
});

test("privacy view blurs email addresses until focused", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  const shown = await screen.findByText("ron@swanson.com");
  expect(shown.closest(".private")).toBeNull();

  await user.click(screen.getByRole("button", { name: "Privacy view" }));

  const blurred = await waitFor(() => {
    const found = screen.getByText("ron@swanson.com").closest<HTMLElement>(".private");
    expect(found).not.toBeNull();
    return found;
  });
  expect(blurred?.tabIndex).toBe(0);
  expect(backend.argsOf("settings|change")).toEqual([{ settings: { ...backend.status.settings, privacy: true } }]);
});

test("expired session leaves customer view and says why", async () => {
  const backend = new Backend();
  await signIn(backend.open());
  await screen.findByRole("region", { name: "Signed in as a customer" });

  await backend.emitEnded("expired");

  await screen.findByRole("heading", { name: "Ron Swanson" });
  expect(screen.getByText(/Your customer session timed out/)).toBeInstanceOf(HTMLElement);
});

test("rejected request ends session without an event", async () => {
  const over = problem("session_ended", "The session has ended.");
  const backend = new Backend().on("orders|list", () => Promise.reject(over)).on("impersonation|current", () => null);
  await signIn(backend.open());

  await screen.findByText(/no longer accepts it/);
  expect(screen.queryByRole("region", { name: "Signed in as a customer" })).toBeNull();
});

test("request canceled by Stop shows no notice", async () => {
  const over = problem("session_ended", "The session has ended.");
  const refusals: (() => void)[] = [];
  const backend = new Backend()
    .on("orders|list", () => new Promise((_, refuse) => refusals.push(() => refuse(over))))
    .on("impersonation|current", () => null);
  const page = backend.open();
  await signIn(page);
  await waitFor(() => expect(refusals).toHaveLength(1));

  await page.user.click(screen.getByRole("button", { name: "End session" }));
  await screen.findByRole("heading", { name: "Ron Swanson" });
  for (const refuse of refusals) refuse();
  await new Promise((done) => setTimeout(done));

  expect(screen.queryByText(/customer token/)).toBeNull();
});

test("reload restores session", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  backend.open();

  await screen.findByRole("region", { name: "Signed in as a customer" });
  expect(backend.argsOf("connections|open")).toEqual([{ connection: "store-1" }]);
});

test("back does not leave session", async () => {
  const page = new Backend().open();
  await signIn(page);
  await screen.findByRole("region", { name: "Signed in as a customer" });

  await page.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");

  expect(screen.getByRole("region", { name: "Signed in as a customer" })).toBeInstanceOf(HTMLElement);
  expect(screen.getByRole("heading", { name: "Orders" })).toBeInstanceOf(HTMLElement);
});

test("preview needs no password and names its identity", async () => {
  const backend = new Backend().on("orders|list", () =>
    seen({ orders: [], total: 0, offset: 0, limit: 50, reachable: 10_000 }, "admin"),
  );
  const page = backend.open();
  await openWays(page);
  await page.user.click(screen.getByText("Add a reason or ticket"));
  await page.user.type(await screen.findByLabelText("Reason"), "Order 10042 is missing");
  await page.user.click(screen.getByRole("button", { name: "Start preview" }));

  const banner = await screen.findByRole("region", { name: "Admin preview of a customer" });
  expect(banner.textContent).toContain("Admin preview of Ron Swanson");
  expect(banner.textContent).toMatch(/Your data, not their view\s*Loaded with your admin access\s*Read-only/);
  // The top bar stays: it is still the admin.
  screen.getByRole("navigation", { name: "Store" });
  expect(screen.queryByRole("button", { name: "Compare" })).toBeNull();
  expect(backend.argsOf("impersonation|preview")).toEqual([
    { connection: "store-1", preview: { customer: "ron", why: { reason: "Order 10042 is missing", ticket: "" } } },
  ]);
});

test("back restores row, next page starts at first row", async () => {
  const pages = [
    [row(4), row(3)],
    [row(2), row(1)],
  ];
  const backend = new Backend()
    .on("orders|list", (args) => {
      const { offset } = args as { offset: number };
      return seen({ orders: pages[offset / 2], total: 4, offset, limit: 2, reachable: 10_000 });
    })
    .on("orders|get", () => {
      throw problem("unreachable", "The host can’t be reached.");
    });
  const page = backend.open();
  const isAt = (order: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: order })));
  await signIn(page);

  await page.user.click(await screen.findByRole("button", { name: "3" }));
  await screen.findByText("The host can’t be reached.");
  await page.user.click(screen.getAllByRole("button", { name: "Orders" }).at(-1)!);
  await isAt("3");
  await screen.findByText("4 orders");
  await page.user.keyboard("j");
  await isAt("2");
});

test("shorter page moves active row to its end", async () => {
  let orders = [row(3), row(2), row(1)];
  const backend = new Backend().on("orders|list", () =>
    seen({ orders, total: orders.length, offset: 0, limit: 50, reachable: 10_000 }),
  );
  const page = backend.open();
  await signIn(page);
  await screen.findByText("3 orders");
  await page.user.keyboard("jjj");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "1" })));

  orders = [row(3)];
  await page.user.keyboard("{Control>}r{/Control}");

  await screen.findByText("1 order");
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("2");
  expect(screen.getByRole("button", { name: "3" }).tabIndex).toBe(0);
});
