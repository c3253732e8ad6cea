// The commands that shortcuts, menus, buttons and the command palette run.

import { REGION_URLS } from "../bindings";
import * as ipc from "../ipc";
import { storeAccounts } from "./accounts-access.svelte";
import { canCopyLink, copyLink } from "./links.svelte";
import { lock } from "./lock.svelte";
import { t } from "./messages.svelte";
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
  | "find"
  | "search"
  | "help"
  | "customers"
  | "accounts"
  | "orders"
  | "profile"
  | "carts"
  | "subscriptions"
  | "addresses"
  | "compare"
  | "auditLog"
  | "requestLog"
  | "stores"
  | "settings"
  | "checkForUpdates"
  | "newCustomer"
  | "newAccount"
  | "newOrder"
  | "copyLink"
  | "commerceManager"
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
  | "lock"
  | "quit";

/** The screens of a session that have a tab. */
export type SessionTab = "orders" | "carts" | "subscriptions" | "addresses" | "profile" | "compare";

export interface Command {
  readonly title: string;
  /** Whether the command can run now. */
  isOffered: () => boolean;
  run: () => void;
}

type Definition = Omit<Command, "title"> & { title: () => string };

const always = () => true;
const isInSession = () => session.current !== null;
/** A preview is the admin's own view, so going elsewhere ends it. The customer's own access is only left by ending it. */
const isOutsideSession = () => !session.isSignedIn;
/** Whether the session shows its screens: not before staff have chosen an account. */
const hasTabs = () => isInSession() && !session.needsAccount;
const hasStore = () => isOutsideSession() && stores.current !== null;
const isAdmin = () => hasStore() && stores.current?.kind !== "sign_in_only";

/** Whether a store's address is the one of a region, whose Commerce Manager is known. */
const isInRegion = (url: string | null | undefined) =>
  Object.values<string | null | undefined>(REGION_URLS).includes(url);

async function openCommerceManager() {
  if (stores.current) await ipc.connections.openCommerceManager(stores.current.id).catch(overlay.reportError);
}

function searchField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("main input[type=search]");
}

const DEFINITIONS: Record<CommandId, Definition> = {
  commandPalette: { title: () => t("app-command-palette"), isOffered: always, run: openSearchBox },
  find: {
    title: () => t("app-command-find"),
    isOffered: isAdmin,
    run: () => {
      openSection("find");
      searchBox()?.focus();
    },
  },
  search: {
    title: () => t("app-command-search"),
    isOffered: always,
    run: () => (searchField() ? searchField()?.focus() : openSearchBox()),
  },
  help: { title: () => t("app-command-help"), isOffered: always, run: () => (overlay.open = "help") },
  customers: { title: () => t("app-command-customers"), isOffered: isAdmin, run: () => openSection("customers") },
  accounts: {
    title: () => t("account-list"),
    isOffered: () => isAdmin() && storeAccounts.access === "some",
    run: () => openSection("accounts"),
  },
  orders: {
    title: () => t("app-command-orders"),
    isOffered: () => (isInSession() ? hasTabs() : isAdmin()),
    run: () => (isInSession() ? openTab("orders") : openSection("storeOrders")),
  },
  carts: {
    title: () => t("app-command-carts"),
    isOffered: () => hasTabs() && session.hasCarts,
    run: () => openTab("carts"),
  },
  subscriptions: {
    title: () => t("app-command-subscriptions"),
    isOffered: () => hasTabs() && session.hasSubscriptions,
    run: () => openTab("subscriptions"),
  },
  addresses: {
    title: () => t("app-command-addresses"),
    isOffered: () => hasTabs() && session.isOfAccount,
    run: () => openTab("addresses"),
  },
  profile: { title: () => t("app-command-profile"), isOffered: hasTabs, run: () => openTab("profile") },
  compare: {
    title: () => t("app-command-compare"),
    isOffered: () => session.canCompare,
    run: () => openTab("compare"),
  },
  auditLog: {
    title: () => t("app-command-audit-log"),
    isOffered: isOutsideSession,
    run: () => router.visit({ name: "auditLog" }),
  },
  requestLog: {
    title: () => t("app-command-requests"),
    isOffered: hasStore,
    run: () => router.visit({ name: "requestLog" }),
  },
  stores: {
    title: () => t("app-command-stores"),
    isOffered: () => isOutsideSession() && stores.all.length > 0,
    run: () => router.visit({ name: "stores" }),
  },
  settings: {
    title: () => t("app-command-settings"),
    isOffered: isOutsideSession,
    run: () => router.visit({ name: "settings" }),
  },
  checkForUpdates: {
    title: () => t("app-command-check-for-updates"),
    isOffered: isOutsideSession,
    run: () => void settings.checkForUpdates(),
  },
  newCustomer: { title: () => t("app-command-new-customer"), isOffered: isAdmin, run: openNewCustomer },
  newAccount: {
    title: () => t("account-new"),
    isOffered: () => isAdmin() && storeAccounts.access !== "none",
    run: openNewAccount,
  },
  newOrder: {
    title: () => t("app-new-order"),
    isOffered: isAdmin,
    run: () => router.visit({ name: "newOrder" }),
  },
  copyLink: { title: () => t("find-copy-link"), isOffered: canCopyLink, run: () => void copyLink() },
  commerceManager: {
    title: () => t("app-command-commerce-manager"),
    isOffered: () => isOutsideSession() && isInRegion(stores.current?.baseUrl),
    run: () => void openCommerceManager(),
  },
  connect: {
    title: () => t("app-command-connect"),
    isOffered: isOutsideSession,
    run: () => router.visit({ name: "connect" }),
  },
  back: { title: () => t("app-command-back"), isOffered: () => session.canGoBack, run: () => router.back() },
  refresh: { title: () => t("app-command-refresh"), isOffered: always, run: () => void refreshAll() },
  nextRow: { title: () => t("app-command-next-row"), isOffered: always, run: () => moveRowFocus(1) },
  previousRow: { title: () => t("app-command-previous-row"), isOffered: always, run: () => moveRowFocus(-1) },
  privacy: {
    title: () => t("app-command-privacy"),
    isOffered: always,
    run: () => void settings.setPrivacy(!settings.values.privacy),
  },
  zoomIn: {
    title: () => t("app-command-zoom-in"),
    isOffered: always,
    run: () => void settings.setZoom(zoomedIn(settings.values.zoom)),
  },
  zoomOut: {
    title: () => t("app-command-zoom-out"),
    isOffered: always,
    run: () => void settings.setZoom(zoomedOut(settings.values.zoom)),
  },
  resetZoom: {
    title: () => t("app-command-reset-zoom"),
    isOffered: always,
    run: () => void settings.setZoom(DEFAULT_ZOOM),
  },
  stop: { title: () => t("app-command-stop"), isOffered: isInSession, run: () => void session.stop() },
  lock: {
    title: () => t(lock.canAuthenticate ? "app-command-lock" : "app-command-hide"),
    isOffered: always,
    run: () => void lock.lock(),
  },
  quit: {
    title: () => t("app-command-quit"),
    isOffered: always,
    run: () => void ipc.settings.quit().catch(overlay.reportError),
  },
};

/** All commands. Their titles are in the user's language. */
export const COMMANDS = Object.fromEntries(
  Object.entries(DEFINITIONS).map(([id, { title, isOffered, run }]) => [
    id,
    {
      get title() {
        return title();
      },
      isOffered,
      run,
    },
  ]),
) as Record<CommandId, Command>;
/** The commands that go elsewhere, and end a preview first. */
const LEAVES_PREVIEW: CommandId[] = [
  "find",
  "customers",
  "accounts",
  "auditLog",
  "requestLog",
  "stores",
  "settings",
  "checkForUpdates",
  "newCustomer",
  "newAccount",
  "newOrder",
  "connect",
];

/** What takes the keyboard while it is open. A menu that closes runs the chosen command. */
const OVER_SCREEN = "[role=dialog], [role=alertdialog], [role=menu]:not([data-state=closed])";

/** The commands that also run while a dialog is open. */
const OVER_DIALOGS: CommandId[] = ["lock", "stop", "zoomIn", "zoomOut", "resetZoom"];

/** Opens a section of the store, unless its first screen is shown. */
function openSection(name: "find" | "customers" | "accounts" | "storeOrders") {
  if (router.current.route.name !== name || router.canGoBack) router.openSection(name);
}

function searchBox(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>("main input.find-input");
}

/** Focuses the search box of the screen, or opens the command palette. */
function openSearchBox() {
  const box = searchBox();
  if (!box) overlay.open = "commandPalette";
  box?.focus();
  box?.select();
}

/** Opens a section of the store from the top bar. */
export function openStoreSection(command: "find" | "customers" | "accounts" | "orders") {
  const sections = { find: "find", customers: "customers", accounts: "accounts", orders: "storeOrders" } as const;
  if (session.current) void session.stopThen(() => openSection(sections[command]));
  else run(command);
}

/** Opens another tab of the customer view. */
function openTab(name: SessionTab) {
  if (router.current.route.name !== name) router.replace({ name });
}

/** Opens the list of customers with the dialog for a new one. */
function openNewCustomer() {
  router.go({ name: "customers" });
  router.current.memory.dialogs = { newCustomer: true };
}

/** Opens the list of accounts with the dialog for a new one. */
function openNewAccount() {
  router.go({ name: "accounts" });
  router.current.memory.dialogs = { newAccount: true };
}

/** All commands that can run now. An open dialog doesn't count. */
export function offeredCommands(): CommandId[] {
  const ids = Object.keys(COMMANDS) as CommandId[];
  return lock.reason ? [] : ids.filter((id) => COMMANDS[id].isOffered());
}

/** Whether a command can run now, with the open dialog taken into account. */
export function canRun(id: CommandId): boolean {
  const hasDialog = document.querySelector(OVER_SCREEN) !== null;
  if (lock.reason || (hasDialog && !OVER_DIALOGS.includes(id))) return false;
  return COMMANDS[id].isOffered();
}

/** Runs a command if it can run now. */
export function run(id: CommandId): boolean {
  const isPossible = canRun(id);
  if (isPossible && session.current && LEAVES_PREVIEW.includes(id)) void session.stopThen(COMMANDS[id].run);
  else if (isPossible) COMMANDS[id].run();
  return isPossible;
}
