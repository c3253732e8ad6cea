import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { WaitView } from "../src/bindings";
import { Backend, problem, request, store } from "./backend";
import { chooseInMenu } from "./menu";

const wait: WaitView = { reason: "rate_limited", attempts: 1, maxAttempts: 4, leftMs: 3000 };

test("rate limit shows countdown and can be canceled", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("heading", { name: "Customers" });

  await backend.emitRetries([wait, { ...wait, leftMs: 1000 }]);

  expect(await screen.findByText(/The store is limiting requests/)).toBeTruthy();
  expect(screen.getByText("Attempt 2 of 4 in 3 s, 2 requests are waiting")).toBeTruthy();
  await waitFor(() => screen.getByText("Attempt 2 of 4 in 2 s, 2 requests are waiting"), { timeout: 2000 });
  await user.click(screen.getByRole("button", { name: "Stop retrying" }));
  expect(backend.argsOf("requests|cancel_retries")).toEqual([{ connection: store.id }]);

  await backend.emitRetries([]);
  await waitFor(() => expect(screen.queryByText(/is limiting requests/)).toBeNull());
});

test("lost connection shows countdown to retry", async () => {
  const backend = new Backend();
  backend.open();
  await screen.findByRole("heading", { name: "Customers" });

  await backend.emitRetries([{ reason: "connection_lost", attempts: 2, maxAttempts: 4, leftMs: 2000 }]);

  await screen.findByText(/The connection to the store was lost/);
  screen.getByText("Attempt 3 of 4 in 2 s");
  await screen.findByText("Attempt 3 of 4 in 1 s", undefined, { timeout: 2000 });
});

test("short retry and other store's retry are not shown", async () => {
  const backend = new Backend();
  backend.open();
  await screen.findByRole("heading", { name: "Customers" });

  await backend.emitRetries([{ ...wait, leftMs: 200 }]);
  await backend.emitRetries([wait], "another-store");

  expect(screen.queryByText(/is limiting requests/)).toBeNull();
});

test("request log shows identity, request and result", async () => {
  const failed = { ...request, number: 8, status: null, failure: "no answer", requestId: null, sentAs: "customer" };
  const backend = new Backend().on("requests|list", () => [failed, request]);
  const { user } = backend.open();
  await chooseInMenu(user, "Requests");

  const rows = await screen.findAllByRole("row");
  expect(rows).toHaveLength(3);
  expect(rows[1]?.textContent).toContain("No answer");
  expect(rows[1]?.textContent).toContain("Customer");
  expect(rows[2]?.textContent).toContain("GET /v2/customers");
  expect(rows[2]?.textContent).toContain("like(name,NAME)");
  expect(rows[2]?.textContent).toContain("Admin");

  const copy = screen.getAllByRole("button", { name: "Copy as curl" });
  await user.click(copy[1] as HTMLElement);
  expect(await navigator.clipboard.readText()).toBe(request.curl);
});

test("requests per second out of range opens its section", async () => {
  const wrong = problem("invalid_input", "Enter a number from 1 to 100.", "requestsPerSecond");
  const backend = new Backend().on("connections|connect", () => Promise.reject(wrong));
  Object.assign(backend.status, { connections: [], lastConnection: null });
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Connect a store" }));
  await user.type(screen.getByLabelText("Client ID"), "an-id");
  await user.type(screen.getByLabelText("Client secret"), "a-secret");
  await user.click(screen.getByText("Advanced"));
  await user.type(screen.getByLabelText("Requests per second"), "50");
  await user.click(screen.getByText("Advanced"));
  await user.click(screen.getByRole("button", { name: "Test and save" }));

  expect((await screen.findByRole("alert")).textContent).toContain("Enter a number from 1 to 100.");
  expect(screen.getByLabelText("Requests per second").closest("details")?.open).toBe(true);
});
