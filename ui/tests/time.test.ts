import { expect, test } from "vitest";

import { validLocale } from "../src/lib/locale";
import { formatCountdown, formatDateTime, formatRelative, formatUtc, secondsLeft } from "../src/lib/time";

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

const NOW = Date.parse("2026-11-28T14:30:00Z");
const ago = (at: string, locale = "en", zone = "UTC") => formatRelative(at, NOW, locale, zone);

test.each([
  ["2026-11-28T14:29:31Z", "now"],
  ["2026-11-28T14:28:59Z", "1 minute ago"],
  ["2026-11-28T13:30:01Z", "59 minutes ago"],
  ["2026-11-28T12:30:00Z", "2 hours ago"],
  ["2026-11-28T00:10:00Z", "14 hours ago"],
  ["2026-11-28T16:30:00Z", "in 2 hours"],
  ["2026-11-27T23:00:00Z", "yesterday"],
  ["2026-11-26T23:59:00Z", "2 days ago"],
  ["2026-11-22T00:00:00Z", "6 days ago"],
  ["2026-11-21T12:00:00Z", "last week"],
  ["2026-11-01T12:00:00Z", "3 weeks ago"],
  ["2026-10-29T12:00:00Z", "last month"],
  ["2026-05-28T12:00:00Z", "6 months ago"],
  ["2025-11-28T12:00:00Z", "last year"],
  ["2023-11-01T12:00:00Z", "3 years ago"],
])("relative time of %s is %s", (at, expected) => {
  expect(ago(at)).toBe(expected);
});

test("relative day follows the calendar of the time zone", () => {
  // 14:30 UTC is 03:30 of the next day in Auckland.
  expect(ago("2026-11-27T23:00:00Z", "en", "Pacific/Auckland")).toBe("yesterday");
  expect(ago("2026-11-27T10:30:00Z", "en", "Pacific/Auckland")).toBe("2 days ago");
});

test("relative time follows the language, and a malformed one is a dash", () => {
  expect(ago("2026-11-28T12:30:00Z", "de")).toBe("vor 2 Stunden");
  expect(formatRelative(null, NOW)).toBe("—");
});
