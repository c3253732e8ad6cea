// The requests of a Postman collection, sent by Postman's own runner. The collection covers the
// operations of the official one that the sandbox has.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { open } from "./sandbox.js";

const newman = createRequire(import.meta.url)("newman");

let store;
before(async () => (store = await open()));
after(() => store.close());

/** A request, with the status to expect and, optionally, a script that checks or keeps the response. */
function request(name, method, path, { body, form, status = 200, check = "", customer = false } = {}) {
  const script = [
    `pm.test(${JSON.stringify(`${name}: status ${status}`)}, () => pm.response.to.have.status(${status}));`,
    "const body = pm.response.text() ? pm.response.json() : null;",
    check,
  ];
  const header = form ? [] : [{ key: "Authorization", value: "Bearer {{token}}" }];
  if (customer) header.push({ key: "X-Moltin-Customer-Token", value: "{{customerToken}}" });
  if (body) header.push({ key: "Content-Type", value: "application/json" });
  const urlencoded = Object.entries(form ?? {}).map(([key, value]) => ({ key, value }));
  return {
    name,
    event: [{ listen: "test", script: { type: "text/javascript", exec: script } }],
    request: {
      method,
      header,
      url: `{{baseUrl}}${path}`,
      ...(form && { body: { mode: "urlencoded", urlencoded } }),
      ...(body && { body: { mode: "raw", raw: JSON.stringify({ data: body }) } }),
    },
  };
}

const keep = (name, path) => `pm.collectionVariables.set("${name}", body.${path});`;
const check = (what, condition) => `pm.test(${JSON.stringify(what)}, () => pm.expect(${condition}).to.be.true);`;
const ADDRESS = {
  type: "address",
  name: "Cabin",
  first_name: "Ron",
  last_name: "Swanson",
  line_1: "1 Lake Road",
  county: "Pawnee",
  postcode: "46001",
  country: "US",
};
const CURRENCY = {
  type: "currency",
  code: "XPM",
  exchange_rate: 1,
  format: "XPM {price}",
  decimal_point: ".",
  thousand_separator: ",",
  decimal_places: 2,
  default: false,
  enabled: true,
};
const customer = "/v2/customers/{{customer}}";
const order = "/v2/orders/{{order}}";

const REQUESTS = [
  request("Client credentials token", "POST", "/oauth/access_token", {
    form: { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox-secret" },
    check: keep("token", "access_token"),
  }),
  request("Create a customer", "POST", "/v2/customers", {
    body: { type: "customer", name: "Leslie Knope", email: "leslie@collection.test", password: "waffles" },
    status: 201,
    check: keep("customer", "data.id"),
  }),
  request("Get all customers", "GET", "/v2/customers?page[limit]=10", {
    check: check("a page", "body.data.length === 10"),
  }),
  request("Filter customers", "GET", "/v2/customers?filter=eq(email,leslie@collection.test)", {
    check: check("one customer", "body.data.length === 1"),
  }),
  request("Get a customer", "GET", customer),
  request("Update a customer", "PUT", customer, { body: { type: "customer", name: "Leslie" } }),
  request("Get customer attributes", "GET", "/v2/customers/attributes", {
    check: check("labels", "body.data.every(({ label }) => typeof label === 'string')"),
  }),
  request("Get a customer token", "POST", "/v2/customers/tokens", {
    body: { type: "token", email: "leslie@collection.test", password: "waffles" },
    check: keep("customerToken", "data.token"),
  }),
  request("Get the own customer", "GET", customer, { customer: true }),
  request("Get the own orders", "GET", "/v2/orders", {
    customer: true,
    check: check("none", "body.data.length === 0"),
  }),
  request("Create an address", "POST", `${customer}/addresses`, {
    body: ADDRESS,
    status: 201,
    check: keep("address", "data.id"),
  }),
  request("Get all addresses", "GET", `${customer}/addresses`, { check: check("one", "body.data.length === 1") }),
  request("Get an address", "GET", `${customer}/addresses/{{address}}`),
  request("Update an address", "PUT", `${customer}/addresses/{{address}}`, { body: { ...ADDRESS, city: "Pawnee" } }),
  request("Delete an address", "DELETE", `${customer}/addresses/{{address}}`, { status: 204 }),
  request("Get all orders", "GET", "/v2/orders?filter=eq(payment,paid):eq(shipping,unfulfilled):eq(status,complete)", {
    check: keep("order", "data[0].id"),
  }),
  request("Get an order", "GET", order),
  request("Get order items", "GET", `${order}/items`),
  request("Get order transactions", "GET", `${order}/transactions`, { check: keep("transaction", "data[0].id") }),
  request("Get a transaction", "GET", `${order}/transactions/{{transaction}}`),
  request("Get order attributes", "GET", "/v2/orders/attributes", {
    check: check("the entity", "body.meta.entity === 'orders'"),
  }),
  request("Update an order's address", "PUT", order, { body: { type: "order", shipping_address: { city: "York" } } }),
  request("Refuse to anonymize an open order", "POST", "/v2/orders/anonymize", {
    body: { order_ids: ["{{order}}"] },
    status: 422,
    check: check("the order", "body.errors[0].meta.order_id === pm.collectionVariables.get('order')"),
  }),
  request("Fulfill an order", "PUT", order, { body: { type: "order", shipping: "fulfilled" } }),
  request("Refuse to cancel a fulfilled order", "PUT", order, {
    body: { type: "order", status: "cancelled" },
    status: 422,
  }),
  request("Anonymize an order", "POST", "/v2/orders/anonymize", {
    body: { order_ids: ["{{order}}"] },
    check: check("anonymized", "body.data[0].anonymized"),
  }),
  request("Get all currencies", "GET", "/v2/currencies"),
  request("Create a currency", "POST", "/v2/currencies", {
    body: CURRENCY,
    status: 201,
    check: keep("currency", "data.id"),
  }),
  request("Get a currency", "GET", "/v2/currencies/{{currency}}"),
  request("Update a currency", "PUT", "/v2/currencies/{{currency}}", { body: { ...CURRENCY, exchange_rate: 2 } }),
  request("Delete a customer", "DELETE", customer, { status: 204 }),
  request("Get a deleted customer", "GET", customer, { status: 404 }),
];

test("every request of the collection gets the expected response", async () => {
  const collection = {
    info: { name: "Sandbox store", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    variable: [{ key: "baseUrl", value: store.url }],
    item: REQUESTS,
  };
  const summary = await new Promise((resolve, reject) =>
    newman.run({ collection, reporters: [] }, (error, result) => (error ? reject(error) : resolve(result))),
  );
  const failures = summary.run.failures.map(({ source, error }) => `${source?.name}: ${error.message}`);
  assert.deepEqual(failures, []);
  assert.equal(summary.run.stats.requests.total, REQUESTS.length);
  assert.ok(summary.run.stats.assertions.total >= REQUESTS.length);
});
