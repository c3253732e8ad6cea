import { expect, test } from "vitest";

import { rowRange, RowRecycler } from "../src/lib/row-recycling";

const slotsOf = (recycler: RowRecycler, indexes: number[]) => recycler.assign(indexes).map(({ slot }) => slot);

test("visible row keeps slot, new row reuses free slot", () => {
  const recycler = new RowRecycler();
  expect(slotsOf(recycler, [0, 1, 2])).toEqual([0, 1, 2]);
  expect(slotsOf(recycler, [1, 2, 3])).toEqual([1, 2, 0]);
  expect(slotsOf(recycler, [2, 3, 4])).toEqual([2, 0, 1]);
});

test("jump reuses all slots in order", () => {
  const recycler = new RowRecycler();
  recycler.assign([0, 1, 2]);
  recycler.assign([1, 2, 3]);
  expect(slotsOf(recycler, [70, 71, 72])).toEqual([1, 2, 0]);
});

test("each row has its own slot", () => {
  const recycler = new RowRecycler();
  recycler.assign([0, 1, 2]);
  recycler.assign([2]);
  expect(new Set(slotsOf(recycler, [2, 3, 4, 5])).size).toBe(4);
});

test("pinned row is drawn outside the view", () => {
  expect(rowRange(5, 8, 2)).toEqual([2, 5, 6, 7]);
  expect(rowRange(5, 8, 6)).toEqual([5, 6, 7]);
  expect(rowRange(5, 8, 90)).toEqual([5, 6, 7, 90]);
});
