//! The table of failures and their expected results.

use moltin_sandbox::{Fault, Faults};

/// An expected result: the kind of error or "ok", the number of attempts, and the message.
pub(super) type Cell = (&'static str, usize, &'static str);

/// A failure.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) target: Target,
    /// The results of list, create, set password, and token.
    pub(super) cells: [Cell; 4],
}

/// Where the request goes, and what fails there.
pub(super) enum Target {
    /// A sandbox store with this fault, injected after the access token was issued.
    Faults(Faults),
    /// The same, but the list is requested with a customer token.
    AsCustomer(Faults),
    /// Another base URL.
    Address(String),
}

fn always(fault: Fault) -> Target {
    Target::Faults(Faults { reply: Some(fault), path: Some("/v2".into()), ..Faults::default() })
}

impl Target {
    fn with(self, change: impl FnOnce(&mut Faults)) -> Self {
        match self {
            Self::Faults(mut faults) => {
                change(&mut faults);
                Self::Faults(faults)
            }
            other => other,
        }
    }
}

fn once(fault: Fault) -> Target {
    always(fault).with(|faults| faults.times = Some(1))
}

fn as_html(target: Target) -> Target {
    target.with(|faults| faults.html = true)
}

fn with_retry_after(seconds: u32, target: Target) -> Target {
    target.with(|faults| faults.retry_after = Some(seconds))
}

const NOT_CREATED: Cell = ("not created", 1, "The customer wasn’t created: the store’s response was lost, and no customer has this email address.");
const CREATION_UNKNOWN: Cell = ("creation unknown", 1, "The store’s response was lost. The customer may or may not have been created.");
/// The response was lost, and a lookup found the customer.
const FOUND: Cell = ("ok, by lookup", 1, "");
const REJECTED: Cell = ("token rejected", 2, "The store no longer accepts this customer session.");
const NOT_THIS_PASSWORD: Cell = ("sign-in refused", 1, "Wrong password for this customer.");
const REDIRECTED: Cell = ("redirected", 1, "The host redirects to elsewhere.test. Shopside didn’t follow, because your credentials would go there.");
const LOST: Cell = ("interrupted", 1, "The connection to the store was lost before it responded.");
const CUT: Cell = ("truncated", 1, "The store’s response was cut off.");
const CUT_WRITE: Cell = ("truncated", 1, "The store’s response was cut off. It may still have gone through.");
const LATE: Cell = ("timeout", 1, "The store didn’t respond in time.");
const LATE_WRITE: Cell = ("timeout", 1, "The store didn’t respond in time. It may still have gone through.");
const EMPTY: Cell = ("empty", 1, "The store’s response was empty.");
const EMPTY_WRITE: Cell = ("empty", 1, "The store’s response was empty. It may still have gone through.");

const fn ok(times: usize) -> Cell {
    ("ok", times, "")
}

const fn busy(times: usize) -> Cell {
    ("429", times, "The store is limiting requests.")
}

const fn bad_token(times: usize) -> Cell {
    ("401", times, "The store no longer accepts this connection’s credentials.")
}

const fn failed(status: &'static str, times: usize, message: &'static str) -> Cell {
    (status, times, message)
}

pub(super) fn table(refused: String, untrusted: String) -> Vec<Row> {
    const F500: &str = "The store had a problem (500): There was an internal server error.";
    const F500_PAGE: &str = "The store had a problem (500): Internal Server Error.";
    const F502: &str = "The store had a problem (502): Bad Gateway.";
    const F503: &str = "The store had a problem (503): The service is not available.";
    const F503_PAGE: &str = "The store had a problem (503): Service Unavailable.";

    let row = |name, target, cells| Row { name, target, cells };
    let never_sent = |kind, message| [(kind, 0, message); 4];
    let dead_token = Target::AsCustomer(Faults { reply: Some(Fault::TokenRefused), ..Faults::default() });
    vec![
        // Columns: list, create, set password, token.
        row("429 once", once(Fault::RateLimited),                                       [ok(2), ok(2), ok(2), busy(1)]),
        row("429 always", always(Fault::RateLimited),                                   [busy(4), busy(4), busy(4), busy(1)]),
        row("429 once, Retry-After 1 s", with_retry_after(1, once(Fault::RateLimited)), [ok(2), ok(2), ok(2), busy(1)]),
        row("429, Retry-After 300 s", with_retry_after(300, always(Fault::RateLimited)), [busy(1), busy(1), busy(1), busy(1)]),
        row("500", once(Fault::ServerError),                 [failed("500", 1, F500), NOT_CREATED, failed("500", 1, F500), failed("500", 1, F500)]),
        row("500 as HTML", as_html(once(Fault::ServerError)), [failed("500", 1, F500_PAGE), NOT_CREATED, failed("500", 1, F500_PAGE), failed("500", 1, F500_PAGE)]),
        row("502 once", once(Fault::BadGateway),             [ok(2), NOT_CREATED, ok(2), failed("502", 1, F502)]),
        row("502 always", always(Fault::BadGateway),         [failed("502", 4, F502), CREATION_UNKNOWN, failed("502", 4, F502), failed("502", 1, F502)]),
        row("503 once", once(Fault::Unavailable),            [ok(2), NOT_CREATED, ok(2), failed("503", 1, F503)]),
        row("503 always", always(Fault::Unavailable),        [failed("503", 4, F503), CREATION_UNKNOWN, failed("503", 4, F503), failed("503", 1, F503)]),
        row("503 as HTML", as_html(always(Fault::Unavailable)), [failed("503", 4, F503_PAGE), CREATION_UNKNOWN, failed("503", 4, F503_PAGE), failed("503", 1, F503_PAGE)]),
        row("dropped before processing", once(Fault::DroppedBefore), [ok(2), NOT_CREATED, ok(2), LOST]),
        row("dropped after processing", once(Fault::Dropped), [ok(2), FOUND, ok(2), LOST]),
        row("dropped during the response", once(Fault::Truncated),  [ok(2), FOUND, ok(2), LOST]),
        row("closed after the response", always(Fault::ClosedAfter), [ok(1), ok(1), ok(1), ok(1)]),
        row("truncated JSON", once(Fault::CutShort),         [CUT, FOUND, CUT_WRITE, CUT]),
        row("slow body", once(Fault::Slow),                  [LATE, FOUND, LATE_WRITE, LATE]),
        row("wrong content type", always(Fault::WrongType),  [ok(1), ok(1), ok(1), ok(1)]),
        row("empty 200", once(Fault::Empty),                 [EMPTY, FOUND, EMPTY_WRITE, EMPTY]),
        row("expired access token", once(Fault::BearerRefused),    [ok(2), ok(2), ok(2), NOT_THIS_PASSWORD]),
        row("access tokens always expired", always(Fault::BearerRefused), [bad_token(2), bad_token(2), bad_token(2), NOT_THIS_PASSWORD]),
        row("expired customer token", dead_token,            [REJECTED, ok(1), ok(1), ok(1)]),
        row("redirect", always(Fault::Redirected), [REDIRECTED; 4]),
        row("unknown host", Target::Address("https://no-such-host.invalid".into()),
            never_sent("host not found", "There is no host with this name.")),
        row("connection refused", Target::Address(refused),
            never_sent("connection refused", "The host was reached, but no store responds at this address.")),
        row("untrusted certificate", Target::Address(untrusted),
            never_sent("TLS handshake failed: untrusted certificate", "Your system doesn’t trust the host’s certificate, so nothing was sent. It was issued by the host itself, as “rcgen self signed cert”.")),
    ]
}
