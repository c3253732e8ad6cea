import { expect, test } from "vitest";

import { passwordStrength } from "../src/lib/password-strength";

test.each([
  ["waffles", "short"],
  ["aaaaaaaaaaaaaaaa", "weak"],
  ["abcdefghijklmnop", "weak"],
  ["12345678", "weak"],
  ["waffles-first", "fair"],
  ["correct horse battery staple", "strong"],
  ["пароль-и-чай-и-лес", "strong"],
])("strength of %s is %s", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
