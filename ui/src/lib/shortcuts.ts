// Every shortcut, for the keys that are pressed and for the help that lists them.

import type { CommandId } from "./commands";

/** Keys and what they do. `Mod` is Ctrl, and ⌘ on a Mac; a space stands between keys that are pressed one after the other. */
export interface Shortcut {
  keys: string;
  /** What is done; nothing where the element that has the focus does it by itself. */
  command: CommandId | null;
  says: string;
}

export const SHORTCUTS: { title: string; shortcuts: Shortcut[] }[] = [
  {
    title: "Go",
    shortcuts: [
      { keys: "Mod+K", command: "jump", says: "Jump to a customer, an order or a command" },
      { keys: "G C", command: "customers", says: "Customers" },
      { keys: "G O", command: "orders", says: "Orders" },
      { keys: "Mod+,", command: "settings", says: "Settings" },
      { keys: "Alt+ArrowLeft", command: "back", says: "Back" },
      { keys: "?", command: "help", says: "This help" },
    ],
  },
  {
    title: "Lists",
    shortcuts: [
      { keys: "/", command: "search", says: "Search" },
      { keys: "J", command: "nextRow", says: "Next row" },
      { keys: "ArrowDown", command: "nextRow", says: "Next row" },
      { keys: "K", command: "previousRow", says: "Row before" },
      { keys: "ArrowUp", command: "previousRow", says: "Row before" },
      { keys: "Enter", command: null, says: "Open" },
      { keys: "Mod+R", command: "refresh", says: "Refresh" },
    ],
  },
  {
    title: "Program",
    shortcuts: [
      { keys: "Mod+.", command: "stop", says: "Stop seeing the shop as a customer" },
      { keys: "Mod+Plus", command: "zoomIn", says: "Make everything larger" },
      { keys: "Mod+=", command: "zoomIn", says: "Make everything larger" },
      { keys: "Mod+-", command: "zoomOut", says: "Make everything smaller" },
      { keys: "Mod+0", command: "usualSize", says: "Show everything in its usual size" },
      { keys: "Mod+L", command: "lock", says: "Lock" },
      { keys: "Escape", command: null, says: "Close what is open" },
    ],
  },
];

/** How long the second key may be waited for, in milliseconds. */
const PATIENCE = 1000;

const ALL = SHORTCUTS.flatMap((group) => group.shortcuts);
const SIGNS: Record<string, string> = {
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Plus: "+",
  "-": "−",
};

export const isMac = /mac/i.test(navigator.platform);

/** A shortcut's keys as they are printed on the keyboard. */
export function printed(keys: string, mac = isMac): string[] {
  const modifiers: Record<string, string> = mac ? { Mod: "⌘", Alt: "⌥" } : { Mod: "Ctrl" };
  return keys.split(/[+ ]/).map((key) => modifiers[key] ?? SIGNS[key] ?? key);
}

/** The first keys that do this, if any do. */
export function keysOf(command: CommandId): string | null {
  return ALL.find((shortcut) => shortcut.command === command)?.keys ?? null;
}

/** The same keys as assistive technology reads them. */
export function heard(keys: string | null): string | undefined {
  return keys?.includes("+") ? keys.replace("Mod", isMac ? "Meta" : "Control") : undefined;
}

/** Reads commands out of the keys that are pressed. */
export class Keyboard {
  #first = { key: "", at: 0 };

  /** What this key asks for, if anything. What is typed into a field asks for nothing. */
  read(event: KeyboardEvent): CommandId | null {
    if (event.defaultPrevented || event.isComposing) return null;
    const pressed = combination(event);
    if (pressed === null) return null;
    const isTyped = !pressed.startsWith("Mod+");
    if (isTyped && belongsToElement(event)) return null;
    const before = this.#first;
    this.#first = { key: isTyped ? pressed : "", at: event.timeStamp };
    const isSecond = event.timeStamp - before.at < PATIENCE;
    const both = isSecond && find(`${before.key} ${pressed}`);
    return both || find(pressed);
  }
}

function find(keys: string): CommandId | null {
  return ALL.find((shortcut) => shortcut.keys === keys)?.command ?? null;
}

/** The key with its modifiers, as the table has it; nothing for combinations that no shortcut has. */
function combination({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string | null {
  // Shift is part of a sign such as “?”, and makes a letter another key.
  const isLetter = /^\p{L}$/u.test(key);
  if (shiftKey && (isLetter || key.length > 1)) return null;
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (other || (mod && altKey)) return null;
  // The sign stands between keys here.
  const sign = key === "+" ? "Plus" : key;
  const name = isLetter ? key.toUpperCase() : sign;
  if (altKey && key.length === 1) return null;
  return `${mod ? "Mod+" : ""}${altKey ? "Alt+" : ""}${name}`;
}

/** Whether the key means something to the element that has the focus. */
function belongsToElement({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select")) return true;
  const field = target.closest("input");
  if (field && !["checkbox", "radio", "button"].includes(field.type)) return true;
  const isControl = target.closest("button, a, input, [role]") !== null && target.closest("tbody") === null;
  return key.startsWith("Arrow") && key !== "ArrowLeft" && isControl;
}
