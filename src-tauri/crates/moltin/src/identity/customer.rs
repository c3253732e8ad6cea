//! The identity of one customer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::sealed::{Authenticate, Session};
use super::{Identity, Shopper};
use crate::customer_tokens::CustomerToken;
use crate::id::CustomerId;
use crate::log::{RequestRecorder, SentAs};
use crate::transport::{PersonToken, ReusedClient, TokenKind};

/// A customer: the implicit access token and exactly one customer token, over connections of their
/// own. When the last clone is dropped, the connections close and the token is wiped from memory.
#[derive(Clone)]
pub struct AsCustomer {
    session: Session,
    customer: Arc<CustomerSession>,
}

/// A customer token and the connections that only this token is sent over.
struct CustomerSession {
    token: CustomerToken,
    http: ReusedClient,
}

impl Shopper {
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

impl Authenticate for AsCustomer {
    fn session(&self) -> &Session {
        &self.session
    }

    fn person_token(&self) -> Option<PersonToken<'_>> {
        Some(PersonToken {
            kind: TokenKind::Customer,
            secret: self.customer.token.secret(),
            http: &self.customer.http,
        })
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Customer(self.customer_id().clone())
    }
}

impl Identity for AsCustomer {}

impl fmt::Debug for AsCustomer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AsCustomer")
            .field("customer_id", self.customer_id())
            .finish_non_exhaustive()
    }
}
