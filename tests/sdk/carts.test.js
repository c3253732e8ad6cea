// Carts and subscriptions: every call in scope of the two official SDKs that have them, as the
// admin and as a customer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { connect, generated, PUBLIC, SECRET } from "./clients.js";
import { errorsOf, open } from "./sandbox.js";

const RON = "ron@swanson.com";
const RON_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RON_PASSWORD = "mysecretpassword";
const INCLUDES = ["items", "tax_items", "promotions", "custom_discounts"];

let store;
before(async () => (store = await open()));
after(() => store.close());

const ids = (resources) => resources.map(({ id }) => id);

for (const name of ["@moltin/sdk", "@elasticpath/js-sdk"]) {
  /** A cart of a client with these credentials. */
  const cart = async (credentials, id) => (await connect(store.url, name, credentials)).Cart(id);

  test(`${name}: carts are listed and read`, async () => {
    const { data: carts, meta } = await (await cart(SECRET)).GetCartsList();
    assert.equal(carts.length, 20);
    assert.ok(meta.results.total >= 40);
    for (const { id, relationships } of carts) {
      const { data: read, included } = await (await cart(SECRET, id)).With(INCLUDES).Get();
      assert.deepEqual([read.id, read.type], [id, "cart"]);
      const { data: items } = await (await cart(SECRET, id)).Items();
      assert.deepEqual(ids(items), ids(relationships.items.data ?? []));
      assert.deepEqual(items, included.items);
    }
  });

  test(`${name}: reading a new cart creates it`, async () => {
    const id = `new-${name.replace(/\W/g, "-")}`;
    assert.equal((await (await cart(PUBLIC, id)).Get()).data.id, id);
    assert.deepEqual((await (await cart(SECRET, id)).Items()).data, []);
  });

  test(`${name}: a customer lists and takes their carts`, async () => {
    const shopper = await connect(store.url, name, PUBLIC);
    const { token } = (await shopper.Customers.Token(RON, RON_PASSWORD)).data;
    const { data: before } = await shopper.Cart().GetCartsList(token);
    assert.ok(before.every(({ relationships }) => relationships.customers.data[0].id === RON_ID));

    const mine = await cart(PUBLIC, `mine-${name.replace(/\W/g, "-")}`);
    await mine.Get();
    const { data } = await mine.AddCustomerAssociation(RON_ID, token);
    assert.deepEqual(data, [{ type: "customer", id: RON_ID }]);
    assert.equal((await shopper.Cart().GetCartsList(token)).data.length, before.length + 1);
    assert.equal((await errorsOf(mine.AddCustomerAssociation(RON_ID)))[0].status, 403);
  });
}

test("@elasticpath/js-sdk: subscriptions and their invoices", async () => {
  const client = await connect(store.url, "@elasticpath/js-sdk", SECRET);
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

for (const name of ["@epcc-sdk/sdks-shopper", "@epcc-sdk/sdks-cart-checkout-order"]) {
  test(`${name}: carts`, async () => {
    const call = await generated(store.url, name);
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
  const call = await generated(store.url, "@epcc-sdk/sdks-shopper");
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
    states.slice(0, 2).map(({ attributes }) => attributes.action),
    ["resume", "pause"],
  );
  const state = { ...path, state_uuid: states[0].id };
  assert.deepEqual((await call("getSubscriptionState", { path: state })).data, states[0]);
});
