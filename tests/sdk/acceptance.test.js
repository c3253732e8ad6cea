// The official SDK, 36.0.0, is the judge: every call that it has for customers, customer tokens and
// orders (see docs/api.md, "The official SDK").
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { open, refusal } from "./sandbox.js";

const RON = "ron@swanson.com";
const RONS_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RONS_PASSWORD = "mysecretpassword";

let store;
let admin;
let shopper;

before(async () => {
  store = await open();
  admin = store.admin();
  shopper = store.shopper();
  // A call that first has to authenticate leaves its filter behind (see docs/api.md,
  // "The official SDK", point 7).
  await admin.Authenticate();
  await shopper.Authenticate();
});
after(() => store.close());

async function token(email = RON, password = RONS_PASSWORD) {
  return (await shopper.Customers.Token(email, password)).data.token;
}

/** Somebody new for each test. */
let number = 0;
function somebody(more = {}) {
  number += 1;
  return { name: "Leslie Knope", email: `leslie-${number}@sdk.test`, password: "waffles", ...more };
}

test("both grants are given, flat, and say when they end", async () => {
  for (const [client, grant] of [
    [store.admin(), "client_credentials"],
    [store.shopper(), "implicit"],
  ]) {
    const bearer = await client.Authenticate();
    assert.equal(bearer.identifier, grant);
    assert.equal(bearer.token_type, "Bearer");
    assert.equal(bearer.expires_in, 3600);
    assert.match(bearer.access_token, /^[0-9a-f]{40}$/);
    const lasts = bearer.expires - Date.now() / 1000;
    assert.ok(lasts > 3590 && lasts <= 3601, `${lasts} s`);
  }
});

test("wrong credentials are refused in the documented words", async () => {
  const wrong = store.client({ client_id: "sandbox", client_secret: "wrong" });
  assert.deepEqual(await refusal(wrong.Authenticate()), [{ title: "Unauthorized", status: "401" }]);
});

test("a customer is created, found, changed and deleted", async () => {
  const sent = somebody();
  const { data: created } = await admin.Customers.Create(sent);
  assert.equal(created.type, "customer");
  assert.equal(created.password, true);
  assert.equal(created.email, sent.email);

  assert.deepEqual((await admin.Customers.Get(created.id)).data, created);
  const { data: renamed } = await admin.Customers.Update(created.id, { name: "Leslie Wyatt" });
  assert.equal(renamed.name, "Leslie Wyatt");
  assert.equal(renamed.email, sent.email);
  assert.equal(renamed.password, true);

  // What was not answered with JSON is "{}" to the SDK (point 4).
  assert.equal(await admin.Customers.Delete(created.id), "{}");
  const [gone] = await refusal(admin.Customers.Get(created.id));
  assert.equal(gone.status, 404);
});

test("a customer without name and address is refused field by field", async () => {
  const details = (await refusal(admin.Customers.Create({}))).map(({ title, detail }) => [title, detail]);
  assert.deepEqual(details, [
    ["Failed Validation", "The data.name field is required."],
    ["Failed Validation", "The data.email field is required."],
  ]);
});

test("an address that is taken is a conflict", async () => {
  const [taken] = await refusal(admin.Customers.Create(somebody({ email: RON })));
  assert.equal(taken.status, 409);
});

test("customers are listed by page, filter and order", async () => {
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
    [RONS_ID],
  );
  const alike = await admin.Customers.Filter({ like: { name: "*swan*" } }).All();
  assert.ok(alike.data.some(({ id }) => id === RONS_ID));
});

test("a plus in an address arrives as a space, as the SDK sends it, and & ends the filter", async () => {
  const { data: customer } = await admin.Customers.Create(somebody({ email: "leslie+parks@sdk.test" }));
  assert.equal((await admin.Customers.Filter({ eq: { email: customer.email } }).All()).data.length, 0);
  const [unparsable] = await refusal(admin.Customers.Filter({ eq: { name: "Parks & Recreation" } }).All());
  assert.deepEqual(unparsable, { title: "Bad Request", detail: "Could not parse the supplied filter" });
});

test("too many requests are refused as the SDK expects it", async () => {
  const busy = await open("--faults", '{"reply":"rate_limited","path":"/v2"}');
  const client = busy.admin();
  await client.Authenticate();
  const [refused] = await refusal(client.Customers.All());
  assert.equal(refused.status, 429);
  await busy.close();
});

test("the attributes of customers are described", async () => {
  const { data } = await admin.Customers.Attributes();
  assert.ok(data.some(({ value }) => value === "email"));
});

test("a new password signs in and the old one does not", async () => {
  const sent = somebody();
  const { data: customer } = await admin.Customers.Create(sent);
  await admin.Customers.Update(customer.id, { password: "breakfast" });

  const [refused] = await refusal(shopper.Customers.Token(sent.email, sent.password));
  assert.equal(refused.status, 401);
  const { data } = await shopper.Customers.Token(sent.email, "breakfast");
  assert.equal(data.customer_id, customer.id);
});

test("a token is given in the documented shape", async () => {
  const { data } = await shopper.Customers.TokenViaPassword(RON, RONS_PASSWORD);
  assert.deepEqual(Object.keys(data).sort(), ["customer_id", "expires", "id", "token", "type"]);
  assert.equal(data.type, "token");
  assert.equal(data.customer_id, RONS_ID);
  const lasts = data.expires - Date.now() / 1000;
  assert.ok(lasts > 86_390 && lasts <= 86_401, `${lasts} s`);
  assert.equal(data.token.split(".").length, 3);
});

test("a sign-in through a company is refused as not configured", async () => {
  const [refused] = await refusal(shopper.Customers.TokenViaOIDC("code", "https://shop.test", "verifier"));
  assert.equal(refused.title, "Failed Validation");
});

test("a customer sees themselves and nobody else", async () => {
  const own = await token();
  assert.equal((await shopper.Customers.Get(RONS_ID, own)).data.email, RON);
  const all = await shopper.Customers.All(own);
  assert.deepEqual(
    all.data.map(({ id }) => id),
    [RONS_ID],
  );

  const { data } = await admin.Customers.Filter({ eq: { email: "ada@example.test" } }).All();
  const [refused] = await refusal(shopper.Customers.Get(data[0].id, own));
  assert.equal(refused.status, 403);
  const [without] = await refusal(shopper.Customers.All());
  assert.equal(without.status, 403);
});

test("a customer changes their own name by their token", async () => {
  const sent = somebody();
  const { data: customer } = await admin.Customers.Create(sent);
  const own = await token(sent.email, sent.password);
  assert.equal((await shopper.Customers.Update(customer.id, { name: "Myself" }, own)).data.name, "Myself");
});

test("a customer sees their own orders and nobody else's", async () => {
  const own = await token();
  const orders = await shopper.Orders.All(own);
  const { data: others } = await admin.Orders.Filter({ eq: { customer_id: RONS_ID } }).All();
  assert.ok(orders.meta.results.total > 25);
  assert.deepEqual(
    orders.data.map(({ id }) => id),
    others.map(({ id }) => id),
  );
  assert.equal((await shopper.Orders.Get(orders.data[0].id, own)).data.id, orders.data[0].id);

  const { data: all } = await admin.Orders.Limit(100).All();
  const other = all.find(({ relationships }) => relationships.customer?.data.id !== RONS_ID);
  const [refused] = await refusal(shopper.Orders.Get(other.id, own));
  assert.equal(refused.status, 403);
});

test("orders come with their lines where they are asked for", async () => {
  const { data, included } = await admin.Orders.With("items").Limit(5).All();
  const lines = new Set(included.items.map(({ id }) => id));
  for (const order of data) {
    for (const line of order.relationships.items.data) assert.ok(lines.has(line.id));
  }
});

test("the lines and the payments of an order are listed", async () => {
  const { data: orders } = await admin.Orders.Filter({ eq: { payment: "paid" } })
    .Limit(1)
    .All();
  const [order] = orders;
  const { data: lines } = await admin.Orders.Items(order.id);
  assert.deepEqual(
    lines.map(({ id }) => id),
    order.relationships.items.data.map(({ id }) => id),
  );

  const total = order.meta.display_price.with_tax;
  for (const { data: payments } of [
    await admin.Transactions.All({ order: order.id }),
    await admin.Orders.Transactions(order.id),
  ]) {
    assert.equal(payments[0].type, "transaction");
    assert.deepEqual([payments[0].amount, payments[0].currency], [total.amount, total.currency]);
    assert.equal(payments[0].relationships.order.data.id, order.id);
  }
});

test("an order is shipped once it is paid, and not changed after that", async () => {
  const paid = { payment: "paid", shipping: "unfulfilled", status: "processing" };
  const { data: orders } = await admin.Orders.Filter({ eq: paid }).Limit(1).All();
  const [order] = orders;
  const moved = await admin.Orders.Update(order.id, { shipping_address: { line_1: "2 Mill Lane" } });
  assert.equal(moved.data.shipping_address.line_1, "2 Mill Lane");
  assert.equal(moved.data.shipping_address.postcode, order.shipping_address.postcode);
  assert.equal((await admin.Orders.Update(order.id, { shipping: "fulfilled" })).data.shipping, "fulfilled");

  const [refused] = await refusal(admin.Orders.Update(order.id, { status: "cancelled" }));
  assert.deepEqual(refused, {
    status: "422",
    title: "Unprocessable Entity",
    detail: "Order cannot be updated in its current state",
  });
});

test("addresses are created, listed, changed and deleted", async () => {
  const { data: customer } = await admin.Customers.Create(somebody());
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

  const missing = await refusal(create({ ...sent, first_name: undefined }));
  assert.deepEqual(missing, [{ status: 400, source: "data", title: "required", detail: "first_name is required" }]);
  assert.equal(await addresses.Delete(at), "{}");
  assert.equal((await refusal(addresses.Get(at)))[0].status, "404");
});

test("a customer's own token opens their addresses and nobody else's", async () => {
  const own = await token();
  const { data } = await shopper.CustomerAddresses.All({ customer: RONS_ID, token: own });
  assert.equal(data.length, 2);
  const [refused] = await refusal(shopper.CustomerAddresses.All({ customer: RONS_ID }));
  assert.equal(refused.status, 403);
});
