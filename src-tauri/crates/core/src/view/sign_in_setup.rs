//! View models of how staff sign in as account members: the password profile of support
//! credentials, and the credentials that are left over.

use serde::Serialize;
use ts_rs::TS;

use super::Problem;

/// The setup of the sign-in with a support credential in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInSetupView {
    /// Why the sign-in is not available; `None` if it is.
    pub problem: Option<Problem>,
    /// The password profiles of the store's account realm.
    pub profiles: Vec<PasswordProfileView>,
    /// The ID of the profile in use.
    pub used: Option<String>,
    /// Whether the profile "Support sign-in" can be created.
    pub can_create: bool,
}

/// A password profile of the account realm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasswordProfileView {
    /// The store's ID of the profile.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it allows one-time codes.
    pub one_time_codes: bool,
    /// Whether a username may be something else than an email address, as support credentials need.
    pub takes_any_username: bool,
    /// Where it comes from, as far as this app knows.
    pub origin: ProfileOrigin,
}

/// Where a password profile comes from, as far as this app knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProfileOrigin {
    /// This app created it on this computer, and can remove it.
    ThisApp,
    /// It has the name "Support sign-in". The app may have created it on another computer, or a
    /// storefront may use it: it is removed only after a confirmation.
    SameName,
    /// Any other.
    Store,
}

/// A support credential that the store may still have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftoverView {
    /// The connection to its store.
    pub connection: String,
    /// The name of its store.
    pub store: String,
    /// Its username.
    pub username: String,
    /// The store's ID of the member.
    pub member: String,
    /// The member's email address, if it is known.
    pub email: Option<String>,
    /// Whether the app can delete it.
    pub place: LeftoverPlace,
    /// When it was created, if this computer's audit log knows it.
    pub created_at: Option<String>,
    /// Whether the app is deleting it now.
    pub is_being_deleted: bool,
    /// Why the last attempt to delete it failed.
    pub problem: Option<Problem>,
}

/// Where a support credential is left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftoverPlace {
    /// In a store that is open: the app deletes it.
    Open,
    /// In a store that is not open: the app deletes it when it is opened.
    Closed,
    /// In a store that the app has no connection to any more.
    Removed,
}

/// How far the look for left-over support credentials has come in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SweepView {
    /// What it does.
    pub state: SweepState,
    /// How many members were looked at.
    #[ts(type = "number")]
    pub looked: u64,
    /// How many members there are; 0 before the first page.
    #[ts(type = "number")]
    pub total: u64,
    /// When all members had been looked at. Since then those that change are.
    pub finished_at: Option<String>,
}

/// What the look for left-over support credentials does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SweepState {
    /// It looks at one member after the other.
    Running,
    /// It has not begun, or was stopped. It goes on at the next start.
    Stopped,
    /// All members were looked at.
    Finished,
}
