import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { router } from "../src/lib/router.svelte";
import { stores } from "../src/lib/stores.svelte";
import { authority, Backend, chooseFromMenu, problem, store } from "./backend";
import { hardCodedWords } from "./pseudo-locale";

/** Waits for the last store, and shows the list of stores. */
async function openStores() {
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name: "stores" });
  await screen.findByRole("heading", { name: "Stores" });
}

/** Opens the dialog that edits the store. */
async function editStore(user: Parameters<typeof chooseFromMenu>[0], action = "Edit…") {
  if (!screen.queryByRole("heading", { name: "Stores" })) await openStores();
  await chooseFromMenu(user, "Actions for Pawnee Parks", action);
}

function firstLaunch(): Backend {
  const backend = new Backend();
  Object.assign(backend.status, { connections: [], lastConnection: null });
  return backend;
}

test("first start offers own store and sandbox", async () => {
  const backend = firstLaunch().on("sandbox|open", () => ({ ...store, name: "Sandbox store", kind: "sandbox" }));
  const { user } = backend.open();

  expect(await screen.findByRole("button", { name: "Connect a store" })).toBeInstanceOf(HTMLElement);
  await user.click(screen.getByRole("button", { name: "Open the sandbox store" }));

  expect(await screen.findByRole("heading", { name: "Customers" })).toBeInstanceOf(HTMLElement);
  expect(screen.getByText("Sandbox store")).toBeInstanceOf(HTMLElement);
});

test("page appears before last store is opened", async () => {
  const backend = new Backend().on("connections|open", () => new Promise(() => undefined));
  backend.open();

  expect(await screen.findByText("Loading")).toBeInstanceOf(HTMLElement);
  expect(screen.queryByRole("heading")).toBeNull();
});

test("last store is opened at start", async () => {
  const backend = new Backend();
  backend.open();

  await screen.findByRole("button", { name: "Ron Swanson" });

  expect(backend.argsOf("connections|open")).toEqual([{ connection: store.id }]);
});

test("refused credentials keep draft and focus the field", async () => {
  const refused = problem("bad_credentials", "The store does not take these.", "clientSecret");
  const backend = firstLaunch().on("connections|connect", () => Promise.reject(refused));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Store name"), "Pawnee Parks");
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("The store does not take these.");
  const secret = screen.getByLabelText<HTMLInputElement>("Client secret");
  expect(secret.value).toBe("a-secret");
  expect(secret.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(secret);
  expect(screen.getByLabelText<HTMLInputElement>("Store name").value).toBe("Pawnee Parks");
});

test("missing keyring lets user keep secret in memory", async () => {
  const absent = problem("keyring_absent", "No system keyring was found.");
  const backend = firstLaunch().on("connections|connect", (args) => {
    const { keep } = (args as { store: { keep: string } }).store;
    return keep === "session" ? { ...store, secret: "session" } : Promise.reject(absent);
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByRole("button", { name: "Test and save" }));
  await user.click(await screen.findByRole("button", { name: "Keep until you quit" }));

  await screen.findByRole("heading", { name: "Customers" });
  const kept = backend.argsOf("connections|connect").map((args) => (args as { store: { keep: string } }).store.keep);
  expect(kept).toEqual(["keyring", "session"]);
});

test("sign-in-only store is connected without a secret", async () => {
  const backend = firstLaunch().on("connections|connect", () => ({
    ...store,
    kind: "sign_in_only",
    secret: "not_needed",
  }));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.click(screen.getByLabelText(/Sign-in only/));
  expect(screen.queryByLabelText("Client secret")).toBeNull();
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByLabelText("Email");
  expect(backend.argsOf("connections|connect")[0]).toMatchObject({ store: { clientSecret: null } });
});

test("store that fails to open is shown with its problem", async () => {
  const missing = problem("secret_missing", "The keyring no longer has the secret.", "clientSecret");
  const backend = new Backend().on("connections|open", () => Promise.reject(missing));
  backend.open();

  expect(await screen.findByText("The keyring no longer has the secret.")).toBeInstanceOf(HTMLElement);
  expect(screen.getByLabelText("Client secret")).toBeInstanceOf(HTMLElement);
});

test("removing store asks for confirmation", async () => {
  const backend = new Backend()
    .on("connections|open", () => Promise.reject(problem("unreachable", "Not reached.")))
    .on("connections|remove", () => null);
  const { user } = backend.open();
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Remove…");
  await screen.findByRole("dialog", { name: "Remove Pawnee Parks?" });
  expect(backend.argsOf("connections|remove")).toEqual([]);

  backend.status.connections = [];
  await user.click(screen.getByRole("button", { name: "Remove" }));

  await waitFor(() => expect(backend.argsOf("connections|remove")).toEqual([{ connection: store.id }]));
});

test("notice about preferences can be dismissed", async () => {
  const backend = new Backend();
  backend.status.notices = [
    { message: "The preferences file was damaged.", text: { id: "preferences_lost", file: "preferences.json" } },
  ];
  const { user } = backend.open();

  await screen.findByText("The preferences file was damaged.");
  await user.click(screen.getByRole("button", { name: "Dismiss" }));

  expect(screen.queryByText("The preferences file was damaged.")).toBeNull();
});

test("store gets new name and color", async () => {
  const backend = new Backend().on("connections|relabel", (args) => ({
    ...store,
    ...(args as { label: { name: string; color: string } }).label,
  }));
  const { user, container } = backend.open();
  await editStore(user);
  await screen.findByLabelText("Store name");
  expect(await hardCodedWords("rtl")).toEqual([]);
  await user.clear(screen.getByLabelText("Store name"));
  await user.type(screen.getByLabelText("Store name"), "Eagleton");
  await user.click(screen.getByRole("radio", { name: "Red" }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Eagleton was saved");
  expect(backend.argsOf("connections|relabel")).toEqual([
    { connection: store.id, label: { name: "Eagleton", color: "red" } },
  ]);
  expect(container.querySelector(".edge.store-red")).not.toBeNull();
});

test("store's own decimals are shown with its settings", async () => {
  const own = [
    { currency: "JPY", decimals: 2, standard: 0 },
    { currency: "USD", decimals: 1, standard: 2 },
  ];
  const { user } = new Backend().on("orders|own_decimals", () => own).open();
  await editStore(user);

  await screen.findByText("This store shows JPY with 2 decimal places. The standard (ISO 4217) has 0.");
  screen.getByText("This store shows USD with 1 decimal place. The standard (ISO 4217) has 2.");
});

test("rules take effect on save and not before", async () => {
  const backend = new Backend();
  backend.on("connections|change_rules", (args) => {
    const changed = { ...store, rules: (args as { rules: typeof store.rules }).rules };
    backend.status.connections = [changed];
    return changed;
  });
  const { user } = backend.open();
  await editStore(user);
  const record = await screen.findByLabelText<HTMLInputElement>("Record which customers and orders are opened");
  expect(record.checked).toBe(true);
  await user.click(record);
  await user.selectOptions(screen.getByLabelText("Customer view"), "Preview only");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(backend.argsOf("connections|change_rules")).toEqual([]);

  await editStore(user);
  expect((await screen.findByLabelText<HTMLInputElement>(/^Record which/)).checked).toBe(true);
  await user.click(screen.getByLabelText(/^Record which/));
  await user.click(screen.getByLabelText("Production store: require a reason"));
  await user.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Pawnee Parks was saved");
  expect(backend.argsOf("connections|change_rules")).toEqual([
    { connection: store.id, rules: { ...store.rules, production: true, recordAdminViews: false } },
  ]);
  expect(backend.argsOf("connections|relabel")).toEqual([]);
});

test("part that can't be saved is named and keeps its entry", async () => {
  const refused = problem("bad_credentials", "The store rejected this secret.", "clientSecret");
  const backend = new Backend()
    .on("connections|relabel", (args) => ({ ...store, ...(args as { label: object }).label }))
    .on("connections|replace_secret", () => Promise.reject(refused));
  const { user } = backend.open();
  await editStore(user, "Replace client secret…");
  await user.type(await screen.findByLabelText("New client secret"), "a-wrong-secret");
  await user.clear(screen.getByLabelText("Store name"));
  await user.type(screen.getByLabelText("Store name"), "Eagleton{Enter}");

  await screen.findByText("Not saved: client secret.");
  screen.getByText(/^Saved: name and color\./);
  const secret = screen.getByLabelText<HTMLInputElement>("New client secret");
  expect(secret.value).toBe("a-wrong-secret");
  expect(secret.getAttribute("aria-invalid")).toBe("true");

  backend.on("connections|replace_secret", () => ({ ...store, name: "Eagleton" }));
  await user.clear(secret);
  await user.type(secret, "the-right-secret{Enter}");
  await screen.findByText("Eagleton was saved");
  expect(backend.argsOf("connections|relabel")).toHaveLength(1);
  expect(backend.argsOf("connections|replace_secret").at(-1)).toEqual({
    secret: { connection: store.id, clientSecret: "the-right-secret", keep: "keyring" },
  });
});

test("store connected without record is opened", async () => {
  const unrecorded = problem("outcome_not_recorded", "The store was connected, but not recorded.");
  const backend = firstLaunch();
  backend.on("connections|connect", () => {
    Object.assign(backend.status, { connections: [store], lastConnection: store.id });
    return Promise.reject(unrecorded);
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  await screen.findByText(/^The store was connected, but not recorded\./);
});

test("secret is replaced on save but never shown", async () => {
  const backend = new Backend().on("connections|replace_secret", () => store);
  const { user } = backend.open();
  await editStore(user);
  await screen.findByText("store-1 https://shop.example");
  await user.click(screen.getByRole("button", { name: "Replace client secret…" }));
  await user.type(await screen.findByLabelText("New client secret"), "a-new-secret");
  expect(backend.argsOf("connections|replace_secret")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Pawnee Parks was saved");
  expect(backend.argsOf("connections|replace_secret")).toEqual([
    { secret: { connection: store.id, clientSecret: "a-new-secret", keep: "keyring" } },
  ]);
  await editStore(user);
  await screen.findByLabelText("Store name");
  expect(screen.queryByLabelText("New client secret")).toBeNull();
});

test("new secret can be kept in memory without a keyring", async () => {
  const absent = problem("keyring_absent", "No system keyring was found.");
  const backend = new Backend().on("connections|replace_secret", (args) =>
    JSON.stringify(args).includes("session") ? { ...store, secret: "session" } : Promise.reject(absent),
  );
  const { user } = backend.open();
  await editStore(user, "Replace client secret…");
  await user.type(await screen.findByLabelText("New client secret"), "a-new-secret{Enter}");
  await user.click(await screen.findByRole("button", { name: "Keep until you quit" }));

  await screen.findByText("Pawnee Parks was saved");
  screen.getByText("Secret kept until you quit");
});

test("connection is tested from its menu without opening it", async () => {
  const backend = new Backend().on("connections|test", () => null);
  const { user } = backend.open();
  await openStores();
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Test connection");

  await screen.findByText("The store accepts these credentials.");
  expect(backend.argsOf("connections|open")).toHaveLength(1);
  backend.on("connections|test", () => Promise.reject(problem("unreachable", "The host can’t be reached.")));
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Test connection");
  await screen.findByText("The host can’t be reached.");
  expect(screen.queryByText("The store accepts these credentials.")).toBeNull();
});

test("open store is marked, and a row opens its store", async () => {
  const other = {
    ...store,
    id: "store-2",
    name: "Eagleton",
    secret: "session",
    rules: { ...store.rules, production: true, policy: "off" },
  };
  const backend = new Backend().on("connections|open", (args) =>
    (args as { connection: string }).connection === other.id ? other : store,
  );
  Object.assign(backend.status, { connections: [store, other] });
  const { user } = backend.open();
  await openStores();
  const [parks, eagleton] = screen.getAllByRole("listitem");
  expect(parks?.textContent).toContain("Open now");
  for (const badge of ["Production", "Customer view off", "Secret kept until you quit"])
    expect(eagleton?.textContent).toContain(badge);
  expect(eagleton?.textContent).not.toContain("Open now");

  screen.getByRole("button", { name: "Open Eagleton" }).focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|open").at(-1)).toEqual({ connection: other.id });
});

test("sandbox injects faults and restarts after confirmation", async () => {
  const faults = {
    latency_ms: 0,
    reply: null,
    every: null,
    path: null,
    retry_after: null,
    bearer_seconds: null,
    customer_token_seconds: null,
    missing_order: null,
  };
  const view = { baseUrl: "http://127.0.0.1:4711", clientId: "sandbox-1", cors: false, faults };
  const sandbox = { ...store, id: "sandbox", name: "Sandbox store", kind: "sandbox", baseUrl: view.baseUrl };
  const backend = new Backend()
    .on("connections|open", () => sandbox)
    .on("sandbox|status", () => view)
    .on("sandbox|inject_faults", (args) => ({ ...view, ...(args as object) }))
    .on("sandbox|restart", () => sandbox);
  Object.assign(backend.status, { connections: [sandbox], lastConnection: "sandbox" });
  const { user } = backend.open();
  await openStores();
  await chooseFromMenu(user, "Actions for Sandbox store", "Sandbox panel");

  await screen.findByText("http://127.0.0.1:4711");
  expect(await hardCodedWords("rtl")).toEqual([]);
  await user.selectOptions(await screen.findByLabelText("Failure"), "503: unavailable");
  await user.type(screen.getByLabelText("On every nth response"), "3");
  await user.click(screen.getByRole("button", { name: "Apply" }));
  await screen.findByText("Failures on");
  expect(backend.argsOf("sandbox|inject_faults")).toEqual([{ faults: { ...faults, reply: "unavailable", every: 3 } }]);

  await user.click(screen.getByRole("button", { name: "Reset data…" }));
  expect(backend.argsOf("sandbox|restart")).toEqual([]);
  await user.click(await screen.findByRole("button", { name: "Reset data" }));
  await screen.findByText("The sandbox store was restarted");
  expect(backend.argsOf("sandbox|restart")).toEqual([{ restart: { seed: "demo", cors: false } }]);
});

test("certificate of a saved store is changed on save", async () => {
  const trusting = { ...store, certificate: authority };
  const backend = new Backend()
    .on("connections|choose_certificate", () => authority)
    .on("connections|change_certificate", (args) =>
      (args as { certificate: string | null }).certificate ? trusting : store,
    );
  const { user } = backend.open();
  await editStore(user);
  await user.click(await screen.findByRole("button", { name: "Choose file…" }));
  await screen.findByText("AB:CD:01");
  expect(backend.argsOf("connections|change_certificate")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Pawnee Parks was saved");

  await editStore(user);
  await user.click(await screen.findByRole("button", { name: "Remove certificate" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(backend.argsOf("connections|change_certificate")).toEqual([
      { connection: store.id, certificate: "AB:CD:01" },
      { connection: store.id, certificate: null },
    ]),
  );
});
