//! A store with one account member, whose responses a test decides.

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shopside_core::Error;
use shopside_core::view::{ImpersonationView, MemberSignIn};

use crate::fake_store::{
    ACCOUNT_TOKENS, FakeStore, OAUTH, ReceivedRequest, access_token_for, error_response, json_response,
};
use crate::setup::{Setup, reason};

pub(crate) const DANA: &str = "m-1";
pub(crate) const HARBOR: &str = "a-1";
const CREDENTIALS: &str =
    "/v2/authentication-realms/r-1/user-authentication-info/m-1/user-authentication-password-profile-info";

/// What the store responds.
pub(crate) struct Responses {
    /// The response to the sign-in.
    pub(crate) tokens: Value,
    /// The orders that the admin and the member list.
    pub(crate) admin: Value,
    pub(crate) member: Value,
    /// How many carts there are, from `c-0` on.
    pub(crate) carts: usize,
    /// What the member gets by an order's ID.
    pub(crate) by_id: (StatusCode, Value),
}

impl Default for Responses {
    fn default() -> Self {
        Self {
            tokens: tokens(&[token(HARBOR, &json!("2100-01-01T00:00:00Z"))]),
            admin: json!([]),
            member: json!([]),
            carts: 0,
            by_id: (StatusCode::NOT_FOUND, refusal(404)),
        }
    }
}

pub(crate) fn token(account: &str, expires: &Value) -> Value {
    json!({
        "type": "account_management_authentication_token", "account_id": account, "account_name": "Harbor Tools",
        "token": "an-account-token", "expires": expires,
    })
}

pub(crate) fn tokens(tokens: &[Value]) -> Value {
    let meta = json!({ "account_member_id": DANA, "results": { "total": tokens.len() } });
    json!({ "data": tokens, "meta": meta })
}

pub(crate) fn refusal(status: u16) -> Value {
    json!({ "errors": [{ "status": status.to_string(), "title": "No" }] })
}

fn cart(number: usize) -> Value {
    json!({ "id": format!("c-{number}"), "type": "cart", "name": format!("Cart {number}") })
}

impl Responses {
    fn of(&self, request: &ReceivedRequest) -> Response {
        let is_member = request
            .header("ep-account-management-authentication-token")
            .is_some();
        let list = if is_member { &self.member } else { &self.admin };
        let member = json!({ "id": DANA, "name": "Dana Whitfield", "email": "dana@harbor.test" });
        match request.path.split('?').next().unwrap() {
            OAUTH => json_response(&access_token_for(request)),
            _ if request.path == ACCOUNT_TOKENS => {
                (StatusCode::CREATED, json_response(&self.tokens)).into_response()
            }
            "/v2/settings/account-authentication" => {
                let realm = json!({ "data": { "id": "r-1", "type": "authentication-realm" } });
                json_response(&json!({ "data": { "relationships": { "authentication_realm": realm } } }))
            }
            path if path.ends_with("/password-profiles") => {
                let profile = json!({ "id": "p-1", "name": "Shop", "username_format": "any" });
                json_response(&json!({ "data": [profile] }))
            }
            CREDENTIALS if request.method == Method::POST => {
                let created = json!({ "id": "i-1", "username": "shopside-x", "password_profile_id": "p-1" });
                (StatusCode::CREATED, json_response(&json!({ "data": created }))).into_response()
            }
            path if path.starts_with(CREDENTIALS) && request.method == Method::DELETE => {
                StatusCode::NO_CONTENT.into_response()
            }
            "/v2/account-members/m-1" => json_response(&json!({ "data": member })),
            "/v2/carts" => {
                let offset = request
                    .query("page[offset]")
                    .map_or(0, |offset| offset.parse().unwrap());
                let limit: usize = request.query("page[limit]").unwrap().parse().unwrap();
                let page: Vec<_> = (offset..self.carts).take(limit).map(cart).collect();
                let meta = json!({ "results": { "total": self.carts } });
                json_response(&json!({ "data": page, "meta": meta }))
            }
            path if path.starts_with("/v2/carts/c-") => {
                let number = path.trim_start_matches("/v2/carts/c-").parse().unwrap();
                json_response(&json!({ "data": cart(number) }))
            }
            "/v2/orders" => {
                let total = list.as_array().unwrap().len();
                let meta = json!({ "results": { "total": total } });
                json_response(&json!({ "data": list, "meta": meta }))
            }
            path if path.starts_with("/v2/orders/") => error_response(self.by_id.0, &self.by_id.1),
            _ => json_response(&json!({ "data": [] })),
        }
    }
}

/// A connected store with these responses.
pub(crate) struct MemberStore {
    pub(crate) setup: Setup,
    pub(crate) host: FakeStore,
    pub(crate) store: String,
}

impl MemberStore {
    pub(crate) async fn new(responses: Responses) -> Self {
        let setup = Setup::new().await;
        let host = FakeStore::responding(move |request| responses.of(request)).await;
        let store = host.connect(&setup).await.id;
        Self { setup, host, store }
    }

    pub(crate) async fn sign_in(&self, account: Option<&str>) -> Result<ImpersonationView, Error> {
        let request = MemberSignIn {
            member: DANA.into(),
            account: account.map(Into::into),
            why: reason("Can’t see the quote"),
        };
        self.setup.app.sign_in_as_member(&self.store, request).await
    }

    /// How many support credentials were created and not deleted.
    pub(crate) fn credentials_left(&self) -> usize {
        let requests = self.host.requests();
        let sent = |method: &Method| {
            let of_credentials = requests
                .iter()
                .filter(|request| request.path.starts_with(CREDENTIALS));
            of_credentials.filter(|request| request.method == method).count()
        };
        sent(&Method::POST) - sent(&Method::DELETE)
    }
}
