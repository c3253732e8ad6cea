//! Switches: how the store behaves where no source says how the service does (see `docs/api.md`,
//! "Unknown behavior of accounts"). A client should work in every position.
//!
//! Set when the store starts, or by `PUT /sandbox/switches`.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// How the store behaves where the service's behavior is unknown. The default positions are the
/// likely ones.
///
/// ```
/// use moltin_sandbox::{Config, Role, Seed, Switches};
///
/// // The key of this store may not read authentication realms.
/// let config = Config {
///     switches: Switches {
///         role: Role::Support,
///         ..Switches::default()
///     },
///     ..Config::in_memory(Seed::Demo)
/// };
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
pub struct Switches {
    /// The role of the application key, which decides what it may do.
    pub role: Role,
    /// The store has no authentication realm for its accounts.
    pub no_realm: bool,
    /// The status of a request with an expired, malformed or ended account token.
    pub bad_account_token: Refusal,
    /// The status of a request with an implicit token that needs an account token and has none.
    pub missing_account_token: Missing,
    /// An implicit token alone reads the settings for account authentication, as storefronts do.
    pub implicit_reads_settings: bool,
    /// An implicit token alone lists carts: an empty list instead of 403.
    pub implicit_lists_carts: bool,
    /// An implicit token alone lists subscriptions: an empty list instead of 403.
    pub implicit_lists_subscriptions: bool,
    /// An account token reads no subscriptions: 403.
    pub members_lack_subscriptions: bool,
    /// An implicit token reads every order by its ID.
    pub orders_by_id_are_open: bool,
    /// `include=account` and `include=account_member` on orders have no effect.
    pub orders_lack_accounts: bool,
    /// The store has no shipping groups: their paths give 404.
    pub orders_lack_shipping_groups: bool,
    /// A member can have one credential in a password profile; a second one gives 409.
    pub one_credential_per_profile: bool,
    /// Usernames are compared ignoring case.
    pub usernames_ignore_case: bool,
    /// Two members can have the same username in a profile.
    pub usernames_repeat: bool,
    /// What happens to an account token when the credential that it was issued for is deleted.
    pub credential_deleted: AfterDeletion,
    /// The same when the password profile is deleted.
    pub profile_deleted: AfterDeletion,
    /// The same when the membership is deleted. By default the token ends.
    pub membership_deleted: AfterMembership,
    /// The same when the member is deleted. By default the token ends.
    pub member_deleted: AfterMembership,
    /// The response to a request for a one-time password.
    pub one_time_password: OneTimePassword,
    /// A one-time password can be used again until it expires.
    pub one_time_passwords_repeat: bool,
    /// A one-time password becomes invalid after this many wrong ones; 0 means never.
    pub one_time_password_tries: u32,
    /// What a client-credentials token may do together with an account token.
    pub admin_with_account_token: Mixed,
    /// A member lists all their accounts, not only the token's.
    pub members_list_all_accounts: bool,
    /// Members change their own account and its memberships; otherwise that gives 403.
    pub members_write: bool,
    /// The title of a refused sign-in.
    pub refused_sign_in_title: SignInTitle,
    /// Associating a cart takes the body as a bare array instead of `{"data": […]}`.
    pub cart_association_is_bare: bool,
    /// Creating an address of an account gives 200 instead of 201.
    pub address_created_is_200: bool,
    /// `included` of memberships is an array instead of `{"account_members": […]}`.
    pub included_is_array: bool,
    /// Changes of a credential are missing from the personal data log.
    pub credentials_are_not_logged: bool,
    /// A change of a credential is also an event of its member, in the personal data log too.
    pub credential_updates_member: bool,
}

/// The role of an application key (see `docs/api.md`, "What a key's role allows").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything.
    #[default]
    SellerAdmin,
    /// Accounts and orders, no realms, carts or subscriptions.
    Support,
    /// Realms and subscriptions, no accounts, carts or orders.
    It,
}

/// The status of a refused account token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// 401.
    #[default]
    Unauthorized,
    /// 403.
    Forbidden,
}

/// The status of a request without an account token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// 403.
    #[default]
    Forbidden,
    /// 401.
    Unauthorized,
}

/// What happens to account tokens when what they came from is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterDeletion {
    /// They are valid until they expire, and can be exchanged for new ones.
    #[default]
    Valid,
    /// They are valid until they expire, and can't be exchanged for new ones.
    NotRenewed,
    /// They are refused.
    Ended,
}

/// What happens to account tokens when the membership or the member is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterMembership {
    /// They are refused.
    #[default]
    Ended,
    /// They are valid until they expire, and can't be exchanged for new ones.
    NotRenewed,
    /// They are valid until they expire, and can be exchanged for new ones.
    Valid,
}

impl From<AfterMembership> for AfterDeletion {
    fn from(after: AfterMembership) -> Self {
        match after {
            AfterMembership::Ended => Self::Ended,
            AfterMembership::NotRenewed => Self::NotRenewed,
            AfterMembership::Valid => Self::Valid,
        }
    }
}

/// The response to a request for a one-time password.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OneTimePassword {
    /// 202 without a body.
    #[default]
    Accepted,
    /// 201 with the password.
    Created,
    /// 201 with the password for a client-credentials token, 202 for others.
    CreatedForAdmins,
}

/// What a client-credentials token may do together with an account token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mixed {
    /// What the account token allows.
    #[default]
    Scoped,
    /// What the client-credentials token allows.
    Ignored,
    /// Nothing: 400.
    Refused,
}

/// The title of a refused sign-in of a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInTitle {
    /// `Bad Request`.
    #[default]
    BadRequest,
    /// `Authentication Failed`.
    AuthenticationFailed,
}

/// The switches of a running store. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct ActiveSwitches(Arc<Mutex<Switches>>);

impl ActiveSwitches {
    pub(crate) fn new(switches: Switches) -> Self {
        Self(Arc::new(Mutex::new(switches)))
    }

    pub(crate) fn get(&self) -> Switches {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, switches: Switches) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = switches;
    }
}
