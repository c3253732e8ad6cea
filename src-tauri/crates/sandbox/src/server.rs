//! Every route on one page, and what stands in front of them.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Uri;
use axum::middleware;
use axum::routing::{get, post};

use crate::refusal::Refusal;
use crate::{Store, customer_tokens, customers, guard, oauth, orders};

/// The most that a request may hold, in bytes.
const BODY_LIMIT: usize = 256 * 1024;

pub(crate) fn router(store: &Store, cors: bool) -> Router {
    let api = Router::new()
        .route("/oauth/access_token", post(oauth::access_token))
        .route("/v2/customers", get(customers::list).post(customers::create))
        .route("/v2/customers/tokens", post(customer_tokens::create))
        .route(
            "/v2/customers/{customer}",
            get(customers::get)
                .put(customers::update)
                .delete(customers::delete),
        )
        .route("/v2/orders", get(orders::list))
        .route("/v2/orders/{order}", get(orders::get))
        .route("/v2/orders/{order}/items", get(orders::items))
        .fallback(async || Refusal::not_found("The requested resource could not be found"))
        .method_not_allowed_fallback(async || Refusal::not_found("The requested resource could not be found"))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(store.clone());
    // What changes or refuses a request before it finds its route has to stand around the router.
    Router::new()
        .fallback_service(api)
        .layer(middleware::map_request(without_trailing_slash))
        .layer(middleware::from_fn_with_state(
            guard::Rules {
                address: store.address,
                cors,
            },
            guard::check,
        ))
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
