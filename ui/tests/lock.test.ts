import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, problem } from "./backend";

test("while the program is locked nothing of a store is drawn, and unlocking leads back to where the reader was", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await screen.findByText("ron@swanson.com");

  await backend.locks("idle");

  await screen.findByRole("heading", { name: "Locked" });
  expect(document.body.textContent).not.toContain("ron@swanson.com");
  const unlock = screen.getByRole("button", { name: "Unlock" });
  expect(document.activeElement).toBe(unlock);
  await user.click(unlock);
  await screen.findByText("ron@swanson.com");
  expect(backend.asked("settings|unlock")).toHaveLength(1);
});

test("a setting that can't be used is said at its field, and nothing of what was typed is lost", async () => {
  const refused = problem("invalid_input", "Choose from 5 to 60 minutes.", "sessionMinutes");
  const backend = new Backend().on("settings|change", () => Promise.reject(refused));
  const { user } = backend.open();
  await user.click(await screen.findByRole("button", { name: "Settings" }));
  await user.type(screen.getByLabelText("Your name"), "Ann Perkins");
  await user.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText(/Choose from 5 to 60 minutes/);
  expect(screen.getByLabelText<HTMLInputElement>("Your name").value).toBe("Ann Perkins");
  expect(backend.asked("settings|change")).toMatchObject([{ settings: { operator: "Ann Perkins", sessionMinutes: 15, idleMinutes: 10 } }]);
});
