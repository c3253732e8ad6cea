//! Reading replies: tolerant of what the API leaves out, exact about where a reply is not what it should be.

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, DATE, HeaderMap, LOCATION};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::decompress::{Packed, decompress};
use crate::error::{ApiError, Error, Request, read_entries};
use crate::page::Meta;
use crate::tolerant::or_default;
use crate::transport::retry_after;

/// The most that is read of a reply, in bytes.
const LIMIT: usize = 16 * 1024 * 1024;

/// A reply whose body has been read to its end.
pub(crate) struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    request: Request,
    /// Whether the call had been sent before without an answer, and so may have been carried out twice.
    pub(crate) after_doubt: bool,
}

/// The envelope of a resource.
#[derive(Deserialize)]
pub(crate) struct Document<T, I = Nothing> {
    pub(crate) data: T,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) meta: Meta,
    #[serde(default = "Option::default")]
    pub(crate) included: Option<I>,
}

/// What was not asked to be included.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

impl Response {
    /// Reads the whole reply, unless it is larger than any that there should be.
    pub(crate) async fn read(mut response: reqwest::Response, request: Request) -> Result<Self, Error> {
        let status = response.status();
        let headers = response.headers().clone();
        if status.is_redirection() {
            return Err(Error::Redirected {
                status: status.as_u16(),
                to: redirected_to(&headers),
                request,
            });
        }
        let expected = response.content_length().unwrap_or_default();
        let mut body = Vec::with_capacity(usize::try_from(expected).unwrap_or(LIMIT).min(LIMIT));
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > LIMIT => {
                    return Err(Error::TooLarge {
                        limit: LIMIT,
                        request,
                    });
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(source) => return Err(Error::from_transport(source, request)),
            }
        }
        if headers
            .get(CONTENT_ENCODING)
            .is_some_and(|encoding| encoding == "gzip")
        {
            body = match decompress(&body, LIMIT) {
                Ok(unpacked) => unpacked,
                Err(Packed::TooLarge) => {
                    return Err(Error::TooLarge {
                        limit: LIMIT,
                        request,
                    });
                }
                // As it is, it is not JSON.
                Err(Packed::Damaged) => body,
            };
        }
        Ok(Self {
            status,
            headers,
            body,
            request,
            after_doubt: false,
        })
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// How long the store asks to wait before another try.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// The moment of the answer on the store's clock.
    pub(crate) fn answered_at(&self) -> Option<SystemTime> {
        httpdate::parse_http_date(self.headers.get(DATE)?.to_str().ok()?).ok()
    }

    pub(crate) fn is_success(&self) -> bool {
        self.status.is_success()
    }

    pub(crate) fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// A refusal of the request itself, as against a 429 or a failure of the store.
    pub(crate) fn is_refusal(&self) -> bool {
        self.status.is_client_error() && self.status != StatusCode::TOO_MANY_REQUESTS
    }

    /// What the store said when it said no.
    pub(crate) fn into_refusal(self) -> ApiError {
        let entries = read_entries(&self.body);
        ApiError {
            status: self.status.as_u16(),
            request_id: self
                .request_id()
                .or_else(|| entries.iter().find_map(|entry| entry.request_id.clone())),
            retry_after: self.retry_after(),
            entries,
            request: self.request,
        }
    }

    /// Reads the body of a success. A refusal is an error, one that no store wrote is told apart.
    pub(crate) fn decode<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.accept()?.parse()
    }

    /// Makes sure of a success whose body does not matter.
    pub(crate) fn accept(self) -> Result<Self, Error> {
        if self.is_success() {
            return Ok(self);
        }
        // A gateway's page with a failure is the store's failure; one with a refusal is not a store's answer.
        if self.is_refusal() && self.is_markup() {
            return Err(self.not_json());
        }
        Err(Error::Api(self.into_refusal()))
    }

    /// Makes sure that what was to be deleted is gone. One that was sent before without an answer may have done it.
    pub(crate) fn accept_deletion(self) -> Result<(), Error> {
        if self.after_doubt && self.status == StatusCode::NOT_FOUND {
            return Ok(());
        }
        self.accept().map(drop)
    }

    fn parse<T: DeserializeOwned>(self) -> Result<T, Error> {
        if self.body.trim_ascii().is_empty() {
            return Err(Error::Empty {
                status: self.status.as_u16(),
                request_id: self.request_id(),
                request: self.request,
            });
        }
        // Checking the text as a whole is many times as fast as checking each string in it.
        let Ok(text) = str::from_utf8(&self.body) else {
            return Err(self.not_json());
        };
        // Keeping track of the place costs time, so it is done only where there is something to tell.
        serde_json::from_str(text).or_else(|_| {
            let deserializer = &mut serde_json::Deserializer::from_str(text);
            serde_path_to_error::deserialize(deserializer).map_err(|error| self.unread(&error))
        })
    }

    /// Why the body can't be read, and where.
    fn unread(&self, error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
        use serde_json::error::Category;

        let status = self.status.as_u16();
        let request_id = self.request_id();
        let request = self.request.clone();
        match error.inner().classify() {
            Category::Data => Error::Decode {
                path: error.path().to_string(),
                message: error.inner().to_string(),
                request_id,
                request,
            },
            Category::Eof => Error::CutShort {
                status,
                request_id,
                request,
            },
            Category::Syntax | Category::Io => self.not_json(),
        }
    }

    pub(crate) fn is_markup(&self) -> bool {
        self.body.trim_ascii_start().starts_with(b"<")
    }

    pub(crate) fn not_json(&self) -> Error {
        let content_type = self
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        Error::NotJson {
            status: self.status.as_u16(),
            content_type: content_type.map(str::to_owned),
            request_id: self.request_id(),
            request: self.request.clone(),
        }
    }

    pub(crate) fn request_id(&self) -> Option<String> {
        Some(self.headers.get("x-moltin-request-id")?.to_str().ok()?.to_owned())
    }
}

/// The host that a redirect names; not the whole address, which may carry anything.
fn redirected_to(headers: &HeaderMap) -> Option<String> {
    let location = headers.get(LOCATION)?.to_str().ok()?;
    url::Url::parse(location).ok()?.host_str().map(str::to_owned)
}
