// The entries of a menu.

import type { Component } from "svelte";

export interface MenuEntry {
  label: string;
  /** What it does, in a second line. */
  hint?: string;
  icon?: Component<{ size: number }>;
  /** The color of a store, in place of an icon. */
  color?: string;
  /** Words beside the label, such as "Production". */
  tags?: { text: string; tone: "neutral" | "attention" }[];
  /** What screen readers say of the entry that is open now. */
  current?: string;
  keys?: string[];
  ariaKeys?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Whether a choice is on. The menu stays open when it changes. Undefined for an action. */
  isChecked?: boolean;
  run: () => void;
}

export interface MenuGroup {
  heading?: string;
  entries: MenuEntry[];
}
