//! Every route on one page, and what stands in front of them.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post, put};

use crate::faults::{Fault, Faults};
use crate::refusal::Refusal;
use crate::{Store, addresses, compression, customer_tokens, customers, faults, guard, oauth, orders, seen};

/// The most that a request may hold, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// What the store is, in the terms of `OpenAPI` 3.1.
const OPENAPI: &str = include_str!("openapi.json");

const ANYBODY: &str = "anybody";
const ANY_BEARER: &str = "any bearer";
const OWNER: &str = "the client's credentials, by HTTP's basic scheme";
const MERCHANT: &str = "the merchant";
const MERCHANT_OR_OWN: &str = "the merchant; a customer for their own";

/// A route, as it is described to whoever uses the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The verb.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may.
    pub who: &'static str,
    /// The heading in `docs/api.md` that describes it, where it is part of the API.
    pub section: Option<&'static str>,
}

/// Every route of the store.
pub fn routes() -> Vec<Route> {
    table().into_iter().map(|(route, _)| route).collect()
}

#[rustfmt::skip] // A table is read by its columns.
fn table() -> Vec<(Route, MethodRouter<Store>)> {
    use orders::{change, payments};

    let row = |method, path, who, section: &'static str, handler| {
        (Route { method, path, who, section: Some(section).filter(|section| !section.is_empty()) }, handler)
    };
    vec![
        row("POST", "/oauth/access_token", ANYBODY, "Authentication", post(oauth::access_token)),
        row("GET", "/v2/customers", MERCHANT_OR_OWN, "Customer calls", get(customers::list)),
        row("POST", "/v2/customers", ANY_BEARER, "Customer calls", post(customers::create)),
        row("GET", "/v2/customers/attributes", MERCHANT, "Customer calls", get(customers::attributes)),
        row("POST", "/v2/customers/tokens", ANY_BEARER, "Customer tokens", post(customer_tokens::create)),
        row("GET", "/v2/customers/{customer}", MERCHANT_OR_OWN, "Customer calls", get(customers::get)),
        row("PUT", "/v2/customers/{customer}", MERCHANT_OR_OWN, "Customer calls", put(customers::update)),
        row("DELETE", "/v2/customers/{customer}", MERCHANT_OR_OWN, "Customer calls", delete(customers::delete)),
        row("GET", "/v2/customers/{customer}/addresses", MERCHANT_OR_OWN, "Customer addresses", get(addresses::list)),
        row("POST", "/v2/customers/{customer}/addresses", MERCHANT_OR_OWN, "Customer addresses", post(addresses::create)),
        row("GET", "/v2/customers/{customer}/addresses/{address}", MERCHANT_OR_OWN, "Customer addresses", get(addresses::get)),
        row("PUT", "/v2/customers/{customer}/addresses/{address}", MERCHANT_OR_OWN, "Customer addresses", put(addresses::update)),
        row("DELETE", "/v2/customers/{customer}/addresses/{address}", MERCHANT_OR_OWN, "Customer addresses", delete(addresses::delete)),
        row("GET", "/v2/orders", MERCHANT_OR_OWN, "Order calls", get(orders::list)),
        row("POST", "/v2/orders/anonymize", MERCHANT, "Personal data", post(change::anonymize)),
        row("GET", "/v2/orders/{order}", MERCHANT_OR_OWN, "Order calls", get(orders::get)),
        row("PUT", "/v2/orders/{order}", MERCHANT, "Changing an order", put(change::update)),
        row("GET", "/v2/orders/{order}/items", MERCHANT_OR_OWN, "Order items", get(orders::items)),
        row("GET", "/v2/orders/{order}/transactions", MERCHANT_OR_OWN, "Transactions", get(payments::list)),
        row("GET", "/v2/orders/{order}/transactions/{transaction}", MERCHANT_OR_OWN, "Transactions", get(payments::get)),
        row("GET", "/sandbox/openapi.json", ANYBODY, "", get(describe)),
        row("GET", faults::PATH, OWNER, "", get(faults::get)),
        row("PUT", faults::PATH, OWNER, "", put(faults::put)),
        row("DELETE", faults::PATH, OWNER, "", delete(faults::delete)),
        row("GET", seen::PATH, OWNER, "", get(seen::list)),
    ]
}

pub(crate) fn router(store: &Store, rules: guard::Rules, compression: bool) -> Router {
    let missing = async || Refusal::not_found("The requested resource could not be found");
    let routes = table()
        .into_iter()
        .fold(Router::new(), |router, (route, handler)| {
            router.route(route.path, handler)
        });
    let api = routes
        .fallback(missing)
        .method_not_allowed_fallback(missing)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(store.clone());
    // What changes or refuses a request before it finds its route has to stand around the router.
    Router::new()
        .fallback_service(api)
        .layer(middleware::from_fn_with_state(store.clone(), faults::misbehave))
        .layer(compression::layer(compression))
        .layer(middleware::from_fn_with_state(store.clone(), within_the_rate))
        .layer(middleware::from_fn_with_state(store.clone(), seen::remember))
        .layer(middleware::map_request(without_trailing_slash))
        .layer(middleware::from_fn_with_state(rules, guard::check))
}

/// `GET /sandbox/openapi.json`.
async fn describe() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], OPENAPI)
}

/// Refuses what comes faster than the store takes it (see `docs/api.md`, "Rate limits"). The
/// store's own switches are always at hand.
async fn within_the_rate(State(store): State<Store>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/sandbox/") || store.rate_limit.allows() {
        next.run(request).await
    } else {
        Fault::RateLimited.response(&Faults::default())
    }
}

/// Some callers end a path with a slash.
async fn without_trailing_slash(mut request: Request) -> Request {
    let path = request.uri().path();
    if path.len() > 1 && path.ends_with('/') {
        let path = path.trim_end_matches('/').to_owned();
        let query = request
            .uri()
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        if let Ok(uri) = format!("{path}{query}").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request
}
