import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import { Backend, problem, ron } from "./backend";
import { chooseInMenu } from "./menu";

test("lock hides store, unlock restores screen", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByText("ron@swanson.com");

  await backend.emitLocked("idle");

  await screen.findByRole("heading", { name: "Shopside is locked" });
  expect(document.body.textContent).not.toContain("ron@swanson.com");
  const unlock = screen.getByRole("button", { name: "Unlock" });
  expect(document.activeElement).toBe(unlock);
  await user.click(unlock);
  await screen.findByText("ron@swanson.com");
  expect(backend.argsOf("settings|unlock")).toHaveLength(1);
});

test("system without authentication hides and says so", async () => {
  const backend = new Backend();
  backend.status.canAuthenticate = false;
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: /Shopside menu$/ }));
  await screen.findByRole("menuitem", { name: "Hide Shopside" });
  await user.keyboard("{Escape}");
  await chooseInMenu(user, "Settings");
  await screen.findByLabelText(/^Hide after/);

  await backend.emitLocked("asked");

  await screen.findByRole("heading", { name: "Shopside is hidden" });
  screen.getByText(/anyone at this computer can continue/);
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Shopside is hidden" })).toBeNull());
  expect(document.body.textContent).not.toMatch(/\b[Uu]nlock|\b[Ll]ock\b/);
});

test("refused authentication leaves it locked and says why", async () => {
  const refused = problem("authentication_failed", "Your system didn’t confirm that it’s you.");
  let refuses = true;
  const backend = new Backend().on("settings|unlock", () => (refuses ? Promise.reject(refused) : null));
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await backend.emitLocked("asked");

  await user.click(await screen.findByRole("button", { name: "Unlock" }));

  await screen.findByText(/didn’t confirm that it’s you/);
  screen.getByRole("heading", { name: "Shopside is locked" });
  refuses = false;
  await user.click(screen.getByRole("button", { name: "Unlock" }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Shopside is locked" })).toBeNull());
});

test("desktop without a dialog turns lock into hide", async () => {
  const none = problem("no_authentication", "Your desktop has no dialog that asks for a password.");
  let refuses = true;
  const backend = new Backend().on("settings|unlock", () => (refuses ? Promise.reject(none) : null));
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await backend.emitLocked("asked");

  await user.click(await screen.findByRole("button", { name: "Unlock" }));

  await screen.findByRole("heading", { name: "Shopside is hidden" });
  screen.getByText(/has no dialog/);
  refuses = false;
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Shopside is hidden" })).toBeNull());
});

test("draft survives lock, password does not", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "New customer" }));
  await user.type(await screen.findByLabelText("Name"), "Leslie Knope");
  await user.click(screen.getByRole("radio", { name: "Enter one" }));
  await user.type(screen.getByLabelText("New password"), "waffles-and-friends");

  await backend.emitLocked("idle");
  await user.click(await screen.findByRole("button", { name: "Unlock" }));

  await screen.findByRole("dialog", { name: "New customer" });
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Leslie Knope");
  await user.click(screen.getByRole("radio", { name: "Enter one" }));
  expect(screen.getByLabelText<HTMLInputElement>("New password").value).toBe("");
});

test("edit survives lock with its previous fields", async () => {
  const backend = new Backend().on("customers|change", () => ({ outcome: "changed", customer: ron }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await user.click(await screen.findByRole("button", { name: "Edit" }));
  const name = await screen.findByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Duke Silver");

  await backend.emitLocked("system");
  backend.on("customers|get", () => ({ ...ron, externalRef: "parks-2" }));
  await user.click(await screen.findByRole("button", { name: "Unlock" }));
  await screen.findByText("parks-2");
  await user.click(await screen.findByRole("button", { name: "Save changes" }));

  await waitFor(() => expect(backend.argsOf("customers|change")).toHaveLength(1));
  expect(backend.argsOf("customers|change")[0]).toMatchObject({
    change: { was: { name: "Ron Swanson", externalRef: "" }, becomes: { name: "Duke Silver", externalRef: "" } },
  });
});

test("connect form survives lock, secret does not", async () => {
  const backend = new Backend();
  backend.status.connections = [];
  backend.status.lastConnection = null;
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: /Connect/ }));
  await user.type(await screen.findByLabelText("Client ID"), "a-client-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");

  await backend.emitLocked("asked");
  await user.click(await screen.findByRole("button", { name: "Unlock" }));

  expect((await screen.findByLabelText<HTMLInputElement>("Client ID")).value).toBe("a-client-id");
  expect(screen.getByLabelText<HTMLInputElement>("Client secret").value).toBe("");
});

test("activity is reported after the clock was set back", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  const reports = () => backend.argsOf("settings|active").length;
  const now = Date.now();

  try {
    vi.setSystemTime(now + 60_000);
    await user.keyboard("x");
    const before = reports();
    vi.setSystemTime(now - 3_600_000);
    await user.keyboard("x");
    expect(reports()).toBe(before + 1);
  } finally {
    vi.useRealTimers();
  }
});
