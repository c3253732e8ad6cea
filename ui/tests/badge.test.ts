import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";

import Badge from "../src/components/Badge.svelte";

function look(word: string): string[] {
  const { container } = render(Badge, { word });
  return [...(container.querySelector(".badge")?.classList ?? [])].filter((name) => !name.startsWith("svelte-"));
}

test("a state has its colour, and a word that no store should send has none, whatever JavaScript knows by it", () => {
  expect(look("paid")).toEqual(["badge", "good"]);
  expect(look("quite new")).toEqual(["badge", "neutral"]);
  expect(look("constructor")).toEqual(["badge", "neutral"]);
});
