// The days of the week, as a report about business hours offers them.

import { userLocale } from "./locale";

export interface Weekday {
  /** 1 is Monday, 7 is Sunday. */
  day: number;
  name: string;
}

/** The days from Monday on, in the user's language. */
export function weekdays(): Weekday[] {
  const format = new Intl.DateTimeFormat(userLocale(), { weekday: "short", timeZone: "UTC" });
  // January 1, 2024 is a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: format.format(new Date(Date.UTC(2024, 0, day))) }));
}
