// Older and newer official clients: every call of each for customers, customer tokens, addresses,
// orders and currencies. Those from 2017 to 2021 send `Authorization: Bearer: TOKEN`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { open } from "./sandbox.js";

const require = createRequire(import.meta.url);
const RON = "ron@swanson.com";
const RON_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RON_PASSWORD = "mysecretpassword";
const SECRET = { client_id: "sandbox", client_secret: "sandbox-secret" };
/** The official JavaScript SDK under its names and in versions of ten years. */
const SDKS = ["moltin", "moltin-sdk-2", "moltin-sdk-3", "moltin-sdk-6", "moltin-sdk-9", "@elasticpath/js-sdk"];

let store;
before(async () => (store = await open()));
after(() => store.close());

function memoryStorage() {
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, String(value)),
    removeItem: (key) => void values.delete(key),
  };
}

/** Opens a client of an SDK with its own storage of tokens. */
async function connect(name, credentials = SECRET) {
  const { gateway, MemoryStorageFactory } = require(name);
  const options = { ...credentials, host: new URL(store.url).host, fetchMaxAttempts: 1 };
  // The first versions keep their tokens in the browser's storage.
  const page = { localStorage: memoryStorage() };
  if (!MemoryStorageFactory) Object.assign(globalThis, page, { window: page });
  const client = gateway(MemoryStorageFactory ? { ...options, storage: new MemoryStorageFactory() } : options);
  delete globalThis.window;
  delete globalThis.localStorage;
  // The first versions have no options for them.
  Object.assign(client.config, { host: options.host, protocol: "http" });
  await client.Authenticate();
  return client;
}

let number = 0;
const newCustomer = () => ({
  type: "customer",
  name: "Leslie Knope",
  email: `leslie-${++number}@versions.test`,
  password: "waffles",
});

/** Whether a client has a call. Older versions lack some. */
const has = (resource, call) => typeof resource?.[call] === "function";

for (const name of SDKS) {
  test(`${name}: customers and their tokens`, async (context) => {
    const client = await connect(name);
    if (!client.Customers) return context.skip("it has no customers");
    const sent = newCustomer();
    const { data: created } = await client.Customers.Create(sent);
    assert.equal(created.email, sent.email);
    assert.equal((await client.Customers.Get(created.id)).data.name, sent.name);
    const { data: changed } = await client.Customers.Update(created.id, { type: "customer", name: "Leslie" });
    assert.equal(changed.name, "Leslie");
    assert.ok((await client.Customers.All()).data.length > 0);
    assert.equal((await client.Customers.Limit(2).Offset(1).All()).data.length, 2);
    if (has(client.Customers, "Filter")) {
      const found = await client.Customers.Filter({ eq: { email: sent.email } }).All();
      assert.deepEqual(
        found.data.map(({ id }) => id),
        [created.id],
      );
    }
    if (has(client.Customers, "Attributes")) {
      const { data: attributes, meta } = await client.Customers.Attributes();
      assert.ok(attributes.some(({ value, required }) => value === "email" && required));
      assert.equal(meta.entity, "customers");
    }
    for (const call of ["Token", "TokenViaPassword"].filter((call) => has(client.Customers, call))) {
      const { data: token } = await client.Customers[call](sent.email, sent.password);
      assert.equal(token.customer_id, created.id);
    }
    await client.Customers.Delete(created.id);
    await assert.rejects(client.Customers.Get(created.id));
  });

  test(`${name}: addresses`, async (context) => {
    const client = await connect(name);
    const addresses = client.CustomerAddresses ?? client.Addresses;
    if (!addresses) return context.skip("it has no addresses");
    const sent = {
      type: "address",
      name: "Cabin",
      first_name: "Ron",
      last_name: "Swanson",
      line_1: "1 Lake Road",
      county: "Pawnee",
      postcode: "46001",
      country: "US",
    };
    const { token } = (await client.Customers.Token(RON, RON_PASSWORD)).data;
    // Since version 3 the arguments are one object.
    const run = (call, address, body) => addresses[call]({ customer: RON_ID, address, body, token });
    const { data: created } = await run("Create", undefined, sent);
    assert.equal((await run("Get", created.id)).data.line_1, sent.line_1);
    assert.equal((await run("Update", created.id, { ...sent, city: "Pawnee" })).data.city, "Pawnee");
    assert.ok((await run("All")).data.some(({ id }) => id === created.id));
    await run("Delete", created.id);
    assert.ok(!(await run("All")).data.some(({ id }) => id === created.id));
  });

  test(`${name}: orders`, async () => {
    const client = await connect(name);
    const { data: orders } = await client.Orders.Limit(3).All();
    assert.equal(orders.length, 3);
    const { data: order } = await client.Orders.Get(orders[0].id);
    assert.equal(order.id, orders[0].id);
    if (has(client.Orders, "Items")) assert.ok((await client.Orders.Items(order.id)).data.length > 0);
    if (has(client.Orders, "Filter")) {
      const unpaid = await client.Orders.Filter({ eq: { payment: "unpaid" } }).All();
      assert.ok(unpaid.data.every(({ payment }) => payment === "unpaid"));
    }
    if (has(client.Orders, "Attributes")) {
      const { data: attributes, meta } = await client.Orders.Attributes();
      assert.ok(attributes.some(({ value, options }) => value === "status" && options.includes("complete")));
      assert.equal(meta.entity, "orders");
    }
    if (has(client.Orders, "Transactions")) {
      // The first versions keep the limit of an earlier call.
      const all = await (await connect(name)).Orders.All();
      const paid = all.data.find(({ payment }) => payment === "paid");
      const { data: transactions } = await client.Orders.Transactions(paid.id);
      assert.equal(transactions[0].status, "complete");
      if (has(client.Transactions, "All")) {
        assert.equal((await client.Transactions.All({ order: paid.id })).data.length, transactions.length);
        // Version 3 inherits a call of another path.
        if (Object.hasOwn(Object.getPrototypeOf(client.Transactions), "Get")) {
          const one = await client.Transactions.Get({ order: paid.id, transaction: transactions[0].id });
          assert.equal(one.data.id, transactions[0].id);
        }
      }
    }
    if (has(client.Orders, "Update")) {
      const numbered = await client.Orders.Update(order.id, { type: "order", external_ref: `v-${++number}` });
      assert.equal(numbered.data.external_ref, `v-${number}`);
    }
    if (has(client.Orders, "anonymize")) {
      const filtered = await client.Orders.Filter({ eq: { shipping: "fulfilled" } }).All();
      const { data } = await client.Orders.anonymize({ order_ids: [filtered.data[0].id] });
      assert.equal(data[0].anonymized, true);
    }
  });

  test(`${name}: a customer sees only their own orders`, async (context) => {
    const shopper = await connect(name, { client_id: "sandbox" });
    if (!shopper.Customers) return context.skip("it has no customer tokens");
    const { token } = (await shopper.Customers.Token(RON, RON_PASSWORD)).data;
    const { data: orders } = await shopper.Orders.All(token);
    assert.ok(orders.length > 0);
    assert.ok(orders.every((order) => order.relationships.customer.data.id === RON_ID));
  });

  test(`${name}: currencies`, async () => {
    const client = await connect(name);
    const { data: all } = await client.Currencies.All();
    const { data: one } = await client.Currencies.Get(all[0].id);
    assert.equal(one.code, all[0].code);
    const { data: changed } = await client.Currencies.Update(one.id, {
      type: "currency",
      exchange_rate: one.exchange_rate,
    });
    assert.equal(changed.id, one.id);
    const code = `X${"ABCDEFG"[SDKS.indexOf(name)]}Z`;
    const sent = {
      type: "currency",
      code,
      exchange_rate: 1,
      format: `${code} {price}`,
      decimal_point: ".",
      thousand_separator: ",",
      decimal_places: 2,
      default: false,
      enabled: true,
    };
    assert.equal((await client.Currencies.Create(sent)).data.code, code);
  });
}

test("@moltin/request reads and writes", async () => {
  const { MoltinClient } = require("@moltin/request");
  const client = new MoltinClient({ ...SECRET, host: store.url });
  const sent = newCustomer();
  const { data: created } = await client.post("customers", sent);
  assert.equal(created.email, sent.email);
  const { data: changed } = await client.put(`customers/${created.id}`, { type: "customer", name: "Leslie" });
  assert.equal(changed.name, "Leslie");
  const { data: token } = await client.post("customers/tokens", {
    type: "token",
    email: sent.email,
    password: sent.password,
  });
  assert.equal(token.customer_id, created.id);
  const { data: orders } = await client.get("orders");
  assert.ok(orders.length > 0);
  assert.equal((await client.get(`orders/${orders[0].id}`)).data.id, orders[0].id);
  assert.ok((await client.get("currencies")).data.length > 0);
  await client.delete(`customers/${created.id}`);
  await assert.rejects(client.get(`customers/${created.id}`));
});

for (const name of ["@epcc-sdk/sdks-shopper", "@epcc-sdk/sdks-cart-checkout-order"]) {
  test(`${name}: orders`, async () => {
    const sdk = require(name);
    const { access_token: token } = await accessToken(sdk);
    const client = sdk.createClient({ baseUrl: store.url, headers: { Authorization: `Bearer ${token}` } });
    const call = async (operation, options) => {
      const { data, error } = await sdk[operation]({ client, ...options });
      assert.equal(error, undefined, `${operation}: ${JSON.stringify(error)}`);
      return data.data;
    };
    const orders = await call("getCustomerOrders", { query: { filter: "eq(payment,paid)" } });
    assert.ok(orders.length > 0 && orders.every(({ payment }) => payment === "paid"));
    const orderID = orders[0].id;
    assert.equal((await call("getAnOrder", { path: { orderID } })).id, orderID);
    assert.ok((await call("getOrderItems", { path: { orderID } })).length > 0);
    const [transaction] = await call("getOrderTransactions", { path: { orderID } });
    const path = { orderID, transactionID: transaction.id };
    assert.equal((await call("getATransaction", { path })).id, transaction.id);
    const body = { data: { type: "order", external_ref: `e-${++number}` } };
    assert.equal((await call("updateAnOrder", { path: { orderID }, body })).external_ref, `e-${number}`);
    const closed = await call("getCustomerOrders", { query: { filter: "eq(shipping,fulfilled)" } });
    const anonymize = { data: { order_ids: [closed[1].id] } };
    assert.equal((await call("anonymizeOrders", { body: anonymize }))[0].anonymized, true);
    if (sdk.getAllCurrencies) {
      const [currency] = await call("getAllCurrencies", {});
      assert.equal((await call("getACurrency", { path: { currencyID: currency.id } })).id, currency.id);
    }
  });
}

/** A token by the SDK's own call, if it has one. */
async function accessToken(sdk) {
  const form = { grant_type: "client_credentials", ...SECRET };
  if (sdk.createAnAccessToken) {
    const client = sdk.createClient({ baseUrl: store.url });
    const { data, error } = await sdk.createAnAccessToken({ client, body: form });
    assert.equal(error, undefined);
    return data;
  }
  const body = new URLSearchParams(form);
  return (await fetch(`${store.url}/oauth/access_token`, { method: "POST", body })).json();
}
