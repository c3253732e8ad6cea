//! The settings of the app: the operator, timeouts, privacy, appearance and updates.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;
use moltin::{Proxy, ProxyOrigin};
use serde_json::json;
use sheet::has_hidden_characters;

use crate::managed_policy::ManagedPolicy;
use crate::ports::Preferences;
use crate::view::{
    CheckpointReminder, Density, InvalidInput, LanguageChoice, LogLevel, ProxyChoice, SettingsView, Theme,
    ZoneChoice,
};
use crate::{Error, blocking, pasted_text};

const SETTINGS: &str = "settings";
/// The longest language tag that RFC 5646 requires implementations to accept.
const MAX_LOCALE_LENGTH: usize = 35;
/// The longest user name that SOCKS allows, in bytes (RFC 1929).
const MAX_PROXY_USER_LENGTH: usize = 255;
/// The longest address, in bytes. A longer one would fill the dialog about it.
const MAX_ADDRESS_LENGTH: usize = 300;
/// The most columns that can be hidden in all lists.
const MOST_HIDDEN_COLUMNS: usize = 200;
/// The choices of how long entries of the audit log are kept; 0 is forever.
const AUDIT_LOG_MONTHS: [u32; 5] = [0, 12, 24, 36, 84];

/// The current settings, and where they are saved.
pub(crate) struct Settings {
    preferences: Arc<dyn Preferences>,
    managed: Arc<ManagedPolicy>,
    /// The account on the computer: user and host.
    account: String,
    /// As they are saved, without what the company's policy fixes.
    current: Mutex<SettingsView>,
}

impl Settings {
    pub(crate) fn new(
        preferences: Arc<dyn Preferences>,
        managed: Arc<ManagedPolicy>,
        account: String,
    ) -> Self {
        let current = Mutex::new(SettingsView::read(preferences.as_ref()));
        Self {
            preferences,
            managed,
            account,
            current,
        }
    }

    fn saved(&self) -> SettingsView {
        let current = self.current.lock();
        current.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn read(&self) -> SettingsView {
        self.managed.apply_to_settings(&self.account, self.saved())
    }

    /// Whether the company's policy fixes how long a session lasts.
    pub(crate) fn is_session_length_managed(&self) -> bool {
        self.managed.view().session_minutes
    }

    /// Saves valid settings. What the company's policy fixes keeps its saved value, which applies
    /// again without the policy.
    ///
    /// # Errors
    /// [`Error::Managed`] if a setting is fixed and another value was sent, [`Error::Preferences`]
    /// if the preferences cannot be written; the settings are then unchanged.
    pub(crate) async fn save(&self, settings: SettingsView) -> Result<(), Error> {
        let (fixed, managed, saved) = (self.read(), self.managed.view(), self.saved());
        let mut settings = settings;
        if managed.operator {
            refuse_unless("operator", settings.operator == fixed.operator)?;
            settings.operator = saved.operator;
        }
        if managed.session_minutes {
            refuse_unless(
                "sessionMinutes",
                settings.session_minutes == fixed.session_minutes,
            )?;
            settings.session_minutes = saved.session_minutes;
        }
        let (preferences, value) = (Arc::clone(&self.preferences), json!(settings));
        blocking::run(move || preferences.set(SETTINGS, value)).await?;
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(())
    }
}

fn refuse_unless(field: &'static str, is_fixed_value: bool) -> Result<(), Error> {
    if is_fixed_value {
        Ok(())
    } else {
        Err(Error::Managed { field })
    }
}

impl Default for SettingsView {
    fn default() -> Self {
        Self {
            operator: String::new(),
            session_minutes: 15,
            idle_minutes: 10,
            privacy: false,
            theme: Theme::System,
            density: Density::default(),
            zoom: 100,
            language: LanguageChoice::default(),
            locale: String::new(),
            time_zone: ZoneChoice::Local,
            check_for_updates: false,
            update_address: String::new(),
            log_level: LogLevel::default(),
            checkpoint_reminder: CheckpointReminder::default(),
            audit_log_months: 0,
            export: None,
            hidden_columns: BTreeMap::new(),
            proxy: ProxyChoice::default(),
            proxy_address: String::new(),
            proxy_user: String::new(),
        }
    }
}

impl SettingsView {
    /// Reads the settings; falls back to the defaults if they are malformed.
    pub(crate) fn read(preferences: &dyn Preferences) -> Self {
        let Some(saved) = preferences.get(SETTINGS) else {
            return Self::default();
        };
        let parsed = serde_json::from_value::<Self>(saved).ok();
        parsed
            .and_then(|parsed| parsed.validated().ok())
            .unwrap_or_else(|| {
                tracing::warn!("malformed settings replaced by the defaults");
                Self::default()
            })
    }

    pub(crate) fn session(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.session_minutes))
    }

    pub(crate) fn idle(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.idle_minutes))
    }

    /// Checks the settings, and trims their texts.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid setting.
    pub(crate) fn validated(self) -> Result<Self, Error> {
        let operator = self.operator.trim().to_owned();
        if operator.chars().count() > Self::MAX_OPERATOR_LENGTH || has_hidden_characters(&operator) {
            return Err(Error::input(
                "operator",
                InvalidInput::NameNotVisible {
                    limit: Self::MAX_OPERATOR_LENGTH,
                },
            ));
        }
        for (field, minutes) in [
            ("sessionMinutes", self.session_minutes),
            ("idleMinutes", self.idle_minutes),
        ] {
            if !Self::SESSION_MINUTES.contains(&minutes) {
                return Err(Error::input(
                    field,
                    InvalidInput::NumberOutOfRange { first: 5, last: 60 },
                ));
            }
        }
        if !(50..=300).contains(&self.zoom) {
            return Err(Error::input("zoom", InvalidInput::ZoomOutOfRange));
        }
        if !AUDIT_LOG_MONTHS.contains(&self.audit_log_months) {
            return Err(Error::input("auditLogMonths", InvalidInput::AuditLogMonths));
        }
        let is_tag = self
            .locale
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '-');
        if !is_tag || self.locale.len() > MAX_LOCALE_LENGTH {
            return Err(Error::input("locale", InvalidInput::UnknownLanguage));
        }
        let columns: usize = self.hidden_columns.values().map(Vec::len).sum();
        if self.hidden_columns.len().max(columns) > MOST_HIDDEN_COLUMNS {
            return Err(Error::input("hiddenColumns", InvalidInput::TooManyColumns));
        }
        let (proxy_address, proxy_user) = self.checked_proxy()?;
        let update_address = self.update_address.trim().to_owned();
        for (field, address) in [
            ("proxyAddress", &proxy_address),
            ("updateAddress", &update_address),
        ] {
            if address.len() > MAX_ADDRESS_LENGTH {
                let limit = MAX_ADDRESS_LENGTH;
                return Err(Error::input(field, InvalidInput::TooLong { limit }));
            }
        }
        Ok(Self {
            operator,
            update_address,
            proxy_address,
            proxy_user,
            ..self
        })
    }

    /// The address of the proxy and the user name as they were meant. A password is refused,
    /// because the settings are in a file.
    fn checked_proxy(&self) -> Result<(String, String), Error> {
        let address = pasted_text::unquoted(&self.proxy_address);
        let user = self.proxy_user.trim().to_owned();
        let is_used = self.proxy == ProxyChoice::Address;
        let proxy = Proxy::parse(&address, ProxyOrigin::Setting);
        if proxy.as_ref().is_ok_and(Proxy::has_credentials) {
            return Err(Error::input(
                "proxyAddress",
                InvalidInput::ProxyAddressWithCredentials,
            ));
        }
        if is_used && proxy.is_err() {
            return Err(Error::input("proxyAddress", InvalidInput::ProxyAddressMalformed));
        }
        let is_usable =
            !user.contains(':') && user.len() <= MAX_PROXY_USER_LENGTH && !has_hidden_characters(&user);
        if is_used && !is_usable {
            return Err(Error::input(
                "proxyUser",
                InvalidInput::ProxyUserInvalid {
                    limit: MAX_PROXY_USER_LENGTH,
                },
            ));
        }
        Ok((
            proxy.map_or_else(|_| String::new(), |_| address),
            if is_usable { user } else { String::new() },
        ))
    }
}
