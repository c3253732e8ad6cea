import { expect, test } from "vitest";

import { chosen } from "../src/lib/locale";
import { countdown, local, secondsLeft, utc } from "../src/lib/time";

test("a moment is shown in the reader's zone, and in UTC on hover", () => {
  const moment = "2024-07-01T23:30:00Z";
  const here = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));

  expect(local(moment, "en")).toBe(here);
  expect(utc(moment)).toBe("2024-07-01 23:30:00.000 UTC");
});

test("no moment, or none that can be read, is a dash", () => {
  expect(local(null)).toBe("—");
  expect(local("yesterday")).toBe("—");
  expect(utc("yesterday")).toBeUndefined();
});

test("what is left is counted up to whole seconds and never below none", () => {
  const until = "2026-01-01T12:00:00Z";
  const at = (text: string) => new Date(text).getTime();

  expect(secondsLeft(until, at("2026-01-01T11:45:28.001Z"))).toBe(872);
  expect(secondsLeft(until, at("2026-01-01T12:00:01Z"))).toBe(0);
  expect([872, 60, 9, 0].map(countdown)).toEqual(["14:32", "1:00", "0:09", "0:00"]);
});

test("where the system names no language, or one that is for programs, it is English", () => {
  expect(["de-CH", "en-US-posix", "C", "", undefined].map(chosen)).toEqual(["de-CH", "en", "en", "en", "en"]);
});
