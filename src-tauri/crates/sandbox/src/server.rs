//! Every route on one page, and what stands in front of them.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::Uri;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};

use crate::faults::Fault;
use crate::refusal::Refusal;
use crate::{Store, addresses, customer_tokens, customers, faults, guard, oauth, orders};

/// The most that a request may hold, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

pub(crate) fn router(store: &Store, rules: guard::Rules) -> Router {
    let api = Router::new()
        .route("/oauth/access_token", post(oauth::access_token))
        .route("/v2/customers", get(customers::list).post(customers::create))
        .route("/v2/customers/tokens", post(customer_tokens::create))
        .route("/v2/customers/attributes", get(customers::attributes))
        .route(
            "/v2/customers/{customer}",
            get(customers::get)
                .put(customers::update)
                .delete(customers::delete),
        )
        .route(
            "/v2/customers/{customer}/addresses",
            get(addresses::list).post(addresses::create),
        )
        .route(
            "/v2/customers/{customer}/addresses/{address}",
            get(addresses::get)
                .put(addresses::update)
                .delete(addresses::delete),
        )
        .route("/v2/orders", get(orders::list))
        .route("/v2/orders/anonymize", post(orders::change::anonymize))
        .route("/v2/orders/{order}", get(orders::get).put(orders::change::update))
        .route("/v2/orders/{order}/items", get(orders::items))
        .route("/v2/orders/{order}/transactions", get(orders::payments::list))
        .route(
            "/v2/orders/{order}/transactions/{transaction}",
            get(orders::payments::get),
        )
        .route(
            faults::PATH,
            get(faults::get).put(faults::put).delete(faults::delete),
        )
        .fallback(async || Refusal::not_found("The requested resource could not be found"))
        .method_not_allowed_fallback(async || Refusal::not_found("The requested resource could not be found"))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(store.clone());
    // What changes or refuses a request before it finds its route has to stand around the router.
    Router::new()
        .fallback_service(api)
        .layer(middleware::from_fn_with_state(store.clone(), faults::misbehave))
        .layer(middleware::from_fn_with_state(store.clone(), within_the_rate))
        .layer(middleware::map_request(without_trailing_slash))
        .layer(middleware::from_fn_with_state(rules, guard::check))
}

/// Refuses what comes faster than the store takes it (contract section 7). The store's own switches are always at hand.
async fn within_the_rate(State(store): State<Store>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/sandbox/") || store.rate_limit.allows() {
        next.run(request).await
    } else {
        Fault::RateLimited.response(None)
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
