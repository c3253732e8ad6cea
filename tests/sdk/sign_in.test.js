// The way in which a storefront signs an account member in, written by ourselves with the official
// SDK: settings, realm, password profiles, account token, accounts, orders; then another account of
// the same member by the account token alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accountHeader, connect, control, newMember, PUBLIC, SECRET, signIn } from "./clients.js";
import { errorsOf, open } from "./sandbox.js";

const SDK = "@elasticpath/js-sdk";
const SWITCH = { type: "account_management_authentication_token" };

let store;
let admin;
before(async () => {
  store = await open();
  admin = await connect(store.url, SDK, SECRET);
});
after(() => store.close());

/** Finds the realm and its password profiles, as a storefront does before a sign-in. */
async function profiles(client) {
  const { data: settings } = await client.AccountAuthenticationSettings.Get();
  const realmId = settings.relationships.authentication_realm.data.id;
  const { data: realm } = await client.AuthenticationRealm.Get({ realmId });
  assert.equal(realm.id, realmId);
  return (await client.PasswordProfile.All(realmId)).data;
}

test("a member signs in, reads accounts and orders, and changes the account", async () => {
  const member = await newMember(admin);
  const { data: second } = await admin.Accounts.Create({ type: "account", name: "Second" });
  const membership = { type: "account_membership", account_member_id: member.user.id };
  await admin.AccountMemberships.Create(second.id, membership);

  // The settings need the storefront's server, or a store that shows them to storefronts.
  const shopper = await connect(store.url, SDK, PUBLIC);
  assert.equal((await errorsOf(profiles(shopper)))[0].status, "403");
  await control(store.url, "PUT", "switches", { implicit_reads_settings: true });
  for (const client of [shopper, admin]) {
    assert.ok((await profiles(client)).some(({ id }) => id === member.profile.id));
  }
  await control(store.url, "PUT", "switches", {});

  const wrong = { ...signIn(member), password: "not this one" };
  const [refused] = await errorsOf(shopper.AccountMembers.GenerateAccountToken(wrong));
  assert.deepEqual([refused.status, refused.detail], ["400", "authentication failed"]);

  const { data: roster, meta } = await shopper.AccountMembers.GenerateAccountToken(signIn(member));
  assert.equal(meta.account_member_id, member.user.id);
  assert.equal(meta.results.total, 2);
  assert.deepEqual(
    roster.map(({ account_id: id, account_name: name }) => [id, name]),
    [
      [member.account.id, member.account.name],
      [second.id, "Second"],
    ],
  );
  for (const { token, expires, account_id: account } of roster) {
    const lifetime = (Date.parse(expires) - Date.now()) / 1000;
    assert.ok(lifetime > 86_390 && lifetime <= 86_401, `${lifetime} s`);
    const asMember = await connect(store.url, SDK, PUBLIC, accountHeader(token));
    assert.deepEqual(
      (await asMember.Accounts.All()).data.map(({ id }) => id),
      [account],
    );
    assert.equal((await asMember.Accounts.Get(account)).data.id, account);
    assert.deepEqual((await asMember.Orders.All()).data, []);
  }

  // An account token in the header gives new ones for all accounts.
  const asMember = await connect(store.url, SDK, PUBLIC, accountHeader(roster[0].token));
  const again = { ...SWITCH, authentication_mechanism: SWITCH.type };
  const { data: renewed } = await asMember.AccountMembers.GenerateAccountToken(again);
  assert.deepEqual(
    renewed.map(({ account_id: id }) => id),
    roster.map(({ account_id: id }) => id),
  );
});

test("a member without an account signs in, but gets no token", async () => {
  const member = await newMember(admin);
  await admin.AccountMemberships.Delete(member.account.id, member.membership.id);
  const shopper = await connect(store.url, SDK, PUBLIC);
  const { data, meta } = await shopper.AccountMembers.GenerateAccountToken(signIn(member));
  assert.deepEqual([data, meta.results.total, meta.account_member_id], [[], 0, member.user.id]);
});

test("a member of the demo reads the orders of each account", async () => {
  const shopper = await connect(store.url, SDK, PUBLIC);
  const { data: settings } = await admin.AccountAuthenticationSettings.Get();
  const { data: profiles } = await admin.PasswordProfile.All(settings.relationships.authentication_realm.data.id);
  const profile = profiles.find(({ name }) => name === "Storefront");
  const mara = { profile, email: "mara.quint@harbor.test", password: "letmein-please" };
  const { data: roster } = await shopper.AccountMembers.GenerateAccountToken(signIn(mara));
  assert.equal(roster.length, 3);
  let count = 0;
  for (const { token, account_id: account } of roster) {
    const asMember = await connect(store.url, SDK, PUBLIC, accountHeader(token));
    const { data: orders } = await asMember.Orders.All();
    assert.ok(orders.every(({ relationships }) => relationships.account.data.id === account));
    count += orders.length;
    if (orders.length > 0) assert.deepEqual((await asMember.Orders.Get(orders[0].id)).data, orders[0]);
    const { data: carts } = await asMember.Cart().GetCartsList();
    assert.ok(carts.every(({ relationships }) => relationships.accounts.data.some(({ id }) => id === account)));
    const { data: subscriptions } = await asMember.Subscriptions.All();
    assert.ok(subscriptions.every(({ attributes }) => attributes.account_id === account));
  }
  assert.ok(count > 0);
  const asMember = await connect(store.url, SDK, PUBLIC, accountHeader(roster[0].token));
  const { data: orders } = await admin.Orders.Limit(100).All();
  const foreign = orders.find(({ relationships }) => !relationships.account);
  assert.equal((await errorsOf(asMember.Orders.Get(foreign.id)))[0].status, "404");
});
