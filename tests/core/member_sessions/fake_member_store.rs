//! A store with one account member, whose responses a test decides.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

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
pub(crate) const CREDENTIALS: &str =
    "/v2/authentication-realms/r-1/user-authentication-info/m-1/user-authentication-password-profile-info";

/// What a test responds instead, if it does.
type Instead = Box<dyn Fn(&ReceivedRequest) -> Option<Response> + Send + Sync>;

/// What the store responds.
pub(crate) struct Responses {
    pub(crate) instead: Instead,
    /// The response to the sign-in.
    pub(crate) tokens: Value,
    /// The orders that the admin and the member list.
    pub(crate) admin: Value,
    pub(crate) member: Value,
    /// How many carts there are, from this one on: `c-0` unless a test changes it.
    pub(crate) carts: Arc<AtomicUsize>,
    pub(crate) first_cart: Arc<AtomicUsize>,
    /// Reading a single cart gives one that was created just then.
    pub(crate) carts_vanish_unseen: bool,
    /// How many subscriptions the account has, from `s-0` on.
    pub(crate) subscriptions: usize,
    /// How many invoices each of them has, from `n-0` on. The store lists the oldest first.
    pub(crate) invoices: usize,
    /// How many attempts to pay an invoice failed.
    pub(crate) payments: usize,
    /// The username of the credential that the store has, if it has it by another ID than the one
    /// it responds with.
    pub(crate) hidden: Option<Arc<Mutex<Option<String>>>>,
    /// What the member gets by an order's ID.
    pub(crate) by_id: (StatusCode, Value),
}

impl Default for Responses {
    fn default() -> Self {
        Self {
            instead: Box::new(|_| None),
            tokens: tokens(&[token(HARBOR, &json!("2100-01-01T00:00:00Z"))]),
            admin: json!([]),
            member: json!([]),
            carts: Arc::default(),
            first_cart: Arc::default(),
            carts_vanish_unseen: false,
            subscriptions: 0,
            invoices: 0,
            payments: 0,
            hidden: None,
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

/// A refusal with this status.
pub(crate) fn refused(status: StatusCode) -> Response {
    error_response(status, &refusal(status.as_u16()))
}

/// Whether a request was sent with the member's own token.
pub(crate) fn is_of_member(request: &ReceivedRequest) -> bool {
    request
        .header("ep-account-management-authentication-token")
        .is_some()
}

fn cart(number: usize) -> Value {
    json!({ "id": format!("c-{number}"), "type": "cart", "name": format!("Cart {number}") })
}

fn subscription(number: usize) -> Value {
    let offering = json!({ "attributes": { "name": format!("Subscription {number}") } });
    let attributes = json!({ "account_id": HARBOR, "offering": offering });
    json!({ "id": format!("s-{number}"), "type": "subscription", "attributes": attributes })
}

/// Each of a day of its own.
fn timestamps(number: usize) -> Value {
    let day = i64::try_from(number).unwrap() * 86_400;
    let at = jiff::Timestamp::from_second(1_767_225_600 + day).unwrap();
    json!({ "timestamps": { "created_at": at.to_string() } })
}

fn invoice(number: usize) -> Value {
    let attributes = json!({ "number": format!("INV-{number}"), "outstanding": true });
    json!({ "id": format!("n-{number}"), "attributes": attributes, "meta": timestamps(number) })
}

fn payment(number: usize) -> Value {
    let amount = json!({ "amount": 4800, "currency": "USD" });
    let failure = json!({ "reason": format!("Reason {number}") });
    let attributes = json!({ "success": false, "amount": amount, "failure_detail": failure });
    json!({ "id": format!("y-{number}"), "attributes": attributes, "meta": timestamps(number) })
}

/// The page that a request asks for, of a list with so many records.
fn page(request: &ReceivedRequest, count: usize, record: impl Fn(usize) -> Value) -> Response {
    let number = |name: &str| request.query(name).map(|number| number.parse().unwrap());
    let offset: usize = number("page[offset]").unwrap_or(0);
    let limit: usize = number("page[limit]").unwrap();
    let page: Vec<_> = (offset..count).take(limit).map(record).collect();
    json_response(&json!({ "data": page, "meta": { "results": { "total": count } } }))
}

impl Responses {
    fn of(&self, request: &ReceivedRequest) -> Response {
        if let Some(response) = (self.instead)(request) {
            return response;
        }
        let list = if is_of_member(request) {
            &self.member
        } else {
            &self.admin
        };
        let member = json!({ "id": DANA, "name": "Dana Whitfield", "email": "dana@harbor.test" });
        match path(request) {
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
                if let Some(hidden) = &self.hidden {
                    let name = request.json()["data"]["username"].as_str().map(str::to_owned);
                    *hidden.lock().unwrap() = name;
                }
                let created = json!({ "id": "i-1", "username": "shopside-x", "password_profile_id": "p-1" });
                (StatusCode::CREATED, json_response(&json!({ "data": created }))).into_response()
            }
            path if path.starts_with(CREDENTIALS) && request.method == Method::DELETE => {
                match &self.hidden {
                    Some(_) if path.ends_with("/i-1") => return refused(StatusCode::NOT_FOUND),
                    Some(hidden) => *hidden.lock().unwrap() = None,
                    None => {}
                }
                StatusCode::NO_CONTENT.into_response()
            }
            CREDENTIALS => {
                let name = self
                    .hidden
                    .as_ref()
                    .and_then(|hidden| hidden.lock().unwrap().clone());
                let listed =
                    name.map(|name| json!({ "id": "i-2", "username": name, "password_profile_id": "p-1" }));
                json_response(&json!({ "data": Vec::from_iter(listed) }))
            }
            "/v2/account-members/m-1" => json_response(&json!({ "data": member })),
            "/v2/carts" => {
                let first = self.first_cart.load(Ordering::SeqCst);
                page(request, self.carts.load(Ordering::SeqCst), |number| {
                    cart(first + number)
                })
            }
            path if path.starts_with("/v2/carts/c-") => {
                let number = path.trim_start_matches("/v2/carts/c-").parse().unwrap();
                let mut cart = cart(number);
                if self.carts_vanish_unseen {
                    cart["meta"] = timestamps(1);
                }
                json_response(&json!({ "data": cart }))
            }
            "/v2/subscriptions/subscriptions" => page(request, self.subscriptions, subscription),
            path if path.ends_with("/payments") => page(request, self.payments, payment),
            path if path.ends_with("/invoices") => page(request, self.invoices, invoice),
            path if path.starts_with("/v2/subscriptions/subscriptions/s-") => {
                let number = path.rsplit('-').next().unwrap().parse().unwrap();
                json_response(&json!({ "data": subscription(number) }))
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

/// The path of a request, without the query.
pub(crate) fn path(request: &ReceivedRequest) -> &str {
    request.path.split('?').next().unwrap()
}

/// Whether a request reads Dana's profile.
pub(crate) fn is_profile(request: &ReceivedRequest) -> bool {
    path(request) == "/v2/account-members/m-1"
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

    /// A store with these responses instead of the usual ones.
    pub(crate) async fn with(
        instead: impl Fn(&ReceivedRequest) -> Option<Response> + Send + Sync + 'static,
    ) -> Self {
        Self::new(Responses {
            instead: Box::new(instead),
            ..Responses::default()
        })
        .await
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
