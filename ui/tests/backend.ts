// A fake backend: tests set the handler of each command, and it records all calls.
import { emit } from "@tauri-apps/api/event";
import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { vi } from "vitest";

import App from "../src/App.svelte";

import type {
  AccessModesView,
  ConnectionView,
  CustomerView,
  FindResultsView,
  FoundCustomerView,
  FoundRecordView,
  ImpersonationView,
  Problem,
  RequestView,
  SeenView,
  SentAsView,
  StatusView,
  StoreOrderRowView,
  StoreOrderView,
  UnlinkedOrdersView,
  UpdateView,
  WaitView,
} from "../src/bindings";
import { VIEWS } from "../src/lib/lazy-views";
import { leftovers } from "../src/lib/leftovers.svelte";
import { lock } from "../src/lib/lock.svelte";
import { overlay } from "../src/lib/overlay.svelte";
import { Router, router } from "../src/lib/router.svelte";
import { session as openSession } from "../src/lib/session.svelte";
import { settings } from "../src/lib/settings.svelte";
import { stores } from "../src/lib/stores.svelte";
import { memberDialog } from "../src/lib/view-as-member.svelte";

import { dana, harbor, memberAccount, membership } from "./account-fixtures";
import { noExport, receipt } from "./audit-fixtures";
import { memberHandlers } from "./member-fixtures";
import { recordSent } from "./pseudo-locale";
import { batch, sendNews } from "./scan-fixtures";
import { timeZones } from "./setup-fixtures";
export { cabin, dana, harbor, memberAccount, membership } from "./account-fixtures";
export { entry, noExport, receipt, trailRow, trailSession } from "./audit-fixtures";
export { batch, scanRequest, sendNews } from "./scan-fixtures";
export { authority, timeZones } from "./setup-fixtures";

// Tests don't wait for lazy views, except for the test of lazy views.
await Promise.all(Object.values(VIEWS).map((view) => view.load()));

type Handler = (args: unknown) => unknown;

export const store: ConnectionView = {
  id: "store-1",
  name: "Pawnee Parks",
  kind: "full",
  baseUrl: "https://shop.example",
  clientId: "a-client-id",
  secret: "keyring",
  rules: {
    production: false,
    policy: "preview_and_sign_in",
    timeZone: null,
    recordAdminViews: true,
    confirmAmountsAbove: 100,
  },
  color: "none",
  keyringEntry: "store-1 https://shop.example",
  managed: { policy: false, production: false },
  certificate: null,
};

export const ron: CustomerView = {
  id: "ron",
  name: "Ron Swanson",
  email: "ron@swanson.com",
  hasPassword: true,
  externalRef: null,
  createdAt: "2024-06-03T19:30:00Z",
  updatedAt: null,
  customFields: [],
};

export const ways: AccessModesView = { customer: ron, preview: null, signIn: null, newPassword: null };

export const session: ImpersonationView = {
  session: "session-1",
  way: "sign_in",
  connection: store.id,
  store: store.name,
  subject: { kind: "customer" },
  customer: ron.id,
  name: ron.name,
  email: ron.email,
  extensionMinutes: 5,
  startedAt: "2026-01-01T12:00:00Z",
  endsAt: new Date(Date.now() + 15 * 60_000).toISOString(),
};

export const request: RequestView = {
  number: 7,
  at: "2026-01-01T12:00:00.123Z",
  method: "GET",
  path: "/v2/customers",
  query: "page[limit]=50&filter=like(name,NAME)",
  sentAs: "admin",
  status: 200,
  failure: null,
  attempts: 1,
  tookMs: 12,
  requestId: "f00dfacef00dface",
  curl: "curl -X GET 'https://shop.example/v2/customers'",
};

/** Opens a row's "…" menu and chooses one of its actions. */
export async function chooseFromMenu(user: ReturnType<typeof userEvent.setup>, menu: string | RegExp, action: string) {
  await user.click(await screen.findByRole("button", { name: menu }));
  // Without a layout, the menu counts as hidden, so roles don't find its items.
  await user.click(await screen.findByText(action, { selector: "[role=menuitem], [role=menuitem] *" }));
}

export function problem(code: Problem["code"], message: string, field: string | null = null): Problem {
  return { code, message, advice: "Do this about it.", text: null, field, requestId: null };
}

/** The response to a read in a session. */
export function seen<T>(value: T, seenAs: SentAsView = "customer"): SeenView<T> {
  return { value, seenAs, refusedOnce: false };
}

/** What a search found. */
export function found(more: Partial<FindResultsView> = {}): FindResultsView {
  return {
    terms: [],
    isExcerpt: false,
    ordersFirst: false,
    customers: [],
    moreCustomers: false,
    customersProblem: null,
    accounts: [],
    moreAccounts: false,
    accountsProblem: null,
    members: [],
    moreMembers: false,
    membersProblem: null,
    orders: [],
    moreOrders: false,
    ordersProblem: null,
    ...more,
  };
}

/** A customer among the records that were opened last. */
export function asRecord(customer: FoundCustomerView): FoundRecordView {
  return { kind: "customer", ...customer };
}

/** The search for unlinked orders when there are none. */
export const noUnlinkedOrders: UnlinkedOrdersView = {
  email: ron.email,
  isRead: true,
  total: 0,
  orders: [],
  unreadable: 0,
  similar: { accounts: [], isPartial: false, problem: null },
};

export function row(number: number, more: Partial<StoreOrderRowView> = {}): StoreOrderRowView {
  return {
    id: `order-${number}`,
    number: String(number),
    createdAt: "2026-01-01T12:00:00Z",
    customerId: ron.id,
    customer: ron.name,
    itemCount: 2,
    total: { amount: 2400, currency: "GBP", decimals: 2 },
    payment: "paid",
    shipping: "unfulfilled",
    status: "complete",
    ...more,
  };
}

/** An order with all optional fields. */
export const order: StoreOrderView = {
  ...row(10042),
  customerName: ron.name,
  customerEmail: ron.email,
  externalRef: "ERP-7",
  owing: { amount: 0, currency: "GBP", decimals: 2 },
  isManual: false,
  items: [
    {
      id: "line-1",
      kind: "order_item",
      name: "Mug",
      sku: "MUG-1",
      quantity: 2,
      unitPrice: { amount: 1200, currency: "GBP", decimals: 2 },
      value: { amount: 2400, currency: "GBP", decimals: 2 },
      discount: { amount: -200, currency: "GBP", decimals: 2 },
    },
  ],
  withoutTax: { amount: 2000, currency: "GBP", decimals: 2 },
  tax: { amount: 400, currency: "GBP", decimals: 2 },
  discount: { amount: -200, currency: "GBP", decimals: 2 },
  shippingPrice: { amount: 450, currency: "GBP", decimals: 2 },
  shippingDiscount: { amount: 0, currency: "GBP", decimals: 2 },
  shippingAddress: null,
  billingAddress: null,
  updatedAt: "2026-01-03T12:00:00Z",
};

/** The page with a backend of one store and one customer. */
export class Backend {
  readonly calls: { command: string; args: unknown }[] = [];
  status: StatusView = {
    version: "0.0.0",
    notices: [],
    connections: [store],
    lastConnection: store.id,
    impersonation: null,
    locked: null,
    canAuthenticate: true,
    settings: {
      operator: "",
      sessionMinutes: 15,
      idleMinutes: 10,
      privacy: false,
      theme: "system",
      density: "compact",
      language: "system",
      zoom: 100,
      locale: "",
      timeZone: "local",
      checkForUpdates: false,
      updateAddress: "",
      logLevel: "info",
      checkpointReminder: "weekly",
      auditLogMonths: 0,
      export: null,
      hiddenColumns: {},
      proxy: "system",
      proxyAddress: "",
      proxyUser: "",
    },
    account: "ann@till-3",
    managed: { operator: false, sessionMinutes: false, allowedHosts: null },
    localTimeZone: null,
  };
  update: UpdateView = {
    means: "in_app",
    off: null,
    address: "https://updates.example/latest.json",
    stage: { is: "not_checked" },
    stopsImport: false,
    stopsExport: false,
  };
  #handlers = new Map<string, Handler>([
    ["settings|status", () => this.status],
    ["settings|time_zones", () => timeZones],
    ["settings|enable_menu_items", () => null],
    ["settings|use_language", () => null],
    ["settings|active", () => null],
    ["settings|lock", () => null],
    ["settings|unlock", () => null],
    ["settings|diagnostics", () => "Shopside 0.0.0"],
    ["settings|change", (args) => (args as { settings: unknown }).settings],
    ["updates|status", () => this.update],
    ["updates|check", () => this.update],
    ["updates|cancel", () => null],
    ["connections|open", () => store],
    ["setup|leftovers", () => []],
    ["accounts|access", () => "none"],
    ["accounts|list", () => ({ accounts: [harbor], total: 1, offset: 0, limit: 50, reachable: 10_000 })],
    ["accounts|tags", () => []],
    ["accounts|get", () => ({ account: harbor, ancestors: [], tags: [] })],
    ["accounts|name", () => ({ id: harbor.id, name: harbor.name })],
    ["accounts|children", () => ({ children: [], isComplete: true, total: 1 })],
    ["accounts|members", () => ({ members: [membership], total: 1 })],
    ["accounts|addresses", () => []],
    ["accounts|unassigned", () => ({ members: [], hasMore: false })],
    ["accounts|member", () => dana],
    ["accounts|member_accounts", () => [memberAccount]],
    ["customers|list", () => ({ customers: [ron], total: 1, offset: 0, limit: 50, reachable: 10_000 })],
    ["customers|get", () => ron],
    ["customers|addresses", () => []],
    ["customers|notes", () => []],
    ["orders|parcels", () => []],
    ["customers|spending", () => ({ orders: 0, counted: 0, isRead: true, currencies: [] })],
    ["customers|unlinked_orders", () => noUnlinkedOrders],
    ["find|home", () => ({ pinned: [], recent: [], problem: null })],
    ["find|search", () => found()],
    ["find|pin", () => null],
    ["find|pending_link", () => null],
    ["exports|interrupted", () => []],
    ["imports|current", () => null],
    ["imports|close", () => null],
    ["impersonation|ways", () => ways],
    ["impersonation|sign_in", () => session],
    ["impersonation|stop", () => null],
    ["impersonation|preview", () => ({ ...session, way: "preview" })],
    ["impersonation|profile", () => seen(ron)],
    ["impersonation|addresses", () => seen([])],
    ["journal|export_state", () => noExport],
    ["journal|notices", () => ({ loss: null, checkpointDue: false })],
    ["journal|public_key", () => "ab".repeat(32)],
    ["journal|receipt", () => receipt],
    ["journal|trail", () => ({ rows: [], next: null })],
    ["journal|trouble", () => null],
    ["journal|verified", () => null],
    ["requests|list", () => [request]],
    ["requests|cancel_retries", () => null],
    ["orders|list", () => seen({ orders: [], total: 0, offset: 0, limit: 50, reachable: 10_000 })],
    ["orders|scan", sendNews(batch([], 0), { kind: "done" })],
    ["orders|stop_scan", () => null],
    ["orders|open", () => order],
    ["orders|payments", () => ({ payments: [], paid: [], refunded: [] })],
    ["orders|raw", () => '{"data":{"id":"order-10042","weight":1.50}}'],
    [
      "orders|compare",
      () => seen({ both: 0, merchantOnly: 0, customerOnly: 0, unreadable: 0, rows: [], requests: [] }),
    ],
    ["orders|own_decimals", () => []],
    ["orders|forget_currencies", () => null],
    ["orders|saved_filters", () => []],
    ["orders|save_filters", () => null],
    ["orders|unlinked", () => seen(noUnlinkedOrders, "admin")],
    ...memberHandlers,
  ]);

  on(command: string, handler: Handler): this {
    this.#handlers.set(command, handler);
    return this;
  }

  /** The arguments of each call of a command. */
  argsOf(command: string): unknown[] {
    return this.calls.filter((call) => call.command === command).map((call) => call.args);
  }

  /** Resets the state of the page and mounts it. */
  /** Opens the app. Most tests begin with the list of customers, and not with the search box. */
  open(first: "customers" | "find" = "customers") {
    vi.spyOn(router, "reset").mockImplementation((route) => {
      Router.prototype.reset.call(router, route.name === "find" ? { name: first } : route);
    });
    Object.assign(stores, { current: null, all: [], openFailure: null, pendingRetries: [] });
    Object.assign(openSession, { current: null, passwordClipboard: null, target: null, isDialogOpen: false });
    Object.assign(memberDialog, { target: null, isOpen: false });
    leftovers.all = [];
    Object.assign(overlay, { open: null, notices: [], auditLog: { loss: null, checkpointDue: false } });
    lock.reason = null;
    settings.update = null;
    router.reset({ name: "welcome" });
    mockIPC(
      (full, args) => {
        const command = full.replace("plugin:", "");
        this.calls.push({ command, args });
        const handler = this.#handlers.get(command);
        if (!handler) throw new Error(`no handler for ${command}`);
        const response = handler(args);
        // What staff entered is on screen, too.
        recordSent(args);
        Promise.resolve(response).then(recordSent, recordSent);
        return response;
      },
      { shouldMockEvents: true },
    );
    const user = userEvent.setup();
    return { user, ...render(App) };
  }

  async emitEnded(reason: string, of = session.session) {
    await emit("impersonation-ended", { session: of, reason });
  }

  async emitLocked(reason: string) {
    await emit("locked", reason);
  }

  async emitRetries(waits: WaitView[], connection = store.id) {
    await emit("store-waits", { connection, waits });
  }
}
