// Carts and subscriptions: every call in scope of the two official SDKs that have them, as the
// admin and as a customer.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { errorsOf, open } from "./sandbox.js";

const require = createRequire(import.meta.url);
const RON = "ron@swanson.com";
const RON_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RON_PASSWORD = "mysecretpassword";
const SECRET = { client_id: "sandbox", client_secret: "sandbox-secret" };
const INCLUDES = ["items", "tax_items", "promotions", "custom_discounts"];

let store;
before(async () => (store = await open()));
after(() => store.close());

const ids = (resources) => resources.map(({ id }) => id);

for (const name of ["@moltin/sdk", "@elasticpath/js-sdk"]) {
  /** Connects the SDK, with client credentials or with the implicit grant. */
  const connect = async (credentials, cartId) => {
    const { gateway, MemoryStorageFactory } = require(name);
    const options = { ...credentials, host: new URL(store.url).host, protocol: "http", fetchMaxAttempts: 1 };
    const client = gateway({ ...options, storage: new MemoryStorageFactory() });
    await client.Authenticate();
    return cartId ? client.Cart(cartId) : client;
  };

  test(`${name}: carts are listed and read`, async () => {
    const admin = await connect(SECRET);
    const { data: carts, meta } = await admin.Cart().GetCartsList();
    assert.equal(carts.length, 20);
    assert.ok(meta.results.total >= 40);
    for (const { id, relationships } of carts) {
      const { data: cart, included } = await (await connect(SECRET, id)).With(INCLUDES).Get();
      assert.equal(cart.id, id);
      assert.equal(cart.type, "cart");
      const { data: items } = await (await connect(SECRET, id)).Items();
      assert.deepEqual(ids(items), ids(relationships.items.data ?? []));
      assert.deepEqual(items, included.items);
    }
  });

  test(`${name}: reading a new cart creates it`, async () => {
    const id = `new-${name.replace(/\W/g, "-")}`;
    const { data: cart } = await (await connect({ client_id: "sandbox" }, id)).Get();
    assert.equal(cart.id, id);
    assert.deepEqual((await (await connect(SECRET, id)).Items()).data, []);
  });

  test(`${name}: a customer lists and takes their carts`, async () => {
    const shopper = await connect({ client_id: "sandbox" });
    const { token } = (await shopper.Customers.Token(RON, RON_PASSWORD)).data;
    const { data: before } = await shopper.Cart().GetCartsList(token);
    assert.ok(before.every(({ relationships }) => relationships.customers.data[0].id === RON_ID));

    const mine = await connect({ client_id: "sandbox" }, `mine-${name.replace(/\W/g, "-")}`);
    await mine.Get();
    const { data } = await mine.AddCustomerAssociation(RON_ID, token);
    assert.deepEqual(data, [{ type: "customer", id: RON_ID }]);
    assert.equal((await shopper.Cart().GetCartsList(token)).data.length, before.length + 1);
    assert.equal((await errorsOf(mine.AddCustomerAssociation(RON_ID)))[0].status, 403);
  });
}

test("@elasticpath/js-sdk: settings for carts", async () => {
  const { gateway, MemoryStorageFactory } = require("@elasticpath/js-sdk");
  const options = { ...SECRET, host: new URL(store.url).host, protocol: "http", fetchMaxAttempts: 1 };
  const client = gateway({ ...options, storage: new MemoryStorageFactory() });
  await client.Authenticate();
  assert.equal((await client.Settings.Cart.Get()).data.show_all_carts, true);
});

test("@elasticpath/js-sdk: subscriptions and their invoices", async () => {
  const { gateway, MemoryStorageFactory } = require("@elasticpath/js-sdk");
  const options = { ...SECRET, host: new URL(store.url).host, protocol: "http", fetchMaxAttempts: 1 };
  const client = gateway({ ...options, storage: new MemoryStorageFactory() });
  await client.Authenticate();
  const { data: all, included } = await client.Subscriptions.With("plans").All();
  assert.equal(all.length, 8);
  const plans = new Set(ids(included.plans));
  assert.ok(all.every(({ attributes }) => plans.has(attributes.plan_id)));
  const account = all[0].attributes.account_id;
  const { data: own } = await client.Subscriptions.Filter({ eq: { account_id: account } }).All();
  assert.ok(own.length > 0 && own.every(({ attributes }) => attributes.account_id === account));

  const one = all.find(({ meta }) => meta.status === "active" && !meta.paused && !meta.canceled);
  assert.deepEqual((await client.Subscriptions.Get(one.id)).data, one);
  const [plan] = (await client.Subscriptions.GetAttachedPlans(one.id)).data;
  assert.equal(plan.id, one.attributes.plan_id);
  const { data: invoices } = await client.Subscriptions.GetInvoices(one.id);
  assert.ok(invoices.length > 0);
  assert.deepEqual((await client.SubscriptionInvoices.Get(invoices[0].id)).data, invoices[0]);
  const { data: payments } = await client.SubscriptionInvoices.GetPayments(invoices[0].id);
  assert.equal(payments[0].attributes.success, true);
  const { data: payment } = await client.SubscriptionInvoices.GetPayment(invoices[0].id, payments[0].id);
  assert.deepEqual(payment, payments[0]);
  const unpaid = { eq: { outstanding: "true" } };
  const [owed] = (await client.SubscriptionInvoices.Filter(unpaid).Limit(5).All()).data;
  const attempts = (await client.SubscriptionInvoices.GetPayments(owed.id)).data;
  assert.ok(attempts.every(({ attributes }) => attributes.failure_detail.reason));

  await client.Subscriptions.CreateState(one.id, "pause");
  assert.equal((await client.Subscriptions.Get(one.id)).data.meta.paused, true);
  await client.Subscriptions.CreateState(one.id, "resume");
  assert.equal((await client.Subscriptions.Get(one.id)).data.meta.paused, false);
});

/** Calls operations of a generated SDK with an access token. */
async function generated(name) {
  const sdk = require(name);
  const body = new URLSearchParams({ grant_type: "client_credentials", ...SECRET });
  const answer = await fetch(`${store.url}/oauth/access_token`, { method: "POST", body });
  const { access_token: token } = await answer.json();
  const client = sdk.createClient({ baseUrl: store.url, headers: { Authorization: `Bearer ${token}` } });
  return async (operation, options) => {
    const { data, error } = await sdk[operation]({ client, ...options });
    assert.equal(error, undefined, `${operation}: ${JSON.stringify(error)}`);
    return data;
  };
}

for (const name of ["@epcc-sdk/sdks-shopper", "@epcc-sdk/sdks-cart-checkout-order"]) {
  test(`${name}: carts`, async () => {
    const call = await generated(name);
    const { data: carts, meta } = await call("getCarts", { query: { "page[limit]": 100 } });
    assert.equal(carts.length, meta.results.total);
    const cart = carts.find(({ relationships }) => relationships.items.data);
    const path = { cartID: cart.id };
    const read = await call("getACart", { path, query: { include: INCLUDES } });
    assert.deepEqual(read.data, cart);
    assert.deepEqual((await call("getCartItems", { path })).data, read.included.items);
    const customer = { data: [{ type: "customer", id: RON_ID }] };
    const mine = { cartID: `mine-${name.replace(/\W/g, "-")}` };
    await call("getACart", { path: mine });
    assert.deepEqual(await call("createCustomerCartAssociation", { path: mine, body: customer }), customer);
    await call("deleteCustomerCartAssociation", { path: mine, body: customer });
    const listed = await call("getCarts", { query: { filter: "ilike(name,*restock*)" } });
    assert.equal(listed.data.length, 1);
    if (!name.endsWith("shopper")) return;
    assert.equal((await call("getV2SettingsCart")).data.show_all_carts, true);
    const body = { data: { type: "settings", show_all_carts: true } };
    assert.equal((await call("putV2SettingsCart", { body })).data.cart_expiry_days, 7);
  });
}

test("@epcc-sdk/sdks-shopper: subscriptions", async () => {
  const call = await generated("@epcc-sdk/sdks-shopper");
  const { data: all, included } = await call("listSubscriptions", { query: { include: ["plans", "pricing_options"] } });
  assert.equal(all.length, 8);
  assert.ok(included.plans.length > 0 && included.pricing_options.length > 0);
  const one = all.find(({ meta }) => meta.status === "active" && !meta.paused && !meta.canceled);
  const path = { subscription_uuid: one.id };
  assert.deepEqual((await call("getSubscription", { path })).data, one);
  assert.ok((await call("listSubscriptionPlans", { path })).data[0].meta.active_plan);
  assert.ok((await call("listSubscriptionPricingOptions", { path })).data[0].meta.active_pricing_option);
  const [invoice] = (await call("listSubscriptionInvoices", { path })).data;
  const at = { ...path, invoice_uuid: invoice.id };
  assert.deepEqual((await call("getSubscriptionInvoice", { path: at })).data, invoice);
  assert.deepEqual((await call("getInvoice", { path: at })).data, invoice);
  const filter = `eq(subscription_id,${one.id})`;
  assert.ok(ids((await call("listInvoices", { query: { filter } })).data).includes(invoice.id));
  const [payment] = (await call("listSubscriptionInvoicePayments", { path: at })).data;
  const paid = { ...at, payment_uuid: payment.id };
  assert.deepEqual((await call("getSubscriptionInvoicePayment", { path: paid })).data, payment);
  for (const action of ["pause", "resume"]) {
    const body = { data: { type: "subscription_state", attributes: { action } } };
    await call("createSubscriptionState", { path, body });
  }
  const states = (await call("listSubscriptionStates", { path })).data;
  assert.deepEqual(
    states.map(({ attributes }) => attributes.action),
    ["resume", "pause"],
  );
  const state = { ...path, state_uuid: states[0].id };
  assert.deepEqual((await call("getSubscriptionState", { path: state })).data, states[0]);
});
