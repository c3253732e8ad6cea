import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { authority, Backend, problem, store } from "./backend";

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

test("window appears before last store is opened", async () => {
  const backend = new Backend().on("connections|open", () => new Promise(() => undefined));
  backend.open();

  await waitFor(() => expect(backend.argsOf("settings|ready")).toHaveLength(1));

  expect(screen.getByText("Loading")).toBeInstanceOf(HTMLElement);
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
  const absent = problem("keyring_absent", "No keyring answers on this machine.");
  const backend = firstLaunch().on("connections|connect", (args) => {
    const { keep } = (args as { store: { keep: string } }).store;
    return keep === "session" ? { ...store, secret: "session" } : Promise.reject(absent);
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByRole("button", { name: "Test and save" }));
  await user.click(await screen.findByRole("button", { name: "Keep for this session only" }));

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

  await screen.findByLabelText("E-mail");
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
  await user.click(await screen.findByRole("button", { name: /^Remove/ }));
  expect(backend.argsOf("connections|remove")).toEqual([]);

  backend.status.connections = [];
  const sure = screen.getAllByRole("button", { name: /^Remove/ });
  await user.click(sure[sure.length - 1] as HTMLElement);

  await waitFor(() => expect(backend.argsOf("connections|remove")).toEqual([{ connection: store.id }]));
});

test("notice about preferences can be dismissed", async () => {
  const backend = new Backend();
  backend.status.notices = [{ message: "The preferences file was damaged." }];
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
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Edit Pawnee Parks" }));
  await user.clear(await screen.findByLabelText("Store name"));
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
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Edit Pawnee Parks" }));

  await screen.findByText("This store shows JPY with 2 decimal places. The standard (ISO 4217) has 0.");
  screen.getByText("This store shows USD with 1 decimal place. The standard (ISO 4217) has 2.");
});

test("record of opened customers can be turned off", async () => {
  const backend = new Backend();
  backend.on("connections|change_rules", (args) => {
    const changed = { ...store, rules: (args as { rules: typeof store.rules }).rules };
    backend.status.connections = [changed];
    return changed;
  });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Edit Pawnee Parks" }));
  const record = await screen.findByLabelText<HTMLInputElement>("Record which customers and orders are opened");
  expect(record.checked).toBe(true);
  await user.click(record);

  await waitFor(() => expect(record.checked).toBe(false));
  expect(backend.argsOf("connections|change_rules")).toEqual([
    { connection: store.id, rules: { ...store.rules, recordAdminViews: false } },
  ]);
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

test("secret is tested and replaced but never shown", async () => {
  const backend = new Backend().on("connections|test", () => null).on("connections|replace_secret", () => store);
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Edit Pawnee Parks" }));
  await screen.findByText("store-1 https://shop.example");

  await user.click(screen.getByRole("button", { name: "Test" }));
  await screen.findByText("The store takes these credentials.");
  await user.click(screen.getByRole("button", { name: "Replace secret…" }));
  await user.type(await screen.findByLabelText("New client secret"), "a-new-secret");
  await user.click(screen.getByRole("button", { name: "Test and replace" }));

  await screen.findByText(/takes the new secret/);
  expect(backend.argsOf("connections|replace_secret")).toEqual([
    { secret: { connection: store.id, clientSecret: "a-new-secret", keep: "keyring" } },
  ]);
  expect(screen.queryByLabelText("New client secret")).toBeNull();
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
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Sandbox panel" }));

  await screen.findByText("http://127.0.0.1:4711");
  await user.selectOptions(screen.getByLabelText("What goes wrong"), "503: not now");
  await user.type(screen.getByLabelText("With every so many replies"), "3");
  await user.click(screen.getByRole("button", { name: "Misbehave so" }));
  await screen.findByText("Misbehaves");
  expect(backend.argsOf("sandbox|inject_faults")).toEqual([{ faults: { ...faults, reply: "unavailable", every: 3 } }]);

  await user.click(screen.getByRole("button", { name: "Begin again…" }));
  expect(backend.argsOf("sandbox|restart")).toEqual([]);
  await user.click(await screen.findByRole("button", { name: "Throw away and begin again" }));
  await screen.findByText("The sandbox store was started again");
  expect(backend.argsOf("sandbox|restart")).toEqual([{ restart: { seed: "demo", cors: false } }]);
});

test("certificate of a saved store is chosen, confirmed and removed", async () => {
  const trusting = { ...store, certificate: authority };
  const backend = new Backend()
    .on("connections|choose_certificate", () => authority)
    .on("connections|change_certificate", (args) =>
      (args as { certificate: string | null }).certificate ? trusting : store,
    );
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: "Edit Pawnee Parks" }));
  const group = await screen.findByRole("group", { name: "Certificate" });
  expect(screen.queryByRole("button", { name: "Trust this certificate" })).toBeNull();

  await user.click(within(group).getByRole("button", { name: "Choose a file…" }));
  await user.click(await screen.findByRole("button", { name: "Trust this certificate" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Trust this certificate" })).toBeNull());
  await user.click(within(group).getByRole("button", { name: "Don’t trust it" }));
  await user.click(await screen.findByRole("button", { name: "Trust your system’s certificates only" }));

  await waitFor(() =>
    expect(backend.argsOf("connections|change_certificate")).toEqual([
      { connection: store.id, certificate: "AB:CD:01" },
      { connection: store.id, certificate: null },
    ]),
  );
});
