// Responses have the types that the official SDKs declare, but for a few slips of the declarations.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { open } from "./sandbox.js";

const ts = createRequire(import.meta.url)("typescript");
const RON_ID = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const CREDENTIALS = { grant_type: "client_credentials", client_id: "sandbox", client_secret: "sandbox-secret" };

/** What the SDKs declare in another way than the API's documentation and its samples have it. */
const SLIPS = [
  // Whether there is a password.
  "Customer: Type 'boolean' is not assignable to type 'string'.",
  // An unset reference.
  "Customer: Type 'null' is not assignable to type 'string | undefined'.",
  "CustomerAddress: Type '\"address\"' is not assignable to type '\"customer-address\"'.",
  // One relationship, not a list of them.
  `OrderItem: Object literal may only specify known properties, and '"data"' does not exist in type 'Relationship<"taxes">[]'.`,
  // It is in `meta`, which the SDKs declare as well.
  "Transaction: Property 'timestamps' is missing",
];

/** Types that only the newer SDK declares. */
const NEWER = ["SubscriptionInvoicePayment", "AccountTag"];

let store;
let folder;
before(async () => {
  store = await open();
  // In this folder, imports find the SDKs.
  folder = mkdtempSync(join(import.meta.dirname, "types-"));
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await store.close();
});

async function responses() {
  const body = new URLSearchParams(CREDENTIALS);
  const answer = await fetch(`${store.url}/oauth/access_token`, { method: "POST", body });
  const { access_token: token } = await answer.json();
  const get = async (path) =>
    (await fetch(`${store.url}${path}`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const orders = await get("/v2/orders?include=items&page[limit]=40");
  const customers = await get("/v2/customers?page[limit]=40");
  const transactions = await Promise.all(
    orders.data.slice(0, 15).map(({ id }) => get(`/v2/orders/${id}/transactions`)),
  );
  const carts = await get("/v2/carts?page[limit]=40");
  const items = await Promise.all(carts.data.map(({ id }) => get(`/v2/carts/${id}/items`)));
  const subscriptions = await get("/v2/subscriptions/subscriptions");
  const invoices = await get("/v2/subscriptions/invoices?page[limit]=40");
  const attempts = await Promise.all(invoices.data.map(({ id }) => get(`/v2/subscriptions/invoices/${id}/payments`)));
  const accounts = await get("/v2/accounts?page[limit]=40");
  const memberships = await Promise.all(accounts.data.map(({ id }) => get(`/v2/accounts/${id}/account-memberships`)));
  const addresses = await Promise.all(accounts.data.map(({ id }) => get(`/v2/accounts/${id}/addresses`)));
  const realms = await get("/v2/authentication-realms");
  const realm = `/v2/authentication-realms/${realms.data[0].id}`;
  return {
    Cart: carts.data,
    CartItem: items.flatMap(({ data }) => data).filter(({ type }) => type === "cart_item"),
    Subscription: subscriptions.data,
    SubscriptionInvoice: invoices.data,
    SubscriptionInvoicePayment: attempts.flatMap(({ data }) => data),
    Account: accounts.data,
    AccountMember: (await get("/v2/account-members?page[limit]=40")).data,
    AccountMembership: memberships.flatMap(({ data }) => data),
    AccountAddress: addresses.flatMap(({ data }) => data),
    AccountTag: (await get("/v2/account-tags")).data,
    AccountAuthenticationSettings: [(await get("/v2/settings/account-authentication")).data],
    Realm: realms.data,
    PasswordProfile: (await get(`${realm}/password-profiles`)).data,
    UserAuthenticationInfo: (await get(`${realm}/user-authentication-info?page[limit]=40`)).data,
    "ResourcePage<Order>": [{ ...orders, included: undefined }],
    Order: orders.data,
    OrderItem: orders.included.items,
    Transaction: transactions.flatMap(({ data }) => data),
    Customer: customers.data,
    CustomerAddress: (await get(`/v2/customers/${RON_ID}/addresses`)).data,
    Currency: (await get("/v2/currencies")).data,
  };
}

/** The errors of the compiler, with the declared type. */
function errors(program) {
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.includes("types-"))
    .map(({ file, start, messageText }) => {
      const before = file.text.slice(0, start);
      const type = before.slice(before.lastIndexOf("\n") + 1).match(/^check<(.*?)>\(/)?.[1];
      const text = typeof messageText === "string" ? messageText : (messageText.next?.[0] ?? messageText).messageText;
      // The rest quotes the value.
      return `${type}: ${text.replace(/ in type '\{.*/s, "")}`;
    });
}

for (const sdk of ["@moltin/sdk", "@elasticpath/js-sdk"]) {
  test(`responses have the types of ${sdk}`, async () => {
    const declared = ([type]) => sdk !== "@moltin/sdk" || !NEWER.includes(type);
    const checked = Object.fromEntries(Object.entries(await responses()).filter(declared));
    const types = Object.keys(checked).map((type) => type.replace(/<.*/, ""));
    const lines = [
      `import type { ${types.join(", ")} } from "${sdk}";`,
      // A value of a type parameter may have further properties.
      "declare function check<T>(): <V extends T>(value: V) => void;",
      ...Object.entries(checked).flatMap(([type, values]) =>
        values.map((value) => `check<${type}>()(${JSON.stringify(value)});`),
      ),
    ];
    const file = join(folder, `${sdk.replace(/\W/g, "-")}.ts`);
    writeFileSync(file, lines.join("\n"));
    const program = ts.createProgram([file], {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      types: [],
    });
    assert.deepEqual([...new Set(errors(program))].sort(), SLIPS.toSorted());
  });
}
