// Failures that no screen waits for are shown as notices.
import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { Backend, batch, problem, request, row, session, store, sendNews } from "./backend";
import { chooseInMenu } from "./menu";

type Page = ReturnType<Backend["open"]>;

const LOST = problem("internal", "The backend is gone.");
const NOTICE = "The backend is gone. Do this about it.";

const press = async ({ user }: Page, name: string) => user.click(await screen.findByRole("button", { name }));

/** Commands, and what makes the page call them. */
const COMMANDS: [string, (page: Page, backend: Backend) => unknown][] = [
  ["settings|enable_menu_items", () => undefined],
  [
    "settings|active",
    ({ user }) => {
      // Activity is throttled, and another test may have just reported it.
      vi.setSystemTime(Date.now() + 60_000);
      return user.keyboard("x");
    },
  ],
  ["settings|lock", ({ user }) => user.keyboard("{Control>}l{/Control}")],
  [
    "requests|cancel_retries",
    async (page, backend) => {
      await screen.findByRole("heading", { name: "Customers" });
      await backend.emitRetries([{ reason: "rate_limited", attempts: 1, maxAttempts: 4, leftMs: 3000 }]);
      await press(page, "Stop retrying");
    },
  ],
  [
    "orders|stop_scan",
    async (page) => {
      await press(page, "Orders");
      await press(page, "Cancel");
    },
  ],
];

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each(COMMANDS)("failed %s is shown as notice", async (command, give) => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const backend = new Backend().on("orders|scan", sendNews(batch([row(2)], 5))).on(command, () => Promise.reject(LOST));
  const page = backend.open();
  await give(page, backend);

  await screen.findByText(NOTICE);
  expect(logged).toHaveBeenCalledWith(LOST);
  await press(page, "Dismiss");
  expect(screen.queryByText(NOTICE)).toBeNull();
});

test("failed stop keeps session and is shown as notice", async () => {
  const backend = new Backend().on("impersonation|stop", () =>
    Promise.reject(problem("audit_log_failed", "Not ended.")),
  );
  backend.status.impersonation = session;
  const page = backend.open();
  await press(page, "End session");

  await screen.findByText(/^Not ended\./);
  screen.getByRole("button", { name: "End session" });
});

test("unhandled rejection is shown as notice once", async () => {
  new Backend().open();
  await screen.findByRole("heading", { name: "Customers" });
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const reason = new TypeError("undefined is not an object");
  for (let times = 0; times < 2; times++) {
    window.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason }));
  }

  await screen.findByText(/report this: TypeError: undefined is not an object$/);
  expect(logged).toHaveBeenCalledWith(reason);
  expect(screen.getAllByRole("button", { name: "Dismiss" })).toHaveLength(1);
});

test("refusal by lock is not reported", async () => {
  const backend = new Backend().on("settings|lock", () => Promise.reject(problem("locked", "It is locked.")));
  const page = backend.open();
  await screen.findByRole("heading", { name: "Customers" });
  await page.user.keyboard("{Control>}l{/Control}");

  await waitFor(() => expect(backend.argsOf("settings|lock")).toHaveLength(1));
  await backend.emitRetries([{ reason: "rate_limited", attempts: 1, maxAttempts: 4, leftMs: 3000 }]);
  await screen.findByRole("button", { name: "Stop retrying" });
  expect(screen.queryByText(/It is locked/)).toBeNull();
});

test("failed unlock is shown on lock screen", async () => {
  const backend = new Backend().on("settings|unlock", () => Promise.reject(LOST));
  backend.status.locked = "asked";
  await press(backend.open(), "Unlock");

  await screen.findByRole("alert");
  screen.getByText(LOST.message);
  screen.getByRole("heading", { name: "Shopside is locked" });
});

test("failed copy is shown and not called copied", async () => {
  const backend = new Backend().on("requests|list", () => [request]);
  const page = backend.open();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await chooseInMenu(page.user, "Requests");
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("Write permission denied."));
  await press(page, "Copy as curl");

  await screen.findByText(/Write permission denied\.$/);
  expect(screen.queryByRole("button", { name: "Copied" })).toBeNull();
});

test("audit log is checked again only while someone uses the app", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const backend = new Backend();
  const { user } = backend.open();
  const checks = () => backend.argsOf("journal|trouble").length;
  await waitFor(() => expect(checks()).toBe(1));

  await vi.advanceTimersByTimeAsync(600_000);
  expect(checks()).toBe(1);
  await user.keyboard("x");
  await waitFor(() => expect(checks()).toBe(2));
  await user.keyboard("x");
  expect(checks()).toBe(2);
});

test("failed check of audit log is shown in top bar", async () => {
  const backend = new Backend().on("journal|trouble", () => Promise.reject(LOST));
  backend.open();

  const notice = await screen.findByText(new RegExp(LOST.message));
  expect(notice.closest("[role=status]")).not.toBeNull();
});

test("last store that fails to open is shown among stores only", async () => {
  const backend = new Backend().on("connections|open", () => Promise.reject(problem("unreachable", "Not reached.")));
  backend.open();

  await screen.findByText("Not reached.");
  screen.getByRole("heading", { name: "Stores" });
  screen.getByText(store.name);
  expect(screen.queryByRole("button", { name: "Dismiss" })).toBeNull();
});
