// The backend, played: each command answers as the test has it, and remembers what it was asked.
import type { Channel } from "@tauri-apps/api/core";
import { emit } from "@tauri-apps/api/event";
import { mockIPC } from "@tauri-apps/api/mocks";
import { render } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";

import App from "../src/App.svelte";
import type {
  ConnectionView,
  CustomerView,
  ImpersonationView,
  Problem,
  RequestView,
  ScanNews,
  ScanOrders,
  SeenView,
  SentAsView,
  StatusView,
  StoreOrderRowView,
  StoreOrderView,
  UpdateView,
  WaitView,
  WaysView,
} from "../src/bindings";
import { app } from "../src/lib/app.svelte";
import { VIEWS } from "../src/lib/views";

// No test waits for a view's code, but the one that is about that.
await Promise.all(Object.values(VIEWS).map((view) => view.fetch()));

type Answer = (args: unknown) => unknown;

export const store: ConnectionView = {
  id: "store-1",
  name: "Pawnee Parks",
  kind: "full",
  baseUrl: "https://shop.example",
  clientId: "a-client-id",
  secret: "keyring",
  rules: { production: false, policy: "preview_and_sign_in", timeZone: null },
  colour: "none",
  keyringEntry: "store-1 https://shop.example",
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

/** Every way to see the shop as Ron is open. */
export const ways: WaysView = { customer: ron, preview: null, signIn: null, newPassword: null };

export const session: ImpersonationView = {
  session: "session-1",
  way: "sign_in",
  connection: store.id,
  store: store.name,
  customer: ron.id,
  name: ron.name,
  email: ron.email,
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

export function problem(code: Problem["code"], message: string, field: string | null = null): Problem {
  return { code, message, advice: "Do this about it.", field, requestId: null };
}

/** Something seen in a session, as the customer unless said otherwise. */
export function seen<T>(value: T, seenAs: SentAsView = "customer"): SeenView<T> {
  return { value, seenAs, refusedOnce: false };
}

/** A row of the store's orders. */
export function row(number: number, more: Partial<StoreOrderRowView> = {}): StoreOrderRowView {
  return {
    id: `order-${number}`,
    number: String(number),
    createdAt: "2026-01-01T12:00:00Z",
    customerId: ron.id,
    customer: ron.name,
    itemCount: 2,
    total: { amount: 2400, currency: "GBP" },
    payment: "paid",
    shipping: "unfulfilled",
    status: "complete",
    ...more,
  };
}

/** One of the store's orders, with all that later years have added. */
export const order: StoreOrderView = {
  ...row(10042),
  customerName: ron.name,
  customerEmail: ron.email,
  externalRef: "ERP-7",
  items: [
    {
      id: "line-1",
      kind: "order_item",
      name: "Mug",
      sku: "MUG-1",
      quantity: 2,
      unitPrice: { amount: 1200, currency: "GBP" },
      value: { amount: 2400, currency: "GBP" },
      discount: { amount: -200, currency: "GBP" },
    },
  ],
  withoutTax: { amount: 2000, currency: "GBP" },
  tax: { amount: 400, currency: "GBP" },
  discount: { amount: -200, currency: "GBP" },
  shippingPrice: { amount: 450, currency: "GBP" },
  shippingDiscount: { amount: 0, currency: "GBP" },
  shippingAddress: null,
  billingAddress: null,
  updatedAt: "2026-01-03T12:00:00Z",
};

/** Orders that have come, so many before them, of so many in all. */
export function batch(rows: StoreOrderRowView[], total: number, before = 0): ScanNews {
  const read = before + rows.length;
  const sums = read > 0 ? [{ amount: read * 2400, currency: "GBP" }] : [];
  return { kind: "batch", rows, total, soFar: { read, sums, at: "2026-01-01T12:00:00Z", ids: [] } };
}

/** A scan that the page has asked for. */
export function scanOf(args: unknown) {
  const { scan, news } = args as { scan: ScanOrders; news: Channel<ScanNews> };
  const tell = (...told: ScanNews[]) => {
    for (const one of told) news.onmessage(one);
  };
  return { ...scan, tell };
}

/** Answers a scan with all of this. */
export function telling(...told: ScanNews[]): Answer {
  return (args) => {
    scanOf(args).tell(...told);
    return null;
  };
}

/** The whole page, with a backend that knows one store and one customer unless it is told otherwise. */
export class Backend {
  readonly calls: { command: string; args: unknown }[] = [];
  status: StatusView = {
    version: "0.0.0",
    notices: [],
    connections: [store],
    lastConnection: store.id,
    impersonation: null,
    locked: null,
    settings: {
      operator: "",
      sessionMinutes: 15,
      idleMinutes: 10,
      privacy: false,
      theme: "system",
      zoom: 100,
      locale: "",
      timeZone: "local",
      checkForUpdates: false,
      updateAddress: "",
    },
    account: "ann@till-3",
  };
  update: UpdateView = {
    means: "in_app",
    off: null,
    address: "https://updates.example/latest.json",
    stage: { is: "not_checked" },
    stopsImport: false,
    stopsExport: false,
  };
  #answers = new Map<string, Answer>([
    ["settings|status", () => this.status],
    ["settings|ready", () => null],
    ["settings|offer", () => null],
    ["settings|active", () => null],
    ["settings|lock", () => null],
    ["settings|unlock", () => null],
    ["settings|diagnostics", () => "Shopside 0.0.0"],
    ["settings|change", (args) => (args as { settings: unknown }).settings],
    ["updates|status", () => this.update],
    ["updates|check", () => this.update],
    ["updates|cancel", () => null],
    ["connections|open", () => store],
    ["customers|list", () => ({ customers: [ron], total: 1, offset: 0, limit: 50 })],
    ["customers|get", () => ron],
    ["customers|addresses", () => []],
    ["customers|spending", () => ({ orders: 0, counted: 0, isRead: true, currencies: [] })],
    ["imports|current", () => null],
    ["imports|close", () => null],
    ["impersonation|ways", () => ways],
    ["impersonation|sign_in", () => session],
    ["impersonation|stop", () => null],
    ["impersonation|preview", () => ({ ...session, way: "preview" })],
    ["impersonation|profile", () => seen(ron)],
    ["impersonation|addresses", () => seen([])],
    ["journal|trouble", () => null],
    ["requests|list", () => [request]],
    ["requests|give_up", () => null],
    ["orders|list", () => seen({ orders: [], total: 0, offset: 0, limit: 50 })],
    ["orders|scan", telling(batch([], 0), { kind: "done" })],
    ["orders|find", () => []],
    ["orders|stop_scan", () => null],
    ["orders|open", () => order],
    ["orders|payments", () => ({ payments: [], paid: [], refunded: [] })],
    ["orders|raw", () => '{"data":{"id":"order-10042","weight":1.50}}'],
    ["orders|compare", () => seen({ both: 0, merchantOnly: 0, customerOnly: 0, rows: [] })],
  ]);

  on(command: string, answer: Answer): this {
    this.#answers.set(command, answer);
    return this;
  }

  asked(command: string): unknown[] {
    return this.calls.filter((call) => call.command === command).map((call) => call.args);
  }

  /** Opens the page. */
  open() {
    Object.assign(app, {
      connection: null,
      connections: [],
      impersonation: null,
      locked: null,
      notices: [],
      failed: null,
      handover: null,
      entering: null,
      enters: false,
      waits: [],
      overlay: null,
      update: null,
    });
    app.router.reset({ name: "welcome" });
    mockIPC(
      (full, args) => {
        const command = full.replace("plugin:", "");
        this.calls.push({ command, args });
        const answer = this.#answers.get(command);
        if (!answer) throw new Error(`no answer to ${command}`);
        return answer(args);
      },
      { shouldMockEvents: true },
    );
    const user = userEvent.setup();
    return { user, ...render(App) };
  }

  /** Tells the page that a session has ended. */
  async ends(reason: string) {
    await emit("impersonation-ended", { session: session.session, reason });
  }

  /** Tells the page that the program has locked itself. */
  async locks(reason: string) {
    await emit("locked", reason);
  }

  /** Tells the page of requests that wait. */
  async waits(waits: WaitView[], connection = store.id) {
    await emit("store-waits", { connection, waits });
  }
}
