// Formats timestamps: UTC in, the chosen time zone out. The backend computes where days begin and
// end.

import type { TimeZoneView, ZoneChoice } from "../bindings";
import { memoize, userLocale } from "./locale";
import { language, t } from "./messages.svelte";
import { settings } from "./settings.svelte";
import { stores } from "./stores.svelte";

/** The time zone of all times. The backend applies the same one to the days in filters. */
export function timeZone(): string | undefined {
  return resolveTimeZone(settings.values.timeZone);
}

/** The time zone that a setting stands for while this store is open; undefined if it has no name. */
export function resolveTimeZone(choice: ZoneChoice): string | undefined {
  if (choice === "utc") return "UTC";
  const name = (choice === "store" && stores.current?.rules.timeZone) || settings.localTimeZone;
  return name && webViewName(name) ? name : undefined;
}

/** The time zones that the web view can format times in, by name. */
export function timeZones(): TimeZoneView[] {
  // Which names it lists depends on its age: Europe/Kyiv or Europe/Kiev.
  const listed = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  return settings.timeZones.filter((zone) => namesOf(zone).some((name) => listed.has(name)));
}

function namesOf({ name, otherNames }: TimeZoneView): string[] {
  return [name, ...otherNames];
}

/** The name by which the web view knows a time zone, maybe an old one; undefined if it has none. */
function webViewName(name: string): string | undefined {
  if (isTimeZone(name)) return name;
  const all = settings.timeZones.map(namesOf).find((names) => names.includes(name));
  return all?.find(isTimeZone);
}

const isTimeZone = memoize((name): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
});

/** Parses a timestamp; null if there is none or it is malformed. */
function parse(text: string | null): Date | null {
  if (!text) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Formatters by locale and time zone, memoized. */
function formatters(options: Intl.DateTimeFormatOptions) {
  const byLocale = memoize((locale) =>
    memoize((zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone: webViewName(zone) })),
  );
  return (locale: string, zone: string | undefined) => byLocale(locale)(zone ?? "");
}

const dateTimes = formatters({ dateStyle: "medium", timeStyle: "short" });
const times = formatters({ timeStyle: "short" });
const days = formatters({ dateStyle: "medium" });
const months = {
  short: formatters({ month: "short", year: "numeric" }),
  long: formatters({ month: "long", year: "numeric" }),
};
const preciseTimes = formatters({
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
});

/** Date and time, or a dash. */
export function formatDateTime(text: string | null, locale = userLocale(), zone = timeZone()): string {
  const date = parse(text);
  return date ? dateTimes(locale, zone).format(date) : "—";
}

/** Date and time in UTC, to the millisecond. */
export function formatUtc(text: string | null): string | undefined {
  return parse(text)?.toISOString().replace("T", " ").replace("Z", " UTC");
}

/** The tooltip of a time: its time zone, if it isn't this computer's, and the time in UTC. */
export function utcTitle(text: string | null): string | undefined {
  const zone = timeZone();
  const utc = formatUtc(text);
  return zone && zone !== "UTC" ? [t("time-in-zone", { zone }), utc].filter(Boolean).join(" · ") : utc;
}

/** The time of day, or a dash. */
export function formatTime(text: string, locale = userLocale(), zone = timeZone()): string {
  const date = parse(text);
  return date ? times(locale, zone).format(date) : "—";
}

/** The day, or a dash. */
export function formatDay(text: string | null, locale = userLocale(), zone = timeZone()): string {
  const date = parse(text);
  return date ? days(locale, zone).format(date) : "—";
}

/** A calendar day such as "2026-11-03", written out, or a dash. It is the same day in every time zone. */
export function formatDate(text: string, locale = userLocale()): string {
  const midnight = parse(`${text}T00:00:00Z`);
  return midnight ? days(locale, "UTC").format(midnight) : "—";
}

/** A month such as "2026-01", written out, or a dash. */
export function formatMonth(text: string, length: "short" | "long", locale = userLocale()): string {
  const first = parse(`${text}-01T00:00:00Z`);
  return first ? months[length](locale, "UTC").format(first) : "—";
}

/** The time of day to the millisecond, or a dash. */
export function formatPreciseTime(text: string, locale = userLocale(), zone = timeZone()): string {
  const date = parse(text);
  return date ? preciseTimes(locale, zone).format(date) : "—";
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Words such as "yesterday" are in the language of the texts around them. */
const relativeTimes = memoize((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
/** Year, month and day as numbers. */
const calendarDays = formatters({ year: "numeric", month: "numeric", day: "numeric", calendar: "iso8601" });

/** The number of the calendar day of a time in a time zone. */
function dayNumber(date: Date, zone: string | undefined): number {
  const parts = calendarDays("en", zone).formatToParts(date);
  const part = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / DAY;
}

/**
 * A time relative to now, such as "2 hours ago" or "yesterday", or a dash. Half a day or more away,
 * calendar days count, so that "yesterday" is what it is on a calendar.
 */
export function formatRelative(text: string | null, now: number, locale = language(), zone = timeZone()): string {
  const date = parse(text);
  if (!date) return "—";
  const format = relativeTimes(locale);
  const away = date.getTime() - now;
  const distance = Math.abs(away);
  const whole = (unit: number) => Math.trunc(away / unit);
  if (distance < MINUTE) return format.format(0, "second");
  if (distance < HOUR) return format.format(whole(MINUTE), "minute");
  const days = dayNumber(date, zone) - dayNumber(new Date(now), zone);
  if (distance < DAY / 2 || days === 0) return format.format(whole(HOUR), "hour");
  if (Math.abs(days) < 7) return format.format(days, "day");
  if (Math.abs(days) < 30) return format.format(Math.trunc(days / 7), "week");
  if (Math.abs(days) < 365) return format.format(Math.trunc(days / 30.44) || Math.sign(days), "month");
  return format.format(Math.trunc(days / 365.25) || Math.sign(days), "year");
}

/** The whole seconds until a time, at least zero. `now` is in milliseconds since the epoch. */
export function secondsLeft(until: string, now: number): number {
  const end = parse(until);
  return end ? Math.max(0, Math.ceil((end.getTime() - now) / 1000)) : 0;
}

/** Seconds as minutes and seconds: 872 is "14:32". */
export function formatCountdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
