//! One attempt of a call: the only place where a request gets its `Authorization` header.

use std::time::Instant;

use jiff::Timestamp;
use reqwest::RequestBuilder;
use reqwest::header::{AGE, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::call::{Body, Call};
use super::http_client::{HttpClientFactory, ReusedClient};
use super::pending_retries::PendingRetries;
use super::rate_limiter::RateLimiter;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::id::ClientId;
use crate::log::RequestLog;
use crate::response::{self, Response};
use crate::store_clock::StoreClock;

const CUSTOMER_TOKEN: HeaderName = HeaderName::from_static("x-moltin-customer-token");
const ACCOUNT_TOKEN: HeaderName = HeaderName::from_static("ep-account-management-authentication-token");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The connection to one store, shared by all identities.
#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: ReusedClient,
    pub(crate) http_clients: HttpClientFactory,
    pub(crate) endpoint: Endpoint,
    pub(crate) client_id: ClientId,
    pub(crate) rate_limiter: RateLimiter,
    pub(crate) pending_retries: PendingRetries,
    pub(crate) max_attempts: u32,
    pub(crate) log: RequestLog,
    pub(crate) clock: StoreClock,
}

/// What authenticates a request. Only the identities create it.
pub(crate) struct Credentials<'a> {
    pub(crate) access_token: &'a SecretString,
    pub(crate) person: Option<PersonToken<'a>>,
}

/// The token of one customer or of one account member, and the connections that only this token is
/// sent over.
#[derive(Clone, Copy)]
pub struct PersonToken<'a> {
    pub(crate) kind: TokenKind,
    pub(crate) secret: &'a SecretString,
    pub(crate) http: &'a ReusedClient,
}

/// Whose token it is. A request carries one of them at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Customer,
    Account,
}

impl TokenKind {
    fn header(self) -> HeaderName {
        match self {
            Self::Customer => CUSTOMER_TOKEN,
            Self::Account => ACCOUNT_TOKEN,
        }
    }
}

impl Transport {
    /// Sends a call once.
    pub(super) async fn send(
        &self,
        call: &Call,
        credentials: Option<&Credentials<'_>>,
    ) -> Result<Response, Error> {
        let person = credentials.and_then(|credentials| credentials.person);
        let http = match person {
            _ if call.is_confidential => self.http_clients.build()?,
            Some(person) => person.http.get(&self.http_clients)?,
            None => self.http.get(&self.http_clients)?,
        };
        let url = format!("{}{}", self.endpoint, call.request.path);
        let mut builder = http.client.request(call.request.method.clone(), url);
        if !call.query.is_empty() {
            builder = builder.query(&call.query);
        }
        if let Some(filter) = &call.filter {
            builder = builder.query(&[("filter", &filter.value)]);
        }
        if let Some(credentials) = credentials {
            let bearer = format!("Bearer {}", credentials.access_token.expose_secret());
            builder = builder.header(AUTHORIZATION, sensitive(&bearer));
        }
        if let Some(person) = person {
            builder = builder.header(person.kind.header(), sensitive(person.secret.expose_secret()));
        }
        let sent = Instant::now();
        match with_body(builder, &call.body).send().await {
            Ok(response) => {
                let (received, round_trip) = (Timestamp::now(), sent.elapsed());
                if let Some(date) = date_of(&response) {
                    self.clock.compare(date, received, round_trip);
                }
                Response::read(response, call.request.clone(), call.max_bytes).await
            }
            Err(error) => Err(Error::from_transport(error, call.request.clone(), http.proxy)),
        }
    }
}

/// When the store sent a response, on its own clock. Errors may come from a proxy, and old
/// responses from a cache.
fn date_of(response: &reqwest::Response) -> Option<Timestamp> {
    let is_fresh = response.status().is_success() && !response.headers().contains_key(AGE);
    is_fresh.then(|| response::date(response.headers()))?
}

fn with_body(builder: RequestBuilder, body: &Body) -> RequestBuilder {
    match body {
        Body::Empty => builder,
        Body::Json(body) => builder.header(CONTENT_TYPE, JSON).body(body.clone()),
        Body::Form(fields) => {
            let exposed: Vec<_> = fields
                .iter()
                .map(|(name, value)| (name, value.expose_secret()))
                .collect();
            builder.form(&exposed)
        }
    }
}

/// A header value that `Debug` does not print. A token that is not a valid header value is sent as
/// an empty one, which the store refuses.
fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_of_header_has_no_secret() {
        assert!(!format!("{:?}", sensitive("Bearer abc")).contains("abc"));
        assert_eq!(sensitive("a\nb").len(), 0);
    }
}
