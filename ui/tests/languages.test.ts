// The other languages than English: complete, of the same shape as English, and changed at once.
import { readdirSync, readFileSync } from "node:fs";

import { render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";

import { readMessages } from "../message-types.js";
import Field from "../src/components/Field.svelte";
import ProblemAlert from "../src/components/ProblemAlert.svelte";
import type { ProblemText } from "../src/bindings";
import { direction, language, LANGUAGES, problemText, t, useLanguage } from "../src/lib/messages.svelte";
import { router } from "../src/lib/router.svelte";
import { settings } from "../src/lib/settings.svelte";
import { Backend, problem } from "./backend";

afterEach(() => useLanguage("en"));

const english = readMessages("en");
const others = Object.keys(LANGUAGES).filter((code) => code !== "en");
const bindings = readFileSync("src/bindings.ts", "utf8").replaceAll(/\/\*\*.*?\*\//gs, "");
const kebab = (id: string) => id.replaceAll("_", "-");
const KINDS: Record<string, string> = {
  input: "input",
  row: "row",
  why: "cause",
  done: "done",
  policy: "policy",
  detail: "detail",
  id: "problem",
};
/** The arguments of each problem, and of each explanation of one. */
const explained = new Map(
  [...bindings.matchAll(/\{ "(input|row|why|done|policy|detail|id)": "([a-z_]+)",?([^}]*)\}/g)].map(
    ([, kind, id, args]) => [
      `${KINDS[kind!]}-${kebab(id!)}`,
      [...args!.matchAll(/(\w+): (\w+)/g)].map(([, name, type]) => ({ name: name!, type: type! })),
    ],
  ),
);
/** An explanation stands for itself, and clocks have their own message. */
for (const id of ["input", "row", "cause"]) explained.delete(`problem-${id}`);
const fields = /type FormField = ([^;]+);/.exec(bindings)![1]!.matchAll(/"([a-z_]+)"/g);
const fieldIds = [...fields].map(([, field]) => `problem-field-${kebab(field!)}`);
const isProblem = ({ id }: { id: string }) => /^(problem|input|row|cause|done|policy|detail)-/.test(id);
const EXPLANATIONS = ["Cause", "Done", "EntryDetail", "InvalidInput", "PolicyFault", "ProblemText"];
const tagsOf = (text: string) => [...new Set([...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag))].sort();

describe.each(others)("%s", (code) => {
  const messages = readMessages(code);
  const byId = new Map(messages.map((message) => [message.id, message]));

  it("has_each_message_once_in_the_same_file", () => {
    const places = (all: typeof messages) => all.map(({ id, file }) => `${file}: ${id}`).sort();
    expect(places(messages.filter((message) => !isProblem(message)))).toEqual(places(english));
  });

  it("has_a_text_for_each_problem", () => {
    const own = messages.filter(isProblem).map(({ id }) => id);
    expect(own.sort()).toEqual([...explained.keys(), ...fieldIds].sort());
  });

  it("has_the_arguments_of_each_problem", () => {
    expect(explained.size).toBeGreaterThan(250);
    const differing = [...explained].filter(([id, args]) => {
      if (id.endsWith("-by-clock")) return false;
      const own = new Set(byId.get(id)?.variables.keys());
      const advice = args.filter(({ type }) => EXPLANATIONS.includes(type)).map(({ name }) => `${name}Advice`);
      const names = args.map(({ name }) => name);
      return names.some((name) => !own.has(name)) || [...own].some((name) => ![...names, ...advice].includes(name));
    });
    expect(differing.map(([id]) => id)).toEqual([]);
  });

  it("gives_the_advice_of_each_cause_of_a_problem", () => {
    const without = [...explained].filter(
      ([id, args]) =>
        args.some(({ name, type }) => name === "cause" && type === "Cause") &&
        !byId.get(id)?.variables.has("causeAdvice"),
    );
    expect(without.map(([id]) => id).sort()).toEqual([
      "cause-log-closed",
      "detail-log-loss",
      "problem-done-not-recorded",
      "problem-failure-not-recorded",
      "problem-not-exported",
    ]);
  });

  it("has_the_arguments_of_english", () => {
    const differing = english.filter(({ id, variables }) => {
      const own = byId.get(id)?.variables;
      return own && JSON.stringify([...own].sort()) !== JSON.stringify([...variables].sort());
    });
    expect(differing.map(({ id }) => id)).toEqual([]);
  });

  it("has_the_tags_of_english", () => {
    const differing = english.filter(({ id, text }) => {
      const own = byId.get(id);
      return own && JSON.stringify(tagsOf(own.text)) !== JSON.stringify(tagsOf(text));
    });
    expect(differing.map(({ id }) => id)).toEqual([]);
  });

  it("has_plurals_of_its_own_categories", () => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
    const wrong = messages.filter(({ plurals }) =>
      plurals.some(
        (keys) =>
          keys.some((key) => !/^\d+$/.test(key) && !pluralCategories.includes(key as Intl.LDMLPluralRule)) ||
          !["one", "other"].every((key) => keys.includes(key)),
      ),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("has_no_english_left", () => {
    const english = /\b(the|and|with|your|you|isn’t|can’t|this|that|from|was|were|of)\b/i;
    // A German word, too.
    const isEnglish = (text: string) => english.test(code === "de" ? text.replaceAll(/\bwas\b/gi, "") : text);
    expect(messages.filter(({ text }) => isEnglish(text)).map(({ id }) => id)).toEqual([]);
  });
});

it("french_has_its_spaces_before_punctuation_and_in_quotation_marks", () => {
  const spaced = /[\p{L}\p{N})»}] ?[;!?](?=[\s}]|$)|[\p{L}\p{N})»}] ?:(?=\s|$)|« ?[^\u00a0]|[^\u00a0]»/u;
  // An HTTP header is written the same in each language.
  const header = /\bAuthorization: Bearer /g;
  expect(
    readMessages("fr")
      .filter(({ text }) => spaced.test(text.replaceAll(header, "")))
      .map(({ id }) => id),
  ).toEqual([]);
});

it("language_is_chosen_in_settings_and_applies_at_once", async () => {
  const backend = new Backend().on("settings|change", (args) => (args as { settings: unknown }).settings);
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  router.visit({ name: "settings" });

  await user.selectOptions(await screen.findByLabelText("Language"), "Deutsch");

  await screen.findByRole("heading", { name: "Einstellungen" });
  expect(document.documentElement.lang).toBe("de");
  expect(screen.getByLabelText<HTMLSelectElement>("Sprache").value).toBe("de");
  expect(backend.argsOf("settings|change").at(-1)).toMatchObject({ settings: { language: "de" } });
  await waitFor(() => expect(backend.argsOf("settings|use_language").at(-1)).toEqual({ language: "de" }));
  await user.selectOptions(screen.getByLabelText("Sprache"), "English");
  await screen.findByRole("heading", { name: "Settings" });
});

it("chosen_language_is_used_at_the_start", async () => {
  const backend = new Backend();
  backend.status.settings.language = "fr";
  backend.open();
  await screen.findByRole("heading", { name: "Clients" });
});

it("systems_language_is_used_if_it_has_texts", async () => {
  const languages = vi.spyOn(navigator, "languages", "get").mockReturnValue(["it-IT", "es-MX", "de"]);
  await useLanguage("system");
  expect(language()).toBe("es");
  languages.mockReturnValue(["it-IT"]);
  await useLanguage("system");
  expect(language()).toBe("en");
  languages.mockRestore();
});

it("change_of_the_systems_language_applies_at_once", async () => {
  const backend = new Backend();
  backend.status.settings.language = "system";
  backend.open();
  await screen.findByRole("heading", { name: "Customers" });

  const languages = vi.spyOn(navigator, "languages", "get").mockReturnValue(["es-MX"]);
  window.dispatchEvent(new Event("languagechange"));

  await screen.findByRole("heading", { name: "Clientes" });
  languages.mockRestore();
});

it("last_of_two_choices_wins", async () => {
  await Promise.all([useLanguage("de"), useLanguage("fr"), useLanguage("en")]);
  expect(t("common-cancel")).toBe("Cancel");
  expect(direction()).toBe("ltr");
});

it("plurals_and_numbers_follow_the_language", async () => {
  settings.values = { ...settings.values, language: "fr", locale: "" };
  await useLanguage("fr");
  // French has no plural for 0, and separates thousands with a narrow space.
  expect(t("find-result-count", { count: 0 })).toBe("0 résultat");
  expect(t("find-result-count", { count: 1200 })).toBe("1\u202f200 résultats");
  settings.values = { ...settings.values, language: "system" };
});

it("problem_is_shown_in_the_language_or_as_it_was_sent", async () => {
  const known = { ...problem("connection", "This store is already connected, as “Parks”."), advice: "Open it." };
  const { rerender } = render(ProblemAlert, {
    problem: { ...known, text: { id: "already_connected", name: "Parks" } },
  });
  screen.getByText("This store is already connected, as “Parks”.");

  await useLanguage("de");
  await waitFor(() => screen.getByText("Dieser Shop ist bereits verbunden, als „Parks“."));
  screen.getByText("Öffnen Sie diese Verbindung, oder entfernen Sie sie zuerst.");

  await rerender({ problem: known });
  screen.getByText("This store is already connected, as “Parks”.");
});

it("problem_of_the_disk_says_why_and_what_to_do_in_the_language", async () => {
  const full = {
    ...problem("audit_log_failed", "The audit log couldn’t be written, so nothing was done (the disk is full)."),
    text: { id: "audit_log_unwritable", cause: { why: "disk_full" } } as const,
  };
  render(ProblemAlert, { problem: full });

  await useLanguage("fr");

  await waitFor(() => screen.getByText(/^Le journal d’audit n’a pas pu être écrit.* Le disque est plein\.$/));
  screen.getByText("Libérez de l’espace, puis réessayez.");
});

it("required_fields_are_listed_and_times_shown_in_the_language", async () => {
  settings.values = { ...settings.values, locale: "de" };
  await useLanguage("de");
  const said = (text: ProblemText) => problemText({ message: "", advice: null, text }).message;

  expect(said({ id: "fields_required", fields: ["first_name", "city", "postcode"] })).toBe(
    "Der Shop verlangt: Vorname, Ort und Postleitzahl.",
  );
  const [until, now] = [{ moment: "2026-11-03T10:00:00Z" }, { moment: "2026-11-30T18:30:00Z" }];
  expect(said({ id: "certificate_expired", until, now })).toMatch(/am 3\. November 2026 um 10:00 UTC abgelaufen/);
  const amount = { amount: 1250, currency: "EUR", decimals: 2 };
  expect(said({ id: "done_not_recorded", done: { done: "refunded", amount }, cause: { why: "in_use" } })).toMatch(
    /^12,50\s€ wurden erstattet\. .* Ein anderes Programm verwendet die Datei\.$/,
  );
  settings.values = { ...settings.values, locale: "" };
});

it("no_problem_of_the_backend_is_without_an_id", () => {
  const sources = readdirSync("../src-tauri", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".rs"),
  );
  expect(sources.length).toBeGreaterThan(300);
  const without = sources.filter((file) => readFileSync(`../src-tauri/${file}`, "utf8").includes("text: None"));
  expect(without).toEqual([]);
});

it("cause_of_a_problem_is_explained_in_the_language", async () => {
  const failed = {
    ...problem("connection", "The member was created, but couldn’t be added to the account. This store isn’t open."),
    text: { id: "created_not_added", cause: { id: "store_not_open" } } as const,
  };
  render(ProblemAlert, { problem: failed });

  await useLanguage("de");

  const german = "Das Mitglied wurde angelegt, konnte dem Firmenkonto aber nicht hinzugefügt werden. ";
  await waitFor(() => screen.getByText(`${german}Dieser Shop ist nicht geöffnet.`));
});

it("invalid_input_is_explained_at_its_field_in_the_language", async () => {
  const refused = {
    ...problem("invalid_input", "This isn’t the email address of Ron.", "email"),
    advice: null,
    text: { id: "input", input: "other_email", name: "Ron" } as const,
  };
  const { rerender } = render(Field, { label: "E-Mail", name: "email", value: "", problem: refused });
  screen.getByText("This isn’t the email address of Ron.");

  await useLanguage("de");
  await waitFor(() => screen.getByText("Das ist nicht die E-Mail-Adresse von Ron."));

  const left = { amount: 123_450, currency: "EUR", decimals: 2 };
  settings.values = { ...settings.values, locale: "de" };
  await rerender({ problem: { ...refused, text: { id: "input", input: "more_than_owed", left } } });
  await waitFor(() => screen.getByText("Es sind nur noch 1.234,50 € zu zahlen."));
  settings.values = { ...settings.values, locale: "" };
});

it("english_stands_in_for_a_missing_message", async () => {
  await useLanguage("de");
  await tick();
  expect(t("no-such-message" as never)).toBe("no-such-message");
  expect(t("common-cancel")).toBe("Abbrechen");
});
