import { expect, test } from "vitest";

import fixture from "../../tests/fixtures/visible_text.json";
import { isolated, visibleText } from "../src/lib/visible-text";

test.each(fixture.changed)("hidden characters become visible: %j", (text, visible) => {
  expect(visibleText(text)).toBe(visible);
});

test.each(fixture.unchanged)("names of all scripts and emoji stay: %j", (text) => {
  expect(visibleText(text)).toBe(text);
});

test("right-to-left text is isolated", () => {
  expect(isolated("דוד")).toBe("\u2068דוד\u2069");
  expect(isolated("\u202eRon")).toBe("[U+202E]Ron");
  expect(isolated("דוד\u2069x")).toBe("\u2068דוד[U+2069]x\u2069");
});
