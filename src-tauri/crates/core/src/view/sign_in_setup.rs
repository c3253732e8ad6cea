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
    /// Whether it is the profile "Support sign-in", which can be removed.
    pub is_support_profile: bool,
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
    /// When it was created, if this computer's audit log knows it.
    pub created_at: Option<String>,
    /// Whether the app is deleting it now.
    pub is_being_deleted: bool,
    /// Why the last attempt to delete it failed.
    pub problem: Option<Problem>,
}
