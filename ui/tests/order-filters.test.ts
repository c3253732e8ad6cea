import { expect, test } from "vitest";

import { indentJson } from "../src/lib/json";
import { dayFilter, type DateAttribute } from "../src/lib/order-filters";
import { settings } from "../src/lib/settings.svelte";

const placed: DateAttribute = { kind: "date", key: "created_at", title: "lists-placed" };

test("day filter sends and shows the day as entered", () => {
  settings.values = { ...settings.values, locale: "en-GB" };
  // Neither the computer's time zone nor the chosen one changes the day.
  for (const zone of ["UTC", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    settings.localTimeZone = zone;
    expect(dayFilter(placed, true, "2026-11-03")).toEqual({
      term: { kind: "from", attribute: "created_at", day: "2026-11-03" },
      label: "Placed from 3 Nov 2026",
    });
  }
  expect(dayFilter(placed, false, "2026-03-29")).toEqual({
    term: { kind: "until", attribute: "created_at", day: "2026-03-29" },
    label: "Placed until 29 Mar 2026",
  });
});

test("indented JSON keeps every character", () => {
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

  expect(indentJson(sent)).toBe(shown.join("\n"));
  expect(indentJson(shown.join("\n"))).toBe(shown.join("\n"));
});
