import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";

import Badge from "../src/components/Badge.svelte";

function badge(word: string): Element {
  return render(Badge, { word }).container.querySelector(".badge")!;
}

function classes(word: string): string[] {
  return [...badge(word).classList].filter((name) => !name.startsWith("svelte-"));
}

test("known state has its color, unknown state is neutral", () => {
  expect(classes("paid")).toEqual(["badge", "good"]);
  expect(classes("failed")).toEqual(["badge", "bad"]);
  expect(classes("quite new")).toEqual(["badge", "neutral"]);
  expect(classes("constructor")).toEqual(["badge", "neutral"]);
});

test("known state has its label, unknown state is shown as is", () => {
  expect(badge("partially_paid").textContent).toBe("Partially paid");
  expect(badge("quite_new").textContent).toBe("quite_new");
  expect(badge("constructor").textContent).toBe("constructor");
  expect(badge("").textContent).toBe("—");
});
