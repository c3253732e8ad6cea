// Moments: UTC in, the reader's own zone out.

import { once, reader } from "./locale";

/** A moment that the store sent, or nothing where it sent none that can be read. */
function read(text: string | null): Date | null {
  if (!text) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const formats = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }));

/** Date and time in the reader's zone; a dash where there is none. */
export function local(text: string | null, locale = reader): string {
  const moment = read(text);
  return moment ? formats(locale).format(moment) : "—";
}

/** The whole moment in UTC, for those who compare. */
export function utc(text: string | null): string | undefined {
  return read(text)?.toISOString().replace("T", " ").replace("Z", " UTC");
}

/** The time of day in the reader's zone. */
export function clock(text: string, locale = reader): string {
  const moment = read(text);
  return moment ? new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(moment) : "—";
}

/** The day in the reader's zone. */
export function day(text: string, locale = reader): string {
  const moment = read(text);
  return moment ? new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(moment) : "—";
}

/** A month that the backend names, such as "2026-01", written out. */
export function month(text: string, length: "short" | "long", locale = reader): string {
  const first = read(`${text}-01T00:00:00Z`);
  if (!first) return "—";
  return new Intl.DateTimeFormat(locale, { month: length, year: "numeric", timeZone: "UTC" }).format(first);
}

/** The time of day in the reader's zone, to the millisecond. */
export function exact(text: string, locale = reader): string {
  const moment = read(text);
  if (!moment) return "—";
  const format: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  };
  return new Intl.DateTimeFormat(locale, format).format(moment);
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
