// Moments: UTC in, the zone that the reader has chosen out.

import type { ZoneChoice } from "../bindings";
import { app } from "./app.svelte";
import { once, reader } from "./locale";

/** The zone in which times are told, and days begin and end; this computer's where nothing is said. */
export function zone(): string | undefined {
  return zoneOf(app.settings.timeZone);
}

/** The zone that a choice stands for while this store is open. */
export function zoneOf(choice: ZoneChoice): string | undefined {
  if (choice === "utc") return "UTC";
  const named = choice === "store" ? app.connection?.rules.timeZone : null;
  return named && isZone(named) ? named : undefined;
}

/** Every zone that can be chosen, by name. */
export function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

const isZone = once((name): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
});

/** A moment that the store sent, or nothing where it sent none that can be read. */
function read(text: string | null): Date | null {
  if (!text) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** Ways to write moments, by language and zone. */
function formats(options: Intl.DateTimeFormatOptions) {
  const made = once((locale) =>
    once((zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone || undefined })),
  );
  return (locale: string, zone: string | undefined) => made(locale)(zone ?? "");
}

const datesAndTimes = formats({ dateStyle: "medium", timeStyle: "short" });
const clocks = formats({ timeStyle: "short" });
const days = formats({ dateStyle: "medium" });
const months = {
  short: formats({ month: "short", year: "numeric" }),
  long: formats({ month: "long", year: "numeric" }),
};
const clocksToTheMillisecond = formats({
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
});
const calendars = formats({
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** Date and time in the reader's zone; a dash where there is none. */
export function local(text: string | null, locale = reader(), timeZone = zone()): string {
  const moment = read(text);
  return moment ? datesAndTimes(locale, timeZone).format(moment) : "—";
}

/** The moment at which a day of the calendar, such as "2024-11-03", begins in the reader's zone, or one so many days later does. */
export function beginning(day: string, daysLater = 0, timeZone = zone()): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const wanted = Date.UTC(year, month - 1, date + daysLater);
  const guess = wanted - offset(wanted, timeZone);
  // Where the clocks change that night, there are two answers, and one of them is still the day before.
  const answers = [guess, wanted - offset(guess, timeZone)].sort((a, b) => a - b);
  const begins = answers.find((answer) => answer + offset(answer, timeZone) >= wanted) ?? guess;
  return new Date(begins).toISOString();
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offset(moment: number, timeZone: string | undefined): number {
  const parts = Object.fromEntries(
    calendars("en-US", timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - moment;
}

/** The whole moment in UTC, for those who compare. */
export function utc(text: string | null): string | undefined {
  return read(text)?.toISOString().replace("T", " ").replace("Z", " UTC");
}

/** The whole moment in UTC, to be read beside its time in the reader's zone; a time of another place than this says so. */
export function inUtc(text: string | null): string | undefined {
  const place = zone();
  const moment = utc(text);
  return place && place !== "UTC" ? [`${place} time`, moment].filter(Boolean).join(" · ") : moment;
}

/** The time of day in the reader's zone. */
export function clock(text: string, locale = reader(), timeZone = zone()): string {
  const moment = read(text);
  return moment ? clocks(locale, timeZone).format(moment) : "—";
}

/** The day in the reader's zone. */
export function day(text: string, locale = reader(), timeZone = zone()): string {
  const moment = read(text);
  return moment ? days(locale, timeZone).format(moment) : "—";
}

/** A month that the backend names, such as "2026-01", written out. */
export function month(text: string, length: "short" | "long", locale = reader()): string {
  const first = read(`${text}-01T00:00:00Z`);
  return first ? months[length](locale, "UTC").format(first) : "—";
}

/** The time of day in the reader's zone, to the millisecond. */
export function exact(text: string, locale = reader(), timeZone = zone()): string {
  const moment = read(text);
  return moment ? clocksToTheMillisecond(locale, timeZone).format(moment) : "—";
}

/** How many seconds are left, and none after the end. */
export function secondsLeft(until: string, now: number): number {
  const end = read(until);
  return end ? Math.max(0, Math.ceil((end.getTime() - now) / 1000)) : 0;
}

/** Seconds as minutes and seconds: 872 is "14:32". */
export function countdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
