// The commands that shortcuts, menus, buttons and the command palette run.

import { lock } from "./lock.svelte";
import { overlay } from "./overlay.svelte";
import { refreshAll } from "./refresh";
import { router } from "./router.svelte";
import { moveRowFocus } from "./row-focus";
import { session } from "./session.svelte";
import { settings } from "./settings.svelte";
import { stores } from "./stores.svelte";
import { DEFAULT_ZOOM, zoomedIn, zoomedOut } from "./zoom";

export type CommandId =
  | "commandPalette"
  | "search"
  | "help"
  | "customers"
  | "orders"
  | "profile"
  | "compare"
  | "auditLog"
  | "requestLog"
  | "stores"
  | "settings"
  | "checkForUpdates"
  | "newCustomer"
  | "connect"
  | "back"
  | "refresh"
  | "nextRow"
  | "previousRow"
  | "privacy"
  | "zoomIn"
  | "zoomOut"
  | "resetZoom"
  | "stop"
  | "lock";

export interface Command {
  title: string;
  /** Whether the command can run now. */
  isOffered: () => boolean;
  run: () => void;
}

const always = () => true;
const isInSession = () => session.current !== null;
const isOutsideSession = () => session.current === null;
const hasStore = () => isOutsideSession() && stores.current !== null;
const isAdmin = () => hasStore() && stores.current?.kind !== "sign_in_only";

function searchField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("main input[type=search]");
}

export const COMMANDS: Record<CommandId, Command> = {
  commandPalette: { title: "Jump to…", isOffered: always, run: () => (overlay.open = "commandPalette") },
  search: {
    title: "Search",
    isOffered: () => searchField() !== null,
    run: () => searchField()?.focus(),
  },
  help: { title: "Help", isOffered: always, run: () => (overlay.open = "help") },
  customers: { title: "Customers", isOffered: isAdmin, run: () => openSection("customers") },
  orders: {
    title: "Orders",
    isOffered: () => isInSession() || isAdmin(),
    run: () => (isInSession() ? openTab("orders") : openSection("storeOrders")),
  },
  profile: { title: "Profile", isOffered: isInSession, run: () => openTab("profile") },
  compare: { title: "Compare", isOffered: () => session.canCompare, run: () => openTab("compare") },
  auditLog: { title: "Journal", isOffered: isOutsideSession, run: () => router.visit({ name: "auditLog" }) },
  requestLog: { title: "Requests", isOffered: hasStore, run: () => router.visit({ name: "requestLog" }) },
  stores: {
    title: "Stores",
    isOffered: () => isOutsideSession() && stores.all.length > 0,
    run: () => router.visit({ name: "stores" }),
  },
  settings: { title: "Settings", isOffered: isOutsideSession, run: () => router.visit({ name: "settings" }) },
  checkForUpdates: {
    title: "Check for updates",
    isOffered: isOutsideSession,
    run: () => void settings.checkForUpdates(),
  },
  newCustomer: { title: "New customer", isOffered: isAdmin, run: openNewCustomer },
  connect: { title: "Connect a store", isOffered: isOutsideSession, run: () => router.visit({ name: "connect" }) },
  back: { title: "Back", isOffered: () => session.canGoBack, run: () => router.back() },
  refresh: { title: "Refresh", isOffered: always, run: () => void refreshAll() },
  nextRow: { title: "Next row", isOffered: always, run: () => moveRowFocus(1) },
  previousRow: { title: "Row before", isOffered: always, run: () => moveRowFocus(-1) },
  privacy: {
    title: "Privacy view",
    isOffered: always,
    run: () => void settings.setPrivacy(!settings.values.privacy),
  },
  zoomIn: { title: "Larger", isOffered: always, run: () => void settings.setZoom(zoomedIn(settings.values.zoom)) },
  zoomOut: { title: "Smaller", isOffered: always, run: () => void settings.setZoom(zoomedOut(settings.values.zoom)) },
  resetZoom: { title: "Usual size", isOffered: always, run: () => void settings.setZoom(DEFAULT_ZOOM) },
  stop: { title: "Stop seeing as customer", isOffered: isInSession, run: () => void session.stop() },
  lock: {
    get title() {
      return lock.canAuthenticate ? "Lock" : "Hide";
    },
    isOffered: always,
    run: () => void lock.lock(),
  },
};

/** The commands that also run while a dialog is open. */
const OVER_DIALOGS: CommandId[] = ["lock", "stop", "zoomIn", "zoomOut", "resetZoom"];

/** Opens a section of the store, unless its first screen is shown. */
function openSection(name: "customers" | "storeOrders") {
  if (router.current.route.name !== name || router.canGoBack) router.openSection(name);
}

/** Opens another tab of the customer view. */
function openTab(name: "orders" | "profile" | "compare") {
  if (router.current.route.name !== name) router.replace({ name });
}

/** Opens the list of customers with the dialog for a new one. */
function openNewCustomer() {
  router.go({ name: "customers" });
  router.current.memory.dialogs = { newCustomer: true };
}

/** All commands that can run now. An open dialog doesn't count. */
export function offeredCommands(): CommandId[] {
  const ids = Object.keys(COMMANDS) as CommandId[];
  return lock.reason ? [] : ids.filter((id) => COMMANDS[id].isOffered());
}

/** Whether a command can run now, with the open dialog taken into account. */
export function canRun(id: CommandId): boolean {
  const hasDialog = document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
  if (lock.reason || (hasDialog && !OVER_DIALOGS.includes(id))) return false;
  return COMMANDS[id].isOffered();
}

/** Runs a command if it can run now. */
export function run(id: CommandId): boolean {
  const isPossible = canRun(id);
  if (isPossible) COMMANDS[id].run();
  return isPossible;
}
