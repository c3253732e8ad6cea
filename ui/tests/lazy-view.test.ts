import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import type { Component, ComponentProps } from "svelte";
import { afterEach, expect, test, vi } from "vitest";

import Badge from "../src/components/Badge.svelte";
import Lazy from "../src/components/Lazy.svelte";
import { LazyView, PATIENCE } from "../src/lib/lazy-view.svelte";

/** A view that fails to load `failures` times and counts its attempts. */
class CountingView extends LazyView<ComponentProps<typeof Badge>> {
  attempts: number;

  constructor(failures = 0) {
    super(() => {
      this.attempts += 1;
      if (this.attempts <= failures) return Promise.reject(new TypeError("Importing a module script failed."));
      return Promise.resolve({ default: Badge });
    });
    this.attempts = 0;
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shown = (props: Record<string, unknown>) =>
  render(Lazy as unknown as Component<Record<string, unknown>>, { word: "paid", ...props });

test("lazy view is loaded once", async () => {
  const view = new CountingView();
  const first = shown({ view });
  expect(screen.queryByText("Paid")).toBeNull();
  screen.getByText("Loading");
  await screen.findByText("Paid");
  first.unmount();

  shown({ view, word: "complete" });
  screen.getByText("Complete");
  expect(view.attempts).toBe(1);
});

test("inactive overlay is not loaded", async () => {
  const view = new CountingView();
  const { rerender } = shown({ view, over: true, active: false });
  expect(view.attempts).toBe(0);
  await rerender({ active: true });
  expect(screen.queryByText("Loading")).toBeNull();
  await screen.findByText("Paid");
});

test("view that fails to load can be retried", async () => {
  const view = new CountingView(1);
  shown({ view });
  await screen.findByRole("alert");
  expect(view.attempts).toBe(1);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("Paid");
});

test("page can be reloaded while a view is stuck", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  let finish: (view: { default: typeof Badge }) => void = () => undefined;
  const view = new LazyView<ComponentProps<typeof Badge>>(() => new Promise((resolve) => (finish = resolve)));
  shown({ view, over: true });
  await vi.advanceTimersByTimeAsync(PATIENCE - 1);
  expect(screen.queryByRole("alert")).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  screen.getByText("This part of Shopside isn’t loading.");
  screen.getByRole("button", { name: "Try again" }).click();
  expect(reload).toHaveBeenCalledOnce();

  finish({ default: Badge });
  await screen.findByText("Paid");
  expect(screen.queryByRole("alert")).toBeNull();
});
