// Finds time zones by what people type: a city, or a current or old name, in any spelling.

import type { TimeZoneView } from "../bindings";

/** A time zone that was found. */
export interface FoundZone {
  name: string;
  /** The old name that was typed, if the current name doesn't show why it was found. */
  formerName: string | null;
}

/** A time zone's name with spaces, as it is shown. */
export function zoneLabel(name: string): string {
  return name.replaceAll("_", " ");
}

/** Letters and digits without accents. The plus sign tells GMT+5 from GMT-5. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]/gu, "");
}

/** The time zones that match a text, those whose city begins with it first. */
export function searchTimeZones(zones: TimeZoneView[], text: string): FoundZone[] {
  const wanted = folded(text);
  const matches = (name: string) => folded(name).includes(wanted);
  const begins = (name: string) => folded(name.split("/").at(-1)!).startsWith(wanted);
  const best: FoundZone[] = [];
  const others: FoundZone[] = [];
  for (const { name, otherNames } of zones) {
    const former = matches(name) ? undefined : (otherNames.find(begins) ?? otherNames.find(matches));
    if (former === undefined && !matches(name)) continue;
    const list = begins(former ?? name) ? best : others;
    list.push({ name, formerName: former ?? null });
  }
  return [...best, ...others];
}
