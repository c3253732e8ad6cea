import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { router } from "../src/lib/router.svelte";
import { stores } from "../src/lib/stores.svelte";
import { authority as certificate, Backend, chooseFromMenu, problem, store } from "./backend";

/** The form to connect a store, with its section "Advanced" open. */
async function openForm(backend: Backend) {
  Object.assign(backend.status, { connections: [], lastConnection: null });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByText("Advanced"));
  return user;
}

test("chosen certificate shows its fingerprints and is sent", async () => {
  const backend = new Backend()
    .on("connections|choose_certificate", () => certificate)
    .on("connections|connect", () => store);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose file…" }));

  await screen.findByText("AB:CD:01");
  screen.getByText("EF:23:45");
  const [root, issuing] = within(screen.getByRole("list", { name: "Certificates" })).getAllByRole("listitem");
  expect(root?.textContent).toMatch(/Issued to\s*Pawnee Root CA\s*Issued by\s*Itself \(self-signed\)\s*Expires/);
  expect(issuing?.textContent).toMatch(/Issued to\s*Pawnee Issuing CA\s*Issued by\s*Pawnee Root CA\s*Expired/);
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|connect")).toMatchObject([{ store: { certificate: "AB:CD:01" } }]);
});

test("closed file dialog keeps certificate, removed one is not sent", async () => {
  const backend = new Backend()
    .on("connections|choose_certificate", () => certificate)
    .on("connections|connect", () => store);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose file…" }));
  await screen.findByText("AB:CD:01");

  backend.on("connections|choose_certificate", () => null);
  await user.click(screen.getByRole("button", { name: "Choose another file…" }));
  await waitFor(() => expect(backend.argsOf("connections|choose_certificate")).toHaveLength(2));
  screen.getByText("AB:CD:01");
  await user.click(screen.getByRole("button", { name: "Remove certificate" }));
  expect(screen.queryByText("AB:CD:01")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|connect")).toMatchObject([{ store: { certificate: null } }]);
});

test("unusable certificate file says why at its button", async () => {
  const wrong = problem("invalid_input", "This is not a certificate file.", "certificate");
  const backend = new Backend().on("connections|choose_certificate", () => Promise.reject(wrong));
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose file…" }));

  expect((await screen.findByRole("alert")).textContent).toContain("This is not a certificate file.");
});

test("known policy of a store that is connected again is pointed out", async () => {
  const strict = { ...store, rules: { ...store.rules, policy: "off" as const } };
  const backend = new Backend().on("connections|connect", () => strict);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByText("This store’s earlier permissions still apply. See them in Stores.");
});

test("allowed hosts of the organization are shown", async () => {
  const backend = new Backend();
  backend.status.managed.allowedHosts = ["euwest.api.elasticpath.com", "shop.example:8443"];
  const user = await openForm(backend);
  await user.selectOptions(screen.getByLabelText("Region"), "Custom URL");

  screen.getByText("Managed by your organization. Allowed hosts: euwest.api.elasticpath.com, shop.example:8443");
});

test("managed settings and rules can’t be changed", async () => {
  const managed = { ...store, managed: { policy: true, production: false } };
  const backend = new Backend().on("connections|open", () => managed);
  backend.status.connections = [managed];
  backend.status.managed = { operator: true, sessionMinutes: true, allowedHosts: null };
  const { user } = backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name: "settings" });
  expect((await screen.findByLabelText<HTMLInputElement>("Your name")).readOnly).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>("Customer session length (minutes)").readOnly).toBe(true);
  expect(screen.getAllByText("Managed by your organization.")).toHaveLength(2);

  router.visit({ name: "stores" });
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Edit…");
  const policy = await screen.findByLabelText<HTMLSelectElement>("Customer view");
  expect(policy.disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(/^Production store/).disabled).toBe(false);
});

test("untrusted certificate offers its file where it is chosen", async () => {
  const untrusted = problem("unreachable", "It was issued by “Pawnee Root CA”.", "certificate");
  const backend = new Backend()
    .on("connections|connect", () => Promise.reject(untrusted))
    .on("connections|choose_certificate", () => certificate);
  Object.assign(backend.status, { connections: [], lastConnection: null });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret{Enter}");

  const group = screen.getByRole("group", { name: "Certificate" });
  expect((await within(group).findByRole("alert")).textContent).toContain("It was issued by “Pawnee Root CA”.");
  expect(group.closest("details")?.open).toBe(true);
  backend.on("connections|connect", () => store);
  await user.click(within(group).getByRole("button", { name: "Choose file…" }));
  await screen.findByText("AB:CD:01");
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|connect")).toMatchObject([
    { store: { certificate: null } },
    { store: { certificate: "AB:CD:01" } },
  ]);
});

test("failure of the proxy leads to its setting and keeps the form", async () => {
  const failed = problem("unreachable", "The proxy proxy.example:3128 (from Settings) refuses connections.", "proxy");
  const backend = new Backend().on("connections|connect", () => Promise.reject(failed));
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  expect((await screen.findByRole("alert")).textContent).toContain("proxy.example:3128 (from Settings)");
  await user.click(screen.getByRole("button", { name: "Open Settings" }));
  await screen.findByLabelText("Proxy");
  await user.click(screen.getByRole("button", { name: "Back" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Client ID")).value).toBe("an-id");
});
