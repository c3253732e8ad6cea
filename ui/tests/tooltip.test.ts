import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import { Backend } from "./backend";

async function open() {
  const { user } = new Backend().open();
  await screen.findByRole("heading", { name: "Customers" });
  return { user, help: screen.getByRole("button", { name: "Help" }) };
}

const isGone = () => waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());

test("hovered button shows tooltip with shortcuts", async () => {
  const { user, help } = await open();
  await user.hover(help);
  expect(screen.queryByRole("tooltip")).toBeNull();
  const tooltip = await screen.findByRole("tooltip");
  expect(tooltip.textContent.replace(/\s+/g, " ")).toBe("Help ? or F1");
  await user.unhover(help);
  await isGone();
});

test("hovered tooltip stays open", async () => {
  const { user, help } = await open();
  await user.hover(help);
  const tooltip = await screen.findByRole("tooltip");
  await fireEvent.pointerLeave(help, { relatedTarget: tooltip });
  await fireEvent.pointerEnter(tooltip);
  await new Promise((done) => setTimeout(done, 300));
  expect(tooltip.isConnected).toBe(true);
  await fireEvent.pointerLeave(tooltip);
  await isGone();
});

test("keyboard focus opens tooltip, Escape closes it", async () => {
  const { user, help } = await open();
  // jsdom doesn't match `:focus-visible`.
  vi.spyOn(help, "matches").mockReturnValue(true);
  help.focus();
  const tip = await screen.findByRole("tooltip");
  expect(help.getAttribute("aria-describedby")).toBe(tip.id);
  await user.keyboard("{Escape}");
  await isGone();
  expect(help.hasAttribute("aria-describedby")).toBe(false);
});

test("tooltip closes when its button is removed", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.hover(await screen.findByRole("button", { name: "Lock" }));
  await screen.findByRole("tooltip");
  await backend.emitLocked("asked");
  await isGone();
});
