//! Identities: what a request is sent as. Only this module puts access tokens and customer tokens
//! on requests, so one identity can't send the token of another.

use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::access_token::{AccessTokenCache, Grant};
use crate::customer_tokens::CustomerToken;
use crate::error::Error;
use crate::id::CustomerId;
use crate::log::{RequestRecorder, SentAs};
use crate::response::Response;
use crate::transport::{Attempts, Call, Credentials, RetryRule, ReusedClient, Transport};

/// An identity that can read orders and addresses: [`Admin`] or [`AsCustomer`].
///
/// The trait is sealed. It serves as a bound, as in [`Orders`](crate::Orders).
pub trait Identity: sealed::Authenticate {}

pub(crate) mod sealed {
    use super::{Arc, CancellationToken, CustomerToken, RequestRecorder, ReusedClient, SentAs, Shared};

    /// What a request needs to know about its identity.
    pub trait Authenticate: Clone + Send + Sync + 'static {
        #[doc(hidden)]
        fn session(&self) -> &Session;

        #[doc(hidden)]
        fn customer(&self) -> Option<&CustomerSession> {
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

    /// A customer token and the connections that only this token is sent over.
    #[doc(hidden)]
    pub struct CustomerSession {
        pub(super) token: CustomerToken,
        pub(super) http: ReusedClient,
    }
}

use sealed::{Authenticate, CustomerSession, Session};

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
/// A second 401 means that the customer token is rejected, if there is one (see `docs/api.md`,
/// "Rejected customer tokens").
///
/// Cancellation ends every wait: for an access token, the rate limiter or a retry. A request that
/// was sent is waited for, because the store may carry out a write either way.
pub(crate) async fn send(identity: &impl Authenticate, call: &Call) -> Result<Response, Error> {
    let session = identity.session();
    let Shared {
        transport,
        access_token,
    } = &*session.shared;
    let customer = identity.customer();
    let customer = customer.map(|customer| (customer.token.secret(), &customer.http));
    let mut attempts = Attempts::new(transport, call, identity.sent_as(), session.recorder.as_ref());
    let mut may_replace_token = call.retry_rule != RetryRule::Never;
    loop {
        let current = session
            .unless_cancelled(pin!(access_token.get(transport)))
            .await??;
        let credentials = Credentials {
            access_token: &current.secret,
            customer,
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
        if is_unauthorized && customer.is_some() {
            return Err(Error::CustomerTokenRejected(response.into_api_error()));
        }
        return Ok(response);
    }
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

    /// The customer that a token is for.
    pub fn as_customer(&self, token: CustomerToken) -> AsCustomer {
        AsCustomer {
            session: self.0.clone(),
            customer: Arc::new(CustomerSession {
                token,
                http: ReusedClient::default(),
            }),
        }
    }
}

/// A customer: the implicit access token and exactly one customer token, over connections of their
/// own. When the last clone is dropped, the connections close and the token is wiped from memory.
#[derive(Clone)]
pub struct AsCustomer {
    session: Session,
    customer: Arc<CustomerSession>,
}

impl AsCustomer {
    /// The same identity, with its requests recorded.
    #[must_use]
    pub fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            session: self.session.recorded(recorder),
            customer: Arc::clone(&self.customer),
        }
    }

    /// The customer that the token is for, according to the store.
    pub fn customer_id(&self) -> &CustomerId {
        self.customer.token.customer_id()
    }

    /// How much longer the token is valid: see [`CustomerToken::time_left`].
    pub fn time_left(&self) -> Duration {
        self.customer.token.time_left()
    }

    /// When the token expires, on the store's clock.
    pub fn expires(&self) -> Timestamp {
        self.customer.token.expires()
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

impl Authenticate for AsCustomer {
    fn session(&self) -> &Session {
        &self.session
    }

    fn customer(&self) -> Option<&CustomerSession> {
        Some(&self.customer)
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Customer(self.customer_id().clone())
    }
}

impl Identity for Admin {}
impl Identity for AsCustomer {}

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

impl fmt::Debug for AsCustomer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AsCustomer")
            .field("customer_id", self.customer_id())
            .finish_non_exhaustive()
    }
}
