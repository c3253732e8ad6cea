//! Which role an application key lacks, by what it was refused (see `docs/api.md`, "Roles").

use moltin::Request;

/// What a role has to allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MissingRole {
    /// Accounts, members and memberships: Seller Admin and Support have them.
    Accounts,
    /// Authentication realms: Seller Admin has them beside accounts.
    Realms,
    /// The log of personal data and its erasure: Seller Admin and IT have both.
    PersonalData,
}

impl MissingRole {
    /// The role that a refused request needs; `None` if it is about none of these.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let is_in = |path: &str| request.path.starts_with(path);
        if is_in("/v2/authentication-realms") || is_in("/v2/settings/account-authentication") {
            Some(Self::Realms)
        } else if is_in("/v2/personal-data/") {
            Some(Self::PersonalData)
        } else if is_in("/v2/accounts") || is_in("/v2/account-") {
            Some(Self::Accounts)
        } else {
            None
        }
    }
}
