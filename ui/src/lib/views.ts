// The views that are fetched when they are first wanted: all but those that the program may begin with.

import { OnDemand } from "./on-demand.svelte";

export const VIEWS = {
  compare: new OnDemand(() => import("../views/Compare.svelte")),
  connect: new OnDemand(() => import("../views/ConnectStore.svelte")),
  customer: new OnDemand(() => import("../views/Customer.svelte")),
  dialog: new OnDemand(() => import("../components/DialogFrame.svelte")),
  enterAs: new OnDemand(() => import("../views/EnterAs.svelte")),
  handover: new OnDemand(() => import("../views/Handover.svelte")),
  help: new OnDemand(() => import("../views/Help.svelte")),
  import: new OnDemand(() => import("../views/Import.svelte")),
  journal: new OnDemand(() => import("../views/Journal.svelte")),
  jump: new OnDemand(() => import("../views/Jump.svelte")),
  order: new OnDemand(() => import("../views/Order.svelte")),
  orders: new OnDemand(() => import("../views/Orders.svelte")),
  profile: new OnDemand(() => import("../views/Profile.svelte")),
  requests: new OnDemand(() => import("../views/Requests.svelte")),
  sandbox: new OnDemand(() => import("../views/SandboxPanel.svelte")),
  settings: new OnDemand(() => import("../views/Settings.svelte")),
  signInByEmail: new OnDemand(() => import("../views/SignInByEmail.svelte")),
  storeOrder: new OnDemand(() => import("../views/StoreOrder.svelte")),
  storeOrders: new OnDemand(() => import("../views/StoreOrders.svelte")),
  stores: new OnDemand(() => import("../views/Stores.svelte")),
  toasts: new OnDemand(() => import("../components/Toasts.svelte")),
};
