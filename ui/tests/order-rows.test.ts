import { expect, test } from "vitest";

import { OrderRows } from "../src/lib/order-rows";
import { row } from "./backend";

function rowsOf(...orders: ReturnType<typeof row>[]) {
  const rows = new OrderRows();
  for (const order of orders) rows.push(order);
  return rows;
}

test("stored order is returned unchanged", () => {
  const plain = row(1);
  const bare = row(2, {
    number: null,
    createdAt: null,
    customerId: null,
    customer: "",
    total: null,
    payment: "",
    itemCount: 0,
  });
  const strange = row(3, {
    total: { amount: -1999.5, currency: "", decimals: null },
    customer: "Łukasz\nZażółć",
    status: "on hold",
  });
  const rows = rowsOf(plain, bare, strange);
  expect([0, 1, 2].map((index) => rows.at(index))).toEqual([plain, bare, strange]);
  expect(rows.length).toBe(3);
});

test("unreadable orders and fields stay marked", () => {
  const nothing = row(1, { id: "", isUnreadable: true });
  const partly = row(2, { unreadableFields: ["meta", "customer.name"] });
  const rows = rowsOf(nothing, partly, row(3));
  expect([0, 1, 2].map((index) => rows.at(index))).toEqual([nothing, partly, row(3)]);
});

test("manual orders stay marked", () => {
  const manual = row(1, { isManual: true });
  const both = row(2, { isManual: true, unreadableFields: ["meta"] });
  const rows = rowsOf(manual, both, row(3));
  expect([0, 1, 2].map((index) => rows.at(index))).toEqual([manual, both, row(3)]);
});

test("index beyond last order returns nothing", () => {
  const rows = rowsOf(row(1));
  expect(rows.at(1)).toBeUndefined();
  expect(rows.at(-1)).toBeUndefined();
  expect(rows.first(5)).toEqual([row(1)]);
});

test("order is found only by whole ID", () => {
  const rows = rowsOf(row(12), row(1));
  expect(rows.indexOf("order-1")).toBe(1);
  expect(rows.indexOf("order-12")).toBe(0);
  expect(rows.indexOf("order-")).toBe(-1);
});
