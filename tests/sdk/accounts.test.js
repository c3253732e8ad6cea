// Accounts, their members, realms and account tokens: every call in scope of the official SDK that
// has them, and the operations of the generated SDK for storefronts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accountHeader, connect, control, generated, newMember, PUBLIC, SECRET, signIn } from "./clients.js";
import { errorsOf, open } from "./sandbox.js";

const SDK = "@elasticpath/js-sdk";
const SHOPPER = "@epcc-sdk/sdks-shopper";
const ADDRESS = {
  name: "Warehouse",
  first_name: "Leslie",
  last_name: "Knope",
  line_1: "1 Elm Street",
  city: "Pawnee",
  county: "Indiana",
  postcode: "46001",
  country: "US",
};

let store;
let admin;
before(async () => {
  store = await open();
  admin = await connect(store.url, SDK, SECRET);
});
after(() => store.close());

const ids = (resources) => resources.map(({ id }) => id);

/** A token of the member for their only account. */
async function tokenOf(member) {
  const shopper = await connect(store.url, SDK, PUBLIC);
  const { data } = await shopper.AccountMembers.GenerateAccountToken(signIn(member));
  return data[0].token;
}

test(`${SDK}: accounts`, async () => {
  const sent = { type: "account", name: "Parks Department", legal_name: "City of Pawnee", registration_id: "SDK-1" };
  const { data: created } = await admin.Accounts.Create(sent);
  for (const [name, value] of Object.entries(sent)) assert.equal(created[name], value);
  const { data: child } = await admin.Accounts.Create({ type: "account", name: "Rangers", parent_id: created.id });
  assert.equal(child.relationships.parent.data.id, created.id);
  assert.deepEqual(ids(child.relationships.ancestors.map(({ data }) => data)), [created.id]);

  assert.deepEqual((await admin.Accounts.Get(created.id)).data, created);
  const { data: changed } = await admin.Accounts.Update(created.id, { ...sent, name: "Parks" });
  assert.equal(changed.name, "Parks");
  const found = await admin.Accounts.Filter({ eq: { registration_id: "SDK-1" } }).All();
  assert.deepEqual(ids(found.data), [created.id]);
  assert.equal((await admin.Accounts.Limit(1).All()).data.length, 1);
  const [invalid] = await errorsOf(admin.Accounts.Create({ type: "account", name: "" }));
  assert.equal(invalid.detail, "Validation failed: field 'Name' on the 'min' tag.");

  await admin.Accounts.Delete(child.id);
  const [gone] = await errorsOf(admin.Accounts.Get(child.id));
  assert.deepEqual([gone.status, gone.detail], ["404", "account not found"]);
});

test(`${SDK}: account tags`, async () => {
  const { data: tag } = await admin.AccountTags.Create({ type: "account_tag", name: "Municipal" });
  assert.deepEqual((await admin.AccountTags.Get(tag.id)).data, tag);
  assert.ok(ids((await admin.AccountTags.All()).data).includes(tag.id));
  const change = { type: "account_tag", name: "Municipal", description: "Cities" };
  assert.equal((await admin.AccountTags.Update(tag.id, change)).data.description, "Cities");

  const { data: account } = await admin.Accounts.Create({ type: "account", name: "Tagged" });
  const tags = [{ type: "account_tag", id: tag.id }];
  await admin.Accounts.AddAccountTags(account.id, tags);
  const { data: tagged } = await admin.Accounts.Get(account.id);
  assert.deepEqual(ids(tagged.relationships.account_tags.data), [tag.id]);
  await admin.Accounts.DeleteAccountTags(account.id, tags);
  await admin.AccountTags.Delete(tag.id);
  assert.equal((await errorsOf(admin.AccountTags.Get(tag.id)))[0].status, "404");
});

test(`${SDK}: settings`, async () => {
  const { data: settings } = await admin.AccountAuthenticationSettings.Get();
  assert.equal(settings.type, "account_authentication_settings");
  assert.equal(settings.account_management_authentication_token_timeout_secs, 86_400);
  const change = { account_member_self_management: "update_only" };
  const { data: changed } = await admin.AccountAuthenticationSettings.Update(change);
  assert.equal(changed.account_member_self_management, "update_only");
  await admin.AccountAuthenticationSettings.Update({ account_member_self_management: "disabled" });
  const { data: memberships } = await admin.AccountMembershipSettings.Get();
  assert.ok(memberships.membership_limit <= 10_000);
});

test(`${SDK}: realms, profiles, users and credentials`, async () => {
  const { realm, profile, user, credential, email } = await newMember(admin);
  const { data: realms } = await admin.AuthenticationRealm.All();
  assert.ok(ids(realms).includes(realm));
  const { data: one } = await admin.AuthenticationRealm.Get({ realmId: realm });
  assert.equal(one.type, "authentication-realm");
  const policy = { name: one.name, duplicate_email_policy: "api_only" };
  assert.equal((await admin.AuthenticationRealm.Update(realm, policy)).data.duplicate_email_policy, "api_only");

  const profiles = admin.PasswordProfile;
  assert.deepEqual((await profiles.Get({ realmId: realm, profileId: profile.id })).data, profile);
  assert.ok(ids((await profiles.All(realm)).data).includes(profile.id));
  const renamed = { type: "password_profile", name: "Storefront", username_format: "email" };
  assert.equal((await profiles.Update(realm, profile.id, { data: renamed })).data.name, "Storefront");

  const users = admin.UserAuthenticationInfo;
  const { data: read } = await users.Get(realm, user.id);
  assert.deepEqual([read.name, read.email], [user.name, email]);
  assert.deepEqual(ids((await users.Filter({ eq: { email } }).All(realm)).data), [user.id]);
  const change = { type: "user_authentication_info", name: "Leslie Wyatt", email };
  assert.equal((await users.Update(realm, user.id, { data: change })).data.name, "Leslie Wyatt");

  const credentials = admin.UserAuthenticationPasswordProfile;
  const { data: listed } = await credentials.All(realm, user.id);
  assert.deepEqual(ids(listed), [credential.id]);
  assert.ok(listed.every((info) => !("password" in info)));
  assert.equal((await credentials.Get(realm, user.id, credential.id)).data.username, email);
  const secret = { type: credential.type, id: credential.id, password: "pancakes and work" };
  assert.equal((await credentials.Update(realm, user.id, credential.id, { data: secret })).data.id, credential.id);
  await credentials.Delete(realm, user.id, credential.id);
  await users.Delete(realm, user.id);
  await profiles.Delete(realm, profile.id);
  assert.equal((await errorsOf(profiles.Get({ realmId: realm, profileId: profile.id })))[0].status, "404");
});

test(`${SDK}: members and memberships`, async () => {
  const { account, membership, user, email } = await newMember(admin);
  assert.equal((await admin.AccountMembers.Get(user.id)).data.email, email);
  const { data: found } = await admin.AccountMembers.Filter({ ilike: { email } }).All();
  assert.deepEqual(ids(found), [user.id]);
  const { data: unassigned } = await admin.AccountMembers.UnassignedAccountMembers(account.id);
  assert.ok(!ids(unassigned).includes(user.id));

  const { data: memberships } = await admin.AccountMemberships.All(account.id);
  assert.deepEqual(ids(memberships), [membership.id]);
  const all = await admin.AccountMemberships.With("account_member").All(account.id);
  assert.deepEqual(ids(all.included.account_members), [user.id]);
  const { data: read } = await admin.AccountMemberships.Get(account.id, membership.id);
  assert.equal(read.relationships.account_member.data.id, user.id);
  const own = await admin.AccountMemberships.With("account").AllOnAccountMember(user.id);
  assert.deepEqual(ids(own.included.accounts), [account.id]);

  const again = { type: "account_membership", account_member_id: user.id };
  const [conflict] = await errorsOf(admin.AccountMemberships.Create(account.id, again));
  assert.deepEqual([conflict.status, conflict.title], ["409", "Conflict"]);
  await admin.AccountMemberships.Delete(account.id, membership.id);
  assert.deepEqual((await admin.AccountMemberships.All(account.id)).data, []);
});

test(`${SDK}: addresses of accounts`, async () => {
  const member = await newMember(admin);
  const { account } = member;
  const addresses = admin.AccountAddresses;
  const { data: created } = await addresses.Create({ account: account.id, body: ADDRESS });
  for (const [name, value] of Object.entries(ADDRESS)) assert.equal(created[name], value);
  const at = { account: account.id, address: created.id };
  assert.deepEqual((await addresses.Get(at)).data, created);
  const moved = { ...ADDRESS, line_1: "2 Elm Street" };
  assert.equal((await addresses.Update({ ...at, body: moved })).data.line_1, "2 Elm Street");

  // A member reads the addresses of the account with the SDK's own parameter for the token.
  const token = await tokenOf(member);
  const shopper = await connect(store.url, SDK, PUBLIC);
  const { data: own } = await shopper.AccountAddresses.All({ account: account.id, token });
  assert.deepEqual(ids(own), [created.id]);
  await addresses.Delete(at);
  assert.deepEqual((await addresses.All({ account: account.id })).data, []);
});

test(`${SDK}: a member sees their account and nothing else`, async () => {
  const member = await newMember(admin);
  const other = await newMember(admin);
  const shopper = await connect(store.url, SDK, PUBLIC, accountHeader(await tokenOf(member)));
  assert.deepEqual(ids((await shopper.Accounts.All()).data), [member.account.id]);
  assert.deepEqual(ids((await shopper.AccountMembers.All()).data), [member.user.id]);
  const [hidden] = await errorsOf(shopper.Accounts.Get(other.account.id));
  assert.equal(hidden.status, "404");
  assert.deepEqual((await shopper.Orders.All()).data, []);
  assert.deepEqual((await shopper.Subscriptions.All()).data, []);
  assert.deepEqual((await shopper.Cart().GetCartsList()).data, []);
});

test(`${SDK}: a member takes and leaves a cart`, async () => {
  const member = await newMember(admin);
  const token = await tokenOf(member);
  const shopper = await connect(store.url, SDK, PUBLIC);
  const asMember = await connect(store.url, SDK, PUBLIC, accountHeader(token));
  await shopper.Cart("of-the-account").Get();
  const { data } = await shopper.Cart("of-the-account").AddAccountAssociation(member.account.id, token);
  assert.deepEqual(data, [{ type: "account", id: member.account.id }]);
  assert.deepEqual(ids((await asMember.Cart().GetCartsList()).data), ["of-the-account"]);
  const foreign = shopper.Cart("of-the-account").AddAccountAssociation((await newMember(admin)).account.id, token);
  assert.equal((await errorsOf(foreign))[0].status, 403);
  await shopper.Cart("of-the-account").RemoveAccountAssociation(member.account.id, token);
  assert.deepEqual((await asMember.Cart().GetCartsList()).data, []);
});

test(`${SDK}: a one-time password signs a member in`, async () => {
  const member = await newMember(admin);
  const { realm, profile, email, user } = member;
  const shopper = await connect(store.url, SDK, PUBLIC);
  const purpose = "passwordless_authentication";
  const request = { type: "one_time_password_token_request", username: email, purpose };
  await shopper.OneTimePasswordTokenRequest.Create(realm, profile.id, request);
  const { data: messages } = await control(store.url, "GET", "inbox");
  const code = messages.findLast(({ username }) => username === email).one_time_password_token;
  const body = { ...signIn(member), authentication_mechanism: "passwordless", one_time_password_token: code };
  delete body.password;
  const { data, meta } = await shopper.AccountMembers.GenerateAccountToken(body);
  assert.deepEqual([data[0].account_id, meta.account_member_id], [member.account.id, user.id]);
});

test(`${SHOPPER}: accounts, members, addresses and tokens`, async () => {
  const call = await generated(store.url, SHOPPER);
  const member = await newMember(admin);
  const { account, user, realm, profile, email, credential } = member;
  const path = { accountID: account.id };
  const [listed] = (await call("getV2Accounts", { query: { filter: `eq(id,${account.id})` } })).data;
  assert.equal(listed.name, account.name);
  const created = await call("postV2Accounts", { body: { data: { type: "account", name: "Eagleton" } } });
  assert.equal(created.data.name, "Eagleton");
  const body = { data: { type: "account", name: "Parks", legal_name: "Pawnee" } };
  assert.equal((await call("putV2AccountsAccountId", { path, body })).data.legal_name, "Pawnee");
  assert.equal((await call("getV2AccountsAccountId", { path })).data.name, "Parks");
  const { data: memberships } = await call("getV2AccountsAccountIdAccountMemberships", { path });
  assert.equal(memberships[0].relationships.account_member.data.id, user.id);
  const { data: members } = await call("getV2AccountMembers", { query: { filter: `ilike(email,${email})` } });
  assert.deepEqual(ids(members), [user.id]);
  const one = { accountMemberID: user.id };
  assert.equal((await call("getV2AccountMembersAccountMemberId", { path: one })).data.email, email);

  const address = { data: { type: "address", ...ADDRESS } };
  const { data: home } = await call("postV2AccountAddress", { path, body: address });
  const at = { ...path, addressID: home.id };
  assert.equal((await call("getV2AccountAddress", { path: at })).data.line_1, ADDRESS.line_1);
  const moved = { data: { ...address.data, line_1: "2 Elm Street" } };
  assert.equal((await call("putV2AccountAddress", { path: at, body: moved })).data.line_1, "2 Elm Street");
  assert.equal((await call("getV2AccountAddresses", { path })).data.length, 1);
  await call("deleteV2AccountAddress", { path: at });

  const shopper = await generated(store.url, SHOPPER, PUBLIC);
  const of = { realmId: realm, passwordProfileId: profile.id };
  const request = { type: "one_time_password_token_request", username: email, purpose: "reset_password" };
  await shopper("createOneTimePasswordTokenRequest", { path: of, body: { data: request } });
  const { data: tokens } = await shopper("postV2AccountMembersTokens", { body: { data: signIn(member) } });
  assert.equal(tokens[0].account_id, account.id);
  const asMember = await generated(store.url, SHOPPER, PUBLIC, accountHeader(tokens[0].token));
  assert.deepEqual(ids((await asMember("getV2Accounts")).data), [account.id]);

  const info = {
    realmId: realm,
    userAuthenticationInfoId: user.id,
    userAuthenticationPasswordProfileInfoId: credential.id,
  };
  const secret = { data: { type: credential.type, id: credential.id, password: "pancakes and work" } };
  assert.equal((await call("updatePasswordProfileInfo", { path: info, body: secret })).data.id, credential.id);

  const cart = { cartID: "of-eagleton" };
  await call("getACart", { path: cart });
  const owner = { data: [{ type: "account", id: account.id }] };
  assert.deepEqual(await asMember("createAccountCartAssociation", { path: cart, body: owner }), owner);
  assert.deepEqual(ids((await asMember("getCarts")).data), ["of-eagleton"]);
  await asMember("deleteAccountCartAssociation", { path: cart, body: owner });
  assert.deepEqual((await asMember("listSubscriptions")).data, []);
});
