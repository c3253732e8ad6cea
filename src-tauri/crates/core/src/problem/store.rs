//! The texts of errors of a store and of the connection to it.

use moltin::{ApiError, Error, Request};

use super::connection;
use crate::clock;
use crate::view::{Code, Problem};

pub(super) fn problem(error: &Error) -> Problem {
    let problem = match error {
        Error::Api(_) if error.is_duplicate_email() => email_taken(),
        Error::Api(refusal) => refused(refusal),
        Error::Credentials(_) => Problem::new(Code::BadCredentials, "The store no longer takes this connection’s credentials.")
            .advise("Connect the store again with a current application key."),
        Error::SignIn(_) => Problem::new(Code::SignInRefused, "The store does not take this password for this customer.")
            .advise("Check the password: the store does not say which part is wrong, and it may limit how often you try.")
            .at("password"),
        Error::CustomerTokenRejected(_) => Problem::new(Code::SessionEnded, "The store no longer takes the customer token.")
            .advise("Sign in again to go on."),
        Error::Redirected { to, .. } => Problem::new(Code::NotAStore, redirected(to.as_deref()))
            .advise("Check the address: a store’s API answers itself.")
            .at("baseUrl"),
        Error::NotJson { status, .. } => {
            Problem::new(Code::NotAStore, format!("The host answered with something that is not a store’s reply (status {status})."))
                .advise("Check the address, and whether a proxy or a sign-in page stands in between.")
                .at("baseUrl")
        }
        Error::Decode { path, .. } => Problem::new(Code::NotAStore, format!("The store’s reply could not be read at “{path}”."))
            .advise("Check the address. If it is right, report this with the request ID."),
        Error::TooLarge { .. } => Problem::new(Code::StoreFailed, "The store’s reply was too large to read.")
            .advise("Ask for less at a time."),
        Error::TooManyRecords { limit, .. } => {
            Problem::new(Code::StoreFailed, format!("The store sent more than the {limit} records it was asked for, so none of them is used."))
                .advise("Report this to the store’s support with the address of the store.")
        }
        Error::UnreadableRecord { id } => {
            let record = id.as_deref().map_or("A record", |_| "A record with a malformed ID");
            Problem::new(Code::StoreFailed, format!("{record} of the store could not be read."))
                .advise("Look the record up in the store and correct it there.")
        }
        Error::EmptyResponse { request, .. } => lost_response(request, "The store’s reply was empty."),
        Error::TruncatedJson { request, .. } => lost_response(request, "The store’s reply stopped in the middle."),
        Error::Timeout { request, .. } => lost_response(request, "The store did not answer in time."),
        Error::ConnectionLost { request, .. } => lost_response(request, "The connection to the store was lost before it had answered."),
        Error::Unreachable { failure, proxy, certificate, .. } => {
            connection::unreachable(*failure, proxy.as_deref(), certificate.as_deref())
        }
        Error::InvalidProxy(invalid) => connection::invalid_proxy(invalid.origin),
        Error::NotCreated { is_taken: true, .. } => email_taken(),
        Error::NotCreated { .. } => {
            Problem::new(Code::StoreFailed, "The customer was not created: the store’s answer was lost, and it has no customer with this e-mail address.")
                .advise("Try again.")
        }
        Error::CreationUnknown { .. } => {
            Problem::new(Code::OutcomeUnknown, "The store’s answer was lost, and it could not be found out whether the customer was created.")
                .advise("Wait a minute, then search for the e-mail address before you try again.")
        }
        Error::Cancelled => Problem::new(Code::Stopped, "It was stopped before anything was sent."),
        Error::OffsetLimit { limit } => {
            Problem::new(Code::StoreFailed, format!("The store allows no paging past {limit} of these."))
                .advise("Narrow the list down.")
        }
        Error::Incomplete { read, total } => {
            Problem::new(Code::StoreFailed, format!("The store counts {total} of these, but lists only {read}."))
                .advise("Try again in a few minutes. If it happens again, ask the store’s support.")
        }
        Error::NoCertificate => Problem::new(Code::InvalidInput, "There is no certificate in this file.")
            .advise("Choose one in the PEM format: it begins with “-----BEGIN CERTIFICATE-----”.")
            .at("certificate"),
        _ => Problem::new(Code::Internal, "The connection could not be set up.")
            .advise("Check the system’s certificates, then try again."),
    };
    let problem = Problem {
        request_id: error.request_id().map(str::to_owned),
        ..problem
    };
    if problem.code == Code::BadCredentials {
        with_clock_note(problem, error)
    } else {
        problem
    }
}

/// Tokens are for a time, so the wrong time may be why one is refused.
pub(super) fn with_clock_note(problem: Problem, error: &Error) -> Problem {
    let offset = error.api_error().and_then(|refusal| refusal.clock_offset);
    match clock::difference(offset) {
        Some(note) => Problem {
            message: format!("{} {note}", problem.message),
            advice: problem
                .advice
                .map(|advice| format!("Set this computer’s clock first: it may be the cause. {advice}")),
            ..problem
        },
        None => problem,
    }
}

fn refused(refusal: &ApiError) -> Problem {
    let message = refusal.message();
    let detail = message.trim_end_matches('.');
    match refusal.status {
        401 => Problem::new(
            Code::BadCredentials,
            "The store no longer takes this connection’s credentials.",
        )
        .advise("Connect the store again with a current application key."),
        403 => Problem::new(Code::Forbidden, "This application key is not allowed to do that.")
            .advise("Use a key with rights to customers and orders."),
        404 => Problem::new(Code::NotFound, format!("The store does not have it: {detail}."))
            .advise("It may have been deleted. Refresh the list."),
        429 => {
            let advice = match refusal.retry_after {
                Some(pause) => format!(
                    "Try again in {} seconds: it has asked for that long.",
                    pause.as_secs()
                ),
                None => "Wait a few seconds, then try again.".to_owned(),
            };
            Problem::new(Code::RateLimited, "The store asks for fewer requests at a time.").advise(advice)
        }
        400 | 409 | 422 => Problem::new(Code::StoreFailed, format!("The store refused: {detail}."))
            .advise("Correct what it names, then try again."),
        status => Problem::new(
            Code::StoreFailed,
            format!("The store failed with status {status}: {detail}."),
        )
        .advise("Try again in a moment."),
    }
}

fn email_taken() -> Problem {
    Problem::new(
        Code::EmailTaken,
        "Another customer of this store has this e-mail address.",
    )
    .advise("Search for that customer, or use another address.")
    .at("email")
}

fn redirected(to: Option<&str>) -> String {
    let to = to.unwrap_or("another address");
    format!(
        "The host sent us on to {to}. It was not followed, since it would have been given your credentials."
    )
}

/// A request without a usable response. A read is safe to repeat; a write may have succeeded.
fn lost_response(request: &Request, what: &str) -> Problem {
    if request.path.ends_with("/tokens") {
        Problem::new(Code::Unreachable, what)
            .advise("Try again. The store may count both as attempts to sign in.")
    } else if !request.is_write() || request.path.starts_with("/oauth/") {
        Problem::new(Code::Unreachable, what).advise("Try again.")
    } else {
        let advice = if request.method.is_idempotent() {
            "Do it again: a second time does no harm."
        } else {
            "Look whether it was done before you try again."
        };
        let message = format!("{what} It may have been done all the same.");
        Problem::new(Code::OutcomeUnknown, message).advise(advice)
    }
}
