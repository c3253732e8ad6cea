//! Reading responses: decompression, error responses and JSON.

use std::borrow::Cow;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::StatusCode;
use reqwest::header::{
    AGE, CONTENT_ENCODING, CONTENT_TYPE, DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER,
};
use serde::de::{DeserializeOwned, DeserializeSeed};

use crate::decompress::{DecompressError, decompress};
use crate::error::{ApiError, Error, Request, read_entries};
use crate::lenient::{self, Notes, Place, Readable};

/// The largest error response that is read, in bytes after decompression.
const MAX_ERROR_BYTES: usize = 256 * 1024;
const REQUEST_ID: HeaderName = HeaderName::from_static("x-moltin-request-id");

/// A response with its complete body.
pub(crate) struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    request: Request,
    /// Whether an earlier attempt of the same call may have been carried out.
    pub(crate) follows_ambiguous_attempt: bool,
}

impl Response {
    /// Reads and decompresses the body, up to `max_bytes`. The rest of an error response above
    /// [`MAX_ERROR_BYTES`] is ignored: its status counts.
    pub(crate) async fn read(
        mut response: reqwest::Response,
        request: Request,
        max_bytes: usize,
    ) -> Result<Self, Error> {
        let status = response.status();
        let headers = response.headers().clone();
        if status.is_redirection() {
            return Err(Error::Redirected {
                status: status.as_u16(),
                to: redirect_host(&headers),
                request,
            });
        }
        let is_error = !status.is_success();
        let limit = if is_error { MAX_ERROR_BYTES } else { max_bytes };
        let too_large = |request| Error::TooLarge { limit, request };
        let expected = response.content_length().unwrap_or_default();
        let mut body = Vec::with_capacity(usize::try_from(expected).unwrap_or(limit).min(limit));
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit.saturating_sub(body.len()) => {
                    if is_error {
                        break;
                    }
                    return Err(too_large(request));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(Error::from_transport(error, request, None)),
            }
        }
        let is_gzip = headers
            .get(CONTENT_ENCODING)
            .is_some_and(|encoding| encoding == "gzip");
        if is_gzip {
            body = match decompress(&body, limit) {
                Ok(decompressed) => decompressed,
                Err(DecompressError::TooLarge) if is_error => Vec::new(),
                Err(DecompressError::TooLarge) => return Err(too_large(request)),
                // The compressed bytes are not JSON, so parsing them returns the right error.
                Err(DecompressError::Malformed) => body,
            };
        }
        Ok(Self {
            status,
            headers,
            body,
            request,
            follows_ambiguous_attempt: false,
        })
    }

    pub(crate) fn into_request(self) -> Request {
        self.request
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// The `Retry-After` header, in seconds or as a date on the store's own clock.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// The `Date` header: when the response was sent, on the store's clock.
    pub(crate) fn date(&self) -> Option<Timestamp> {
        date(&self.headers)
    }

    /// How far the store's clock is ahead of this computer's. Old responses come from a cache.
    fn clock_offset(&self) -> Option<SignedDuration> {
        let date = self.date().filter(|_| !self.headers.contains_key(AGE))?;
        Some(date.duration_since(Timestamp::now()))
    }

    pub(crate) fn is_success(&self) -> bool {
        self.status.is_success()
    }

    pub(crate) fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// Whether the store refused the request itself: a 4xx other than 429.
    pub(crate) fn is_refusal(&self) -> bool {
        self.status.is_client_error() && self.status != StatusCode::TOO_MANY_REQUESTS
    }

    pub(crate) fn into_api_error(self) -> ApiError {
        let entries = read_entries(&self.body);
        ApiError {
            status: self.status.as_u16(),
            request_id: self
                .request_id()
                .or_else(|| entries.iter().find_map(|entry| entry.request_id.clone())),
            retry_after: self.retry_after(),
            clock_offset: self.clock_offset(),
            entries,
            request: self.request,
        }
    }

    /// Parses the body of a successful response as the caller's own type.
    pub(crate) fn decode<T: DeserializeOwned>(self) -> Result<T, Error> {
        let response = self.error_for_status()?;
        let text = response.text()?;
        // Tracking the JSON path is slow, so a second pass does it, and only after an error.
        serde_json::from_str(&text).or_else(|_| {
            let deserializer = &mut serde_json::Deserializer::from_str(&text);
            serde_path_to_error::deserialize(deserializer)
                .map_err(|error| response.decode_error(&error.path().to_string(), error.inner()))
        })
    }

    /// Parses the body of a successful response as one object, whose values may have any type.
    pub(crate) fn object<T: Readable + Default>(&self) -> Result<T, Error> {
        let notes = Notes::default();
        let object = lenient::parse(&self.text()?, |deserializer| {
            Place::root(&notes).read().deserialize(deserializer)
        });
        let object = object.map_err(|error| self.decode_error(".", &error))?;
        Ok(object.unwrap_or_default())
    }

    /// Returns an error unless the status is a success.
    pub(crate) fn error_for_status(self) -> Result<Self, Error> {
        if self.is_success() {
            return Ok(self);
        }
        // A gateway's 5xx page is a failure of the store. A 4xx page comes from another program.
        if self.is_refusal() && self.is_markup() {
            return Err(self.not_json());
        }
        Err(Error::Api(self.into_api_error()))
    }

    /// Returns an error unless the resource is deleted. After an ambiguous attempt, a 404 means
    /// that the earlier attempt deleted it.
    pub(crate) fn accept_deletion(self) -> Result<(), Error> {
        if self.follows_ambiguous_attempt && self.status == StatusCode::NOT_FOUND {
            return Ok(());
        }
        self.error_for_status().map(drop)
    }

    /// The body of a successful response. A text in another encoding than UTF-8 has replacement
    /// characters.
    pub(crate) fn text(&self) -> Result<Cow<'_, str>, Error> {
        if self.body.trim_ascii().is_empty() {
            return Err(Error::EmptyResponse {
                status: self.status.as_u16(),
                request_id: self.request_id(),
                request: self.request.clone(),
            });
        }
        // Checking UTF-8 once for the whole body is many times faster than once for each string.
        Ok(String::from_utf8_lossy(&self.body))
    }

    /// An error for a response without a value that is needed.
    pub(crate) fn lacks(&self, path: &str) -> Error {
        Error::Decode {
            path: path.to_owned(),
            message: "missing or malformed value".to_owned(),
            request_id: self.request_id(),
            request: self.request.clone(),
        }
    }

    pub(crate) fn decode_error(&self, path: &str, error: &serde_json::Error) -> Error {
        use serde_json::error::Category;

        let status = self.status.as_u16();
        let request_id = self.request_id();
        let request = self.request.clone();
        match error.classify() {
            Category::Data => Error::Decode {
                path: path.to_owned(),
                message: error.to_string(),
                request_id,
                request,
            },
            Category::Eof => Error::TruncatedJson {
                status,
                request_id,
                request,
            },
            Category::Syntax | Category::Io => self.not_json(),
        }
    }

    /// Whether the body is HTML or XML.
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
        Some(self.headers.get(REQUEST_ID)?.to_str().ok()?.to_owned())
    }
}

/// The host of a redirect. The rest of the URL may contain anything, so no error shows it.
fn redirect_host(headers: &HeaderMap) -> Option<String> {
    let location = headers.get(LOCATION)?.to_str().ok()?;
    url::Url::parse(location).ok()?.host_str().map(str::to_owned)
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = http_date(value)?;
    let now = date(headers).unwrap_or_else(Timestamp::now);
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

/// The `Date` header.
pub(crate) fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    let date = httpdate::parse_http_date(text).ok()?;
    // The last day of the year 9999 is beyond the largest timestamp.
    Some(date.try_into().unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_date_on_the_stores_clock() {
        let read = |retry_after: &str| {
            let headers = [
                (RETRY_AFTER, retry_after),
                (DATE, "Wed, 21 Oct 2026 07:28:00 GMT"),
            ];
            let headers = headers.map(|(name, value)| (name, value.parse().unwrap()));
            super::retry_after(&HeaderMap::from_iter(headers))
        };

        assert_eq!(read("2"), Some(Duration::from_secs(2)));
        assert_eq!(read(" 0 "), Some(Duration::ZERO));
        assert_eq!(
            read("Wed, 21 Oct 2026 07:28:05 GMT"),
            Some(Duration::from_secs(5))
        );
        assert_eq!(read("Wed, 21 Oct 2020 07:28:05 GMT"), Some(Duration::ZERO));
        assert!(read("Fri, 31 Dec 9999 23:59:59 GMT").unwrap() > Duration::from_hours(24));
        for nonsense in ["", "soon", "-1", "1.5", "99999999999999999999999"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
