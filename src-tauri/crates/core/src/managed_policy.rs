//! The managed policy: settings that a company fixes for its computers, in a file that staff can't
//! write. `docs/managed-policy.md` describes it.
//!
//! A policy that can't be used is not ignored: until it is fixed there are no customer views and no
//! new connections.

mod fault;
mod file;
mod settings;

use moltin::Endpoint;

use crate::Error;
use crate::store_address::address_of;
use crate::view::{ManagedRules, ManagedView, Notice, PolicyFault, Rules, SettingsView};
pub use file::MANAGED_POLICY_FILE;
pub(crate) use settings::ManagedExport;
pub use settings::ManagedSettings;

/// The managed policy as it was found at the start.
#[derive(Debug, Default)]
pub enum ManagedPolicy {
    /// There is no file.
    #[default]
    None,
    /// The settings of the file.
    Fixed(ManagedSettings),
    /// The file can't be used; the fault says which file, why and where.
    Unusable(PolicyFault),
}

impl ManagedPolicy {
    fn settings(&self) -> Option<&ManagedSettings> {
        match self {
            Self::Fixed(settings) => Some(settings),
            Self::None | Self::Unusable(_) => None,
        }
    }

    /// Why the policy can't be used, if it can't.
    pub fn error(&self) -> Option<Notice> {
        match self {
            Self::Unusable(fault) => Some(Notice::from(&Error::UnusablePolicy(fault.clone()))),
            Self::None | Self::Fixed(_) => None,
        }
    }

    /// Allows customer views and new connections unless the policy can't be used.
    ///
    /// # Errors
    /// [`Error::UnusablePolicy`].
    pub(crate) fn check_usable(&self) -> Result<(), Error> {
        match self {
            Self::Unusable(fault) => Err(Error::UnusablePolicy(fault.clone())),
            Self::None | Self::Fixed(_) => Ok(()),
        }
    }

    /// Whether the policy lists hosts, and this address is at one of them.
    ///
    /// # Errors
    /// [`Error::HostNotAllowed`] if the policy lists hosts without this one.
    pub(crate) fn allows_host(&self, endpoint: &Endpoint) -> Result<bool, Error> {
        let Some(allowed) = self
            .settings()
            .and_then(|settings| settings.allowed_hosts.as_ref())
        else {
            return Ok(false);
        };
        let address = address_of(endpoint);
        let host = address
            .rsplit_once(':')
            .map_or(address.as_str(), |(host, _)| host);
        if allowed
            .iter()
            .any(|allowed| *allowed == address || allowed == host)
        {
            Ok(true)
        } else {
            Err(Error::HostNotAllowed(endpoint.host().to_owned()))
        }
    }

    /// Replaces what the policy fixes in the rules of a store.
    pub(crate) fn apply_to_rules(&self, address: &str, client_id: &str, rules: Rules) -> Rules {
        let fixed = self.settings().map(|settings| settings.rules(address, client_id));
        let fixed = fixed.unwrap_or_default();
        Rules {
            policy: fixed.policy.unwrap_or(rules.policy),
            production: fixed.production.unwrap_or(rules.production),
            ..rules
        }
    }

    /// What the policy fixes in the rules of a store.
    pub(crate) fn managed_rules(&self, address: &str, client_id: &str) -> ManagedRules {
        let fixed = self.settings().map(|settings| settings.rules(address, client_id));
        let fixed = fixed.unwrap_or_default();
        ManagedRules {
            policy: fixed.policy.is_some(),
            production: fixed.production.is_some(),
        }
    }

    /// Replaces what the policy fixes in the settings. `account` stands for `{account}` in the
    /// operator's name.
    pub(crate) fn apply_to_settings(&self, account: &str, settings: SettingsView) -> SettingsView {
        let Some(fixed) = self.settings() else {
            return settings;
        };
        let operator = fixed.operator_name.as_ref();
        SettingsView {
            operator: operator.map_or(settings.operator, |name| name.replace("{account}", account)),
            session_minutes: fixed.session_minutes.unwrap_or(settings.session_minutes),
            ..settings
        }
    }

    /// Where the audit log is sent, if the policy fixes it.
    pub(crate) fn audit_export(&self) -> Option<ManagedExport> {
        self.settings().and_then(ManagedSettings::export)
    }

    /// Whether customers' email addresses may be sent to the log server.
    pub(crate) fn exports_customer_email(&self) -> bool {
        self.settings()
            .is_some_and(|fixed| fixed.audit_export_customer_email)
    }

    /// What the policy fixes, for the page.
    pub(crate) fn view(&self) -> ManagedView {
        let fixed = self.settings();
        ManagedView {
            operator: fixed.is_some_and(|fixed| fixed.operator_name.is_some()),
            session_minutes: fixed.is_some_and(|fixed| fixed.session_minutes.is_some()),
            allowed_hosts: fixed.and_then(|fixed| fixed.allowed_hosts.clone()),
        }
    }
}
