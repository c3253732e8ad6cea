//! Identities: what a request is sent as. Only this module puts access tokens, customer tokens and
//! account tokens on requests, so one identity can't send the token of another.

mod customer;
mod member;

use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::access_token::{AccessTokenCache, Grant};
use crate::error::Error;
use crate::log::{RequestRecorder, SentAs};
use crate::response::Response;
use crate::transport::{Attempts, Call, Credentials, RetryRule, TokenKind, Transport};

pub use customer::AsCustomer;
pub use member::AsMember;

/// An identity that can read orders and addresses: [`Admin`], [`AsCustomer`] or [`AsMember`].
///
/// The trait is sealed. It serves as a bound, as in [`Orders`](crate::Orders).
pub trait Identity: sealed::Authenticate {}

pub(crate) mod sealed {
    use super::{Arc, CancellationToken, RequestRecorder, SentAs, Shared};
    use crate::transport::PersonToken;

    /// What a request needs to know about its identity.
    pub trait Authenticate: Clone + Send + Sync + 'static {
        #[doc(hidden)]
        fn session(&self) -> &Session;

        /// The token of the one customer or account member that it stands for.
        #[doc(hidden)]
        fn person_token(&self) -> Option<PersonToken<'_>> {
            None
        }

        #[doc(hidden)]
        fn sent_as(&self) -> SentAs;
    }

    /// The connection and the access token of an identity. Clones share both.
    #[doc(hidden)]
    #[derive(Clone)]
    pub struct Session {
        pub(super) shared: Arc<Shared>,
        pub(super) recorder: Option<RequestRecorder>,
        pub(super) cancellation: CancellationToken,
    }
}

use sealed::{Authenticate, Session};

/// The part of a session that its clones share.
pub(crate) struct Shared {
    transport: Arc<Transport>,
    access_token: AccessTokenCache,
}

impl Session {
    fn new(transport: Arc<Transport>, grant: Grant) -> Self {
        Self {
            shared: Arc::new(Shared {
                transport,
                access_token: AccessTokenCache::new(grant),
            }),
            recorder: None,
            cancellation: CancellationToken::new(),
        }
    }

    fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            recorder: Some(recorder.clone()),
            ..self.clone()
        }
    }

    fn cancelled_by(&self, token: &CancellationToken) -> Self {
        Self {
            cancellation: token.clone(),
            ..self.clone()
        }
    }

    /// Waits for something, unless the session is cancelled before or meanwhile.
    async fn unless_cancelled<T>(&self, work: Pin<&mut impl Future<Output = T>>) -> Result<T, Error> {
        tokio::select! {
            biased;
            () = self.cancellation.cancelled() => Err(Error::Cancelled),
            done = work => Ok(done),
        }
    }

    async fn verify(&self) -> Result<(), Error> {
        let Shared {
            transport,
            access_token,
        } = &*self.shared;
        self.unless_cancelled(pin!(access_token.refresh(transport)))
            .await?
    }
}

/// Sends a call as this identity.
///
/// After a 401 the access token is replaced once and the call is sent again: the store did nothing.
/// A second 401 means that the customer token or the account token is rejected, if there is one
/// (see `docs/api.md`, "Rejected customer tokens" and "Refused account tokens").
///
/// Cancellation ends every wait: for an access token, the rate limiter or a retry. A request that
/// was sent is waited for, because the store may carry out a write either way.
///
/// # Errors
/// [`Error::ReadOnly`] and [`Error::InvalidId`] if the identity must not send this call.
pub(crate) async fn send(identity: &impl Authenticate, call: &Call) -> Result<Response, Error> {
    let person = identity.person_token();
    if let Some(person) = &person {
        check(person.kind, call)?;
    }
    let session = identity.session();
    let Shared {
        transport,
        access_token,
    } = &*session.shared;
    let mut attempts = Attempts::new(transport, call, identity.sent_as(), session.recorder.as_ref());
    let mut may_replace_token = call.retry_rule != RetryRule::Never;
    loop {
        let current = session
            .unless_cancelled(pin!(access_token.get(transport)))
            .await??;
        let credentials = Credentials {
            access_token: &current.secret,
            person,
        };
        session.unless_cancelled(pin!(attempts.wait_for_turn())).await?;
        let result = attempts.send(Some(&credentials)).await;
        let is_unauthorized = matches!(&result, Ok(response) if response.is_unauthorized());
        if is_unauthorized && may_replace_token {
            may_replace_token = false;
            let replacement = access_token.replace(&current, transport);
            session.unless_cancelled(pin!(replacement)).await??;
            continue;
        }
        let is_retried = tokio::select! {
            // A call that is not retried does not wait here.
            biased;
            is_retried = attempts.wait_for_retry(&result) => Some(is_retried),
            () = session.cancellation.cancelled() => None,
        };
        match is_retried {
            Some(true) => continue,
            None if !attempts.is_ambiguous() => return Err(Error::Cancelled),
            Some(false) | None => {}
        }
        let response = result?;
        if is_unauthorized && let Some(person) = person {
            let error = response.into_api_error();
            return Err(match person.kind {
                TokenKind::Customer => Error::CustomerTokenRejected(error),
                TokenKind::Account => Error::AccountTokenRejected(error),
            });
        }
        return Ok(response);
    }
}

/// Checks what may be sent with a token of this kind: only reads and, as a member, only plain IDs.
fn check(kind: TokenKind, call: &Call) -> Result<(), Error> {
    if call.request.is_write() {
        return Err(Error::ReadOnly {
            request: call.request.clone(),
        });
    }
    if kind == TokenKind::Account && !call.has_plain_ids {
        return Err(Error::InvalidId);
    }
    Ok(())
}

/// The admin: client ID and client secret, with full access. Clones share the access token.
#[derive(Clone)]
pub struct Admin(Session);

impl Admin {
    pub(crate) fn new(transport: Arc<Transport>, client_secret: SecretString) -> Self {
        Self(Session::new(transport, Grant::ClientCredentials(client_secret)))
    }

    /// The same identity, with its requests recorded.
    #[must_use]
    pub fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self(self.0.recorded(recorder))
    }

    /// The same identity until `token` is cancelled. Requests that have not been sent by then fail
    /// with [`Error::Cancelled`]; a request that was sent is waited for.
    #[must_use]
    pub fn cancelled_by(&self, token: &CancellationToken) -> Self {
        Self(self.0.cancelled_by(token))
    }

    /// Checks the client credentials by requesting a new access token.
    ///
    /// # Errors
    /// [`Error::Credentials`] if the store refuses them.
    pub async fn verify(&self) -> Result<(), Error> {
        self.0.verify().await
    }
}

/// A visitor of the shop: the client ID alone, with little access. Clones share the access token.
#[derive(Clone)]
pub struct Shopper(Session);

impl Shopper {
    pub(crate) fn new(transport: Arc<Transport>) -> Self {
        Self(Session::new(transport, Grant::Implicit))
    }

    /// The same identity, with its requests recorded.
    #[must_use]
    pub fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self(self.0.recorded(recorder))
    }

    /// The same identity until `token` is cancelled. Requests that have not been sent by then fail
    /// with [`Error::Cancelled`]; a request that was sent is waited for.
    #[must_use]
    pub fn cancelled_by(&self, token: &CancellationToken) -> Self {
        Self(self.0.cancelled_by(token))
    }

    /// Checks the client ID by requesting a new access token.
    ///
    /// # Errors
    /// [`Error::Credentials`] if the store refuses it.
    pub async fn verify(&self) -> Result<(), Error> {
        self.0.verify().await
    }
}

impl Authenticate for Admin {
    fn session(&self) -> &Session {
        &self.0
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Admin
    }
}

impl Authenticate for Shopper {
    fn session(&self) -> &Session {
        &self.0
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Shopper
    }
}

impl Identity for Admin {}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.shared.transport.endpoint.as_str())
    }
}

impl fmt::Debug for Admin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Admin").field(&self.0).finish()
    }
}

impl fmt::Debug for Shopper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Shopper").field(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::*;
    use crate::account_tokens::AccountToken;
    use crate::customer_tokens::CustomerToken;
    use crate::store::Store;
    use crate::transport::Path;

    const ALL_METHODS: [Method; 5] = [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
    ];

    #[tokio::test]
    async fn customers_and_members_send_nothing_but_get() {
        // Nothing listens there: what is sent fails.
        let store = Store::new("http://127.0.0.1:1", "sandbox").unwrap();
        let expires = jiff::Timestamp::MAX;
        let customer = store
            .shopper()
            .as_customer(CustomerToken::from_parts("c-1", "x", expires));
        let member = store
            .shopper()
            .as_member(AccountToken::from_parts("m-1", "a-1", "A", "x", expires));

        for method in ALL_METHODS {
            let call = Call::new(method.clone(), Path::new("/v2/carts"));
            for error in [
                send(&customer, &call).await.err(),
                send(&member, &call).await.err(),
            ] {
                let is_refused = matches!(error, Some(Error::ReadOnly { .. }));
                assert_eq!(is_refused, method != Method::GET, "{method}: {error:?}");
            }
        }
        let sent = store.requests();
        assert!(
            sent.iter()
                .all(|request| request.request.path == "/oauth/access_token")
        );
    }

    #[tokio::test]
    async fn member_sends_no_id_that_needs_encoding() {
        let store = Store::new("http://127.0.0.1:1", "sandbox").unwrap();
        let token = AccountToken::from_parts("m-1", "a-1", "A", "x", jiff::Timestamp::MAX);
        let member = store.shopper().as_member(token);

        for (id, is_sent) in [
            ("a-1_B", true),
            ("", false),
            ("..", false),
            ("a/b", false),
            ("a b", false),
        ] {
            let call = Call::get(Path::new("/v2/orders").id(id));
            let error = send(&member, &call).await.err();
            assert_eq!(
                !matches!(error, Some(Error::InvalidId)),
                is_sent,
                "{id:?}: {error:?}"
            );
        }
    }
}
