import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem, ron, store } from "./backend";

async function open(backend: Backend) {
  const opened = backend.open();
  await opened.user.click(await screen.findByRole("button", { name: "Settings" }));
  return opened;
}

test("chosen theme overrides system theme", async () => {
  const backend = new Backend();
  const { user, unmount } = await open(backend);
  expect(document.documentElement.dataset.theme).toBeUndefined();

  await user.selectOptions(screen.getByLabelText("Theme"), "Dark");
  await user.click(screen.getByRole("button", { name: "Save" }));
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
  await screen.findByRole("dialog", { name: "Help" });
  await user.keyboard("{Control>}-{/Control}");
  await waitFor(() => expect(backend.argsOf("settings|change").at(-1)).toMatchObject({ settings: { zoom: 90 } }));
});

test("locale and time zone settings format dates and numbers", async () => {
  const backend = new Backend();
  Object.assign(backend.status.settings, { locale: "de-DE", timeZone: "utc" });
  backend.on("customers|list", () => ({ customers: [ron], total: 1234, offset: 0, limit: 50, reachable: 10_000 }));
  backend.open();

  await screen.findByText("03.06.2024");
  screen.getByText("1–1 of 1.234 customers");
});

test("store time zone is saved and shown with times", async () => {
  const backend = new Backend().on("connections|change_rules", (args) => ({
    ...store,
    rules: (args as { rules: typeof store.rules }).rules,
  }));
  backend.status.settings.locale = "en-GB";
  const { user } = await open(backend);

  await user.selectOptions(screen.getByLabelText("Time zone"), "The store’s own");
  const zone = screen.getByLabelText<HTMLInputElement>("Time zone of Pawnee Parks");
  await user.type(zone, "new york");
  await user.keyboard("{Enter}");
  expect(zone.value).toBe("America/New York");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(backend.argsOf("connections|change_rules")).toHaveLength(1));
  await user.click(screen.getByRole("button", { name: "Customers" }));

  // In June New York is four hours behind UTC.
  const registered = await screen.findByText("3 Jun 2024");
  expect(registered.title).toBe("America/New_York time · 2024-06-03 19:30:00.000 UTC");
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

test("empty minutes are sent as 0", async () => {
  const backend = new Backend();
  const { user } = await open(backend);
  await user.clear(screen.getByLabelText(/^Lock after/));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(backend.argsOf("settings|change")).toMatchObject([{ settings: { sessionMinutes: 15, idleMinutes: 0 } }]),
  );
});

test("local times are in backend's time zone", async () => {
  const backend = new Backend();
  backend.status.localTimeZone = "Asia/Tokyo";
  backend.status.settings.locale = "en-GB";
  backend.open();

  // 19:30 UTC is the next day in Tokyo.
  const registered = await screen.findByText("4 Jun 2024");
  expect(registered.title).toBe("Asia/Tokyo time · 2024-06-03 19:30:00.000 UTC");
});

/** Fills in a proxy with a user name and a password. */
async function enterProxy(user: Awaited<ReturnType<typeof open>>["user"]) {
  await user.selectOptions(screen.getByLabelText("Proxy"), "Another one");
  await user.type(screen.getByLabelText("Proxy address"), "http://proxy.example:3128");
  await user.type(screen.getByLabelText("Proxy user name"), "leslie");
  await user.type(screen.getByLabelText("Proxy password"), "a-password");
  await user.click(screen.getByRole("button", { name: "Save" }));
}

test("proxy is saved, and its password goes to the keyring alone", async () => {
  const backend = new Backend().on("settings|set_proxy_password", () => null);
  const { user } = await open(backend);
  expect(screen.queryByLabelText("Proxy address")).toBeNull();
  await enterProxy(user);

  await waitFor(() => expect(backend.argsOf("settings|set_proxy_password")).toHaveLength(1));
  const saved = backend.argsOf("settings|change");
  expect(saved).toMatchObject([
    { settings: { proxy: "address", proxyAddress: "http://proxy.example:3128", proxyUser: "leslie" } },
  ]);
  expect(JSON.stringify(saved)).not.toContain("a-password");
  expect(backend.argsOf("settings|set_proxy_password")).toEqual([
    { password: { password: "a-password", keep: "keyring" } },
  ]);
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Proxy password").value).toBe(""));

  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(backend.argsOf("settings|change")).toHaveLength(2));
  expect(backend.argsOf("settings|set_proxy_password")).toHaveLength(1);
});

test("without a keyring the password of the proxy can be kept in memory", async () => {
  const backend = new Backend().on("settings|set_proxy_password", (args) =>
    JSON.stringify(args).includes("keyring")
      ? Promise.reject(problem("keyring_absent", "No keyring answers on this machine."))
      : null,
  );
  const { user } = await open(backend);
  await enterProxy(user);

  await screen.findByText("No keyring answers on this machine.");
  await user.click(screen.getByRole("button", { name: "Keep for this session only" }));
  await waitFor(() => expect(screen.queryByText("No keyring answers on this machine.")).toBeNull());
  expect(backend.argsOf("settings|set_proxy_password").at(-1)).toEqual({
    password: { password: "a-password", keep: "session" },
  });
});

test("problem of the proxy address is at its field", async () => {
  const wrong = problem("invalid_input", "Enter the address of a proxy.", "proxyAddress");
  const backend = new Backend().on("settings|change", () => Promise.reject(wrong));
  const { user } = await open(backend);
  await user.selectOptions(screen.getByLabelText("Proxy"), "Another one");
  await user.click(screen.getByRole("button", { name: "Save" }));

  const address = screen.getByLabelText("Proxy address");
  await waitFor(() => expect(address.getAttribute("aria-invalid")).toBe("true"));
  expect(document.activeElement).toBe(address);
});
