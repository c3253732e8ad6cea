import { expect, test } from "vitest";

import { validLocale } from "../src/lib/locale";
import { formatCountdown, formatDateTime, secondsLeft, formatUtc } from "../src/lib/time";

test("time is formatted in local zone and in UTC", () => {
  const moment = "2024-07-01T23:30:00Z";
  const here = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));

  expect(formatDateTime(moment, "en")).toBe(here);
  expect(formatUtc(moment)).toBe("2024-07-01 23:30:00.000 UTC");
});

test("tests run in a time zone that none of them chooses", () => {
  // Chatham is 12 hours and 45 minutes ahead of UTC in July.
  expect(new Date("2024-07-01T12:00:00Z").getTimezoneOffset()).toBe(-765);
});

test("missing or malformed time is a dash", () => {
  expect(formatDateTime(null)).toBe("—");
  expect(formatDateTime("yesterday")).toBe("—");
  expect(formatUtc("yesterday")).toBeUndefined();
});

test("seconds left are rounded up and never negative", () => {
  const until = "2026-01-01T12:00:00Z";
  const at = (text: string) => new Date(text).getTime();

  expect(secondsLeft(until, at("2026-01-01T11:45:28.001Z"))).toBe(872);
  expect(secondsLeft(until, at("2026-01-01T12:00:01Z"))).toBe(0);
  expect([872, 60, 9, 0].map(formatCountdown)).toEqual(["14:32", "1:00", "0:09", "0:00"]);
});

test("invalid or POSIX locale falls back to English", () => {
  expect(["de-CH", "en-US-posix", "C", "", undefined].map(validLocale)).toEqual(["de-CH", "en", "en", "en", "en"]);
});
