// What the program can be told to do, wherever the reader is: by a key, a menu, the jump box or a button.

import { app } from "./app.svelte";
import { refresh } from "./refresh";
import { step } from "./rows";
import { larger, smaller, USUAL_SIZE } from "./zoom";

export type CommandId =
  | "jump"
  | "search"
  | "help"
  | "customers"
  | "orders"
  | "profile"
  | "compare"
  | "journal"
  | "requests"
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
  | "usualSize"
  | "stop"
  | "lock";

export interface Command {
  title: string;
  /** Whether it can be done here and now. */
  isOffered: () => boolean;
  run: () => void;
}

const always = () => true;
const isInside = () => app.impersonation !== null;
const isOutside = () => app.impersonation === null;
const hasStore = () => isOutside() && app.connection !== null;
const isAdmin = () => hasStore() && app.connection?.kind !== "sign_in_only";

function searchBox(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("main input[type=search]");
}

export const COMMANDS: Record<CommandId, Command> = {
  jump: { title: "Jump to…", isOffered: always, run: () => (app.overlay = "jump") },
  search: {
    title: "Search",
    isOffered: () => searchBox() !== null,
    run: () => searchBox()?.focus(),
  },
  help: { title: "Help", isOffered: always, run: () => (app.overlay = "help") },
  customers: { title: "Customers", isOffered: isAdmin, run: () => toSection("customers") },
  orders: {
    title: "Orders",
    isOffered: () => isInside() || isAdmin(),
    run: () => (isInside() ? turnTo("orders") : toSection("storeOrders")),
  },
  profile: { title: "Profile", isOffered: isInside, run: () => turnTo("profile") },
  compare: { title: "Compare", isOffered: () => app.seesBothSides, run: () => turnTo("compare") },
  journal: { title: "Journal", isOffered: isOutside, run: () => app.visit({ name: "journal" }) },
  requests: { title: "Requests", isOffered: hasStore, run: () => app.visit({ name: "requests" }) },
  stores: {
    title: "Stores",
    isOffered: () => isOutside() && app.connections.length > 0,
    run: () => app.visit({ name: "stores" }),
  },
  settings: { title: "Settings", isOffered: isOutside, run: () => app.visit({ name: "settings" }) },
  checkForUpdates: {
    title: "Check for updates",
    isOffered: isOutside,
    run: () => void app.checkForUpdates(),
  },
  newCustomer: { title: "New customer", isOffered: isAdmin, run: () => app.createCustomer() },
  connect: { title: "Connect a store", isOffered: isOutside, run: () => app.visit({ name: "connect" }) },
  back: { title: "Back", isOffered: () => app.canGoBack, run: () => app.router.back() },
  refresh: { title: "Refresh", isOffered: always, run: refresh },
  nextRow: { title: "Next row", isOffered: always, run: () => step(1) },
  previousRow: { title: "Row before", isOffered: always, run: () => step(-1) },
  privacy: {
    title: "Privacy view",
    isOffered: always,
    run: () => void app.setPrivacy(!app.settings.privacy),
  },
  zoomIn: { title: "Larger", isOffered: always, run: () => zoomTo(larger(app.settings.zoom)) },
  zoomOut: { title: "Smaller", isOffered: always, run: () => zoomTo(smaller(app.settings.zoom)) },
  usualSize: { title: "Usual size", isOffered: always, run: () => zoomTo(USUAL_SIZE) },
  stop: { title: "Stop seeing as customer", isOffered: isInside, run: () => void app.stop() },
  lock: { title: "Lock", isOffered: always, run: () => void app.lock() },
};

/** What may be done although a dialog is open. */
const OVER_DIALOGS: CommandId[] = ["lock", "stop", "zoomIn", "zoomOut", "usualSize"];

/** Goes to a section of the store, unless the reader is at its top. */
function toSection(name: "customers" | "storeOrders") {
  const { router } = app;
  if (router.current.route.name !== name || router.canGoBack) router.section(name);
}

function zoomTo(zoom: number) {
  void app.setZoom(zoom);
}

/** Goes to another of the customer's screens. */
function turnTo(name: "orders" | "profile" | "compare") {
  if (app.router.current.route.name !== name) app.router.replace({ name });
}

/** All that can be done where the reader is; what lies over the screen for a while is not asked. */
export function offered(): CommandId[] {
  const ids = Object.keys(COMMANDS) as CommandId[];
  return app.locked ? [] : ids.filter((id) => COMMANDS[id].isOffered());
}

/** Whether this can be done here and now. */
export function isOffered(id: CommandId): boolean {
  const isCovered = document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
  if (app.locked || (isCovered && !OVER_DIALOGS.includes(id))) return false;
  return COMMANDS[id].isOffered();
}

/** Does it, if it can be done here and now. */
export function run(id: CommandId): boolean {
  const isPossible = isOffered(id);
  if (isPossible) COMMANDS[id].run();
  return isPossible;
}
