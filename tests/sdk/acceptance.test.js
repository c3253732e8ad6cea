// Acceptance test: every call of the official SDK 36.0.0 for customers, customer tokens, addresses,
// orders and currencies (see docs/api.md, "The official SDK").
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { errorsOf, open } from "./sandbox.js";

const RON = "ron@swanson.com";
const RON_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RON_PASSWORD = "mysecretpassword";

let store;
let admin;
let shopper;

before(async () => {
  store = await open();
  admin = store.admin();
  shopper = store.shopper();
  // An SDK call that has to authenticate first keeps its filter for the next call (see docs/api.md,
  // "The official SDK", point 7).
  await admin.Authenticate();
  await shopper.Authenticate();
});
after(() => store.close());

async function token(email = RON, password = RON_PASSWORD) {
  return (await shopper.Customers.Token(email, password)).data.token;
}

/** The fields of a customer that no other test uses. */
let number = 0;
function newCustomer(more = {}) {
  number += 1;
  return { name: "Leslie Knope", email: `leslie-${number}@sdk.test`, password: "waffles", ...more };
}

test("both grants get a flat token response with expiry", async () => {
  for (const [client, grant] of [
    [store.admin(), "client_credentials"],
    [store.shopper(), "implicit"],
  ]) {
    const token = await client.Authenticate();
    assert.equal(token.identifier, grant);
    assert.equal(token.token_type, "Bearer");
    assert.equal(token.expires_in, 3600);
    assert.match(token.access_token, /^[0-9a-f]{40}$/);
    const lifetime = token.expires - Date.now() / 1000;
    assert.ok(lifetime > 3590 && lifetime <= 3601, `${lifetime} s`);
  }
});

test("wrong credentials get the documented error", async () => {
  const wrong = store.client({ client_id: "sandbox", client_secret: "wrong" });
  assert.deepEqual(await errorsOf(wrong.Authenticate()), [{ title: "Unauthorized", status: "401" }]);
});

test("a customer is created, read, changed and deleted", async () => {
  const sent = newCustomer();
  const { data: created } = await admin.Customers.Create(sent);
  assert.equal(created.type, "customer");
  assert.equal(created.password, true);
  assert.equal(created.email, sent.email);

  assert.deepEqual((await admin.Customers.Get(created.id)).data, created);
  const { data: renamed } = await admin.Customers.Update(created.id, { name: "Leslie Wyatt" });
  assert.equal(renamed.name, "Leslie Wyatt");
  assert.equal(renamed.email, sent.email);
  assert.equal(renamed.password, true);

  // The SDK returns "{}" for a response without JSON (point 4).
  assert.equal(await admin.Customers.Delete(created.id), "{}");
  const [gone] = await errorsOf(admin.Customers.Get(created.id));
  assert.equal(gone.status, 404);
});

test("missing fields of a customer get one error each", async () => {
  const details = (await errorsOf(admin.Customers.Create({}))).map(({ title, detail }) => [title, detail]);
  assert.deepEqual(details, [
    ["Failed Validation", "The data.name field is required."],
    ["Failed Validation", "The data.email field is required."],
  ]);
});

test("a duplicate email address gets 409", async () => {
  const [taken] = await errorsOf(admin.Customers.Create(newCustomer({ email: RON })));
  assert.equal(taken.status, 409);
});

test("customers are paginated, filtered and sorted", async () => {
  const all = await admin.Customers.All();
  assert.equal(all.meta.page.limit, 25);
  assert.equal(all.data.length, 25);
  assert.ok(all.meta.results.total >= 48);
  assert.ok(all.links.next.startsWith(`${store.url}/v2/customers?`));

  const page = await admin.Customers.Limit(10).Offset(20).Sort("name").All();
  assert.deepEqual([page.meta.page.limit, page.meta.page.offset, page.data.length], [10, 20, 10]);
  const names = page.data.map(({ name }) => name.toLowerCase());
  assert.deepEqual(
    names,
    names.toSorted((one, other) => (one < other ? -1 : 1)),
  );

  const found = await admin.Customers.Filter({ eq: { email: RON } }).All();
  assert.deepEqual(
    found.data.map(({ id }) => id),
    [RON_ID],
  );
  const alike = await admin.Customers.Filter({ like: { name: "*swan*" } }).All();
  assert.ok(alike.data.some(({ id }) => id === RON_ID));
});

test("the SDK sends + as a space, and & ends its filter", async () => {
  const { data: customer } = await admin.Customers.Create(newCustomer({ email: "leslie+parks@sdk.test" }));
  assert.equal((await admin.Customers.Filter({ eq: { email: customer.email } }).All()).data.length, 0);
  const [unparsable] = await errorsOf(admin.Customers.Filter({ eq: { name: "Parks & Recreation" } }).All());
  assert.deepEqual(unparsable, { title: "Bad Request", detail: "Could not parse the supplied filter" });
});

test("rate limited requests get 429", async () => {
  const busy = await open("--faults", '{"reply":"rate_limited","path":"/v2"}');
  const client = busy.admin();
  await client.Authenticate();
  const [refused] = await errorsOf(client.Customers.All());
  assert.equal(refused.status, 429);
  await busy.close();
});

test("the attributes of customers are listed", async () => {
  const { data } = await admin.Customers.Attributes();
  assert.ok(data.some(({ value }) => value === "email"));
});

test("only the new password signs in after a change", async () => {
  const sent = newCustomer();
  const { data: customer } = await admin.Customers.Create(sent);
  await admin.Customers.Update(customer.id, { password: "breakfast" });

  const [refused] = await errorsOf(shopper.Customers.Token(sent.email, sent.password));
  assert.equal(refused.status, 401);
  const { data } = await shopper.Customers.Token(sent.email, "breakfast");
  assert.equal(data.customer_id, customer.id);
});

test("a customer token has the documented shape", async () => {
  const { data } = await shopper.Customers.TokenViaPassword(RON, RON_PASSWORD);
  assert.deepEqual(Object.keys(data).sort(), ["customer_id", "expires", "id", "token", "type"]);
  assert.equal(data.type, "token");
  assert.equal(data.customer_id, RON_ID);
  const lifetime = data.expires - Date.now() / 1000;
  assert.ok(lifetime > 86_390 && lifetime <= 86_401, `${lifetime} s`);
  assert.equal(data.token.split(".").length, 3);
});

test("OpenID Connect sign-in is refused as not configured", async () => {
  const [refused] = await errorsOf(shopper.Customers.TokenViaOIDC("code", "https://shop.test", "verifier"));
  assert.equal(refused.title, "Failed Validation");
});

test("a customer reads only their own profile", async () => {
  const customerToken = await token();
  assert.equal((await shopper.Customers.Get(RON_ID, customerToken)).data.email, RON);
  const all = await shopper.Customers.All(customerToken);
  assert.deepEqual(
    all.data.map(({ id }) => id),
    [RON_ID],
  );

  const { data } = await admin.Customers.Filter({ eq: { email: "ada@example.test" } }).All();
  const [refused] = await errorsOf(shopper.Customers.Get(data[0].id, customerToken));
  assert.equal(refused.status, 403);
  const [without] = await errorsOf(shopper.Customers.All());
  assert.equal(without.status, 403);
});

test("a customer changes their own name", async () => {
  const sent = newCustomer();
  const { data: customer } = await admin.Customers.Create(sent);
  const customerToken = await token(sent.email, sent.password);
  assert.equal((await shopper.Customers.Update(customer.id, { name: "Myself" }, customerToken)).data.name, "Myself");
});

test("a customer reads only their own orders", async () => {
  const customerToken = await token();
  const orders = await shopper.Orders.All(customerToken);
  const { data: others } = await admin.Orders.Filter({ eq: { customer_id: RON_ID } }).All();
  assert.ok(orders.meta.results.total > 25);
  assert.deepEqual(
    orders.data.map(({ id }) => id),
    others.map(({ id }) => id),
  );
  assert.equal((await shopper.Orders.Get(orders.data[0].id, customerToken)).data.id, orders.data[0].id);

  const { data: all } = await admin.Orders.Limit(100).All();
  const other = all.find(({ relationships }) => relationships.customer?.data.id !== RON_ID);
  const [refused] = await errorsOf(shopper.Orders.Get(other.id, customerToken));
  assert.equal(refused.status, 403);
});

test("include adds the items of orders", async () => {
  const { data, included } = await admin.Orders.With("items").Limit(5).All();
  const items = new Set(included.items.map(({ id }) => id));
  for (const order of data) {
    for (const item of order.relationships.items.data) assert.ok(items.has(item.id));
  }
});

test("the items and the transactions of an order are listed", async () => {
  const { data: orders } = await admin.Orders.Filter({ eq: { payment: "paid" } })
    .Limit(1)
    .All();
  const [order] = orders;
  const { data: items } = await admin.Orders.Items(order.id);
  assert.deepEqual(
    items.map(({ id }) => id),
    order.relationships.items.data.map(({ id }) => id),
  );

  const total = order.meta.display_price.with_tax;
  for (const { data: transactions } of [
    await admin.Transactions.All({ order: order.id }),
    await admin.Orders.Transactions(order.id),
  ]) {
    assert.equal(transactions[0].type, "transaction");
    assert.deepEqual([transactions[0].amount, transactions[0].currency], [total.amount, total.currency]);
    assert.equal(transactions[0].relationships.order.data.id, order.id);
  }
});

test("only paid orders are shipped, and shipped ones stay unchanged", async () => {
  const paid = { payment: "paid", shipping: "unfulfilled", status: "processing" };
  const { data: orders } = await admin.Orders.Filter({ eq: paid }).Limit(1).All();
  const [order] = orders;
  const moved = await admin.Orders.Update(order.id, { shipping_address: { line_1: "2 Mill Lane" } });
  assert.equal(moved.data.shipping_address.line_1, "2 Mill Lane");
  assert.equal(moved.data.shipping_address.postcode, order.shipping_address.postcode);
  assert.equal((await admin.Orders.Update(order.id, { shipping: "fulfilled" })).data.shipping, "fulfilled");

  const [refused] = await errorsOf(admin.Orders.Update(order.id, { status: "cancelled" }));
  assert.deepEqual(refused, {
    status: "422",
    title: "Unprocessable Entity",
    detail: "Order cannot be updated in its current state",
  });
});

test("addresses are created, listed, changed and deleted", async () => {
  const { data: customer } = await admin.Customers.Create(newCustomer());
  const sent = {
    name: "Home",
    first_name: "Leslie",
    last_name: "Knope",
    line_1: "1 Elm Street",
    city: "Pawnee",
    county: "Indiana",
    postcode: "46001",
    country: "US",
  };
  const addresses = admin.CustomerAddresses;
  const create = (body) => addresses.Create({ customer: customer.id, body });
  const { data: created } = await create(sent);
  for (const [name, value] of Object.entries(sent)) assert.equal(created[name], value);
  assert.equal(created.type, "address");

  const at = { customer: customer.id, address: created.id };
  assert.deepEqual((await addresses.Get(at)).data, created);
  assert.deepEqual((await addresses.All({ customer: customer.id })).data, [created]);
  const { data: moved } = await addresses.Update({ ...at, body: { line_1: "2 Elm Street" } });
  assert.deepEqual([moved.line_1, moved.postcode], ["2 Elm Street", "46001"]);

  const missing = await errorsOf(create({ ...sent, first_name: undefined }));
  assert.deepEqual(missing, [{ status: 400, source: "data", title: "required", detail: "first_name is required" }]);
  assert.equal(await addresses.Delete(at), "{}");
  assert.equal((await errorsOf(addresses.Get(at)))[0].status, "404");
});

test("a customer reads only their own addresses", async () => {
  const customerToken = await token();
  const { data } = await shopper.CustomerAddresses.All({ customer: RON_ID, token: customerToken });
  assert.equal(data.length, 2);
  const [refused] = await errorsOf(shopper.CustomerAddresses.All({ customer: RON_ID }));
  assert.equal(refused.status, 403);
});

test("currencies are read by both grants, and created and changed by the admin", async () => {
  const { data: currencies } = await shopper.Currencies.All();
  const decimals = currencies.map(({ code, decimal_places }) => [code, decimal_places]);
  assert.deepEqual(decimals.slice(0, 5), [
    ["GBP", 2],
    ["USD", 2],
    ["EUR", 2],
    ["JPY", 0],
    ["KWD", 3],
  ]);

  const sent = {
    code: "POINTS",
    exchange_rate: 1,
    format: "{price} points",
    decimal_point: ".",
    thousand_separator: ",",
    decimal_places: 0,
    default: false,
    enabled: true,
  };
  const { data: created } = await admin.Currencies.Create(sent);
  for (const [name, value] of Object.entries(sent)) assert.equal(created[name], value);
  assert.equal(created.type, "currency");
  const { data: changed } = await admin.Currencies.Update(created.id, { decimal_places: 2 });
  assert.deepEqual([changed.decimal_places, changed.code], [2, "POINTS"]);
  assert.deepEqual((await admin.Currencies.Get(created.id)).data, changed);
  const [refused] = await errorsOf(shopper.Currencies.Create(sent));
  assert.equal(refused.status, 403);
});
