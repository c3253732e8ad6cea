//! The routes of accounts, their members, and how members sign in.

use axum::routing::{MethodRouter, delete, get, post, put};

use crate::accounts::{addresses, tags};
use crate::realms::{credentials, one_time_passwords, password_profiles, users};
use crate::route::{ADMIN, ANY_TOKEN, Route, row};
use crate::store::Store;
use crate::{account_authentication, account_members, account_tags, account_tokens};
use crate::{accounts, memberships, realms};

const OWN_ACCOUNT: &str = "admin; a member for the account of their token";
const OWN_SELF: &str = "admin; a member for themselves";
const MEMBER: &str = "admin, member";

/// The routes of accounts and of realms.
pub(crate) fn table() -> Vec<(Route, MethodRouter<Store>)> {
    let mut routes = of_accounts();
    routes.extend(of_realms());
    routes
}

#[rustfmt::skip] // A table is read by its columns.
fn of_accounts() -> Vec<(Route, MethodRouter<Store>)> {
    vec![
        row("GET", "/v2/accounts", OWN_ACCOUNT, "Account calls", get(accounts::list)),
        row("POST", "/v2/accounts", ADMIN, "Account calls", post(accounts::create)),
        row("GET", "/v2/accounts/{account}", OWN_ACCOUNT, "Account calls", get(accounts::get)),
        row("PUT", "/v2/accounts/{account}", ADMIN, "Account calls", put(accounts::update)),
        row("DELETE", "/v2/accounts/{account}", ADMIN, "Account calls", delete(accounts::delete)),
        row("GET", "/v2/accounts/{account}/account-memberships", OWN_ACCOUNT, "Account memberships", get(memberships::of_account)),
        row("POST", "/v2/accounts/{account}/account-memberships", ADMIN, "Account memberships", post(memberships::create)),
        row("GET", "/v2/accounts/{account}/account-memberships/unassigned-account-members", ADMIN, "Account memberships", get(memberships::unassigned)),
        row("GET", "/v2/accounts/{account}/account-memberships/{membership}", OWN_ACCOUNT, "Account memberships", get(memberships::get)),
        row("PUT", "/v2/accounts/{account}/account-memberships/{membership}", ADMIN, "Account memberships", put(memberships::update)),
        row("DELETE", "/v2/accounts/{account}/account-memberships/{membership}", ADMIN, "Account memberships", delete(memberships::delete)),
        row("GET", "/v2/accounts/{account}/addresses", OWN_ACCOUNT, "Addresses of accounts", get(addresses::list)),
        row("POST", "/v2/accounts/{account}/addresses", OWN_ACCOUNT, "Addresses of accounts", post(addresses::create)),
        row("GET", "/v2/accounts/{account}/addresses/{address}", OWN_ACCOUNT, "Addresses of accounts", get(addresses::get)),
        row("PUT", "/v2/accounts/{account}/addresses/{address}", OWN_ACCOUNT, "Addresses of accounts", put(addresses::update)),
        row("DELETE", "/v2/accounts/{account}/addresses/{address}", OWN_ACCOUNT, "Addresses of accounts", delete(addresses::delete)),
        row("GET", "/v2/accounts/{account}/relationships/account-tags", OWN_ACCOUNT, "Account tags", get(tags::list)),
        row("POST", "/v2/accounts/{account}/relationships/account-tags", ADMIN, "Account tags", post(tags::add)),
        row("DELETE", "/v2/accounts/{account}/relationships/account-tags", ADMIN, "Account tags", delete(tags::remove)),
        row("GET", "/v2/account-tags", MEMBER, "Account tags", get(account_tags::list)),
        row("POST", "/v2/account-tags", ADMIN, "Account tags", post(account_tags::create)),
        row("GET", "/v2/account-tags/{tag}", MEMBER, "Account tags", get(account_tags::get)),
        row("PUT", "/v2/account-tags/{tag}", ADMIN, "Account tags", put(account_tags::update)),
        row("DELETE", "/v2/account-tags/{tag}", ADMIN, "Account tags", delete(account_tags::delete)),
        row("GET", "/v2/account-members", OWN_SELF, "Account members", get(account_members::list)),
        row("POST", "/v2/account-members/tokens", ANY_TOKEN, "Account tokens", post(account_tokens::create)),
        row("GET", "/v2/account-members/{member}", OWN_SELF, "Account members", get(account_members::get)),
        row("PUT", "/v2/account-members/{member}", ADMIN, "Account members", put(account_members::update)),
        row("GET", "/v2/account-members/{member}/account-memberships", OWN_SELF, "Account memberships", get(memberships::of_member)),
        row("GET", "/v2/settings/account-authentication", ADMIN, "Settings for accounts", get(account_authentication::get)),
        row("PUT", "/v2/settings/account-authentication", ADMIN, "Settings for accounts", put(account_authentication::update)),
        row("GET", "/v2/settings/account-membership", ADMIN, "Settings for accounts", get(account_authentication::get_membership)),
        row("PUT", "/v2/settings/account-membership", ADMIN, "Settings for accounts", put(account_authentication::update_membership)),
    ]
}

#[rustfmt::skip] // A table is read by its columns.
fn of_realms() -> Vec<(Route, MethodRouter<Store>)> {
    vec![
        row("GET", "/v2/authentication-realms", ANY_TOKEN, "Authentication realms", get(realms::list)),
        row("GET", "/v2/authentication-realms/{realm}", ANY_TOKEN, "Authentication realms", get(realms::get)),
        row("PUT", "/v2/authentication-realms/{realm}", ADMIN, "Authentication realms", put(realms::update)),
        row("GET", "/v2/authentication-realms/{realm}/oidc-profiles", ANY_TOKEN, "Authentication realms", get(realms::no_oidc)),
        row("GET", "/v2/authentication-realms/{realm}/password-profiles", ANY_TOKEN, "Password profiles", get(password_profiles::list)),
        row("POST", "/v2/authentication-realms/{realm}/password-profiles", ADMIN, "Password profiles", post(password_profiles::create)),
        row("GET", "/v2/authentication-realms/{realm}/password-profiles/{profile}", ANY_TOKEN, "Password profiles", get(password_profiles::get)),
        row("PUT", "/v2/authentication-realms/{realm}/password-profiles/{profile}", ADMIN, "Password profiles", put(password_profiles::update)),
        row("DELETE", "/v2/authentication-realms/{realm}/password-profiles/{profile}", ADMIN, "Password profiles", delete(password_profiles::delete)),
        row("POST", "/v2/authentication-realms/{realm}/password-profiles/{profile}/one-time-password-token-request", ANY_TOKEN, "One-time passwords", post(one_time_passwords::request)),
        row("GET", "/v2/authentication-realms/{realm}/user-authentication-info", OWN_SELF, "User authentication infos", get(users::list)),
        row("POST", "/v2/authentication-realms/{realm}/user-authentication-info", ADMIN, "User authentication infos", post(users::create)),
        row("GET", "/v2/authentication-realms/{realm}/user-authentication-info/{user}", OWN_SELF, "User authentication infos", get(users::get)),
        row("PUT", "/v2/authentication-realms/{realm}/user-authentication-info/{user}", OWN_SELF, "User authentication infos", put(users::update)),
        row("DELETE", "/v2/authentication-realms/{realm}/user-authentication-info/{user}", ADMIN, "User authentication infos", delete(users::delete)),
        row("GET", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-password-profile-info", OWN_SELF, "Credentials of members", get(credentials::list)),
        row("POST", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-password-profile-info", ADMIN, "Credentials of members", post(credentials::create)),
        row("GET", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-password-profile-info/{info}", OWN_SELF, "Credentials of members", get(credentials::get)),
        row("PUT", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-password-profile-info/{info}", OWN_SELF, "Credentials of members", put(credentials::update)),
        row("DELETE", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-password-profile-info/{info}", ADMIN, "Credentials of members", delete(credentials::delete)),
        row("GET", "/v2/authentication-realms/{realm}/user-authentication-info/{user}/user-authentication-oidc-profile-info", ANY_TOKEN, "Authentication realms", get(realms::no_oidc)),
    ]
}
