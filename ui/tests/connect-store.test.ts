import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { authority as certificate, Backend, problem, store } from "./backend";

/** The form to connect a store, with its section of more settings open. */
async function openForm(backend: Backend) {
  Object.assign(backend.status, { connections: [], lastConnection: null });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByText("More settings"));
  return user;
}

test("chosen certificate shows its fingerprints and is sent", async () => {
  const backend = new Backend()
    .on("connections|choose_certificate", () => certificate)
    .on("connections|connect", () => store);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose a file…" }));

  await screen.findByText("AB:CD:01");
  screen.getByText("EF:23:45");
  const [root, issuing] = within(screen.getByRole("list", { name: "Certificates" })).getAllByRole("listitem");
  expect(root?.textContent).toMatch(/Of\s*Pawnee Root CA\s*Issued by\s*itself\s*Expires/);
  expect(issuing?.textContent).toMatch(/Of\s*Pawnee Issuing CA\s*Issued by\s*Pawnee Root CA\s*Expired/);
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|connect")).toMatchObject([{ store: { certificate: "AB:CD:01" } }]);
});

test("closed file dialog keeps certificate, removed one is not sent", async () => {
  const backend = new Backend()
    .on("connections|choose_certificate", () => certificate)
    .on("connections|connect", () => store);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose a file…" }));
  await screen.findByText("AB:CD:01");

  backend.on("connections|choose_certificate", () => null);
  await user.click(screen.getByRole("button", { name: "Choose another file…" }));
  await waitFor(() => expect(backend.argsOf("connections|choose_certificate")).toHaveLength(2));
  screen.getByText("AB:CD:01");
  await user.click(screen.getByRole("button", { name: "Don’t trust it" }));
  expect(screen.queryByText("AB:CD:01")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByRole("heading", { name: "Customers" });
  expect(backend.argsOf("connections|connect")).toMatchObject([{ store: { certificate: null } }]);
});

test("unusable certificate file says why at its button", async () => {
  const wrong = problem("invalid_input", "This is not a certificate file.", "certificate");
  const backend = new Backend().on("connections|choose_certificate", () => Promise.reject(wrong));
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Choose a file…" }));

  expect((await screen.findByRole("alert")).textContent).toContain("This is not a certificate file.");
});

test("known policy of a store that is connected again is pointed out", async () => {
  const strict = { ...store, rules: { ...store.rules, policy: "off" as const } };
  const backend = new Backend().on("connections|connect", () => strict);
  const user = await openForm(backend);
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  await screen.findByText(/The policy that is known for this store applies/);
});

test("allowed hosts of the organization are shown", async () => {
  const backend = new Backend();
  backend.status.managed.allowedHosts = ["euwest.api.elasticpath.com", "shop.example:8443"];
  const user = await openForm(backend);
  await user.selectOptions(screen.getByLabelText("Region"), "Own host");

  screen.getByText("Managed by your organization: euwest.api.elasticpath.com, shop.example:8443");
});

test("managed settings and rules can’t be changed", async () => {
  const managed = { ...store, managed: { policy: true, production: false } };
  const backend = new Backend().on("connections|open", () => managed);
  backend.status.connections = [managed];
  backend.status.managed = { operator: true, sessionMinutes: true, allowedHosts: null };
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Settings" }));
  expect(screen.getByLabelText<HTMLInputElement>("Your name").readOnly).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(/A session as a customer lasts/).readOnly).toBe(true);
  expect(screen.getAllByText("Managed by your organization.")).toHaveLength(2);

  await user.click(screen.getByRole("button", { name: "Stores" }));
  await user.click(await screen.findByRole("button", { name: /Edit/ }));
  const policy = await screen.findByLabelText<HTMLSelectElement>(/See the shop as a customer/);
  expect(policy.disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(/In production/).disabled).toBe(false);
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
  await user.click(within(group).getByRole("button", { name: "Choose a file…" }));
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
