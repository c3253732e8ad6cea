// The import wizard at each stage, and exports.
import { screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test, vi } from "vitest";

import type { ImportCounts, ImportProgress, ImportView } from "../src/bindings";
import { Backend, problem } from "./backend";
import { hardCodedWords } from "./pseudo-locale";

const NOTHING: ImportCounts = {
  create: 0,
  doubtful: 0,
  exists: 0,
  twice: 0,
  invalid: 0,
  created: 0,
  failed: 0,
  unknown: 0,
};
const COUNTS: ImportCounts = { ...NOTHING, create: 2, exists: 1, invalid: 1 };

function at(stage: ImportProgress["stage"], more: Partial<ImportProgress> = {}): ImportProgress {
  return { stage, done: 0, total: 0, pause: null, problem: null, counts: NOTHING, ...more };
}

const opened: ImportView = {
  id: "import-1",
  fileName: "customers.csv",
  fileColumns: [
    { title: "Name", isSecret: false, filled: 4, oddPasswords: 0 },
    { title: "Mail", isSecret: false, filled: 4, oddPasswords: 0 },
    { title: "Secret", isSecret: true, filled: 3, oddPasswords: 0 },
  ],
  rows: 4,
  reading: { encoding: "UTF-8", delimiter: "comma", sheet: null, headings: 1 },
  hasCertainHeadings: true,
  firstRows: [
    { line: 1, cells: ["Name", "Mail", "Secret"], mayBeHeadings: true },
    { line: 2, cells: ["text", "leslie@pawnee.test", "text"], mayBeHeadings: false },
  ],
  encodings: ["UTF-8", "windows-1252"],
  sheets: [],
  shop: null,
  columns: { name: 0, lastName: null, email: 1, password: null, externalRef: null, usesOddPasswords: false },
  createdBefore: 0,
  inDoubt: 0,
  progress: at("opened"),
};

/** An import whose progress the test reports. */
class ImportSetup {
  report: (progress: ImportProgress) => void = () => undefined;
  readonly backend = new Backend()
    .on("imports|open", () => opened)
    .on("imports|preview", () => [
      { line: 2, name: "Leslie Knope", email: "leslie@pawnee.test", state: "create", field: null, why: null },
      {
        line: 3,
        name: null,
        email: null,
        state: "invalid",
        field: null,
        why: problem("invalid_input", "The row has 5 cells."),
      },
    ])
    .on("imports|watch", (args) => {
      const { news } = args as { news: { onmessage: (progress: ImportProgress) => void } };
      this.report = (progress) => news.onmessage(progress);
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
        why: problem("invalid_input", "This isn’t an email address."),
      },
    ]);

  /** Opens the wizard. */
  async begin() {
    const page = this.backend.open();
    await page.user.click(await screen.findByRole("button", { name: "Import…" }));
    await screen.findByRole("heading", { name: "Choose a file of customers" });
    return page;
  }

  /** Chooses a file. */
  async openFile(text = "Name,Mail,Secret\n") {
    const page = await this.begin();
    await page.user.upload(screen.getByLabelText("File to import"), new File([text], "customers.csv"));
    await screen.findByRole("heading", { name: "customers.csv" });
    return page;
  }
}

async function violations(): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

test("import runs through columns, check and creation", async () => {
  const setup = new ImportSetup();
  const { user } = await setup.openFile("Name,Mail,Secret\nLeslie,leslie@pawnee.test,a-password\n");
  expect(setup.backend.argsOf("imports|open")).toEqual([
    {
      connection: "store-1",
      file: { fileName: "customers.csv", content: btoa("Name,Mail,Secret\nLeslie,leslie@pawnee.test,a-password\n") },
    },
  ]);
  expect(document.body.textContent).not.toContain("a-password");
  expect(await violations()).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);

  await user.selectOptions(screen.getByLabelText("Password"), "Secret");
  await screen.findByText(/sent to the store once/);
  await user.click(screen.getByRole("button", { name: "Check rows" }));
  expect(setup.backend.argsOf("imports|check")).toEqual([
    { import: "import-1", columns: { ...opened.columns, password: 2 } },
  ]);

  setup.report(at("checking", { done: 1, total: 3 }));
  await screen.findByText("1 of 3");
  setup.report(at("checked", { done: 3, total: 3, counts: COUNTS }));
  await screen.findByRole("heading", { name: "2 customers will be created" });
  await screen.findByText("This isn’t an email address.");
  expect(await violations()).toEqual([]);
  expect(await hardCodedWords("rtl")).toEqual([]);
  await user.click(screen.getByRole("button", { name: /^Invalid/ }));
  await waitFor(() =>
    expect(setup.backend.argsOf("imports|rows").at(-1)).toEqual({ import: "import-1", only: "invalid" }),
  );

  await user.click(screen.getByRole("button", { name: "Create 2 customers" }));
  setup.report(at("running", { done: 0, total: 2, counts: COUNTS }));
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  setup.report(at("running", { done: 1, total: 2, counts: COUNTS, pause: "asked" }));
  await user.click(await screen.findByRole("button", { name: "Resume" }));
  expect(setup.backend.argsOf("imports|resume")).toEqual([{ import: "import-1" }]);

  setup.report(at("finished", { done: 2, total: 2, counts: { ...COUNTS, create: 0, created: 2 } }));
  await screen.findByRole("heading", { name: "2 customers created" });
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

test("file can be read in another way, with a live preview", async () => {
  const setup = new ImportSetup();
  const byTab: ImportView = {
    ...opened,
    fileColumns: [{ title: "Name,Mail,Secret", isSecret: false, filled: 4, oddPasswords: 0 }],
    reading: { ...opened.reading, delimiter: "tab" },
    columns: { ...opened.columns, name: null, email: null },
  };
  setup.backend.on("imports|read_again", () => byTab);
  const { user } = await setup.openFile();
  await screen.findByText("leslie@pawnee.test");
  expect(screen.getAllByText("Not shown")).toHaveLength(2);

  await user.selectOptions(screen.getByLabelText("Delimiter"), "Tab");
  await screen.findByText("4 rows, 1 column");
  expect(setup.backend.argsOf("imports|read_again")).toEqual([
    { import: "import-1", reading: { encoding: "UTF-8", delimiter: "tab", sheet: null, headings: null } },
  ]);
  expect(screen.queryByText("leslie@pawnee.test")).toBeNull();

  setup.backend.on("imports|read_again", () =>
    Promise.reject(problem("invalid_input", "This sheet can’t be read.", "file")),
  );
  await user.selectOptions(screen.getByLabelText("Encoding"), "Western European (Windows-1252)");
  expect((await screen.findByRole("alert")).textContent).toContain("This sheet can’t be read.");
});

test("unknown headings are asked for before anything else", async () => {
  const setup = new ImportSetup();
  const unknown: ImportView = { ...opened, hasCertainHeadings: false, reading: { ...opened.reading, headings: 0 } };
  setup.backend.on("imports|open", () => unknown).on("imports|read_again", () => opened);
  const { user } = await setup.openFile();
  const question = within(screen.getByRole("group", { name: "Which row has the column headings?" }));
  expect(screen.queryByRole("button", { name: "Check rows" })).toBeNull();
  expect(question.getByLabelText<HTMLInputElement>("Row 2").disabled).toBe(true);
  expect(await violations()).toEqual([]);

  await user.click(question.getByLabelText("Row 1"));
  await user.click(question.getByRole("button", { name: "Use row 1 as headings" }));
  await screen.findByRole("button", { name: "Check rows" });
  expect(setup.backend.argsOf("imports|read_again")).toMatchObject([{ reading: { headings: 1 } }]);
});

test("hashes are imported as passwords only when staff say so", async () => {
  const setup = new ImportSetup();
  const [name, mail, secret] = opened.fileColumns;
  const hashed = { ...opened, fileColumns: [name, mail, { ...secret, oddPasswords: 2 }] };
  setup.backend.on("imports|open", () => hashed);
  const { user } = await setup.openFile();
  await user.selectOptions(screen.getByLabelText("Password"), "Secret");
  const question = within(screen.getByRole("group", { name: /2 of 3 passwords look like hashes or masks/ }));
  expect(question.getByLabelText<HTMLInputElement>("Create these customers without a password").checked).toBe(true);

  await user.click(question.getByLabelText("They are real passwords: set them as they are"));
  await user.click(screen.getByRole("button", { name: "Check rows" }));
  expect(setup.backend.argsOf("imports|check")).toMatchObject([{ columns: { password: 2, usesOddPasswords: true } }]);
});

test("column of passwords can't be chosen for anything else", async () => {
  const setup = new ImportSetup();
  await setup.openFile();

  const option = within(screen.getByLabelText("Name")).getByRole<HTMLOptionElement>("option", { name: "Secret" });
  expect(option.disabled).toBe(true);
});

test("problem that stops check is shown and can be retried", async () => {
  const setup = new ImportSetup();
  const { user } = await setup.openFile();
  await user.click(screen.getByRole("button", { name: "Check rows" }));

  const lost = problem("unreachable", "The host can’t be reached.");
  setup.report(at("checking", { done: 1, total: 3, pause: "problem", problem: lost }));
  await screen.findByText("The host can’t be reached.");
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(setup.backend.argsOf("imports|resume")).toEqual([{ import: "import-1" }]);
});

test("canceled import can be continued and saves rejected rows", async () => {
  const setup = new ImportSetup();
  setup.backend.on("imports|save_rejects", () => ({ path: "/home/ann/Downloads/rest.csv", count: 3 }));
  const { user } = await setup.openFile();
  setup.report(at("stopped", { done: 1, total: 2, counts: { ...COUNTS, create: 1, created: 1 } }));

  await screen.findByRole("heading", { name: "1 customer created, then canceled" });
  await user.click(screen.getByRole("button", { name: "Save rows that weren’t created" }));
  await screen.findByText("3 rows, saved as /home/ann/Downloads/rest.csv");
  await user.click(screen.getByRole("button", { name: "Resume" }));
  expect(setup.backend.argsOf("imports|run")).toEqual([{ import: "import-1" }]);
});

test("missing column and unreadable file are shown", async () => {
  const setup = new ImportSetup();
  const refused = problem("invalid_input", "Choose the column of names.", "name");
  setup.backend.on("imports|check", () => Promise.reject(refused));
  const { user } = await setup.openFile();
  await user.click(screen.getByRole("button", { name: "Check rows" }));
  await waitFor(() => expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true"));

  setup.backend.on("imports|open", () => Promise.reject(problem("invalid_input", "The file is empty.", "file")));
  await user.upload(screen.getByLabelText("File to import"), new File([""], "empty.csv"));
  await screen.findByText("The file is empty.");
});

test("leaving closes idle file and keeps running import", async () => {
  const setup = new ImportSetup();
  const { user } = await setup.openFile();
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));
  await waitFor(() => expect(setup.backend.argsOf("imports|close")).toEqual([{ import: "import-1" }]));

  const running = { ...opened, progress: at("running", { done: 1, total: 4, counts: COUNTS }) };
  setup.backend.on("imports|current", () => running);
  await user.click(await screen.findByRole("button", { name: "Import…" }));
  await screen.findByText("1 of 4");
  await user.click(within(screen.getByRole("main")).getByRole("button", { name: "Customers" }));
  await screen.findByRole("heading", { name: "Customers" });
  expect(setup.backend.argsOf("imports|close")).toHaveLength(1);
});

test("search results are exported, export can be canceled", async () => {
  let answer: (value: unknown) => void = () => undefined;
  let refuse: (why: unknown) => void = () => undefined;
  const backend = new Backend()
    .on("exports|customers", () => new Promise((done, fail) => ([answer, refuse] = [done, fail])))
    .on("exports|stop", () => refuse(problem("stopped", "It was stopped.")));
  const { user } = backend.open();
  await user.type(await screen.findByLabelText("Search customers"), "swan");
  // The export is of the list on screen.
  await waitFor(() => expect(backend.argsOf("customers|list").at(-1)).toMatchObject({ query: { search: "swan" } }));
  await user.click(screen.getByRole("button", { name: "Export…" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Customers found by “swan”")).checked).toBe(true);
  expect(await violations()).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("button", { name: "Cancel export" }));
  await user.click(await screen.findByLabelText("JSON Lines, for developers"));
  expect(screen.queryByText("It was stopped.")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Export" }));
  answer({ path: "/home/ann/Downloads/customers.jsonl", count: 1234 });

  await screen.findByText(/saved to \/home\/ann\/Downloads\/customers.jsonl/);
  const wanted = backend.argsOf("exports|customers").map((args) => (args as { wanted: object }).wanted);
  expect(wanted).toMatchObject([
    { search: "swan", format: "csv" },
    { search: "swan", format: "json_lines" },
  ]);
});

test("failed pause is shown and import continues", async () => {
  const setup = new ImportSetup();
  const { user } = await setup.openFile();
  setup.report(at("running", { done: 1, total: 4, counts: COUNTS }));
  setup.backend.on("imports|pause", () => Promise.reject(problem("invalid_input", "This import is over.")));
  await user.click(await screen.findByRole("button", { name: "Pause" }));

  expect((await screen.findByRole("alert")).textContent).toContain("This import is over.");
  screen.getByRole("button", { name: "Cancel import" });
});

test("import without progress reports says why", async () => {
  const setup = new ImportSetup();
  setup.backend.on("imports|watch", () => Promise.reject(problem("invalid_input", "This import is over.")));
  await setup.openFile();

  expect((await screen.findByRole("alert")).textContent).toContain("This import is over.");
});

test("file that can't be closed is reported", async () => {
  const setup = new ImportSetup();
  setup.backend.on("imports|close", () => Promise.reject(problem("internal", "The file is still open.")));
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { user } = await setup.openFile();
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
  await user.click(await dialog.findByRole("button", { name: "Cancel export" }));

  expect((await dialog.findByRole("alert")).textContent).toContain("The export goes on.");
});
