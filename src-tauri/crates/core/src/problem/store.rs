//! The texts of errors of a store and of the connection to it.

use moltin::{ApiError, Error, Request};

use super::connection;
use super::role::MissingRole;
use super::sentences::Sentences;
use crate::clock;
use crate::view::Code;

pub(super) fn problem(error: &Error) -> Sentences {
    let problem = match error {
        Error::Api(_) if error.is_duplicate_email() => email_taken(),
        Error::Api(refusal) => refused(refusal),
        Error::Credentials(_) => Sentences::new(Code::BadCredentials, "The store no longer accepts this connection’s credentials.")
            .advise("Connect the store again with a current application key."),
        Error::SignIn(_) => Sentences::new(Code::SignInRefused, "Wrong password for this customer.")
            .advise("Check it and try again; repeated attempts may be blocked.")
            .at("password"),
        Error::CustomerTokenRejected(_) => Sentences::new(Code::SessionEnded, "The store no longer accepts this customer session.")
            .advise("Sign in as the customer again to continue."),
        Error::Redirected { to, .. } => Sentences::new(Code::NotAStore, redirected(to.as_deref()))
            .advise("Check the address. It must not redirect.")
            .at("baseUrl"),
        Error::NotJson { status, .. } => {
            Sentences::new(Code::NotAStore, format!("The host’s response isn’t a store’s (status {status})."))
                .advise("Check the address, and whether a proxy or a sign-in page is in between.")
                .at("baseUrl")
        }
        Error::Decode { path, .. } => Sentences::new(Code::NotAStore, format!("The store’s response couldn’t be read at “{path}”."))
            .advise("Check the address. If it is right, report this with the request ID."),
        Error::TooLarge { .. } => Sentences::new(Code::StoreFailed, "The store’s response was too large.")
            .advise("Narrow it down, then try again."),
        Error::TooManyRecords { limit, .. } => {
            Sentences::new(Code::StoreFailed, format!("The store sent more than the {limit} records that were requested, so none of them is used."))
                .advise("Report this to the store’s support, with the store’s address.")
        }
        Error::UnreadableRecord { id } => {
            let record = id.as_deref().map_or("A record", |_| "A record with a malformed ID");
            Sentences::new(Code::StoreFailed, format!("{record} of the store couldn’t be read."))
                .advise("Look it up in the store, and correct it there.")
        }
        Error::EmptyResponse { request, .. } => lost_response(request, "The store’s response was empty."),
        Error::TruncatedJson { request, .. } => lost_response(request, "The store’s response was cut off."),
        Error::Timeout { request, .. } => lost_response(request, "The store didn’t respond in time."),
        Error::ConnectionLost { request, .. } => lost_response(request, "The connection to the store was lost before it responded."),
        Error::Unreachable { failure, proxy, certificate, .. } => {
            connection::unreachable(*failure, proxy.as_deref(), certificate.as_deref())
        }
        Error::InvalidProxy(invalid) => connection::invalid_proxy(invalid.origin),
        Error::NotCreated { is_taken: true, .. } => email_taken(),
        Error::NotCreated { .. } => {
            Sentences::new(Code::StoreFailed, "The customer wasn’t created: the store’s response was lost, and no customer has this email address.")
                .advise("Try again.")
        }
        Error::CreationUnknown { .. } => {
            Sentences::new(Code::OutcomeUnknown, "The store’s response was lost. The customer may or may not have been created.")
                .advise("Wait a minute, then search for the email address before you try again.")
        }
        Error::Cancelled => Sentences::new(Code::Stopped, "Stopped before anything was sent."),
        Error::OffsetLimit { limit } => {
            Sentences::new(Code::StoreFailed, format!("The store returns at most {limit} results."))
                .advise("Narrow the list down.")
        }
        Error::Incomplete { read, total } => {
            Sentences::new(Code::StoreFailed, format!("The store counts {total} results, but lists only {read}."))
                .advise("Try again in a few minutes. If it happens again, contact the store’s support.")
        }
        Error::NoCertificate => Sentences::new(Code::InvalidInput, "There is no certificate in this file.")
            .advise("Choose a file in PEM format. It begins with “-----BEGIN CERTIFICATE-----”.")
            .at("certificate"),
        _ => Sentences::new(Code::Internal, "The connection couldn’t be set up.")
            .advise("Check the system’s certificates, then try again."),
    };
    let problem = Sentences {
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
pub(super) fn with_clock_note(problem: Sentences, error: &Error) -> Sentences {
    let offset = error.api_error().and_then(|refusal| refusal.clock_offset);
    match clock::difference(offset) {
        Some(note) => Sentences {
            message: format!("{} {note}", problem.message),
            advice: problem
                .advice
                .map(|advice| format!("Set this computer’s clock first: it may be the cause. {advice}")),
            ..problem
        },
        None => problem,
    }
}

fn refused(refusal: &ApiError) -> Sentences {
    let message = refusal.message();
    let detail = message.trim_end_matches('.');
    match refusal.status {
        401 => Sentences::new(
            Code::BadCredentials,
            "The store no longer accepts this connection’s credentials.",
        )
        .advise("Connect the store again with a current application key."),
        403 => forbidden(&refusal.request),
        404 => Sentences::new(Code::NotFound, format!("Not found: {detail}."))
            .advise("It may have been deleted. Refresh the list."),
        429 => {
            let advice = match refusal.retry_after {
                Some(pause) => format!("Try again in {} seconds.", pause.as_secs()),
                None => "Wait a few seconds, then try again.".to_owned(),
            };
            Sentences::new(Code::RateLimited, "The store is limiting requests.").advise(advice)
        }
        400 | 409 | 422 => Sentences::new(Code::StoreFailed, format!("The store refused this: {detail}."))
            .advise("Fix this and try again."),
        status => Sentences::new(
            Code::StoreFailed,
            format!("The store had a problem ({status}): {detail}."),
        )
        .advise("Try again in a moment."),
    }
}

fn forbidden(request: &Request) -> Sentences {
    let (message, advice) = match MissingRole::of(request) {
        Some(MissingRole::Accounts) => (
            "This application key isn’t allowed to use accounts.",
            "Use a key whose role is Seller Admin or Support.",
        ),
        Some(MissingRole::Realms) => (
            "This application key isn’t allowed to use authentication realms.",
            "Use a key whose role is Seller Admin.",
        ),
        Some(MissingRole::PersonalData) => (
            "This application key isn’t allowed to use the log of personal data, or to erase data.",
            "Use a key whose role is Seller Admin or IT.",
        ),
        None => (
            "This application key isn’t allowed to do that.",
            "Use a key with access to customers and orders.",
        ),
    };
    Sentences::new(Code::Forbidden, message).advise(advice)
}

fn email_taken() -> Sentences {
    Sentences::new(
        Code::EmailTaken,
        "Another customer of this store has this email address.",
    )
    .advise("Search for that customer, or use another address.")
    .at("email")
}

fn redirected(to: Option<&str>) -> String {
    let to = to.unwrap_or("another address");
    format!("The host redirects to {to}. Shopside didn’t follow, because your credentials would go there.")
}

/// A request without a usable response. A read is safe to repeat; a write may have succeeded.
fn lost_response(request: &Request, what: &str) -> Sentences {
    if request.path.ends_with("/tokens") {
        Sentences::new(Code::Unreachable, what)
            .advise("Try again. The store may count this as a sign-in attempt.")
    } else if !request.is_write() || request.path.starts_with("/oauth/") {
        Sentences::new(Code::Unreachable, what).advise("It is safe to try again.")
    } else {
        let advice = if request.method.is_idempotent() {
            "It is safe to try again."
        } else {
            "Check whether it went through before you try again."
        };
        let message = format!("{what} It may still have gone through.");
        Sentences::new(Code::OutcomeUnknown, message).advise(advice)
    }
}
