// The route table: the scope of each route and its view.

import type { ConnectionView, ImpersonationView } from "../bindings";
import Find from "../views/Find.svelte";
import Welcome from "../views/Welcome.svelte";
import { LazyView } from "./lazy-view.svelte";
import { VIEWS } from "./lazy-views";
import { type Route, router } from "./router.svelte";
import { session } from "./session.svelte";
import { stores } from "./stores.svelte";

/**
 * Where a route is shown, and what its view gets: anywhere, with any open store, with a full
 * connection outside a session, or inside a session.
 */
interface Scopes {
  app: object;
  anyStore: { connection: ConnectionView };
  store: { connection: ConnectionView };
  session: { impersonation: ImpersonationView };
}

/** The parameters of a route, which its view gets as props. */
type Params<Name> = Omit<Extract<Route, { name: Name }>, "name">;
type Entry<Name> = {
  [Scope in keyof Scopes]: { scope: Scope; view: LazyView<Scopes[Scope] & Params<Name>> };
}[keyof Scopes];

const find = LazyView.loaded(Find);

const ROUTES: { [Name in Route["name"]]: Entry<Name> } = {
  welcome: { scope: "app", view: LazyView.loaded(Welcome) },
  connect: { scope: "app", view: VIEWS.connect },
  stores: { scope: "app", view: VIEWS.stores },
  settings: { scope: "app", view: VIEWS.settings },
  sandbox: { scope: "app", view: VIEWS.sandbox },
  auditLog: { scope: "app", view: VIEWS.auditLog },
  requestLog: { scope: "anyStore", view: VIEWS.requestLog },
  find: { scope: "store", view: find },
  customers: { scope: "store", view: VIEWS.customers },
  customer: { scope: "store", view: VIEWS.customer },
  accounts: { scope: "store", view: VIEWS.accounts },
  account: { scope: "store", view: VIEWS.account },
  member: { scope: "store", view: VIEWS.member },
  personalData: { scope: "store", view: VIEWS.personalData },
  import: { scope: "store", view: VIEWS.import },
  storeOrders: { scope: "store", view: VIEWS.storeOrders },
  storeOrder: { scope: "store", view: VIEWS.order },
  newOrder: { scope: "store", view: VIEWS.newOrder },
  orders: { scope: "session", view: VIEWS.orders },
  order: { scope: "session", view: VIEWS.order },
  profile: { scope: "session", view: VIEWS.profile },
  compare: { scope: "session", view: VIEWS.compare },
  carts: { scope: "session", view: VIEWS.carts },
  cart: { scope: "session", view: VIEWS.cart },
  subscriptions: { scope: "session", view: VIEWS.subscriptions },
  subscription: { scope: "session", view: VIEWS.subscription },
  addresses: { scope: "session", view: VIEWS.sessionAddresses },
  storeCart: { scope: "store", view: VIEWS.cart },
  storeSubscription: { scope: "store", view: VIEWS.subscription },
};

/** A view to mount with these props, and again when the key changes. */
export interface Screen {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the table has checked the props
  view: LazyView<any>;
  props: Record<string, unknown>;
  key: unknown;
}

/** The screen of the current route. Outside its scope, the first screen of the open scope. */
export function currentScreen(): Screen | null {
  const key = router.current;
  const { name, ...params } = key.route;
  const { scope, view } = ROUTES[name];
  const connection = stores.current;
  const impersonation = session.current;
  if (scope === "app") return { view, props: {}, key: name };
  if (scope === "anyStore" && connection) return { view, props: { connection }, key };
  if (impersonation) {
    if (session.needsAccount) return { view: VIEWS.chooseAccount, props: { impersonation }, key };
    return scope === "session"
      ? { view, props: { impersonation, ...params }, key }
      : { view: VIEWS.orders, props: { impersonation }, key };
  }
  if (!connection) return null;
  if (connection.kind === "sign_in_only") return { view: VIEWS.signInByEmail, props: { connection }, key };
  return scope === "store"
    ? { view, props: { connection, ...params }, key }
    : { view: find, props: { connection }, key };
}
