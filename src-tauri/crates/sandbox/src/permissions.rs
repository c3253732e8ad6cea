//! What the role of an application key allows (see `docs/api.md`, "What a key's role allows").

use crate::switches::Role;

/// A part of the API that roles differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Accounts, members, memberships, tags and addresses.
    Accounts,
    /// Authentication realms and what is in them.
    Realms,
    /// The settings for account authentication.
    Settings,
    Orders,
    Carts,
    Subscriptions,
}

impl Role {
    /// Whether a key of this role reads and writes this area. Settings are read only but for
    /// seller admins.
    pub(crate) fn may_write(self, area: Area) -> bool {
        match self {
            Self::SellerAdmin => true,
            Self::Support => matches!(area, Area::Accounts | Area::Orders),
            Self::It => matches!(area, Area::Realms | Area::Subscriptions),
        }
    }

    pub(crate) fn may_read(self, area: Area) -> bool {
        area == Area::Settings || self.may_write(area)
    }
}
