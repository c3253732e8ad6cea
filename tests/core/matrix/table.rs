//! What can go wrong, and what each question then comes to.

use sandbox::{Fault, Faults};

/// What a question comes to: the error's kind or that it went well, how often the store was asked, and the words.
pub(super) type Cell = (&'static str, usize, &'static str);

/// Something that goes wrong.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) way: Way,
    /// For the list, the creation, the password, and the token.
    pub(super) cells: [Cell; 4],
}

/// The way to the store.
pub(super) enum Way {
    /// To a sandbox store that misbehaves so, from when whoever asks has a bearer.
    Faults(Faults),
    /// The same, and the list is asked for with a customer token.
    AsCustomer(Faults),
    /// To another address.
    Elsewhere(String),
}

fn always(fault: Fault) -> Way {
    Way::Faults(Faults { reply: Some(fault), path: Some("/v2".into()), ..Faults::default() })
}

impl Way {
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

fn once(fault: Fault) -> Way {
    always(fault).with(|faults| faults.times = Some(1))
}

fn as_page(way: Way) -> Way {
    way.with(|faults| faults.html = true)
}

fn asking_to_wait(seconds: u32, way: Way) -> Way {
    way.with(|faults| faults.retry_after = Some(seconds))
}

const NOT_CREATED: Cell = ("not created", 1, "The customer was not created: the store’s answer was lost, and it has nobody with this e-mail address.");
const CREATION_UNKNOWN: Cell = ("creation unknown", 1, "The store’s answer was lost, and it could not be found out whether the customer was created.");
/// The answer was lost, and the customer has been found.
const FOUND: Cell = ("fine, by looking", 1, "");
const REJECTED: Cell = ("token rejected", 2, "The store no longer takes the customer token.");
const NOT_THIS_PASSWORD: Cell = ("sign-in refused", 1, "The store does not take this password for this customer.");
const ELSEWHERE: Cell = ("redirected", 1, "The host sent us on to elsewhere.test. It was not followed, since it would have been given your credentials.");
const LOST: Cell = ("interrupted", 1, "The connection to the store was lost before it had answered.");
const CUT: Cell = ("cut short", 1, "The store’s reply stopped in the middle.");
const CUT_WRITE: Cell = ("cut short", 1, "The store’s reply stopped in the middle. It may have been done all the same.");
const LATE: Cell = ("timeout", 1, "The store did not answer in time.");
const LATE_WRITE: Cell = ("timeout", 1, "The store did not answer in time. It may have been done all the same.");
const EMPTY: Cell = ("empty", 1, "The store’s reply was empty.");
const EMPTY_WRITE: Cell = ("empty", 1, "The store’s reply was empty. It may have been done all the same.");

const fn fine(times: usize) -> Cell {
    ("fine", times, "")
}

const fn busy(times: usize) -> Cell {
    ("429", times, "The store asks for fewer requests at a time.")
}

const fn bad_bearer(times: usize) -> Cell {
    ("401", times, "The store no longer takes this connection’s credentials.")
}

const fn failed(status: &'static str, times: usize, words: &'static str) -> Cell {
    (status, times, words)
}

pub(super) fn table(refused: String, untrusted: String) -> Vec<Row> {
    const F500: &str = "The store failed with status 500: There was an internal server error.";
    const F500_PAGE: &str = "The store failed with status 500: Internal Server Error.";
    const F502: &str = "The store failed with status 502: Bad Gateway.";
    const F503: &str = "The store failed with status 503: The service is not available.";
    const F503_PAGE: &str = "The store failed with status 503: Service Unavailable.";

    let row = |name, way, cells| Row { name, way, cells };
    let nowhere = |kind, words| [(kind, 0, words); 4];
    let dead_token = Way::AsCustomer(Faults { reply: Some(Fault::TokenRefused), ..Faults::default() });
    vec![
        //                                                                             list, create, set password, token
        row("429 once", once(Fault::RateLimited),                                      [fine(2), fine(2), fine(2), busy(1)]),
        row("429 for ever", always(Fault::RateLimited),                                [busy(4), busy(4), busy(4), busy(1)]),
        row("429 once, to wait a second", asking_to_wait(1, once(Fault::RateLimited)), [fine(2), fine(2), fine(2), busy(1)]),
        row("429, to wait minutes", asking_to_wait(300, always(Fault::RateLimited)),   [busy(1), busy(1), busy(1), busy(1)]),
        row("500", once(Fault::ServerError),                 [failed("500", 1, F500), NOT_CREATED, failed("500", 1, F500), failed("500", 1, F500)]),
        row("500 as a page", as_page(once(Fault::ServerError)), [failed("500", 1, F500_PAGE), NOT_CREATED, failed("500", 1, F500_PAGE), failed("500", 1, F500_PAGE)]),
        row("502 once", once(Fault::BadGateway),             [fine(2), NOT_CREATED, fine(2), failed("502", 1, F502)]),
        row("502 for ever", always(Fault::BadGateway),       [failed("502", 4, F502), CREATION_UNKNOWN, failed("502", 4, F502), failed("502", 1, F502)]),
        row("503 once", once(Fault::Unavailable),            [fine(2), NOT_CREATED, fine(2), failed("503", 1, F503)]),
        row("503 for ever", always(Fault::Unavailable),      [failed("503", 4, F503), CREATION_UNKNOWN, failed("503", 4, F503), failed("503", 1, F503)]),
        row("503 as a page", as_page(always(Fault::Unavailable)), [failed("503", 4, F503_PAGE), CREATION_UNKNOWN, failed("503", 4, F503_PAGE), failed("503", 1, F503_PAGE)]),
        row("dropped before it is done", once(Fault::DroppedBefore), [fine(2), NOT_CREATED, fine(2), LOST]),
        row("dropped when it is done", once(Fault::Dropped), [fine(2), FOUND, fine(2), LOST]),
        row("dropped in the reply", once(Fault::Truncated),  [fine(2), FOUND, fine(2), LOST]),
        row("closed after the reply", always(Fault::ClosedAfter), [fine(1), fine(1), fine(1), fine(1)]),
        row("truncated JSON", once(Fault::CutShort),         [CUT, FOUND, CUT_WRITE, CUT]),
        row("slow body", once(Fault::Slow),                  [LATE, FOUND, LATE_WRITE, LATE]),
        row("wrong content type", always(Fault::WrongType),  [fine(1), fine(1), fine(1), fine(1)]),
        row("empty 200", once(Fault::Empty),                 [EMPTY, FOUND, EMPTY_WRITE, EMPTY]),
        row("expired bearer", once(Fault::BearerRefused),    [fine(2), fine(2), fine(2), NOT_THIS_PASSWORD]),
        row("expired bearers", always(Fault::BearerRefused), [bad_bearer(2), bad_bearer(2), bad_bearer(2), NOT_THIS_PASSWORD]),
        row("expired customer token", dead_token,            [REJECTED, fine(1), fine(1), fine(1)]),
        row("a redirect elsewhere", always(Fault::Redirected), [ELSEWHERE, ELSEWHERE, ELSEWHERE, ELSEWHERE]),
        row("unknown host", Way::Elsewhere("https://no-such-host.invalid".into()),
            nowhere("unknown host", "No host of this name can be found.")),
        row("refused", Way::Elsewhere(refused),
            nowhere("connection refused", "The host is there, but no store answers at this address.")),
        row("a certificate that nobody vouches for", Way::Elsewhere(untrusted),
            nowhere("untrusted certificate", "The host’s certificate is not one that your system trusts, so nothing was sent.")),
    ]
}
