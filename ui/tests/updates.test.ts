import { screen, waitFor, within } from "@testing-library/svelte";
import { emit } from "@tauri-apps/api/event";
import { expect, test } from "vitest";

import type { UpdateStage, UpdateView } from "../src/bindings";
import { router } from "../src/lib/router.svelte";
import { stores } from "../src/lib/stores.svelte";
import { Backend, problem } from "./backend";

const release = { version: "9.1.0", notes: "Faster.\n<b>Safer</b>.", date: "2026-11-28T12:00:00Z" };

async function settings(backend: Backend) {
  const opened = backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name: "settings" });
  await screen.findByRole("heading", { name: "Updates" });
  return opened;
}

function at(stage: UpdateStage, more: Partial<UpdateView> = {}): Backend {
  const backend = new Backend();
  Object.assign(backend.update, { stage, ...more });
  return backend;
}

test("settings without update key say that updates are off", async () => {
  await settings(at({ is: "not_checked" }, { off: "no_key", address: null }));

  await screen.findByText("Updates are off: this copy has no key to verify a release with.");
  expect(screen.queryByRole("button", { name: "Check now" })).toBeNull();
  expect(screen.queryByLabelText("Check for updates once a day")).toBeNull();
});

test("settings without update address say that updates are off", async () => {
  await settings(at({ is: "not_checked" }, { off: "no_address", address: null }));

  await screen.findByText("Updates are off: no update address is set.");
});

test("found update is downloaded only on request", async () => {
  const backend = at({ is: "available", release });
  const ready: UpdateView = { ...backend.update, stage: { is: "ready", release } };
  backend.on("updates|download", () => ready);
  const { user } = await settings(backend);
  await screen.findByText(/<b>Safer<\/b>/);
  expect(backend.argsOf("updates|download")).toHaveLength(0);

  await user.click(screen.getByRole("button", { name: "Download" }));

  await screen.findByRole("button", { name: "Restart to update…" });
});

test("package manager copy offers no download", async () => {
  await settings(at({ is: "available", release }, { means: "package_manager" }));

  await screen.findByText("Update Shopside with your system’s package manager.");
  expect(screen.queryByRole("button", { name: "Download" })).toBeNull();
});

test("download shows progress and can be canceled", async () => {
  const backend = at({ is: "available", release });
  const { user } = await settings(backend);
  await screen.findByRole("button", { name: "Download" });
  const stage: UpdateStage = { is: "downloading", release, received: 2_500_000, total: 10_000_000 };
  await emit("update", { ...backend.update, stage });
  await screen.findByText("2.5 MB of 10.0 MB");

  await user.click(screen.getByRole("button", { name: "Cancel" }));

  expect(backend.argsOf("updates|cancel")).toHaveLength(1);
});

test("restart names what it stops and asks for confirmation", async () => {
  const backend = at({ is: "ready", release }, { stopsImport: true }).on("updates|restart", () => null);
  const { user } = await settings(backend);

  await user.click(await screen.findByRole("button", { name: "Restart to update…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Restart Shopside?" }));
  dialog.getByText(/An import is running/);
  expect(backend.argsOf("updates|restart")).toHaveLength(0);

  await user.click(dialog.getByRole("button", { name: "Restart now" }));
  await waitFor(() => expect(backend.argsOf("updates|restart")).toHaveLength(1));
});

test("failed update says why and can be checked again", async () => {
  const cause = problem("update_failed", "The update server didn’t respond in time.");
  await settings(at({ is: "failed", problem: cause }));

  await screen.findByText("The update server didn’t respond in time.");
  screen.getByRole("button", { name: "Check now" });
});

test("update found in background is shown as toast once", async () => {
  const backend = new Backend();
  backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());

  await emit("update", { ...backend.update, stage: { is: "checking" } });
  await emit("update", { ...backend.update, stage: { is: "available", release } });

  await screen.findByText("Version 9.1.0 is available. Install it in Settings.");
});
