import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";

import Badge from "../src/components/Badge.svelte";

function badge(word: string): Element {
  return render(Badge, { word }).container.querySelector(".badge")!;
}

function look(word: string): string[] {
  return [...badge(word).classList].filter((name) => !name.startsWith("svelte-"));
}

test("a state has its colour, and a word that no store should send has none, whatever JavaScript knows by it", () => {
  expect(look("paid")).toEqual(["badge", "good"]);
  expect(look("failed")).toEqual(["badge", "bad"]);
  expect(look("quite new")).toEqual(["badge", "neutral"]);
  expect(look("constructor")).toEqual(["badge", "neutral"]);
});

test("a state is called by its name, and a word that nobody knows is shown as it came", () => {
  expect(badge("partially_paid").textContent).toBe("Partially paid");
  expect(badge("quite_new").textContent).toBe("quite_new");
  expect(badge("constructor").textContent).toBe("constructor");
  expect(badge("").textContent).toBe("—");
});
