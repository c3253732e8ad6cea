//! Plain words for what a store, or the way to it, does wrong.

use moltin::{ApiError, Error, Request};

use crate::view::{Code, Problem};

pub(super) fn problem(error: &Error) -> Problem {
    let problem = match error {
        Error::Api(refusal) if error.is_duplicate_email() => {
            let _ = refusal;
            Problem::new(Code::EmailTaken, "Another customer of this store has this e-mail address.")
                .advise("Search for that customer, or use another address.")
                .at("email")
        }
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
        Error::Timeout { request } => lost(request, "The store did not answer in time."),
        Error::Interrupted { request, .. } => lost(request, "The connection to the store was lost before it had answered."),
        Error::Unreachable { .. } => Problem::new(Code::Unreachable, "The host can’t be reached.")
            .advise("Check the address and your network, then try again.")
            .at("baseUrl"),
        Error::Setup(_) => Problem::new(Code::Internal, "The connection could not be set up.")
            .advise("Check the system’s certificates, then try again."),
    };
    Problem {
        request_id: error.request_id().map(str::to_owned),
        ..problem
    }
}

fn refused(refusal: &ApiError) -> Problem {
    let said = refusal.message();
    match refusal.status {
        401 => Problem::new(
            Code::BadCredentials,
            "The store no longer takes this connection’s credentials.",
        )
        .advise("Connect the store again with a current application key."),
        403 => Problem::new(Code::Forbidden, "This application key is not allowed to do that.")
            .advise("Use a key with rights to customers and orders."),
        404 => Problem::new(Code::NotFound, format!("The store does not have it: {said}."))
            .advise("It may have been deleted. Refresh the list."),
        429 => Problem::new(Code::RateLimited, "The store asks for fewer requests at a time.")
            .advise("Wait a few seconds, then try again."),
        400 | 409 | 422 => Problem::new(Code::StoreFailed, format!("The store refused: {said}."))
            .advise("Correct what it names, then try again."),
        status => Problem::new(
            Code::StoreFailed,
            format!("The store failed with status {status}: {said}."),
        )
        .advise("Try again in a moment."),
    }
}

fn redirected(to: Option<&str>) -> String {
    let to = to.unwrap_or("another address");
    format!(
        "The host sent us on to {to}. It was not followed, since it would have been given your credentials."
    )
}

/// A read that got no answer can be repeated; after a write nobody knows.
fn lost(request: &Request, what: &str) -> Problem {
    if request.is_write() {
        Problem::new(
            Code::OutcomeUnknown,
            format!("{what} It may have been done all the same."),
        )
        .advise("Search for the customer before you try again.")
    } else {
        Problem::new(Code::Unreachable, what).advise("Try again.")
    }
}
