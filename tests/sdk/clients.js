// Clients of the official SDKs for one store.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The credentials of the admin, and those of a storefront. */
export const SECRET = { client_id: "sandbox", client_secret: "sandbox-secret" };
export const PUBLIC = { client_id: "sandbox" };

/** The header with which a member reads. */
export const accountHeader = (token) => ({ "EP-Account-Management-Authentication-Token": token });

/** A client of an SDK with a gateway, signed in. */
export async function connect(url, name, credentials, headers) {
  const { gateway, MemoryStorageFactory } = require(name);
  const base = { host: new URL(url).host, protocol: "http", fetchMaxAttempts: 1, headers };
  const client = gateway({ ...base, ...credentials, storage: new MemoryStorageFactory() });
  await client.Authenticate();
  return client;
}

/** Calls operations of a generated SDK with an access token. */
export async function generated(url, name, credentials = SECRET, headers = {}) {
  const sdk = require(name);
  const grant = credentials.client_secret ? "client_credentials" : "implicit";
  const body = new URLSearchParams({ grant_type: grant, ...credentials });
  const answer = await fetch(`${url}/oauth/access_token`, { method: "POST", body });
  const { access_token: token } = await answer.json();
  const all = { Authorization: `Bearer ${token}`, ...headers };
  const client = sdk.createClient({ baseUrl: url, headers: all });
  return async (operation, options) => {
    const { data, error } = await sdk[operation]({ client, ...options });
    assert.equal(error, undefined, `${operation}: ${JSON.stringify(error)}`);
    return data;
  };
}

/** Calls one of the sandbox's own routes. */
export async function control(url, method, path, body) {
  const basic = Buffer.from(`${SECRET.client_id}:${SECRET.client_secret}`).toString("base64");
  const headers = { Authorization: `Basic ${basic}` };
  const response = await fetch(`${url}/sandbox/${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.json();
}

let number = 0;

/** Creates an account with a member who has a password, as an admin does. */
export async function newMember(admin) {
  number += 1;
  const { data: settings } = await admin.AccountAuthenticationSettings.Get();
  const realm = settings.relationships.authentication_realm.data.id;
  const profileBody = {
    type: "password_profile",
    name: `Profile ${number}`,
    username_format: "email",
    enable_one_time_password_token: true,
  };
  const { data: profile } = await admin.PasswordProfile.Create(realm, { data: profileBody });
  const email = `leslie-${number}@accounts-sdk.test`;
  const userBody = { type: "user_authentication_info", name: "Leslie Knope", email };
  const { data: user } = await admin.UserAuthenticationInfo.Create(realm, { data: userBody });
  const password = "waffles and work";
  const credentialBody = {
    type: "user_authentication_password_profile_info",
    password_profile_id: profile.id,
    username: email,
    password,
  };
  const { data: credential } = await admin.UserAuthenticationPasswordProfile.Create(realm, user.id, {
    data: credentialBody,
  });
  const { data: account } = await admin.Accounts.Create({ type: "account", name: `Parks ${number}` });
  const membershipBody = { type: "account_membership", account_member_id: user.id };
  const { data: membership } = await admin.AccountMemberships.Create(account.id, membershipBody);
  return { realm, profile, email, user, password, credential, account, membership };
}

/** The body that signs a member in with a password. */
export const signIn = ({ profile, email, password }) => ({
  type: "account_management_authentication_token",
  authentication_mechanism: "password",
  password_profile_id: profile.id,
  username: email,
  password,
});
