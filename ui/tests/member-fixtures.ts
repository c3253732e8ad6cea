// An account member of two accounts, their session, carts and subscriptions.
import type {
  CartRowView,
  CartView,
  ImpersonationView,
  LeftoverView,
  MemberProfileView,
  MemberWaysView,
  OrderRowView,
  SeenView,
  SignInSetupView,
  SubscriptionRowView,
  SubscriptionView,
  SweepView,
} from "../src/bindings";

export const tools = { id: "tools", name: "Harbor Tools" };
export const canada = { id: "canada", name: "Harbor Tools Canada" };
export const dana = { id: "dana", name: "Dana Whitfield", email: "dana@harbortools.test" };

/** Dana can be viewed in every way. */
export const memberWays: MemberWaysView = {
  member: dana,
  accounts: [tools, canada],
  preview: null,
  supportCredential: null,
  needsSetup: false,
  oneTimeCode: null,
  usernames: [dana.email],
  recommended: "one_time_code",
};

export const memberSession: ImpersonationView = {
  session: "session-2",
  way: "support_credential",
  connection: "store-1",
  store: "Pawnee Parks",
  subject: { kind: "member", accounts: [tools, canada], account: tools.id, accountCount: 2 },
  customer: dana.id,
  name: dana.name,
  email: dana.email,
  extensionMinutes: 5,
  startedAt: "2026-01-01T12:00:00Z",
  endsAt: new Date(Date.now() + 15 * 60_000).toISOString(),
};

export const usd = (amount: number) => ({ amount, currency: "USD", decimals: 2 });

export const cartRow: CartRowView = {
  id: "cart-1",
  name: "Q4 restock",
  description: "",
  isQuote: true,
  total: usd(348_020),
  createdAt: "2026-01-01T12:00:00Z",
  updatedAt: "2026-01-02T12:00:00Z",
  expiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
};

export const cart: CartView = {
  ...cartRow,
  items: [
    {
      id: "item-1",
      kind: "cart_item",
      name: "Chisel set",
      sku: "CHISEL-6",
      quantity: 12,
      unitPrice: usd(30_000),
      value: usd(360_000),
    },
  ],
  promotions: [
    {
      id: "promotion-1",
      kind: "promotion_item",
      name: "Bulk",
      sku: "BULK10",
      quantity: 1,
      unitPrice: usd(-36_000),
      value: usd(-36_000),
    },
  ],
  withoutTax: usd(324_000),
  tax: usd(24_020),
  discount: usd(-36_000),
  shipping: null,
};

export const subscriptionRow: SubscriptionRowView = {
  id: "subscription-1",
  name: "Blade sharpening",
  plan: "Monthly",
  status: "active",
  isCanceled: false,
  isPaused: false,
  isSuspended: false,
  price: usd(48_000),
  nextInvoiceAt: "2026-02-01T00:00:00Z",
  createdAt: "2025-01-01T00:00:00Z",
  canceledAt: null,
  pausedAt: null,
  endsAt: null,
};

export const subscription: SubscriptionView = {
  ...subscriptionRow,
  invoices: [
    {
      id: "invoice-2",
      number: "INV-2",
      periodStart: "2026-01-01T00:00:00Z",
      periodEnd: "2026-01-31T00:00:00Z",
      isOutstanding: true,
      total: usd(48_000),
      items: [{ description: "Sharpening in January", price: usd(48_000) }],
      payments: [
        {
          succeeded: false,
          isPending: false,
          gateway: "stripe",
          amount: usd(48_000),
          failure: "Card declined",
          createdAt: "2026-01-02T00:00:00Z",
        },
      ],
    },
    {
      id: "invoice-1",
      number: "INV-1",
      periodStart: "2025-12-01T00:00:00Z",
      periodEnd: "2025-12-31T00:00:00Z",
      isOutstanding: false,
      total: usd(48_000),
      items: [],
      payments: [],
    },
  ],
  invoiceCount: 2,
  invoiceLimit: 12,
};

export const memberProfile: MemberProfileView = {
  member: dana,
  account: { ...tools, legalName: "Harbor Tools LLC", registrationId: "WA-604", createdAt: "2022-05-01T00:00:00Z" },
  colleagues: [{ id: "marcus", name: "Marcus Oyelaran", email: "marcus@harbortools.test" }],
  colleagueCount: 1,
};

export const setup: SignInSetupView = {
  problem: null,
  profiles: [
    { id: "shop", name: "Shop sign-in", oneTimeCodes: true, takesAnyUsername: true, origin: "store" },
    { id: "support", name: "Support sign-in", oneTimeCodes: false, takesAnyUsername: true, origin: "this_app" },
  ],
  used: "support",
  canCreate: false,
};

export const leftover: LeftoverView = {
  connection: "store-1",
  store: "Pawnee Parks",
  username: "shopside-0123456789abcdefghijklmnopqrstuv",
  member: dana.id,
  email: dana.email,
  place: "open",
  createdAt: "2026-01-01T12:00:00Z",
  isBeingDeleted: false,
  problem: null,
};

export const sweep: SweepView = { state: "finished", looked: 30, total: 30, finishedAt: "2026-01-01T12:00:00Z" };

/** An order of Dana's account, placed by one of its members. */
export function accountOrder(number: number, member: { id: string; name: string } | null): OrderRowView {
  return {
    id: `order-${number}`,
    number: String(number),
    status: "complete",
    payment: "paid",
    shipping: "fulfilled",
    customerName: member?.name ?? "",
    customerEmail: "",
    itemCount: 1,
    total: usd(1000),
    createdAt: "2026-01-01T12:00:00Z",
    ...(member && { placedBy: { member: member.id, name: member.name } }),
  };
}

/** The response to a read with the member's own access. */
export function seenByMember<T>(value: T): SeenView<T> {
  return { value, seenAs: "member", refusedOnce: false };
}

type Handler = (args: unknown) => unknown;

/** What the fake backend answers unless a test says something else. */
export const memberHandlers: [string, Handler][] = [
  ["setup|leftovers", () => []],
  ["setup|delete_leftovers", () => []],
  ["setup|get", () => setup],
  ["setup|sweep", () => sweep],
  ["impersonation|member_ways", () => memberWays],
  ["impersonation|preview_member", () => ({ ...memberSession, way: "preview" })],
  ["impersonation|sign_in_as_member", () => memberSession],
  ["impersonation|sign_in_with_code", () => ({ ...memberSession, way: "one_time_code" })],
  [
    "impersonation|request_code",
    (args) => ({
      username: (args as { request: { username: string } }).request.username,
      requestedAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 10 * 60_000).toISOString(),
    }),
  ],
  [
    "impersonation|open_account",
    (args) => ({
      ...memberSession,
      subject: { ...memberSession.subject, account: (args as { account: string }).account },
    }),
  ],
  ["impersonation|member_profile", () => seenByMember(memberProfile)],
  ["carts|list", () => seenByMember({ carts: [cartRow], total: 1, offset: 0, limit: 50 })],
  ["carts|get", () => seenByMember(cart)],
  ["carts|list_of", () => ({ carts: [], isComplete: true })],
  ["carts|open", () => cart],
  ["subscriptions|list", () => seenByMember({ subscriptions: [subscriptionRow], total: 1, offset: 0, limit: 50 })],
  ["subscriptions|get", () => seenByMember(subscription)],
  ["subscriptions|list_of", () => ({ subscriptions: [], byEmail: null, isComplete: true })],
  ["subscriptions|open", () => subscription],
];
