import { expect, test } from "vitest";

import { between, Slots } from "../src/lib/slots";

const slotsOf = (slots: Slots, indexes: number[]) => slots.fill(indexes).map(({ slot }) => slot);

test("a row that stays in sight stays where it is drawn, and the one that comes takes over from the one that goes", () => {
  const slots = new Slots();
  expect(slotsOf(slots, [0, 1, 2])).toEqual([0, 1, 2]);
  expect(slotsOf(slots, [1, 2, 3])).toEqual([1, 2, 0]);
  expect(slotsOf(slots, [2, 3, 4])).toEqual([2, 0, 1]);
});

test("a leap draws all rows with what there is, in the order in which it stands", () => {
  const slots = new Slots();
  slots.fill([0, 1, 2]);
  slots.fill([1, 2, 3]);
  expect(slotsOf(slots, [70, 71, 72])).toEqual([1, 2, 0]);
});

test("no two rows are drawn with the same, however many there are", () => {
  const slots = new Slots();
  slots.fill([0, 1, 2]);
  slots.fill([2]);
  expect(new Set(slotsOf(slots, [2, 3, 4, 5])).size).toBe(4);
});

test("the row that may have the focus is drawn wherever the reader has scrolled", () => {
  expect(between(5, 8, 2)).toEqual([2, 5, 6, 7]);
  expect(between(5, 8, 6)).toEqual([5, 6, 7]);
  expect(between(5, 8, 90)).toEqual([5, 6, 7, 90]);
});
