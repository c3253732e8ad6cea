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
  // A list of any length, and accounts without a parent have none.
  "Account.relationships.ancestors: Source has 2 element(s) but target allows only 1.",
  "Account.relationships: The value is missing the following properties",
  `AccountAddress.type: Type '"address"' is not assignable to type '"account-address"'.`,
  // Members have memberships instead.
  "AccountMember: Property 'relationships' is missing",
  // A cart expires, not its items.
  "CartItem.meta.timestamps: Property 'expires_at' is missing",
  // Whether there is a password.
  "Customer.password: Type 'boolean' is not assignable to type 'string'.",
  `CustomerAddress.type: Type '"address"' is not assignable to type '"customer-address"'.`,
  // An item that is in no shipping group.
  "OrderItem.relationships: Property 'shipping_group' is missing",
  // In realms, `meta` has the timestamps without an object around them.
  "PasswordProfile.meta: Property 'timestamps' is missing",
  "Realm.meta: Property 'timestamps' is missing",
  "UserAuthenticationInfo.meta: Property 'timestamps' is missing",
  // It is in `meta`, which the SDKs declare as well.
  "Transaction: Property 'timestamps' is missing",
];

/** The slips of one SDK. */
const OWN_SLIPS = {
  "@moltin/sdk": [
    `SubscriptionInvoice.type: Type '"subscription_invoice"' is not assignable to type '"subscription-invoice"'.`,
  ],
  // Its name is `proration_events`.
  "@elasticpath/js-sdk": ["SubscriptionInvoice.meta: Property 'prorated_at' is missing"],
};

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

/** The messages of an error, the outermost first. */
function messages(text) {
  return typeof text === "string" ? [text] : [text.messageText, ...(text.next?.[0] ? messages(text.next[0]) : [])];
}

/** The errors of the compiler: the declared type, the place in it, and what is wrong there. */
function errors(program) {
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.includes("types-"))
    .map(({ file, start, messageText }) => {
      const before = file.text.slice(0, start);
      const type = before.slice(before.lastIndexOf("\n") + 1).match(/^check<(.*?)>\(/)?.[1];
      const texts = messages(messageText);
      const places = texts.map((text) => text.match(/types? of (?:property )?'(\S+)'/i)?.[1]).filter(Boolean);
      // Quoted values are long.
      const last = texts.at(-1).replace(/Type '[{[].*?[}\]]' is/gs, "The value is");
      return `${[type, ...places].join(".")}: ${last.replace(/ (?:in|but required in|from|to) type '[{[].*/s, "")}`;
    });
}

for (const sdk of ["@moltin/sdk", "@elasticpath/js-sdk"]) {
  test(`responses have the types of ${sdk}`, async () => {
    const declared = ([type]) => sdk !== "@moltin/sdk" || !NEWER.includes(type);
    const checked = Object.fromEntries(Object.entries(await responses()).filter(declared));
    const types = Object.keys(checked).map((type) => type.replace(/<.*/, ""));
    const lines = [
      `import type { ${types.join(", ")} } from "${sdk}";`,
      "declare function check<T>(): (value: T) => void;",
      // JSON is also a type: that of its value, which may have further properties.
      ...Object.entries(checked).flatMap(([type, values]) =>
        values.map((value) => `check<${type}>()(null! as ${JSON.stringify(value)});`),
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
    assert.deepEqual([...new Set(errors(program))].sort(), [...SLIPS, ...OWN_SLIPS[sdk]].sort());
  });
}
