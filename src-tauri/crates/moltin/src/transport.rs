//! Sending: the one place where a request gets its headers, and so its identity.

mod attempts;
mod http_client;
mod pending_retries;
mod rate_limiter;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Client, Method};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::customer_tokens::CustomerToken;
use crate::endpoint::Endpoint;
use crate::error::{Error, Request};
use crate::filter::Parameter;
use crate::id::ClientId;
use crate::log::{RequestLog, SentAs, Trace};
use crate::response::Response;
pub(crate) use attempts::{Attempts, RetryRule, retry_after};
pub(crate) use http_client::HttpClientFactory;
pub(crate) use pending_retries::PendingRetries;
pub use pending_retries::{PendingRetry, RetryReason};
pub(crate) use rate_limiter::{Priority, RateLimiter};

const CUSTOMER_TOKEN: HeaderName = HeaderName::from_static("x-moltin-customer-token");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The way to one store.
#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: Client,
    pub(crate) http_clients: HttpClientFactory,
    pub(crate) endpoint: Endpoint,
    pub(crate) client_id: ClientId,
    pub(crate) rate_limiter: RateLimiter,
    pub(crate) pending_retries: PendingRetries,
    pub(crate) log: RequestLog,
}

/// Something to ask of the store, without an identity yet.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) request: Request,
    pub(crate) retry_rule: RetryRule,
    pub(crate) priority: Priority,
    query: Vec<(&'static str, String)>,
    filter: Option<Parameter>,
    body: Body,
    is_confidential: bool,
}

#[derive(Clone)]
enum Body {
    Nothing,
    Json(Vec<u8>),
    Form(Vec<(&'static str, SecretString)>),
}

/// The headers that say who asks. Made by the identities and by nobody else.
pub(crate) struct Credentials<'a> {
    pub(crate) bearer: &'a SecretString,
    pub(crate) customer_token: Option<&'a CustomerToken>,
}

impl Call {
    /// A call of this path, whose segments are put together with [`segment`].
    pub(crate) fn new(method: Method, path: impl Into<String>) -> Self {
        let retry_rule = if method.is_idempotent() {
            RetryRule::Idempotent
        } else {
            RetryRule::IfUnprocessed
        };
        Self {
            request: Request {
                method,
                path: path.into(),
            },
            retry_rule,
            priority: Priority::Interactive,
            query: Vec::new(),
            filter: None,
            body: Body::Nothing,
            is_confidential: false,
        }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    pub(crate) fn query(mut self, parameters: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.query.extend(parameters);
        self
    }

    pub(crate) fn filter(mut self, filter: Option<Parameter>) -> Self {
        self.filter = filter;
        self
    }

    pub(crate) fn priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Is not sent a second time, whatever comes of the first.
    pub(crate) fn never_again(mut self) -> Self {
        self.retry_rule = RetryRule::Never;
        self
    }

    /// Has a password in it: it goes over a connection that is closed after it.
    pub(crate) fn confidential(mut self) -> Self {
        self.is_confidential = true;
        self
    }

    /// Wraps the resource in the API's envelope.
    pub(crate) fn data(mut self, data: &impl Serialize) -> Self {
        #[derive(Serialize)]
        struct Envelope<T> {
            data: T,
        }
        let body = serde_json::to_vec(&Envelope { data }).expect("the client's own types are JSON");
        self.body = Body::Json(body);
        self
    }

    pub(crate) fn form(mut self, fields: Vec<(&'static str, SecretString)>) -> Self {
        self.body = Body::Form(fields);
        self
    }

    pub(crate) fn has_body(&self) -> bool {
        !matches!(self.body, Body::Nothing)
    }

    /// The query, with names in place of the values that are searched for.
    pub(crate) fn shape(&self) -> Vec<(&'static str, String)> {
        let filter = self
            .filter
            .as_ref()
            .map(|filter| ("filter", filter.shape.clone()));
        self.query.iter().cloned().chain(filter).collect()
    }
}

impl Transport {
    pub(crate) fn attempts<'a>(
        &'a self,
        call: &'a Call,
        sent_as: SentAs,
        trace: Option<&Trace>,
    ) -> Attempts<'a> {
        Attempts::new(self, call, sent_as, trace)
    }

    /// Sends a call once, as whom the credentials say.
    async fn send(&self, call: &Call, credentials: Option<&Credentials<'_>>) -> Result<Response, Error> {
        let url = format!("{}{}", self.endpoint, call.request.path);
        let once;
        let http = match credentials.and_then(|credentials| credentials.customer_token) {
            _ if call.is_confidential => {
                once = self.http_clients.connections()?;
                &once
            }
            Some(token) => token.connections(),
            None => &self.http,
        };
        let mut builder = http.request(call.request.method.clone(), url);
        if !call.query.is_empty() {
            builder = builder.query(&call.query);
        }
        if let Some(filter) = &call.filter {
            builder = builder.query(&[("filter", &filter.value)]);
        }
        if let Some(Credentials {
            bearer,
            customer_token,
        }) = credentials
        {
            let bearer = format!("Bearer {}", bearer.expose_secret());
            builder = builder.header(AUTHORIZATION, sensitive(&bearer));
            if let Some(token) = customer_token {
                builder = builder.header(CUSTOMER_TOKEN, sensitive(token.secret().expose_secret()));
            }
        }
        builder = match &call.body {
            Body::Nothing => builder,
            Body::Json(body) => builder.header(CONTENT_TYPE, JSON).body(body.clone()),
            Body::Form(fields) => {
                let exposed: Vec<_> = fields
                    .iter()
                    .map(|(name, value)| (name, value.expose_secret()))
                    .collect();
                builder.form(&exposed)
            }
        };
        match builder.send().await {
            Ok(response) => Response::read(response, call.request.clone()).await,
            Err(source) => Err(Error::from_transport(source, call.request.clone())),
        }
    }
}

/// A header that no log prints. A token that can't be a header is sent as none, and refused by the store.
fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// One segment of a path, encoded so that no id can name another resource.
pub(crate) fn segment(text: &str) -> String {
    // These walk about in a URL however they are encoded. With a percent sign before them they are ids that nothing has.
    if matches!(text, "" | "." | "..") {
        return format!("%25{text}");
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            use std::fmt::Write;
            write!(encoded, "%{byte:02X}").expect("a string takes everything");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_can_name_another_resource() {
        assert_eq!(segment("c8c1c511-beef_1"), "c8c1c511-beef_1");
        assert_eq!(
            segment("../oauth/access_token?x#y"),
            "%2E%2E%2Foauth%2Faccess_token%3Fx%23y"
        );
        assert_eq!(segment("é"), "%C3%A9");
    }

    #[test]
    fn an_id_stays_where_it_is_put() {
        for id in ["", ".", "..", "%2E", "%2e%2E", "/", "a/..", "\u{202e}\n"] {
            let url = format!("https://shop.example/v2/orders/{}/items", segment(id));
            let url = url::Url::parse(&url).unwrap();

            let path: Vec<_> = url.path_segments().unwrap().collect();
            assert_eq!((path.len(), path[1], path[3]), (4, "orders", "items"), "{id:?}");
            assert!(!path[2].is_empty());
        }
    }

    #[test]
    fn headers_that_hold_secrets_are_not_printed() {
        assert!(!format!("{:?}", sensitive("Bearer abc")).contains("abc"));
        assert_eq!(sensitive("a\nb").len(), 0);
    }
}
