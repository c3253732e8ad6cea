import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import Badge from "../src/components/Badge.svelte";
import Fetched from "../src/components/Fetched.svelte";
import { OnDemand } from "../src/lib/on-demand.svelte";

/** A view that counts how often it is fetched, and can't be at first. */
function badge(failures = 0) {
  const view = new OnDemand(async () => {
    view.fetches += 1;
    if (view.fetches <= failures) throw new TypeError("Importing a module script failed.");
    return { default: Badge };
  }) as OnDemand<{ word: string }> & { fetches: number };
  view.fetches = 0;
  return view;
}

test("a view is fetched when it is first wanted, and is there at once from then on", async () => {
  const view = badge();
  const first = render(Fetched, { view, word: "paid" });
  expect(screen.queryByText("paid")).toBeNull();
  screen.getByText("Loading");
  await screen.findByText("paid");
  first.unmount();

  render(Fetched, { view, word: "complete" });
  screen.getByText("complete");
  expect(view.fetches).toBe(1);
});

test("a view over the screen is not fetched before it is wanted, and takes no room until then", async () => {
  const view = badge();
  const { rerender } = render(Fetched, { view, over: true, wanted: false, word: "paid" });
  expect(view.fetches).toBe(0);
  await rerender({ wanted: true });
  expect(screen.queryByText("Loading")).toBeNull();
  await screen.findByText("paid");
});

test("a view that can't be fetched says so, and can be tried again", async () => {
  const view = badge(1);
  render(Fetched, { view, word: "paid" });
  await screen.findByRole("alert");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("paid");
});
