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
    /// The log of personal data, and requests to erase them.
    PersonalData,
}

impl Role {
    /// Whether a key of this role reads and writes this area. Settings are read only but for
    /// seller admins, and personal data are for support.
    pub(crate) fn may_write(self, area: Area) -> bool {
        match self {
            Self::SellerAdmin => true,
            Self::Support => matches!(area, Area::Accounts | Area::Orders),
            Self::It => matches!(area, Area::Realms | Area::Subscriptions | Area::PersonalData),
        }
    }

    pub(crate) fn may_read(self, area: Area) -> bool {
        matches!(area, Area::Settings | Area::PersonalData) || self.may_write(area)
    }
}
