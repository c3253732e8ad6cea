//! Shared by the tests of accounts: IDs of the demo, and members who sign in.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{ApiResponse, DemoStore, Persona};

pub(crate) const REALM: &str = "acc0a000-0000-4000-8000-000000000001";
pub(crate) const PROFILE: &str = "acc0a000-0000-4000-8000-0000000000a1";
pub(crate) const PASSWORD: &str = "letmein-please";
pub(crate) const TOKENS: &str = "/v2/account-members/tokens";

/// A member of three accounts: Harbor Tools, Harbor Group and Harbor Tools Canada.
pub(crate) const MARA: &str = "mara.quint@harbor.test";
/// A member of no account.
pub(crate) const ODILE: &str = "odile.renard@nowhere.test";
/// A member of Harbor Tools with two credentials.
pub(crate) const TOMAS: &str = "tomas.ibarra@harbor.test";
/// A member of Northwind Joinery.
pub(crate) const HATTIE: &str = "hattie.bell@northwind.test";

/// The accounts of the demo by number, from 1 on.
pub(crate) fn account(number: u32) -> String {
    format!("acc00000-0000-4000-8000-{number:012}")
}

/// The members of the demo by number, from 1 on.
pub(crate) fn member(number: u32) -> String {
    format!("acc1e000-0000-4000-8000-{number:012}")
}

pub(crate) fn realm(path: &str) -> String {
    format!("/v2/authentication-realms/{REALM}{path}")
}

/// The path of a member's credentials.
pub(crate) fn credentials_of(member: &str) -> String {
    realm(&format!(
        "/user-authentication-info/{member}/user-authentication-password-profile-info"
    ))
}

pub(crate) fn password_request(username: &str, password: &str) -> Value {
    json!({
        "type": "account_management_authentication_token",
        "authentication_mechanism": "password",
        "password_profile_id": PROFILE,
        "username": username,
        "password": password,
    })
}

pub(crate) fn renewal() -> Value {
    json!({
        "type": "account_management_authentication_token",
        "authentication_mechanism": "account_management_authentication_token",
    })
}

pub(crate) fn credential(username: &str) -> Value {
    json!({
        "type": "user_authentication_password_profile_info",
        "username": username,
        "password": "a-new-password",
        "password_profile_id": PROFILE,
    })
}

impl DemoStore {
    /// A member who signed in with the demo's password, for the account with this number.
    pub(crate) async fn member(&self, username: &str, number: u32) -> Persona {
        let shopper = self.shopper().await;
        let tokens = shopper.post(TOKENS, password_request(username, PASSWORD)).await;
        assert_eq!(tokens.status, StatusCode::CREATED, "{}", tokens.body);
        shopper.with_account_token(&token_for(&tokens, number))
    }
}

/// The token for the account with this number.
pub(crate) fn token_for(response: &ApiResponse, number: u32) -> String {
    let tokens = response.body["data"].as_array().unwrap();
    let token = tokens.iter().find(|token| token["account_id"] == account(number));
    token.unwrap()["token"].as_str().unwrap().to_owned()
}

pub(crate) fn id_of(response: &ApiResponse) -> String {
    let id = response.body["data"]["id"].as_str();
    id.unwrap_or_else(|| panic!("{}", response.body)).to_owned()
}

/// A field of each entry of a list.
pub(crate) fn all(response: &ApiResponse, field: &str) -> Vec<String> {
    let entries = response.body["data"].as_array();
    let entries = entries.unwrap_or_else(|| panic!("{}", response.body));
    entries
        .iter()
        .map(|entry| entry[field].as_str().unwrap().to_owned())
        .collect()
}
