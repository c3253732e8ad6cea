//! View models of impersonation. The customer token is in none of them.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessReason, ClockNote, CustomerView, Problem, SentAsView, SubjectView};

/// How staff view the shop as a customer or an account member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccessMode {
    /// With the admin's token, limited to the customer.
    Preview,
    /// With the customer's own token.
    SignIn,
    /// With an account member's own token, from a credential that the app creates and deletes.
    SupportCredential,
    /// With an account member's own token, from a code that the member reads out.
    OneTimeCode,
}

impl From<AccessMode> for journal::Way {
    fn from(way: AccessMode) -> Self {
        match way {
            AccessMode::Preview => Self::Preview,
            AccessMode::SignIn => Self::SignIn,
            AccessMode::SupportCredential => Self::SupportCredential,
            AccessMode::OneTimeCode => Self::OneTimeCode,
        }
    }
}

/// A request to preview what a customer sees.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The store's ID of the customer.
    pub customer: String,
    /// The reason.
    pub why: AccessReason,
}

/// A value that was read in a session, and the identity that read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenView<T> {
    /// The value.
    pub value: T,
    /// The identity of the last request for it.
    pub seen_as: SentAsView,
    /// Whether the store refused a first request, and a second one was needed (see
    /// `docs/api.md`, "Quirks": single order).
    pub refused_once: bool,
}

/// The customer to sign in as.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by")]
pub enum SignInTarget {
    /// A customer from the store's list; the store sends the email address.
    Customer {
        /// The store's ID of the customer.
        id: String,
    },
    /// The customer with this email address; the only target of a sign-in-only connection.
    Email {
        /// Email address.
        email: String,
    },
}

/// A request to sign in as a customer.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The customer to sign in as.
    pub target: SignInTarget,
    /// The customer's password.
    #[ts(type = "string")]
    pub password: SecretString,
    /// The reason.
    pub why: AccessReason,
}

/// Which ways to view as a customer are available. `None` means available; a text says why
/// not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccessModesView {
    /// The customer, if the connection can read customers.
    pub customer: Option<CustomerView>,
    /// Why there is no preview.
    pub preview: Option<Problem>,
    /// Why staff cannot sign in with the password.
    pub sign_in: Option<Problem>,
    /// Why staff cannot sign in with a new password.
    pub new_password: Option<Problem>,
}

/// A request to set a new password for a customer and sign in with it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewPasswordSignIn {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, entered as a confirmation.
    pub email: String,
    /// The new password; `None` generates one.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
    /// The reason.
    pub why: AccessReason,
}

/// The result. The password is set, but the sign-in may have failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewPasswordView {
    /// The session, if the sign-in succeeded.
    pub session: Option<ImpersonationView>,
    /// Why there is no session.
    pub problem: Option<Problem>,
}

/// The current impersonation session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImpersonationView {
    /// The ID of the session; every session read names it.
    pub session: String,
    /// How staff see the shop.
    pub way: AccessMode,
    /// The connection.
    pub connection: String,
    /// The store's name.
    pub store: String,
    /// Whose view it is.
    pub subject: SubjectView,
    /// The store's ID of the customer, of the member, or of the account in a preview without a
    /// member.
    pub customer: String,
    /// Full name.
    pub name: String,
    /// Email address; empty for an account.
    pub email: String,
    /// When it started.
    pub started_at: String,
    /// The deadline.
    pub ends_at: String,
    /// By how many minutes the session can be extended now; 0 if it can't.
    pub extension_minutes: u32,
    /// By how much this computer's clock differs from the store's, if by much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clock_note: Option<ClockNote>,
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Staff ended it.
    Stopped,
    /// The deadline passed.
    Expired,
    /// Another session started.
    Replaced,
    /// The store rejected the customer token.
    Rejected,
    /// The store was closed or removed.
    StoreClosed,
    /// The store's policy no longer allows it.
    Forbidden,
    /// The app was locked.
    Locked,
    /// The customer was deleted.
    CustomerDeleted,
    /// The app was quit.
    Quit,
    /// A bug in the app ended one of its tasks.
    InternalError,
}

/// The event `impersonation-ended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImpersonationEnded {
    /// The ID of the session.
    pub session: String,
    /// Why it ended.
    pub reason: EndReason,
}
