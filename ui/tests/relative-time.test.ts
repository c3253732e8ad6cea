// Relative times on screen: they move on with one timer, and only while they are shown.
import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import RelativeTime from "../src/components/RelativeTime.svelte";
import { TICK } from "../src/lib/clock";

const NOW = "2026-11-28T14:30:00Z";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(NOW) });
});
afterEach(() => {
  vi.useRealTimers();
});

test("relative time moves on by itself", async () => {
  render(RelativeTime, { at: "2026-11-28T14:29:10Z" });
  expect(screen.getByText("now").getAttribute("datetime")).toBe("2026-11-28T14:29:10Z");

  vi.advanceTimersByTime(TICK);
  await tick();

  screen.getByText("1 minute ago");
});

test("many relative times share one timer that ends with them", async () => {
  const shown = Array.from({ length: 50 }, () => render(RelativeTime, { at: NOW }));
  await tick();
  expect(vi.getTimerCount()).toBe(1);

  for (const { unmount } of shown) unmount();
  await tick();
  vi.runOnlyPendingTimers();

  expect(vi.getTimerCount()).toBe(0);
});
