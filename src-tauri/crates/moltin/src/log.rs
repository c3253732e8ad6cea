//! The last requests to a store, in memory: what was asked, as whom, and what came of it. Never bodies, never secrets, and
//! no value that was searched for.

use std::collections::VecDeque;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::endpoint::Endpoint;
use crate::error::{Error, Request};
use crate::id::CustomerId;
use crate::response::Response;
use crate::transport::Call;

/// How many requests are remembered for each store.
const REMEMBERED: usize = 500;

/// As whom a request was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SentAs {
    /// As nobody yet: a request for a bearer.
    Nobody,
    /// With the admin bearer.
    Admin,
    /// With the implicit bearer.
    Shopper,
    /// With the implicit bearer and this customer's token.
    Customer(CustomerId),
}

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An answer of this status, read to its end.
    Status(u16),
    /// No answer that could be read. The word is the error's, such as `timeout`.
    Failed(&'static str),
    /// Nobody waited for the answer any more.
    Cancelled,
}

/// A request that was sent, with all its tries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRequest {
    /// Counts the store's requests from 1.
    pub number: u64,
    /// When it was first asked for, UTC.
    pub at: Timestamp,
    /// What was asked.
    pub request: Request,
    /// The query's parameters. Values in a filter are left out: the parameter is its shape alone.
    pub query: Vec<(&'static str, String)>,
    /// Whether something was sent along, which is not kept.
    pub had_body: bool,
    /// As whom.
    pub sent_as: SentAs,
    /// What came of it in the end.
    pub outcome: Outcome,
    /// From asking to the whole answer, with waits and tries.
    pub took: Duration,
    /// How often it was sent.
    pub attempts: u32,
    /// The store's id for the last try.
    pub request_id: Option<String>,
}

impl LoggedRequest {
    /// The request as a command for a terminal, with names in the place of secrets, of values, and of what was sent along.
    pub fn curl(&self, endpoint: &Endpoint) -> String {
        let Request { method, path } = &self.request;
        let mut url = format!("{endpoint}{path}");
        if !self.query.is_empty() {
            let query: String = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(&self.query)
                .finish();
            // The names in a filter's shape are to be replaced by hand.
            write!(url, "?{query}").expect("a String takes any text");
        }
        let mut command = format!("curl -X {method} '{}'", url.replace('\'', "%27"));
        let mut header = |header: &str| {
            write!(command, " \\\n  -H \"{header}\"").expect("a String takes any text");
        };
        match self.sent_as {
            SentAs::Nobody => {}
            SentAs::Admin => header("Authorization: Bearer $ADMIN_BEARER"),
            SentAs::Shopper => header("Authorization: Bearer $IMPLICIT_BEARER"),
            SentAs::Customer(_) => {
                header("Authorization: Bearer $IMPLICIT_BEARER");
                header("X-Moltin-Customer-Token: $CUSTOMER_TOKEN");
            }
        }
        if self.had_body {
            if self.sent_as == SentAs::Nobody {
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
            Self::Nobody => formatter.write_str("nobody"),
            Self::Admin => formatter.write_str("admin"),
            Self::Shopper => formatter.write_str("shopper"),
            Self::Customer(id) => write!(formatter, "customer {id}"),
        }
    }
}

/// The requests that an identity sends for one purpose, as the log has them: see [`Admin::traced`](crate::Admin::traced) and
/// [`AsCustomer::traced`](crate::AsCustomer::traced). Clones share one list. Requests for a bearer serve every purpose and are not in it.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<Mutex<Vec<LoggedRequest>>>);

impl Trace {
    /// Takes out the requests that are over, the first first.
    pub fn take(&self) -> Vec<LoggedRequest> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<LoggedRequest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The requests of one store.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    last: VecDeque<LoggedRequest>,
    number: u64,
}

impl RequestLog {
    /// The last requests, the latest first.
    pub(crate) fn last(&self) -> Vec<LoggedRequest> {
        self.lock().last.iter().rev().cloned().collect()
    }

    pub(crate) fn begin(&self, call: &Call, sent_as: SentAs, trace: Option<&Trace>) -> Logging<'_> {
        Logging {
            log: self,
            trace: trace.cloned(),
            started: Instant::now(),
            entry: LoggedRequest {
                number: 0,
                at: Timestamp::now(),
                request: call.request.clone(),
                query: call.shape(),
                had_body: call.has_body(),
                sent_as,
                outcome: Outcome::Cancelled,
                took: Duration::ZERO,
                attempts: 0,
                request_id: None,
            },
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is under way. It is in the log once it is over, however that is.
pub(crate) struct Logging<'a> {
    log: &'a RequestLog,
    trace: Option<Trace>,
    started: Instant,
    entry: LoggedRequest,
}

impl Logging<'_> {
    pub(crate) fn tried(&mut self) {
        self.entry.attempts += 1;
        self.entry.outcome = Outcome::Cancelled;
    }

    pub(crate) fn answered(&mut self, sent: &Result<Response, Error>) {
        match sent {
            Ok(response) => {
                self.entry.outcome = Outcome::Status(response.status().as_u16());
                self.entry.request_id = response.request_id();
            }
            Err(error) => {
                self.entry.outcome = error
                    .status()
                    .map_or(Outcome::Failed(error.word()), Outcome::Status);
                self.entry.request_id = error.request_id().map(str::to_owned);
            }
        }
    }
}

impl Drop for Logging<'_> {
    fn drop(&mut self) {
        // What never went out is no request.
        if self.entry.attempts == 0 {
            return;
        }
        self.entry.took = self.started.elapsed();
        let mut remembered = self.log.lock();
        remembered.number += 1;
        self.entry.number = remembered.number;
        if remembered.last.len() == REMEMBERED {
            remembered.last.pop_front();
        }
        remembered.last.push_back(self.entry.clone());
        drop(remembered);
        if let Some(trace) = &self.trace {
            trace.lock().push(self.entry.clone());
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
            request: Request {
                method,
                path: path.into(),
            },
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
    fn a_command_for_the_terminal_has_names_where_secrets_were() {
        let endpoint = Endpoint::parse("https://shop.example").unwrap();
        let mut list = entry(Method::GET, "/v2/orders", SentAs::Customer("c-1".into()));
        list.query = vec![
            ("page[limit]", "100".into()),
            ("filter", "eq(email,EMAIL)".into()),
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
