import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Keyboard, keyLabels, keysOf, SHORTCUTS } from "../src/lib/shortcuts";
import { Backend, ron, session } from "./backend";

const ann = { ...ron, id: "ann", name: "Ann Perkins", email: "ann@pawnee.test" };

function commandOf(key: string, more: KeyboardEventInit = {}, on: Element = document.body) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  let command = null;
  const keyboard = new Keyboard();
  on.addEventListener("keydown", (heard) => (command = keyboard.commandOf(heard as KeyboardEvent)), { once: true });
  on.dispatchEvent(event);
  return command;
}

test.each([
  ["k", { ctrlKey: true }, "commandPalette"],
  ["/", {}, "search"],
  ["/", { shiftKey: true }, "search"],
  ["?", { shiftKey: true }, "help"],
  ["j", {}, "nextRow"],
  ["ArrowDown", {}, "nextRow"],
  ["k", {}, "previousRow"],
  ["ArrowUp", {}, "previousRow"],
  ["ArrowLeft", { altKey: true }, "back"],
  ["r", { ctrlKey: true }, "refresh"],
  ["l", { ctrlKey: true }, "lock"],
  [".", { ctrlKey: true }, "stop"],
  ["e", { ctrlKey: true }, "stop"],
  [",", { ctrlKey: true }, "settings"],
  ["F1", {}, "help"],
  ["F5", {}, "refresh"],
  ["+", { ctrlKey: true }, "zoomIn"],
  ["+", { ctrlKey: true, shiftKey: true }, "zoomIn"],
  ["=", { ctrlKey: true }, "zoomIn"],
  ["-", { ctrlKey: true }, "zoomOut"],
  ["0", { ctrlKey: true }, "resetZoom"],
])("%s with %o is %s", (key, modifiers, command) => {
  expect(commandOf(key, modifiers)).toBe(command);
});

test.each([
  ["л", "KeyK", { ctrlKey: true }, "commandPalette"],
  ["о", "KeyJ", {}, "nextRow"],
  ["λ", "KeyL", { ctrlKey: true }, "lock"],
  ["ю", "Period", { ctrlKey: true }, "stop"],
  ["б", "Comma", { ctrlKey: true }, "settings"],
  ["ק", "KeyE", { ctrlKey: true }, "stop"],
])("%s at %s of another keyboard with %o is %s", (key, code, modifiers, command) => {
  expect(commandOf(key, { code, ...modifiers })).toBe(command);
});

test("Latin keyboard decides by its own characters", () => {
  // On a Dvorak keyboard this is where a US keyboard has V.
  expect(commandOf("k", { code: "KeyV", ctrlKey: true })).toBe("commandPalette");
  // On a German keyboard this is where a US keyboard has the minus sign.
  expect(commandOf("ß", { code: "Minus", ctrlKey: true })).toBeNull();
});

test("shortcut that a desktop takes has a second one", () => {
  const taken = ["Mod+.", "Mod+,", "Mod+;", "Mod+Space", "Alt+ArrowLeft", "Alt+ArrowRight"];
  const used = SHORTCUTS.flatMap((group) => group.shortcuts).filter(({ keys }) => taken.includes(keys));
  expect(used.map(({ command }) => command)).toEqual(["settings", "back", "stop"]);
  for (const { command } of used) {
    expect(keysOf(command!).filter((keys) => !taken.includes(keys))).not.toEqual([]);
  }
});

test.each([
  ["a letter with Shift", "J", { shiftKey: true }],
  ["the reload that empties the cache", "R", { ctrlKey: true, shiftKey: true }],
  ["a character entered with AltGr", ".", { ctrlKey: true, altKey: true }],
  ["another system's modifier", "k", { metaKey: true }],
  ["a letter of an input method", "j", { isComposing: true }],
])("%s is no shortcut", (_, key, modifiers) => {
  expect(commandOf(key, modifiers)).toBeNull();
});

test.each([`<input type="search">`, `<textarea></textarea>`, `<select></select>`])(
  "text entered into %s is no shortcut",
  (html) => {
    document.body.innerHTML = html;
    const field = document.body.firstElementChild as Element;
    for (const key of ["/", "?", "g", "j", "k", "ArrowDown", "ArrowUp"]) expect(commandOf(key, {}, field)).toBeNull();
    // On a Mac this moves the cursor by a word. A search field has the focus on arrival.
    expect(commandOf("ArrowLeft", { altKey: true }, field)).toBe(html.includes("search") ? "back" : null);
    expect(commandOf("F1", {}, field)).toBe("help");
    expect(commandOf("l", { ctrlKey: true }, field)).toBe("lock");
  },
);

test("key sequence is a shortcut within its timeout", () => {
  const keyboard = new Keyboard();
  const at = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent("keydown", { key });
    Object.defineProperty(event, "timeStamp", { value: timeStamp });
    return keyboard.commandOf(event);
  };

  expect([at("g", 5000), at("c", 5900)]).toEqual([null, "customers"]);
  expect([at("g", 10_000), at("c", 11_100)]).toEqual([null, null]);
  expect([at("g", 20_000), at("j", 20_100), at("c", 20_200)]).toEqual([null, "nextRow", null]);
});

test("key labels match platform", () => {
  expect(keyLabels("Mod+K", false)).toEqual(["Ctrl", "K"]);
  expect(keyLabels("Mod+K", true)).toEqual(["⌘", "K"]);
  expect(keyLabels("Alt+ArrowLeft", false)).toEqual(["Alt", "←"]);
  expect(keyLabels("G C", false)).toEqual(["G", "C"]);
  expect(keyLabels("Mod+Plus", false)).toEqual(["Ctrl", "+"]);
});

test("keys move between rows and open one", async () => {
  const backend = new Backend().on("customers|list", () => ({
    customers: [ann, ron],
    total: 2,
    offset: 0,
    limit: 50,
    reachable: 10_000,
  }));
  const { user } = backend.open();
  const first = await screen.findByRole("button", { name: "Ann Perkins" });
  const second = screen.getByRole("button", { name: "Ron Swanson" });

  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(first);
  await user.keyboard("j");
  expect(document.activeElement).toBe(second);
  await user.keyboard("j{ArrowUp}");
  expect(document.activeElement).toBe(first);
  await user.keyboard("{ArrowDown}{Enter}");

  await screen.findByRole("heading", { name: "Ron Swanson" });
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await screen.findByRole("heading", { name: "Customers" });
});

test("refresh reloads the screen's data and the store's currencies", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  const row = await screen.findByRole("button", { name: "Ron Swanson" });
  const before = backend.calls.length;

  await user.keyboard("{Control>}r{/Control}");

  await waitFor(() => expect(backend.argsOf("customers|list")).toHaveLength(2));
  const commands = backend.calls.slice(before).map(({ command }) => command);
  expect(commands.filter((command) => command !== "settings|active")).toEqual([
    "orders|forget_currencies",
    "customers|list",
  ]);
  expect(row.isConnected).toBe(true);
});

test("shortcuts for search, settings, customers and lock work", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  await user.keyboard("gc{Control>},{/Control}");
  await screen.findByRole("heading", { name: "Settings" });
  await user.keyboard("gc");
  await screen.findByRole("heading", { name: "Customers" });
  await user.keyboard("{Control>}l{/Control}");
  expect(backend.argsOf("settings|lock")).toHaveLength(1);
  await user.keyboard("{Control>}.{/Control}");
  expect(backend.argsOf("impersonation|stop")).toHaveLength(0);
});

test("Stop works over dialog, palette does not", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  const { user } = backend.open();
  await screen.findByRole("heading", { name: "No orders" });
  await user.keyboard("?");
  await screen.findByRole("dialog", { name: "Help and shortcuts" });

  await user.keyboard("{Control>}k{/Control}");
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
  await user.keyboard("{Control>}.{/Control}");
  await waitFor(() => expect(backend.argsOf("impersonation|stop")).toHaveLength(1));
});

test("second shortcut stops, and banner, palette and help show it", async () => {
  const backend = new Backend();
  backend.status.impersonation = session;
  const { user } = backend.open();
  const stop = await screen.findByRole("button", { name: "End session" });
  expect(stop.getAttribute("aria-keyshortcuts")).toBe("Control+. Control+E");

  await user.keyboard("{Control>}k{/Control}");
  const item = await screen.findByRole("option", { name: /^End session/ });
  expect(item.textContent.replaceAll(/\s+/g, " ").trim()).toBe("End session Ctrl . or Ctrl E");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Help and shortcuts" });
  const line = within(help).getByText("End session").parentElement;
  expect(line?.textContent.replaceAll(/\s+/g, " ").trim()).toContain("Ctrl . or Ctrl E");

  await user.keyboard("{Control>}e{/Control}");
  await waitFor(() => expect(backend.argsOf("impersonation|stop")).toHaveLength(1));
});

test("help shows shortcuts, diagnostics and licenses", async () => {
  const { user } = new Backend().on("settings|diagnostics", () => "Journal        can be written\n").open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  await user.keyboard("{F1}");

  const help = await screen.findByRole("dialog", { name: "Help and shortcuts" });
  within(help).getByText("Find a customer, account or order");
  await within(help).findByText("Journal can be written");
  await user.click(within(help).getByRole("button", { name: "Copy diagnostics" }));
  expect(await navigator.clipboard.readText()).toBe("Journal        can be written\n");
  await user.click(within(help).getByText("If the window stays blank"));
  within(help).getByText(/^WEBKIT_DISABLE_COMPOSITING_MODE=1 shopside/);
  await user.click(within(help).getByText("Open-source licenses"));
  const licenses = await within(help).findByLabelText("Open-source licenses");
  for (const part of ["tauri 2.", "reqwest 0.", "svelte 5.", "bits-ui 2."])
    expect(licenses.textContent).toContain(part);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("menu bar enables commands of current screen", async () => {
  const backend = new Backend();
  const { user } = backend.open();
  const offered = () =>
    (backend.argsOf("settings|enable_menu_items").at(-1) as { commands: string[] } | undefined)?.commands ?? [];
  const all = ["customers", "orders", "auditLog", "stores", "back", "stop", "lock", "commandPalette"];
  const those = () => all.filter((command) => offered().includes(command));

  await user.click(await screen.findByRole("button", { name: "Ron Swanson" }));
  await waitFor(() =>
    expect(those()).toEqual(["customers", "orders", "auditLog", "stores", "back", "lock", "commandPalette"]),
  );

  await user.click(await screen.findByRole("button", { name: "View as customer" }));
  await user.click(await screen.findByRole("button", { name: "Start preview" }));
  await waitFor(() =>
    expect(those()).toEqual(["customers", "orders", "auditLog", "stores", "stop", "lock", "commandPalette"]),
  );

  await backend.emitLocked("idle");
  await waitFor(() => expect(offered()).toEqual([]));
});
