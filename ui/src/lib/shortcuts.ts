// All keyboard shortcuts, for the keyboard handler and for the help.
//
// Input methods take some of them: Ctrl+. opens the emoji of IBus and switches the punctuation of
// Chinese input, where Ctrl+, does something, too. Some window managers take Alt with arrows. Each
// of these has a second shortcut.

import type { MessageArguments } from "../message-types";
import type { CommandId } from "./commands";
import { type MessageId, t } from "./messages.svelte";

/** A message without arguments. */
export type PlainMessage = { [Id in MessageId]: MessageArguments[Id] extends undefined ? Id : never }[MessageId];

/** A shortcut. `Mod` is Ctrl, or ⌘ on a Mac. A space separates the keys of a sequence. */
export interface Shortcut {
  keys: string;
  /** The command; null if the focused element handles the key. */
  command: CommandId | null;
  description: PlainMessage;
}

export const SHORTCUTS: { title: PlainMessage; shortcuts: Shortcut[] }[] = [
  {
    title: "help-go",
    shortcuts: [
      { keys: "Mod+K", command: "commandPalette", description: "app-command-palette" },
      { keys: "G F", command: "find", description: "app-command-find" },
      { keys: "G C", command: "customers", description: "app-command-customers" },
      { keys: "G A", command: "accounts", description: "account-list" },
      { keys: "G O", command: "orders", description: "app-command-orders" },
      { keys: "Mod+,", command: "settings", description: "app-command-settings" },
      { keys: "G S", command: "settings", description: "app-command-settings" },
      { keys: "Alt+ArrowLeft", command: "back", description: "app-command-back" },
      { keys: "G B", command: "back", description: "app-command-back" },
      { keys: "?", command: "help", description: "app-command-help" },
      { keys: "F1", command: "help", description: "app-command-help" },
    ],
  },
  {
    title: "help-lists",
    shortcuts: [
      { keys: "/", command: "search", description: "app-command-search" },
      { keys: "J", command: "nextRow", description: "app-command-next-row" },
      { keys: "ArrowDown", command: "nextRow", description: "app-command-next-row" },
      { keys: "K", command: "previousRow", description: "app-command-previous-row" },
      { keys: "ArrowUp", command: "previousRow", description: "app-command-previous-row" },
      { keys: "Enter", command: null, description: "help-open-row" },
      { keys: "Mod+Enter", command: null, description: "help-view-as-customer" },
      { keys: "Mod+D", command: null, description: "help-pin" },
      { keys: "Mod+R", command: "refresh", description: "app-command-refresh" },
      { keys: "F5", command: "refresh", description: "app-command-refresh" },
    ],
  },
  {
    title: "help-app",
    shortcuts: [
      { keys: "Mod+.", command: "stop", description: "app-command-stop" },
      { keys: "Mod+E", command: "stop", description: "app-command-stop" },
      { keys: "Mod+Plus", command: "zoomIn", description: "app-command-zoom-in" },
      { keys: "Mod+=", command: "zoomIn", description: "app-command-zoom-in" },
      { keys: "Mod+-", command: "zoomOut", description: "app-command-zoom-out" },
      { keys: "Mod+0", command: "resetZoom", description: "app-command-reset-zoom" },
      { keys: "Mod+L", command: "lock", description: "app-command-lock" },
      { keys: "Escape", command: null, description: "help-close-dialog" },
    ],
  },
];

/** How long after the first key of a sequence the second one counts, in milliseconds. */
const SEQUENCE_TIMEOUT_MS = 1000;

const ALL = SHORTCUTS.flatMap((group) => group.shortcuts);
const KEY_SYMBOLS: Record<string, string> = {
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Plus: "+",
  "-": "−",
};

const KEY_NAMES = {
  Enter: "app-key-enter",
  Escape: "app-key-escape",
  Space: "app-key-space",
} as const satisfies Record<string, MessageId>;

export const isMac = /mac/i.test(navigator.platform);

/** The labels on the keys of a shortcut. */
export function keyLabels(keys: string, mac = isMac): string[] {
  const modifiers: Record<string, string> = mac ? { Mod: "⌘", Alt: "⌥" } : { Mod: t("app-key-control") };
  return keys.split(/[+ ]/).map((key) => modifiers[key] ?? KEY_SYMBOLS[key] ?? nameOf(key));
}

/** What is printed on a key. */
function nameOf(key: string): string {
  return key in KEY_NAMES ? t(KEY_NAMES[key as keyof typeof KEY_NAMES]) : key;
}

/** The shortcuts of a command, the usual one first. */
export function keysOf(command: CommandId): string[] {
  return ALL.filter((shortcut) => shortcut.command === command).map(({ keys }) => keys);
}

/** The shortcuts of a command in the syntax of `aria-keyshortcuts`, which has no sequences. */
export function ariaKeys(command: CommandId): string | undefined {
  const single = keysOf(command).filter((keys) => !keys.includes(" "));
  return single.map((keys) => keys.replace("Mod", isMac ? "Meta" : "Control")).join(" ") || undefined;
}

/** Turns key events into commands. */
export class Keyboard {
  #previous = { key: "", at: 0 };

  /** The command of a key event, if any. Text entered into a field is no command. */
  commandOf(event: KeyboardEvent): CommandId | null {
    if (event.defaultPrevented || event.isComposing) return null;
    const pressed = keysPressed(event);
    if (pressed === null) return null;
    const hasMod = pressed.startsWith("Mod+");
    if (!hasMod && belongsToElement(event)) return null;
    const previous = this.#previous;
    this.#previous = { key: hasMod ? "" : pressed, at: event.timeStamp };
    const isInTime = event.timeStamp - previous.at < SEQUENCE_TIMEOUT_MS;
    const sequence = isInTime && find(`${previous.key} ${pressed}`);
    return sequence || find(pressed);
  }
}

function find(keys: string): CommandId | null {
  return ALL.find((shortcut) => shortcut.keys === keys)?.command ?? null;
}

/** The characters of keys on a US keyboard, other than letters and digits. */
const US_KEYS: Record<string, string> = {
  Comma: ",",
  Period: ".",
  Slash: "/",
  Minus: "-",
  Equal: "=",
};

/** The key. Where it enters no Latin character, as on a Greek keyboard, that of a US keyboard. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^[^\p{ASCII}\p{Script=Latin}]$/u.test(key)) return key;
  return US_KEYS[code] ?? /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

/** The key with its modifiers, as in the table; null for combinations that no shortcut uses. */
function keysPressed(event: KeyboardEvent): string | null {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const key = latinKey(event);
  // Shift is needed to enter a character such as “?”, but makes a letter another key.
  const isLetter = /^\p{L}$/u.test(key);
  if (shiftKey && (isLetter || key.length > 1)) return null;
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (other || (mod && altKey)) return null;
  // "+" separates keys in the table.
  const character = key === "+" ? "Plus" : key;
  const name = isLetter ? key.toUpperCase() : character;
  if (altKey && key.length === 1) return null;
  return `${mod ? "Mod+" : ""}${altKey ? "Alt+" : ""}${name}`;
}

/** Whether the focused element handles the key itself. */
function belongsToElement({ target, key, altKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || /^F\d+$/.test(key)) return false;
  // A search field has the focus on arrival. On a Mac, Alt with an arrow moves by a word.
  if (altKey && !isMac && target.matches("input[type=search]")) return false;
  if (target.isContentEditable || target.closest("textarea, select")) return true;
  const field = target.closest("input");
  if (field && !["checkbox", "radio", "button"].includes(field.type)) return true;
  const isControl = target.closest("button, a, input, [role]") !== null && target.closest("tbody") === null;
  return key.startsWith("Arrow") && key !== "ArrowLeft" && isControl;
}
