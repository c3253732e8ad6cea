//! What staff set for the program itself: who they are, how long a session lasts, how long nobody need be there, and how things look.

use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::json;

use crate::ports::Preferences;
use crate::view::{SettingsView, Theme, ZoneChoice};
use crate::{App, Error, blocking};

const SETTINGS: &str = "settings";
/// The longest name of an operator, in characters.
const LONGEST_NAME: usize = 100;
/// The longest tag of a language that RFC 5646 asks everyone to take.
const LONGEST_TAG: usize = 35;

impl Default for SettingsView {
    fn default() -> Self {
        Self {
            operator: String::new(),
            session_minutes: 15,
            idle_minutes: 10,
            privacy: false,
            theme: Theme::System,
            zoom: 100,
            locale: String::new(),
            time_zone: ZoneChoice::Local,
            check_for_updates: false,
            update_address: String::new(),
        }
    }
}

impl SettingsView {
    /// Reads the settings; what can't be read is as it is at first.
    pub(crate) fn read(preferences: &dyn Preferences) -> Self {
        let kept = preferences.get(SETTINGS);
        let kept = kept.and_then(|kept| serde_json::from_value::<Self>(kept).ok());
        kept.and_then(|kept| kept.checked().ok()).unwrap_or_default()
    }

    pub(crate) fn session(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.session_minutes))
    }

    pub(crate) fn idle(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.idle_minutes))
    }

    fn checked(self) -> Result<Self, Error> {
        let operator = self.operator.trim().to_owned();
        if operator.chars().count() > LONGEST_NAME || operator.contains(char::is_control) {
            return Err(Error::input(
                "operator",
                format!("Type a name of at most {LONGEST_NAME} characters."),
            ));
        }
        for (field, minutes) in [
            ("sessionMinutes", self.session_minutes),
            ("idleMinutes", self.idle_minutes),
        ] {
            if !(5..=60).contains(&minutes) {
                return Err(Error::input(field, "Choose from 5 to 60 minutes."));
            }
        }
        if !(50..=300).contains(&self.zoom) {
            return Err(Error::input("zoom", "Choose from 50 to 300 %."));
        }
        let is_tag = self
            .locale
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if !is_tag || self.locale.len() > LONGEST_TAG {
            return Err(Error::input("locale", "Choose a language from the list."));
        }
        let update_address = self.update_address.trim().to_owned();
        Ok(Self {
            operator,
            update_address,
            ..self
        })
    }
}

impl App {
    /// What staff have set.
    pub fn settings(&self) -> SettingsView {
        self.shared.settings.read().clone()
    }

    /// The system's user and host.
    pub fn account(&self) -> String {
        self.shared.audit.account().to_owned()
    }

    /// Changes what staff have set. A session that is under way keeps its deadline.
    ///
    /// # Errors
    /// [`Error::Input`] for what can't be used, [`Error::Preferences`] where it can't be kept: the settings are then the old ones.
    pub async fn change_settings(&self, settings: SettingsView) -> Result<SettingsView, Error> {
        let settings = settings.checked()?;
        self.check_update_address(&settings.update_address)?;
        let preferences = Arc::clone(&self.shared.preferences);
        let value = json!(settings);
        blocking::run(move || preferences.set(SETTINGS, value)).await?;
        self.shared.settings.write(settings.clone());
        Ok(settings)
    }
}
