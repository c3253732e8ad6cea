// The views that are loaded when they are first shown: all but those that the app can start with.

import { LazyView } from "./lazy-view.svelte";

export const VIEWS = {
  auditLog: new LazyView(() => import("../views/AuditLog.svelte")),
  commandPalette: new LazyView(() => import("../views/CommandPalette.svelte")),
  compare: new LazyView(() => import("../views/Compare.svelte")),
  connect: new LazyView(() => import("../views/ConnectStore.svelte")),
  customer: new LazyView(() => import("../views/Customer.svelte")),
  customers: new LazyView(() => import("../views/Customers.svelte")),
  dialog: new LazyView(() => import("../components/DialogWindow.svelte")),
  help: new LazyView(() => import("../views/Help.svelte")),
  impersonationDialog: new LazyView(() => import("../views/ImpersonationDialog.svelte")),
  import: new LazyView(() => import("../views/Import.svelte")),
  menu: new LazyView(() => import("../components/MenuWindow.svelte")),
  order: new LazyView(() => import("../views/Order.svelte")),
  orders: new LazyView(() => import("../views/Orders.svelte")),
  passwordClipboard: new LazyView(() => import("../views/PasswordClipboard.svelte")),
  personalData: new LazyView(() => import("../views/PersonalData.svelte")),
  profile: new LazyView(() => import("../views/Profile.svelte")),
  requestLog: new LazyView(() => import("../views/RequestLog.svelte")),
  sandbox: new LazyView(() => import("../views/SandboxPanel.svelte")),
  sessionMenu: new LazyView(() => import("../components/SessionMenu.svelte")),
  settings: new LazyView(() => import("../views/Settings.svelte")),
  signInByEmail: new LazyView(() => import("../views/SignInByEmail.svelte")),
  storeOrders: new LazyView(() => import("../views/StoreOrders.svelte")),
  stores: new LazyView(() => import("../views/Stores.svelte")),
  toasts: new LazyView(() => import("../components/Toasts.svelte")),
};
