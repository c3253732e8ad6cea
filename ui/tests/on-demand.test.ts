import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import type { Component, ComponentProps } from "svelte";
import { expect, test } from "vitest";

import Badge from "../src/components/Badge.svelte";
import Fetched from "../src/components/Fetched.svelte";
import { OnDemand } from "../src/lib/on-demand.svelte";

/** A view that can't be fetched so many times, and knows how often it was tried. */
class Tried extends OnDemand<ComponentProps<typeof Badge>> {
  tries: number;

  constructor(failures = 0) {
    super(() => {
      this.tries += 1;
      if (this.tries <= failures) return Promise.reject(new TypeError("Importing a module script failed."));
      return Promise.resolve({ default: Badge });
    });
    this.tries = 0;
  }
}

const shown = (props: Record<string, unknown>) =>
  render(Fetched as unknown as Component<Record<string, unknown>>, { word: "paid", ...props });

test("a view is fetched when it is first wanted, and is there at once from then on", async () => {
  const view = new Tried();
  const first = shown({ view });
  expect(screen.queryByText("Paid")).toBeNull();
  screen.getByText("Loading");
  await screen.findByText("Paid");
  first.unmount();

  shown({ view, word: "complete" });
  screen.getByText("Complete");
  expect(view.tries).toBe(1);
});

test("a view over the screen is not fetched before it is wanted, and takes no room until then", async () => {
  const view = new Tried();
  const { rerender } = shown({ view, over: true, wanted: false });
  expect(view.tries).toBe(0);
  await rerender({ wanted: true });
  expect(screen.queryByText("Loading")).toBeNull();
  await screen.findByText("Paid");
});

test("a view that can't be fetched says so, and can be tried again", async () => {
  const view = new Tried(1);
  shown({ view });
  await screen.findByRole("alert");
  expect(view.tries).toBe(1);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("Paid");
});
