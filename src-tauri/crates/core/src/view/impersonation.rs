//! Being signed in as a customer, as the page sees it. The customer token is not part of it.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerView, Problem, SentAsView};

/// How the shop is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WayView {
    /// As the merchant, narrowed to the customer.
    Preview,
    /// As the customer, by their token.
    SignIn,
}

impl From<WayView> for journal::Way {
    fn from(way: WayView) -> Self {
        match way {
            WayView::Preview => Self::Preview,
            WayView::SignIn => Self::SignIn,
        }
    }
}

/// Why somebody looks at the shop as a customer; goes to the journal.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// In the operator's words; 10 characters or more where the store is in production.
    pub reason: String,
    /// A link to the ticket, or nothing.
    #[serde(default)]
    pub ticket: String,
}

/// A request to see what the merchant can see of a customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The store's id for the customer.
    pub customer: String,
    /// Why.
    pub why: Why,
}

/// Something that was looked at in a session, and as whom: from the client's request log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenView<T> {
    /// What was seen.
    pub value: T,
    /// As whom it was asked for.
    pub seen_as: SentAsView,
    /// The store refused the customer token first, and gave it by another question (see
    /// `docs/api.md`, "Quirks": single order).
    pub refused_once: bool,
}

/// Who to sign in as.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by")]
pub enum SignInTarget {
    /// A customer chosen from the store's list; the e-mail address is the store's.
    Customer {
        /// The store's id for the customer.
        id: String,
    },
    /// Whoever has this e-mail address: the only way of a sign-in only connection.
    Email {
        /// E-mail address.
        email: String,
    },
}

/// A request to sign in as a customer.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Who to sign in as.
    pub target: SignInTarget,
    /// The customer's password.
    #[ts(type = "string")]
    pub password: SecretString,
    /// Why.
    pub why: Why,
}

/// The ways to see the shop as a customer: each open, or closed for a reason in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaysView {
    /// The customer as the store has them now, where it says.
    pub customer: Option<CustomerView>,
    /// Why not as the merchant, narrowed to the customer.
    pub preview: Option<String>,
    /// Why not as the customer, with their password.
    pub sign_in: Option<String>,
    /// Why not as the customer, with a new password.
    pub new_password: Option<String>,
}

/// A request to set a new password for a customer and to sign in with it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewPasswordSignIn {
    /// The store's id for the customer.
    pub customer: String,
    /// The customer's e-mail address, typed by hand: the old password is gone for good.
    pub email: String,
    /// The new password; one is made up where there is none.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
    /// Why.
    pub why: Why,
}

/// What came of it. The password is set; the sign-in may still have failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewPasswordView {
    /// The session, where the store took the new password.
    pub session: Option<ImpersonationView>,
    /// Why there is none.
    pub problem: Option<Problem>,
    /// What to write to the customer, ready to send. The password is not in it.
    pub notice: String,
}

/// The customer that staff are signed in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImpersonationView {
    /// The session; every call on the customer's side names it.
    pub session: String,
    /// In which way the shop is seen.
    pub way: WayView,
    /// The connection it belongs to.
    pub connection: String,
    /// The store's name.
    pub store: String,
    /// The store's id for the customer.
    pub customer: String,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// When it began.
    pub started_at: String,
    /// When it ends by itself.
    pub ends_at: String,
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Somebody pressed Stop.
    Stopped,
    /// Its time was up.
    Expired,
    /// Another session began.
    Replaced,
    /// The store no longer takes the customer token.
    Rejected,
    /// The store was closed or removed.
    StoreClosed,
    /// The store's policy no longer allows it.
    Forbidden,
    /// The program was locked.
    Locked,
    /// The customer was deleted.
    CustomerDeleted,
    /// The program was quit.
    Quit,
}

/// Says that a session is over; sent as the event `impersonation-ended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImpersonationEnded {
    /// Which session.
    pub session: String,
    /// Why.
    pub reason: EndReason,
}
