//! The ways of access to customers, and who used one at which store.

use std::collections::HashMap;

use super::record::Record;
use crate::{Action, Way};

/// A way of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Method {
    /// A session with the admin's token, limited to the customer.
    Preview,
    /// A session with the customer's own token.
    SignIn,
    /// The same, after their password was replaced.
    NewPassword,
    /// A session with an account member's own token, from a support credential.
    SupportCredential,
    /// The same, from a code that the member read out.
    OneTimeCode,
    /// Something of a customer, opened as the admin.
    AdminView,
    /// A change of a customer, an order or a payment.
    Change,
    /// A file of customers, orders or entries.
    Export,
}

impl Method {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::SignIn => "sign_in",
            Self::NewPassword => "new_password",
            Self::SupportCredential => "support_credential",
            Self::OneTimeCode => "one_time_code",
            Self::AdminView => "admin_view",
            Self::Change => "change",
            Self::Export => "export",
        }
    }

    /// The way of an act outside of a session; `None` if it is no access. What a later version of
    /// the app adds is a change, unless it is listed as no access.
    pub(super) fn of_act(record: &Record) -> Option<Self> {
        match record.action {
            Action::AdminView => Some(Self::AdminView),
            Action::Export => Some(Self::Export),
            action if is_about_the_app(action) => None,
            _ => Some(Self::Change),
        }
    }

    /// Whether it is a session.
    pub(super) fn is_session(self) -> bool {
        !matches!(self, Self::AdminView | Self::Change | Self::Export)
    }

    /// Whether staff are asked for a reason.
    pub(super) fn has_reasons(self) -> bool {
        !matches!(self, Self::AdminView | Self::Export)
    }

    /// The way of a session.
    pub(super) fn of_session(way: Option<Way>, has_new_password: bool) -> Self {
        match way {
            Some(Way::Preview) => Self::Preview,
            Some(Way::SupportCredential) => Self::SupportCredential,
            Some(Way::OneTimeCode) => Self::OneTimeCode,
            _ if has_new_password => Self::NewPassword,
            _ => Self::SignIn,
        }
    }
}

/// An operator on one computer. Two people of one name have different accounts or installations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Operator {
    pub(super) name: String,
    pub(super) account: String,
    pub(super) installation: String,
}

impl Operator {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            name: record.operator.clone(),
            account: record.account.clone(),
            installation: record.installation.clone(),
        }
    }
}

/// A store as its connection had it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Store {
    pub(super) name: String,
    pub(super) url: String,
}

impl Store {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            name: record.store.clone(),
            url: record.store_url.clone(),
        }
    }
}

/// Values by small numbers, so that each is in memory once.
#[derive(Debug)]
pub(super) struct Interned<T> {
    places: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            places: HashMap::new(),
            values: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Interned<T> {
    pub(super) fn place(&mut self, value: T) -> u32 {
        if let Some(place) = self.places.get(&value) {
            return *place;
        }
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.places.insert(value, place);
        place
    }

    pub(super) fn get(&self, place: u32) -> &T {
        &self.values[place as usize]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }
}

/// Whether an action is about the app or a session as a whole, and not an access to customers.
pub(super) fn is_about_the_app(action: Action) -> bool {
    matches!(
        action,
        Action::Request
            | Action::View
            | Action::SessionExtend
            | Action::SessionEnd
            | Action::SignInSetup
            | Action::PolicyChange
            | Action::HostConfirm
            | Action::ConnectionAdd
            | Action::ConnectionChange
            | Action::ConnectionRemove
            | Action::Lock
            | Action::Unlock
            | Action::Update
            | Action::KeyCreate
            | Action::AuditExportChange
            | Action::LogShortened
            | Action::PersonErased
            | Action::Retention
    )
}
