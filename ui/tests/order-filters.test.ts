import { expect, test } from "vitest";

import { indented } from "../src/lib/json";
import { minorUnits } from "../src/lib/money";
import { byDay, type MomentAttribute } from "../src/lib/order-filters";

const placed: MomentAttribute = { kind: "moment", key: "created_at", title: "Placed" };

test("days are whole ones where the reader is, the last one too", () => {
  const midnight = (day: number) => new Date(2026, 2, day).toISOString();

  expect(byDay(placed, true, "2026-03-29").term).toEqual({
    kind: "from",
    attribute: "created_at",
    moment: midnight(29),
  });
  // The night on which clocks change is shorter or longer, and the day ends with it.
  expect(byDay(placed, false, "2026-03-29").term).toEqual({
    kind: "before",
    attribute: "created_at",
    moment: midnight(30),
  });
  expect(byDay(placed, false, "2026-03-31").words).toContain("31");
});

test("an amount is as many minor units as its currency has", () => {
  expect(minorUnits("24.05", "GBP")).toBe(2405);
  expect(minorUnits(" 24,5 ", "EUR")).toBe(2450);
  expect(minorUnits("980", "JPY")).toBe(980);
  expect(minorUnits("4.680", "KWD")).toBe(4680);
  expect(minorUnits("0.29", "GBP")).toBe(29);
  for (const wrong of ["", "x", "-1", "1.234", "1.", ".5", "1 000", "1e3"]) expect(minorUnits(wrong, "GBP")).toBeNull();
  expect(minorUnits("9.5", "JPY")).toBeNull();
});

test("JSON gets line breaks and keeps every sign that it came with", () => {
  const sent = '{"a":[],"b":{},"c":[1.50,{"d":"x, \\"y\\": {z}"}],"e":12345678901234567890}';
  const shown = [
    "{",
    '  "a": [],',
    '  "b": {},',
    '  "c": [',
    "    1.50,",
    "    {",
    '      "d": "x, \\"y\\": {z}"',
    "    }",
    "  ],",
    '  "e": 12345678901234567890',
    "}",
  ];

  expect(indented(sent)).toBe(shown.join("\n"));
  expect(indented(shown.join("\n"))).toBe(shown.join("\n"));
});
