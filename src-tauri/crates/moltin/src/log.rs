//! The request log: the last requests to a store, in memory, without bodies, secrets or filter
//! values.

use std::collections::VecDeque;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::endpoint::Endpoint;
use crate::error::Request;
use crate::id::{AccountMemberId, CustomerId};

/// How many requests the log of a store keeps.
const CAPACITY: usize = 500;

/// The identity that a request was sent as.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SentAs {
    /// No identity yet: a request for an access token.
    Unauthenticated,
    /// The admin's access token.
    Admin,
    /// The implicit access token.
    Shopper,
    /// The implicit access token and this customer's token.
    Customer(CustomerId),
    /// The implicit access token and a token of this account member.
    Member(AccountMemberId),
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// A complete response with this HTTP status.
    Status(u16),
    /// No readable response. The text is a short description, such as `timeout`.
    Failed(&'static str),
    /// The caller dropped the future before the response arrived.
    Cancelled,
}

/// A request that was sent, with all its attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedRequest {
    /// The number of the request in this store's log, from 1.
    pub number: u64,
    /// When the call began, UTC.
    pub at: Timestamp,
    /// Method and path.
    pub request: Request,
    /// The query parameters. A filter has attribute names instead of its values.
    pub query: Vec<(String, String)>,
    /// Whether the request had a body. The body itself is not logged.
    pub had_body: bool,
    /// The identity.
    pub sent_as: SentAs,
    /// How the last attempt ended.
    pub outcome: Outcome,
    /// From the call to the complete response, retries included.
    pub took: Duration,
    /// How often the request was sent.
    pub attempts: u32,
    /// The store's ID for the last attempt.
    pub request_id: Option<String>,
}

impl LoggedRequest {
    /// The request as a `curl` command, with shell variables instead of secrets and body.
    pub fn curl(&self, endpoint: &Endpoint) -> String {
        let Request { method, path } = &self.request;
        let mut url = format!("{endpoint}{path}");
        if !self.query.is_empty() {
            let query: String = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(&self.query)
                .finish();
            write!(url, "?{query}").expect("writing to a String can't fail");
        }
        let mut command = format!("curl -X {method} '{}'", url.replace('\'', "%27"));
        let mut header = |header: &str| {
            write!(command, " \\\n  -H \"{header}\"").expect("writing to a String can't fail");
        };
        match self.sent_as {
            SentAs::Unauthenticated => {}
            SentAs::Admin => header("Authorization: Bearer $ADMIN_BEARER"),
            SentAs::Shopper => header("Authorization: Bearer $IMPLICIT_BEARER"),
            SentAs::Customer(_) => {
                header("Authorization: Bearer $IMPLICIT_BEARER");
                header("X-Moltin-Customer-Token: $CUSTOMER_TOKEN");
            }
            SentAs::Member(_) => {
                header("Authorization: Bearer $IMPLICIT_BEARER");
                header("EP-Account-Management-Authentication-Token: $ACCOUNT_TOKEN");
            }
        }
        if self.had_body {
            if self.sent_as == SentAs::Unauthenticated {
                command.push_str(" \\\n  --data \"$FORM\"");
            } else {
                command.push_str(" \\\n  -H \"Content-Type: application/json\" \\\n  --data \"$BODY\"");
            }
        }
        command
    }
}

impl fmt::Display for SentAs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthenticated => formatter.write_str("unauthenticated"),
            Self::Admin => formatter.write_str("admin"),
            Self::Shopper => formatter.write_str("shopper"),
            Self::Customer(id) => write!(formatter, "customer {id}"),
            Self::Member(id) => write!(formatter, "account member {id}"),
        }
    }
}

/// Records the requests that an identity sends for one purpose: see
/// [`Admin::recorded`](crate::Admin::recorded),
/// [`AsCustomer::recorded`](crate::AsCustomer::recorded) and
/// [`AsMember::recorded`](crate::AsMember::recorded). Clones share one list. Token requests are not
/// recorded, because their token serves every purpose.
#[derive(Debug, Clone, Default)]
pub struct RequestRecorder(Arc<Mutex<Vec<LoggedRequest>>>);

impl RequestRecorder {
    /// Returns the finished requests, oldest first.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.lock().clone()
    }

    /// Removes and returns the finished requests, oldest first.
    pub fn take(&self) -> Vec<LoggedRequest> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<LoggedRequest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The request log of one store.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(Mutex<Entries>);

#[derive(Debug, Default)]
struct Entries {
    last: VecDeque<LoggedRequest>,
    count: u64,
}

/// What the log keeps of a call before it is sent.
pub(crate) struct NewEntry {
    pub(crate) request: Request,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) had_body: bool,
    pub(crate) sent_as: SentAs,
}

impl RequestLog {
    /// The last requests, newest first.
    pub(crate) fn last(&self) -> Vec<LoggedRequest> {
        self.lock().last.iter().rev().cloned().collect()
    }

    pub(crate) fn begin(&self, entry: NewEntry, recorder: Option<&RequestRecorder>) -> PendingEntry<'_> {
        PendingEntry {
            log: self,
            recorder: recorder.cloned(),
            started: Instant::now(),
            entry: LoggedRequest {
                number: 0,
                at: Timestamp::now(),
                request: entry.request,
                query: entry.query,
                had_body: entry.had_body,
                sent_as: entry.sent_as,
                outcome: Outcome::Cancelled,
                took: Duration::ZERO,
                attempts: 0,
                request_id: None,
            },
        }
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The log entry of a call in flight. Dropping it adds it to the log, so a cancelled call is
/// logged.
pub(crate) struct PendingEntry<'a> {
    log: &'a RequestLog,
    recorder: Option<RequestRecorder>,
    started: Instant,
    entry: LoggedRequest,
}

impl PendingEntry<'_> {
    pub(crate) fn attempt_started(&mut self) {
        self.entry.attempts = self.entry.attempts.saturating_add(1);
        self.entry.outcome = Outcome::Cancelled;
    }

    pub(crate) fn attempt_finished(&mut self, outcome: Outcome, request_id: Option<String>) {
        self.entry.outcome = outcome;
        self.entry.request_id = request_id;
    }

    pub(crate) fn outcome(&self) -> Outcome {
        self.entry.outcome
    }
}

impl Drop for PendingEntry<'_> {
    fn drop(&mut self) {
        let was_sent = self.entry.attempts > 0;
        if !was_sent {
            return;
        }
        self.entry.took = self.started.elapsed();
        let mut entries = self.log.lock();
        entries.count = entries.count.saturating_add(1);
        self.entry.number = entries.count;
        if entries.last.len() == CAPACITY {
            entries.last.pop_front();
        }
        entries.last.push_back(self.entry.clone());
        drop(entries);
        if let Some(recorder) = &self.recorder {
            recorder.lock().push(self.entry.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::*;

    fn entry(method: Method, path: &str, sent_as: SentAs) -> LoggedRequest {
        LoggedRequest {
            number: 1,
            at: Timestamp::UNIX_EPOCH,
            request: Request::new(method, path),
            query: Vec::new(),
            had_body: false,
            sent_as,
            outcome: Outcome::Status(200),
            took: Duration::from_millis(3),
            attempts: 1,
            request_id: None,
        }
    }

    #[test]
    fn curl_command_has_variables_instead_of_secrets() {
        let endpoint = Endpoint::parse("https://shop.example").unwrap();
        let mut list = entry(Method::GET, "/v2/orders", SentAs::Customer("c-1".into()));
        list.query = vec![
            ("page[limit]".into(), "100".into()),
            ("filter".into(), "eq(email,EMAIL)".into()),
        ];

        assert_eq!(
            list.curl(&endpoint),
            "curl -X GET 'https://shop.example/v2/orders?page%5Blimit%5D=100&filter=eq%28email%2CEMAIL%29' \\\n  \
             -H \"Authorization: Bearer $IMPLICIT_BEARER\" \\\n  -H \"X-Moltin-Customer-Token: $CUSTOMER_TOKEN\""
        );
        let mut create = entry(Method::POST, "/v2/customers", SentAs::Admin);
        create.had_body = true;
        assert_eq!(
            create.curl(&endpoint),
            "curl -X POST 'https://shop.example/v2/customers' \\\n  -H \"Authorization: Bearer $ADMIN_BEARER\" \\\n  \
             -H \"Content-Type: application/json\" \\\n  --data \"$BODY\""
        );
    }
}
