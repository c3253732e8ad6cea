import { expect, test } from "vitest";

import { Router } from "../src/lib/router.svelte";

test("back restores route, state and scroll position", () => {
  const router = new Router();
  router.reset({ name: "customers" });
  router.current.memory.search = "swan";
  router.getScroll = () => 320;

  router.go({ name: "customer", id: "ron" });
  router.back();

  expect(router.current).toEqual({ route: { name: "customers" }, memory: { search: "swan" }, scroll: 320 });
});

test("first entry has no way back", () => {
  const router = new Router();

  router.back();

  expect(router.canGoBack).toBe(false);
  expect(router.current.route).toEqual({ name: "welcome" });
});

test("going back to depth keeps one entry", () => {
  const router = new Router();
  router.go({ name: "customers" });
  router.go({ name: "orders" });

  router.backTo(2);
  expect(router.current.route.name).toBe("customers");
  router.backTo(0);
  expect(router.depth).toBe(1);
});
