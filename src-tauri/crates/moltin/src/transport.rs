//! Sending: the one place where a request gets its headers, and so its identity.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::endpoint::Endpoint;
use crate::error::{Error, Request};
use crate::id::ClientId;
use crate::reply::Reply;

const CUSTOMER_TOKEN: HeaderName = HeaderName::from_static("x-moltin-customer-token");

/// The way to one store.
#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: Client,
    pub(crate) endpoint: Endpoint,
    pub(crate) client_id: ClientId,
}

/// Something to ask of the store, without an identity yet.
#[derive(Clone)]
pub(crate) struct Call {
    request: Request,
    query: Vec<(&'static str, String)>,
    body: Option<Vec<u8>>,
}

/// The headers that say who asks. Made by the identities and by nobody else.
pub(crate) struct Credentials<'a> {
    pub(crate) bearer: &'a SecretString,
    pub(crate) customer_token: Option<&'a SecretString>,
}

impl Call {
    /// A call of this path, whose segments are put together with [`segment`].
    pub(crate) fn new(method: Method, path: String) -> Self {
        Self {
            request: Request { method, path },
            query: Vec::new(),
            body: None,
        }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path.into())
    }

    pub(crate) fn query(mut self, parameters: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.query.extend(parameters);
        self
    }

    /// Wraps the resource in the API's envelope.
    pub(crate) fn data(mut self, data: &impl Serialize) -> Self {
        #[derive(Serialize)]
        struct Envelope<T> {
            data: T,
        }
        let body = serde_json::to_vec(&Envelope { data }).expect("the client's own types are JSON");
        self.body = Some(body);
        self
    }
}

impl Transport {
    /// Sends a call once, as whom the credentials say.
    pub(crate) async fn send(&self, call: &Call, credentials: &Credentials<'_>) -> Result<Reply, Error> {
        let Call { request, query, body } = call;
        let url = format!("{}{}", self.endpoint, request.path);
        let mut builder = self.http.request(request.method.clone(), url).query(query);
        builder = builder.header(
            AUTHORIZATION,
            sensitive(&format!("Bearer {}", credentials.bearer.expose_secret())),
        );
        if let Some(token) = credentials.customer_token {
            builder = builder.header(CUSTOMER_TOKEN, sensitive(token.expose_secret()));
        }
        if let Some(body) = body {
            builder = builder
                .header(CONTENT_TYPE, "application/json")
                .body(body.clone());
        }
        self.dispatch(builder, request.clone()).await
    }

    /// Sends a form without any identity: how a bearer is asked for.
    pub(crate) async fn send_form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Reply, Error> {
        let builder = self.http.post(format!("{}{path}", self.endpoint)).form(fields);
        self.dispatch(
            builder,
            Request {
                method: Method::POST,
                path: path.to_owned(),
            },
        )
        .await
    }

    async fn dispatch(&self, builder: RequestBuilder, request: Request) -> Result<Reply, Error> {
        match builder.send().await {
            Ok(response) => Reply::read(response, request).await,
            Err(source) => Err(Error::from_transport(source, request)),
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
    fn headers_that_hold_secrets_are_not_printed() {
        assert!(!format!("{:?}", sensitive("Bearer abc")).contains("abc"));
        assert_eq!(sensitive("a\nb").len(), 0);
    }
}
