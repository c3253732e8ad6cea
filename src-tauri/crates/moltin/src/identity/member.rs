//! The identity of one account member.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use super::sealed::{Authenticate, Session};
use super::{Identity, Shopper};
use crate::account_tokens::AccountToken;
use crate::id::{AccountId, AccountMemberId};
use crate::log::{RequestRecorder, SentAs};
use crate::transport::{PersonToken, ReusedClient, TokenKind};

/// An account member: the implicit access token and exactly one account token, over connections of
/// their own. When the last clone is dropped, the connections close and the token is wiped from
/// memory.
///
/// It only reads. An ID that has other characters than letters, digits, `-` and `_` is not sent:
/// [`Error::InvalidId`](crate::Error::InvalidId).
///
/// ```compile_fail,E0599
/// # async fn write(member: moltin::AsMember) {
/// let home = moltin::PostalAddress::default();
/// member.addresses().create("Home", &home).await;
/// # }
/// ```
#[derive(Clone)]
pub struct AsMember {
    session: Session,
    member: Arc<MemberSession>,
}

/// An account token and the connections that only this token is sent over.
struct MemberSession {
    token: AccountToken,
    http: ReusedClient,
}

impl Shopper {
    /// The account member that a token is for, in the token's account.
    pub fn as_member(&self, token: AccountToken) -> AsMember {
        AsMember {
            session: self.0.clone(),
            member: Arc::new(MemberSession {
                token,
                http: ReusedClient::default(),
            }),
        }
    }
}

impl AsMember {
    /// The same identity, with its requests recorded.
    #[must_use]
    pub fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            session: self.session.recorded(recorder),
            member: Arc::clone(&self.member),
        }
    }

    /// The same identity until `token` is cancelled: see
    /// [`Shopper::cancelled_by`](crate::Shopper::cancelled_by).
    #[must_use]
    pub fn cancelled_by(&self, token: &CancellationToken) -> Self {
        Self {
            session: self.session.cancelled_by(token),
            member: Arc::clone(&self.member),
        }
    }

    /// The member that the token is for, according to the store.
    pub fn member_id(&self) -> &AccountMemberId {
        self.member.token.member_id()
    }

    /// The account that the token is for, according to the store.
    pub fn account_id(&self) -> &AccountId {
        self.member.token.account_id()
    }

    /// The name of the account; empty if the store sends none.
    pub fn account_name(&self) -> &str {
        self.member.token.account_name()
    }

    /// How much longer the token is valid: see [`AccountToken::time_left`].
    pub fn time_left(&self) -> Duration {
        self.member.token.time_left()
    }

    /// When the token expires, on the store's clock.
    pub fn expires(&self) -> Timestamp {
        self.member.token.expires()
    }
}

impl Authenticate for AsMember {
    fn session(&self) -> &Session {
        &self.session
    }

    fn person_token(&self) -> Option<PersonToken<'_>> {
        Some(PersonToken {
            kind: TokenKind::Account,
            secret: self.member.token.secret(),
            http: &self.member.http,
        })
    }

    fn sent_as(&self) -> SentAs {
        SentAs::Member(self.member_id().clone())
    }
}

impl Identity for AsMember {}

impl fmt::Debug for AsMember {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AsMember")
            .field("member_id", self.member_id())
            .field("account_id", self.account_id())
            .finish_non_exhaustive()
    }
}
