import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import type { NoteView } from "../src/bindings";
import { Backend, problem } from "./backend";

function note(id: number, text: string): NoteView {
  return { id, at: "2026-01-01T12:00:00Z", author: "Ann Perkins", text };
}

/** Opens Ron's page, and returns the section with the notes. */
async function openNotes(backend: Backend) {
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  return { user, section: within(await screen.findByRole("region", { name: "Notes" })) };
}

test("note is saved and shown with its author", async () => {
  let notes: NoteView[] = [];
  const backend = new Backend()
    .on("customers|notes", () => notes)
    .on("customers|add_note", () => {
      notes = [note(7, "Prefers a call.")];
      return null;
    });
  backend.status.settings.timeZone = "utc";
  const { user, section } = await openNotes(backend);
  await user.click(section.getByRole("button", { name: "Add a note" }));
  const field = section.getByLabelText("Note");
  expect(document.activeElement).toBe(field);
  section.getByText(/never sent to the store/);
  await user.type(field, "Prefers a call.");
  await user.click(section.getByRole("button", { name: "Save note" }));

  await section.findByText(/Ann Perkins, Jan 1, 2026/);
  section.getByText("Prefers a call.");
  expect(section.queryByLabelText("Note")).toBeNull();
  expect(backend.argsOf("customers|add_note")).toEqual([
    { connection: "store-1", note: { customer: "ron", email: "ron@swanson.com", text: "Prefers a call." } },
  ]);
});

test("note that can't be saved stays in the field", async () => {
  const backend = new Backend().on("customers|add_note", () =>
    Promise.reject(problem("audit_log_failed", "The audit log can’t be written.")),
  );
  const { user, section } = await openNotes(backend);
  await user.click(section.getByRole("button", { name: "Add a note" }));
  await user.type(section.getByLabelText("Note"), "Prefers a call.");
  await user.click(section.getByRole("button", { name: "Save note" }));

  await section.findByText("The audit log can’t be written.");
  expect(section.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("Prefers a call.");
});

test("unsaved note survives lock", async () => {
  const backend = new Backend();
  const { user, section } = await openNotes(backend);
  await user.click(section.getByRole("button", { name: "Add a note" }));
  await user.type(section.getByLabelText("Note"), "Prefers a call.");

  await backend.emitLocked("idle");
  await user.click(await screen.findByRole("button", { name: "Unlock" }));

  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("Prefers a call."));
});

test("older notes are shown on demand", async () => {
  const notes = [4, 3, 2, 1].map((id) => note(id, `Note ${id}`));
  const { user, section } = await openNotes(new Backend().on("customers|notes", () => notes));
  await section.findByText("Note 4");
  expect(section.queryByText("Note 2")).toBeNull();

  await user.click(section.getByRole("button", { name: "Show 2 older notes" }));

  section.getByText("Note 1");
});

test("privacy view blurs notes", async () => {
  const backend = new Backend().on("customers|notes", () => [note(1, "Lives next door.")]);
  backend.status.settings.privacy = true;
  const { section } = await openNotes(backend);

  expect((await section.findByText("Lives next door.")).classList.contains("private")).toBe(true);
});
