// The wizard: what it shows at each stage, and what it asks for.
import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test, vi } from "vitest";

import type { ImportCounts, ImportProgress, ImportView } from "../src/bindings";
import { Backend, problem } from "./backend";

const NOTHING: ImportCounts = { create: 0, exists: 0, twice: 0, invalid: 0, created: 0, failed: 0, unknown: 0 };
const COUNTS: ImportCounts = { ...NOTHING, create: 2, exists: 1, invalid: 1 };

function at(stage: ImportProgress["stage"], more: Partial<ImportProgress> = {}): ImportProgress {
  return { stage, done: 0, total: 0, pause: null, problem: null, counts: NOTHING, ...more };
}

const opened: ImportView = {
  id: "import-1",
  fileName: "customers.csv",
  headings: ["Name", "Mail", "Secret"],
  rows: 4,
  columns: { name: 0, email: 1, password: null, externalRef: null },
  createdBefore: 0,
  inDoubt: 0,
  progress: at("opened"),
};

/** An import that is played: told what the test tells. */
class Play {
  tell: (progress: ImportProgress) => void = () => undefined;
  readonly backend = new Backend()
    .on("imports|open", () => opened)
    .on("imports|watch", (args) => {
      const { news } = args as { news: { onmessage: (progress: ImportProgress) => void } };
      this.tell = (progress) => news.onmessage(progress);
      return new Promise(() => undefined);
    })
    .on("imports|check", () => new Promise(() => undefined))
    .on("imports|run", () => new Promise(() => undefined))
    .on("imports|pause", () => null)
    .on("imports|resume", () => null)
    .on("imports|stop", () => null)
    .on("imports|rows", () => [
      { line: 2, name: "Leslie Knope", email: "leslie@pawnee.test", state: "create", field: null, why: null },
      {
        line: 5,
        name: "April",
        email: "april",
        state: "invalid",
        field: "email",
        why: "This is not an e-mail address.",
      },
    ]);

  /** To the wizard's first step. */
  async begin() {
    const page = this.backend.open();
    await page.user.click(await screen.findByRole("button", { name: "Import…" }));
    await screen.findByRole("heading", { name: "Choose a CSV file" });
    return page;
  }

  /** Chooses a file, to the columns. */
  async opens(text = "Name,Mail,Secret\n") {
    const page = await this.begin();
    await page.user.upload(screen.getByLabelText("File to import"), new File([text], "customers.csv"));
    await screen.findByRole("heading", { name: "customers.csv" });
    return page;
  }
}

async function faults(): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

test("a file goes through columns, check and import", async () => {
  const play = new Play();
  const { user } = await play.opens("Name,Mail,Secret\nLeslie,leslie@pawnee.test,a-password\n");
  expect(play.backend.asked("imports|open")).toEqual([
    {
      connection: "store-1",
      file: { fileName: "customers.csv", text: "Name,Mail,Secret\nLeslie,leslie@pawnee.test,a-password\n" },
    },
  ]);
  expect(document.body.textContent).not.toContain("a-password");
  expect(await faults()).toEqual([]);

  await user.selectOptions(screen.getByLabelText("Password"), "Secret");
  await screen.findByText(/sent to the store once/);
  await user.click(screen.getByRole("button", { name: "Check the rows" }));
  expect(play.backend.asked("imports|check")).toEqual([
    { import: "import-1", columns: { name: 0, email: 1, password: 2, externalRef: null } },
  ]);

  play.tell(at("checking", { done: 1, total: 3 }));
  await screen.findByText("1 of 3");
  play.tell(at("checked", { done: 3, total: 3, counts: COUNTS }));
  await screen.findByRole("heading", { name: "2 customers would be created" });
  await screen.findByText("This is not an e-mail address.");
  expect(await faults()).toEqual([]);
  await user.click(screen.getByRole("button", { name: /^Can’t be used/ }));
  await waitFor(() =>
    expect(play.backend.asked("imports|rows").at(-1)).toEqual({ import: "import-1", only: "invalid" }),
  );

  await user.click(screen.getByRole("button", { name: "Create 2 customers" }));
  play.tell(at("running", { done: 0, total: 2, counts: COUNTS }));
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  play.tell(at("running", { done: 1, total: 2, counts: COUNTS, pause: "asked" }));
  await user.click(await screen.findByRole("button", { name: "Resume" }));
  expect(play.backend.asked("imports|resume")).toEqual([{ import: "import-1" }]);

  play.tell(at("finished", { done: 2, total: 2, counts: { ...COUNTS, create: 0, created: 2 } }));
  await screen.findByRole("heading", { name: "2 customers created" });
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

test("what is in the way of every row is said, and gone on after", async () => {
  const play = new Play();
  const { user } = await play.opens();
  await user.click(screen.getByRole("button", { name: "Check the rows" }));

  const lost = problem("unreachable", "The host can’t be reached.");
  play.tell(at("checking", { done: 1, total: 3, pause: "problem", problem: lost }));
  await screen.findByText("The host can’t be reached.");
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(play.backend.asked("imports|resume")).toEqual([{ import: "import-1" }]);
});

test("an import that was cancelled can be gone on with, and says what was not created", async () => {
  const play = new Play();
  play.backend.on("imports|save_rejects", () => ({ path: "/home/ann/Downloads/rest.csv", count: 3 }));
  const { user } = await play.opens();
  play.tell(at("stopped", { done: 1, total: 2, counts: { ...COUNTS, create: 1, created: 1 } }));

  await screen.findByRole("heading", { name: "1 customer created, then cancelled" });
  await user.click(screen.getByRole("button", { name: "Save the rows that were not created" }));
  await screen.findByText("3 rows, written to /home/ann/Downloads/rest.csv");
  await user.click(screen.getByRole("button", { name: "Go on" }));
  expect(play.backend.asked("imports|run")).toEqual([{ import: "import-1" }]);
});

test("a column that is missing is said at its field, and a file that can't be read in its place", async () => {
  const play = new Play();
  const refused = problem("invalid_input", "Choose the column of names.", "name");
  play.backend.on("imports|check", () => Promise.reject(refused));
  const { user } = await play.opens();
  await user.click(screen.getByRole("button", { name: "Check the rows" }));
  await waitFor(() => expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true"));

  play.backend.on("imports|open", () => Promise.reject(problem("invalid_input", "The file is empty.", "file")));
  await user.upload(screen.getByLabelText("File to import"), new File([""], "empty.csv"));
  await screen.findByText("The file is empty.");
});

test("whoever leaves the wizard leaves no file behind, and finds an import again that is at work", async () => {
  const play = new Play();
  const { user } = await play.opens();
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));
  await waitFor(() => expect(play.backend.asked("imports|close")).toEqual([{ import: "import-1" }]));

  const running = { ...opened, progress: at("running", { done: 1, total: 4, counts: COUNTS }) };
  play.backend.on("imports|current", () => running);
  await user.click(await screen.findByRole("button", { name: "Import…" }));
  await screen.findByText("1 of 4");
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));
  await screen.findByRole("heading", { name: "Customers" });
  expect(play.backend.asked("imports|close")).toHaveLength(1);
});

test("what is found is exported, and an export can be cancelled", async () => {
  let answer: (value: unknown) => void = () => undefined;
  let refuse: (why: unknown) => void = () => undefined;
  const backend = new Backend()
    .on("exports|customers", () => new Promise((done, fail) => ([answer, refuse] = [done, fail])))
    .on("exports|stop", () => refuse(problem("stopped", "It was stopped.")));
  const { user } = backend.open();
  await user.type(await screen.findByLabelText("Search customers"), "swan");
  await user.click(screen.getByRole("button", { name: "Export…" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Customers found by “swan”")).checked).toBe(true);
  expect(await faults()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("button", { name: "Cancel the export" }));
  await user.click(await screen.findByLabelText("JSON Lines, for programs"));
  expect(screen.queryByText("It was stopped.")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Export" }));
  answer({ path: "/home/ann/Downloads/customers.jsonl", count: 1234 });

  await screen.findByText("/home/ann/Downloads/customers.jsonl");
  const wanted = backend.asked("exports|customers").map((args) => (args as { wanted: object }).wanted);
  expect(wanted).toMatchObject([
    { search: "swan", format: "csv" },
    { search: "swan", format: "json_lines" },
  ]);
});

test("failed pause is shown, and the import goes on", async () => {
  const play = new Play();
  const { user } = await play.opens();
  play.tell(at("running", { done: 1, total: 4, counts: COUNTS }));
  play.backend.on("imports|pause", () => Promise.reject(problem("invalid_input", "This import is over.")));
  await user.click(await screen.findByRole("button", { name: "Pause" }));

  expect((await screen.findByRole("alert")).textContent).toContain("This import is over.");
  screen.getByRole("button", { name: "Cancel the import" });
});

test("import without progress reports says why", async () => {
  const play = new Play();
  play.backend.on("imports|watch", () => Promise.reject(problem("invalid_input", "This import is over.")));
  await play.opens();

  expect((await screen.findByRole("alert")).textContent).toContain("This import is over.");
});

test("file that can't be closed is reported", async () => {
  const play = new Play();
  play.backend.on("imports|close", () => Promise.reject(problem("internal", "The file is still open.")));
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { user } = await play.opens();
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));

  await screen.findByText(/^The file is still open\./);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test("export that can't be cancelled says so in its dialog", async () => {
  const { user } = new Backend()
    .on("exports|customers", () => new Promise(() => undefined))
    .on("exports|stop", () => Promise.reject(problem("internal", "The export goes on.")))
    .open();
  await user.click(await screen.findByRole("button", { name: "Export…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Export" }));
  await user.click(dialog.getByRole("button", { name: "Export" }));
  await user.click(await dialog.findByRole("button", { name: "Cancel the export" }));

  expect((await dialog.findByRole("alert")).textContent).toContain("The export goes on.");
});
