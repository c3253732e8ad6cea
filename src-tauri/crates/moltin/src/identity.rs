//! Who asks. Each identity is a type, and only here do bearers and customer tokens meet a request.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use reqwest::Client;
use secrecy::SecretString;

use crate::access_token::{AccessTokenCell, Grant};
use crate::addresses::Addresses;
use crate::customer_tokens::{self, CustomerToken};
use crate::customers::{self, Customer, Customers};
use crate::error::Error;
use crate::id::CustomerId;
use crate::log::{SentAs, Trace};
use crate::orders::Orders;
use crate::response::Response;
use crate::transport::{Call, Credentials, RetryRule, Transport};

/// Somebody whom the store lets read orders: [`Admin`] or [`AsCustomer`].
pub trait Identity: sealed::Authenticate {}

pub(crate) mod sealed {
    use super::{AccessTokenCell, Arc, CustomerToken, SentAs, Trace, Transport};

    /// What a request needs of an identity.
    pub trait Authenticate: Sync {
        #[doc(hidden)]
        fn identity(&self) -> &Session;

        /// The customer that the identity is scoped to, by their token.
        #[doc(hidden)]
        fn customer_token(&self) -> Option<&CustomerToken>;

        /// How the log names the identity.
        #[doc(hidden)]
        fn sent_as(&self) -> SentAs;

        /// Where the requests are noted beside the log.
        #[doc(hidden)]
        fn trace(&self) -> Option<&Trace>;
    }

    /// A bearer, and the way to the store.
    #[doc(hidden)]
    pub struct Session {
        pub(crate) transport: Arc<Transport>,
        pub(crate) bearer: AccessTokenCell,
    }
}

use sealed::{Authenticate, Session};

/// Sends a call as this identity. After a 401 the bearer is renewed once and the call repeated
/// once: a store that answers so has done nothing. A second 401 is the customer token's fault where
/// there is one (see `docs/api.md`, "Rejected customer tokens").
pub(crate) async fn send(who: &impl Authenticate, call: &Call) -> Result<Response, Error> {
    let Session { transport, bearer } = who.identity();
    let customer_token = who.customer_token();
    let mut attempts = transport.attempts(call, who.sent_as(), who.trace());
    let mut is_renewed = call.retry_rule == RetryRule::Never;
    loop {
        let current = bearer.get(transport).await?;
        let credentials = Credentials {
            bearer: &current.token,
            customer_token,
        };
        let sent = attempts.send(Some(&credentials)).await;
        let is_unauthorized = matches!(&sent, Ok(response) if response.is_unauthorized());
        if is_unauthorized && !is_renewed {
            is_renewed = true;
            bearer.renew(&current, transport).await?;
            continue;
        }
        if attempts.again(&sent).await {
            continue;
        }
        let response = sent?;
        if is_unauthorized && customer_token.is_some() {
            return Err(Error::CustomerTokenRejected(response.into_refusal()));
        }
        return Ok(response);
    }
}

/// The merchant: client id and secret, and so everything. Clones share one bearer.
#[derive(Clone)]
pub struct Admin {
    session: Arc<Session>,
    trace: Option<Trace>,
}

impl Admin {
    pub(crate) fn new(transport: Arc<Transport>, client_secret: SecretString) -> Self {
        let bearer = AccessTokenCell::new(Grant::ClientCredentials(client_secret));
        Self {
            session: Arc::new(Session { transport, bearer }),
            trace: None,
        }
    }

    /// The same identity, whose requests are noted in `trace` too.
    #[must_use]
    pub fn traced(&self, trace: &Trace) -> Self {
        Self {
            session: Arc::clone(&self.session),
            trace: Some(trace.clone()),
        }
    }

    /// Makes sure that the store takes the credentials, by asking for a new bearer.
    ///
    /// # Errors
    /// [`Error::Credentials`] where it does not.
    pub async fn verify(&self) -> Result<(), Error> {
        self.session.bearer.refresh(&self.session.transport).await
    }

    /// The store's customers.
    pub fn customers(&self) -> Customers<'_> {
        Customers::of(self)
    }

    /// The addresses of a customer.
    pub fn addresses(&self, customer: &CustomerId) -> Addresses<'_, Self> {
        Addresses::of(self, customer)
    }

    /// The store's orders.
    pub fn orders(&self) -> Orders<'_, Self> {
        Orders::of(self)
    }
}

/// Somebody who has just walked into the shop: the client id alone. Clones share one bearer.
#[derive(Clone)]
pub struct Shopper {
    session: Arc<Session>,
    trace: Option<Trace>,
}

impl Shopper {
    pub(crate) fn new(transport: Arc<Transport>) -> Self {
        Self {
            session: Arc::new(Session {
                transport,
                bearer: AccessTokenCell::new(Grant::Implicit),
            }),
            trace: None,
        }
    }

    /// The same identity, whose requests are noted in `trace` too.
    #[must_use]
    pub fn traced(&self, trace: &Trace) -> Self {
        Self {
            session: Arc::clone(&self.session),
            trace: Some(trace.clone()),
        }
    }

    /// Makes sure that the store knows the client id, by asking for a new bearer.
    ///
    /// # Errors
    /// [`Error::Credentials`] where it does not.
    pub async fn verify(&self) -> Result<(), Error> {
        self.session.bearer.refresh(&self.session.transport).await
    }

    /// Asks for a customer token (see `docs/api.md`, "Customer tokens"). Sent once: a repeated
    /// guess may lock the customer out.
    ///
    /// # Errors
    /// [`Error::SignIn`] where the store gives none: wrong e-mail address, wrong password, no password, which it does not tell apart.
    pub async fn sign_in(&self, email: &str, password: &SecretString) -> Result<CustomerToken, Error> {
        customer_tokens::ask(self, email, password).await
    }

    /// Connections that nobody else uses.
    pub(crate) fn connections(&self) -> Result<Client, Error> {
        self.session.transport.http_clients.connections()
    }

    /// The customer whom the token is for.
    pub fn as_customer(&self, token: CustomerToken) -> AsCustomer {
        AsCustomer {
            shopper: self.clone(),
            token: Arc::new(token),
        }
    }
}

/// A customer: the implicit bearer with exactly one customer token, over connections that nobody else uses. Clones share them; the token is
/// wiped from memory with the last of them, and the connections are closed.
#[derive(Clone)]
pub struct AsCustomer {
    shopper: Shopper,
    token: Arc<CustomerToken>,
}

impl AsCustomer {
    /// The same identity, whose requests are noted in `trace` too.
    #[must_use]
    pub fn traced(&self, trace: &Trace) -> Self {
        Self {
            shopper: self.shopper.traced(trace),
            token: Arc::clone(&self.token),
        }
    }

    /// Whom the store says the token is for.
    pub fn customer_id(&self) -> &CustomerId {
        self.token.customer_id()
    }

    /// When the token ends.
    pub fn expires(&self) -> Timestamp {
        self.token.expires()
    }

    /// The customer's own profile.
    ///
    /// # Errors
    /// [`Error::CustomerTokenRejected`] where the token has ended or the customer is gone.
    pub async fn profile(&self) -> Result<Customer, Error> {
        customers::get(self, self.customer_id()).await
    }

    /// The customer's own addresses.
    pub fn addresses(&self) -> Addresses<'_, Self> {
        Addresses::of(self, self.customer_id())
    }

    /// The customer's own orders.
    pub fn orders(&self) -> Orders<'_, Self> {
        Orders::of(self)
    }
}

impl Authenticate for Admin {
    fn identity(&self) -> &Session {
        &self.session
    }

    fn customer_token(&self) -> Option<&CustomerToken> {
        None
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Admin
    }

    fn trace(&self) -> Option<&Trace> {
        self.trace.as_ref()
    }
}

impl Authenticate for Shopper {
    fn identity(&self) -> &Session {
        &self.session
    }

    fn customer_token(&self) -> Option<&CustomerToken> {
        None
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Shopper
    }

    fn trace(&self) -> Option<&Trace> {
        self.trace.as_ref()
    }
}

impl Authenticate for AsCustomer {
    fn identity(&self) -> &Session {
        self.shopper.identity()
    }

    fn customer_token(&self) -> Option<&CustomerToken> {
        Some(&self.token)
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Customer(self.customer_id().clone())
    }

    fn trace(&self) -> Option<&Trace> {
        self.shopper.trace()
    }
}

impl Identity for Admin {}
impl Identity for AsCustomer {}

impl fmt::Debug for Admin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Admin")
            .field("endpoint", &self.session.transport.endpoint.as_str())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Shopper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shopper")
            .field("endpoint", &self.session.transport.endpoint.as_str())
            .finish_non_exhaustive()
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
