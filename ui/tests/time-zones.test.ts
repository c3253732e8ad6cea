import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import { router } from "../src/lib/router.svelte";
import { settings } from "../src/lib/settings.svelte";
import { stores } from "../src/lib/stores.svelte";
import { formatDateTime, timeZones } from "../src/lib/time";
import { searchTimeZones } from "../src/lib/time-zone-search";
import { Backend, store, timeZones as zones } from "./backend";

const found = (text: string) => searchTimeZones(zones, text).map(({ name }) => name);

/** The settings with the field for the store's time zone. */
async function openZone(timeZone: string | null = null) {
  const withZone = { ...store, rules: { ...store.rules, timeZone } };
  const backend = new Backend()
    .on("connections|open", () => withZone)
    .on("connections|change_rules", (args) => ({ ...store, rules: (args as { rules: typeof store.rules }).rules }));
  backend.status.connections = [withZone];
  backend.status.settings.timeZone = "store";
  const opened = backend.open();
  await waitFor(() => expect(stores.current).not.toBeNull());
  router.visit({ name: "settings" });
  const field = await screen.findByLabelText<HTMLInputElement>("Time zone of Pawnee Parks");
  return { ...opened, backend, field };
}

test.each([
  ["Kyiv", "Europe/Kyiv"],
  ["kiev", "Europe/Kyiv"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["calcutta", "Asia/Kolkata"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["buenos aires", "America/Argentina/Buenos_Aires"],
  ["Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["América/Buenos Aires", "America/Argentina/Buenos_Aires"],
  ["São Paulo", "America/Sao_Paulo"],
  ["SAO\u00A0PAULO", "America/Sao_Paulo"],
  ["enderbury", "Pacific/Kanton"],
  ["US/Eastern", "America/New_York"],
  ["GB", "Europe/London"],
  ["zulu", "UTC"],
])("%s finds one time zone, %s", (text, name) => {
  expect(found(text)).toEqual([name]);
});

test("text that no time zone has finds none", () => {
  expect(found("Atlantis")).toEqual([]);
  expect(found("")).toHaveLength(zones.length);
});

test("web view that lists old names offers current ones", () => {
  settings.timeZones = zones;
  for (const listed of ["Europe/Kiev", "Europe/Kyiv"]) {
    vi.spyOn(Intl, "supportedValuesOf").mockReturnValue([listed]);
    expect(timeZones().map(({ name }) => name)).toEqual(["Europe/Kyiv", "UTC"]);
  }
  vi.restoreAllMocks();
});

test("web view that knows only the old name formats times in it", () => {
  settings.timeZones = [{ name: "Europe/Newname", otherNames: ["Europe/Kiev"] }];
  // Kyiv is three hours ahead of UTC in summer.
  expect(formatDateTime("2024-06-03T12:30:00Z", "en-GB", "Europe/Newname")).toBe("3 Jun 2024, 15:30");
});

test("old name typed into the field chooses the current one", async () => {
  const { user, backend, field } = await openZone();
  await user.type(field, "kiev{Enter}");
  expect(field.value).toBe("Europe/Kyiv");
  await waitFor(() =>
    expect(backend.argsOf("connections|change_rules")).toEqual([
      { connection: store.id, rules: { ...store.rules, timeZone: "Europe/Kyiv" } },
    ]),
  );
});

test("list says which old name was found", async () => {
  const { user, field } = await openZone();
  await user.type(field, "calcutta");
  // Without a layout, the list counts as hidden, so roles don't find it.
  const found = await screen.findByText("Asia/Calcutta");
  expect(found.closest("[role=listbox]")?.textContent.trim()).toBe("Asia/Kolkata Asia/Calcutta");
});

test("field keeps its time zone if the text matches none", async () => {
  const { user, field } = await openZone("Europe/London");
  expect(field.value).toBe("Europe/London");
  await user.type(field, "Atlantis");
  await screen.findByText("No time zone found. Try a larger city nearby.");
  await user.tab();
  await waitFor(() => expect(field.value).toBe("Europe/London"));
});

test("time zone of the store can be taken away", async () => {
  const { user, backend, field } = await openZone("Europe/London");
  await user.click(field);
  await user.click(await screen.findByText("Not set (this computer’s)", { selector: "[role=option]" }));
  expect(field.value).toBe("Not set (this computer’s)");
  await waitFor(() =>
    expect(backend.argsOf("connections|change_rules")).toEqual([{ connection: store.id, rules: store.rules }]),
  );
});
