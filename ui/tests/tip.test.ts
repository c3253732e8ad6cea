import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import { Backend } from "./backend";

async function open() {
  const { user } = new Backend().open();
  await screen.findByRole("heading", { name: "Customers" });
  return { user, help: screen.getByRole("button", { name: "Help" }) };
}

const isGone = () => waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());

test("what is pointed at has a tip with its keys, until it is left", async () => {
  const { user, help } = await open();
  await user.hover(help);
  expect(screen.queryByRole("tooltip")).toBeNull();
  expect((await screen.findByRole("tooltip")).textContent).toBe("Help ?");
  await user.unhover(help);
  await isGone();
});

test("a tip stays while it is pointed at itself", async () => {
  const { user, help } = await open();
  await user.hover(help);
  await user.hover(await screen.findByRole("tooltip"));
  await new Promise((done) => setTimeout(done, 300));
  await user.unhover(screen.getByRole("tooltip"));
  await isGone();
});

test("the focus of the keyboard brings a tip that describes its button, and Escape takes it away", async () => {
  const { user, help } = await open();
  // jsdom does not know what gave the focus.
  vi.spyOn(help, "matches").mockReturnValue(true);
  help.focus();
  const tip = await screen.findByRole("tooltip");
  expect(help.getAttribute("aria-describedby")).toBe(tip.id);
  await user.keyboard("{Escape}");
  await isGone();
  expect(help.hasAttribute("aria-describedby")).toBe(false);
});

test("a tip goes with what it is about", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.hover(await screen.findByRole("button", { name: "Lock" }));
  await screen.findByRole("tooltip");
  await backend.locks("asked");
  await isGone();
});
