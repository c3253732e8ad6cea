import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { SettingsView } from "../src/bindings";
import { router } from "../src/lib/router.svelte";
import { stores } from "../src/lib/stores.svelte";
import { Backend, problem, ron, store } from "./backend";

async function open(backend: Backend) {
  const opened = backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name: "settings" });
  await screen.findByRole("heading", { name: "Settings" });
  return opened;
}

const changes = (backend: Backend) =>
  backend.argsOf("settings|change").map((args) => (args as { settings: SettingsView }).settings);

test("chosen theme overrides system theme", async () => {
  const backend = new Backend();
  const { user, unmount } = await open(backend);
  expect(document.documentElement.dataset.theme).toBeUndefined();

  await user.selectOptions(screen.getByLabelText("Theme"), "Dark");
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));

  unmount();
  backend.status.settings = { ...backend.status.settings, theme: "light" };
  backend.open();
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("light"));
});

test("zoom shortcuts work over dialogs and update settings", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  const size = screen.getByLabelText<HTMLSelectElement>("Size");
  expect(size.value).toBe("100");

  await user.keyboard("{Control>}={/Control}");
  await waitFor(() => expect(size.value).toBe("110"));
  await user.keyboard("{Control>}={/Control}");
  await waitFor(() => expect(size.value).toBe("125"));
  await user.keyboard("{Control>}0{/Control}");
  await waitFor(() => expect(size.value).toBe("100"));

  await user.keyboard("?");
  await screen.findByRole("dialog", { name: "Help and shortcuts" });
  await user.keyboard("{Control>}-{/Control}");
  await waitFor(() => expect(backend.argsOf("settings|change").at(-1)).toMatchObject({ settings: { zoom: 90 } }));
});

test("locale and time zone settings format dates and numbers", async () => {
  const backend = new Backend();
  Object.assign(backend.status.settings, { locale: "de-DE", timeZone: "utc" });
  backend.on("customers|list", () => ({ customers: [ron], total: 1234, offset: 0, limit: 50, reachable: 10_000 }));
  backend.open();

  await screen.findByText("03.06.2024");
  screen.getByText("First 1 of 1.234 customers");
});

test("store time zone is saved and shown with times", async () => {
  const customers = [{ ...ron, createdAt: "2024-06-04T02:30:00Z" }];
  const backend = new Backend()
    .on("connections|change_rules", (args) => ({
      ...store,
      rules: (args as { rules: typeof store.rules }).rules,
    }))
    .on("customers|list", () => ({ customers, total: 1, offset: 0, limit: 50, reachable: 10_000 }));
  backend.status.settings.locale = "en-GB";
  const { user } = await open(backend);

  await user.selectOptions(screen.getByLabelText("Time zone"), "The store’s");
  const zone = screen.getByLabelText<HTMLInputElement>("Time zone of Pawnee Parks");
  await user.type(zone, "new york");
  await user.keyboard("{Enter}");
  expect(zone.value).toBe("America/New York");
  await waitFor(() => expect(backend.argsOf("connections|change_rules")).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: "Customers" }));

  // In June New York is four hours behind UTC.
  await screen.findByText("3 Jun 2024");
  expect(backend.argsOf("connections|change_rules")).toEqual([
    { connection: store.id, rules: { ...store.rules, timeZone: "America/New_York" } },
  ]);
});

test("unknown time zone falls back to local", async () => {
  const backend = new Backend().on("connections|open", () => ({
    ...store,
    rules: { ...store.rules, timeZone: "Mars/Olympus" },
  }));
  Object.assign(backend.status.settings, { timeZone: "store", locale: "en-GB" });
  backend.open();

  const here = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
  await screen.findByText(here.format(new Date("2024-06-03T19:30:00Z")));
});

test("settings have no save button and apply when changed", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull();
  await user.selectOptions(screen.getByLabelText("Log level"), "Errors");
  await user.click(screen.getByRole("checkbox", { name: /^Privacy view/ }));
  await user.type(screen.getByLabelText("Your name"), "Ann Perkins{Enter}");
  await waitFor(() => expect(changes(backend)).toHaveLength(3));

  expect(changes(backend).at(-1)).toMatchObject({ logLevel: "error", privacy: true, operator: "Ann Perkins" });
  await screen.findByText("Saved");
});

test("left field is saved once", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  const minutes = screen.getByLabelText("Customer session length (minutes)");
  await user.clear(minutes);
  await user.type(minutes, "20");
  expect(changes(backend)).toEqual([]);
  await user.tab();

  await waitFor(() => expect(changes(backend)).toMatchObject([{ sessionMinutes: 20 }]));
  await user.click(minutes);
  await user.tab();
  expect(changes(backend)).toHaveLength(1);
});

test("field left by a shortcut is saved", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  await user.type(screen.getByLabelText("Your name"), "Ann");
  router.visit({ name: "stores" });

  await waitFor(() => expect(changes(backend)).toMatchObject([{ operator: "Ann" }]));
});

test("setting that can't be saved has its former value again", async () => {
  const backend = new Backend().on("settings|change", () =>
    Promise.reject(problem("preferences_failed", "The settings can’t be saved.")),
  );
  const { user } = await open(backend);
  const theme = screen.getByLabelText<HTMLSelectElement>("Theme");
  await user.selectOptions(theme, "Dark");

  await screen.findByText("The settings can’t be saved.");
  await waitFor(() => expect(theme.value).toBe("system"));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test("invalid entry stays in its field, other settings are saved", async () => {
  const backend = new Backend().on("settings|change", (args) => {
    const { settings } = args as { settings: SettingsView };
    return settings.sessionMinutes === 15
      ? settings
      : Promise.reject(problem("invalid_input", "Enter a number from 5 to 60.", "sessionMinutes"));
  });
  const { user } = await open(backend);
  const minutes = screen.getByLabelText<HTMLInputElement>("Customer session length (minutes)");
  await user.clear(minutes);
  await user.type(minutes, "4");
  const name = screen.getByLabelText("Your name");
  await user.click(name);

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toMatch(/Not saved\.\s+Enter a number from 5 to 60\./);
  expect(minutes.value).toBe("4");
  expect(minutes.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(name);
  await user.type(name, "Ann{Enter}");
  await waitFor(() => expect(changes(backend).at(-1)).toMatchObject({ operator: "Ann", sessionMinutes: 15 }));

  await user.type(minutes, "{Escape}");
  expect(minutes.value).toBe("15");
  expect(screen.queryByRole("alert")).toBeNull();
});

test("empty minutes are sent as 0", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  await user.clear(screen.getByLabelText(/^Lock after/));
  await user.tab();
  await waitFor(() => expect(changes(backend)).toMatchObject([{ sessionMinutes: 15, idleMinutes: 0 }]));
});

test("local times are in backend's time zone", async () => {
  const backend = new Backend();
  backend.status.localTimeZone = "Asia/Tokyo";
  backend.status.settings.locale = "en-GB";
  backend.open();

  // 19:30 UTC is the next day in Tokyo.
  await screen.findByText("4 Jun 2024");
});

/** Fills in a proxy with a user name and a password. */
async function enterProxy(user: Awaited<ReturnType<typeof open>>["user"]) {
  await user.selectOptions(screen.getByLabelText("Proxy"), "Custom");
  await user.type(screen.getByLabelText("Proxy address"), "http://proxy.example:3128{Enter}");
  await user.type(await screen.findByLabelText("Proxy user name"), "leslie{Enter}");
  await user.type(await screen.findByLabelText("Proxy password"), "a-password{Enter}");
}

test("proxy is saved, and its password goes to the keyring alone", async () => {
  const backend = new Backend().on("settings|set_proxy_password", () => null);
  const { user } = await open(backend);
  expect(screen.queryByLabelText("Proxy address")).toBeNull();
  await enterProxy(user);

  await screen.findByText("The proxy password was saved.");
  expect(changes(backend)).toMatchObject([
    { proxy: "address", proxyAddress: "http://proxy.example:3128", proxyUser: "" },
    { proxy: "address", proxyAddress: "http://proxy.example:3128", proxyUser: "leslie" },
  ]);
  expect(JSON.stringify(changes(backend))).not.toContain("a-password");
  expect(backend.argsOf("settings|set_proxy_password")).toEqual([
    { password: { password: "a-password", keep: "keyring" } },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>("Proxy password").value).toBe("");
});

test("proxy without an address is not used yet", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  await user.selectOptions(screen.getByLabelText("Proxy"), "Custom");
  await screen.findByText("The proxy is used once you enter its address.");
  expect(changes(backend)).toEqual([]);

  await user.selectOptions(screen.getByLabelText("Proxy"), "None");
  await waitFor(() => expect(changes(backend)).toMatchObject([{ proxy: "none" }]));
});

test("without a keyring the password of the proxy can be kept in memory", async () => {
  const backend = new Backend().on("settings|set_proxy_password", (args) =>
    JSON.stringify(args).includes("keyring")
      ? Promise.reject(problem("keyring_absent", "No system keyring was found."))
      : null,
  );
  const { user } = await open(backend);
  await enterProxy(user);

  await screen.findByText("No system keyring was found.");
  await user.click(screen.getByRole("button", { name: "Keep until you quit" }));
  await waitFor(() => expect(screen.queryByText("No system keyring was found.")).toBeNull());
  expect(backend.argsOf("settings|set_proxy_password").at(-1)).toEqual({
    password: { password: "a-password", keep: "session" },
  });
});

test("problem of the proxy address is at its field", async () => {
  const wrong = problem("invalid_input", "Enter the address of a proxy.", "proxyAddress");
  const backend = new Backend().on("settings|change", () => Promise.reject(wrong));
  const { user } = await open(backend);
  await user.selectOptions(screen.getByLabelText("Proxy"), "Custom");
  const address = screen.getByLabelText("Proxy address");
  await user.type(address, "proxy{Enter}");

  await waitFor(() => expect(address.getAttribute("aria-invalid")).toBe("true"));
  expect(document.activeElement).toBe(address);
  screen.getByText(/Enter the address of a proxy\./);
});
