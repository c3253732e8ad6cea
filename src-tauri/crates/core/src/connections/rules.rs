//! The policy of a connection: which access modes staff may use. Also its time zone.

use journal::{Action, Outcome};

use crate::audit::AuditEvent;
use crate::lifecycle::Event;
use crate::view::{AccessMode, ConnectionView, Policy, Rules};
use crate::{App, Error};

/// The longest name of a zone: `America/Argentina/ComodRivadavia` has 32 letters.
const LONGEST_ZONE: usize = 64;

impl App {
    /// Changes a connection's policy and time zone. A session that is no longer allowed ends.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid time zone, [`Error::AuditLog`] if the audit log can't be
    /// written, [`Error::Preferences`] if the rules can't be saved: they are the old ones then.
    pub async fn change_rules(&self, connection: &str, rules: Rules) -> Result<ConnectionView, Error> {
        rules.check()?;
        let _changing = self.shared.changing_connections.lock().await;
        let saved = self.connections_state().find(connection)?.clone();
        if saved.rules != rules {
            let about = AuditEvent {
                detail: Some(format!("from {} to {}", words(&saved.rules), words(&rules))),
                ..AuditEvent::new(Action::PolicyChange, saved.audit_store())
            };
            self.shared.audit.write(&about, Outcome::Begun).await?;
            let mut all = self.connections_state().saved.clone();
            for other in all.iter_mut().filter(|other| other.id == connection) {
                other.rules = rules.clone();
            }
            let kept = self.save(all).await;
            self.shared.audit.conclude_or_warn(&about, &kept).await;
            kept?;
            match rules.policy {
                Policy::Off => self.on(Event::PolicyOff, Some(connection)).await,
                Policy::PreviewOnly => self.on(Event::PolicyPreviewOnly, Some(connection)).await,
                Policy::PreviewAndSignIn => {}
            }
        }
        let state = self.connections_state();
        Ok(state.view(state.find(connection)?))
    }

    /// The rules of a connection.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub(crate) fn rules_of(&self, connection: &str) -> Result<Rules, Error> {
        self.shared.stores.rules_of(connection)
    }

    /// The rules of a connection whose policy allows this access mode.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if the policy does not allow it, [`Error::UnknownConnection`] if there
    /// is no such connection.
    pub(crate) fn rules_for(&self, connection: &str, way: AccessMode) -> Result<Rules, Error> {
        let rules = self.rules_of(connection)?;
        if rules.policy.allows(way) {
            Ok(rules)
        } else {
            Err(Error::Forbidden { way })
        }
    }
}

impl Policy {
    /// Whether the policy allows this access mode.
    pub fn allows(self, way: AccessMode) -> bool {
        match self {
            Self::Off => false,
            Self::PreviewOnly => way == AccessMode::Preview,
            Self::PreviewAndSignIn => true,
        }
    }
}

impl Rules {
    /// Checks only the form of the time zone's name: the page, which formats times, has the list of
    /// zones.
    fn check(&self) -> Result<(), Error> {
        let is_name = |zone: &str| {
            let fits = |letter: char| letter.is_ascii_alphanumeric() || "/_+-".contains(letter);
            !zone.is_empty() && zone.len() <= LONGEST_ZONE && zone.chars().all(fits)
        };
        if self.time_zone.as_deref().is_none_or(is_name) {
            Ok(())
        } else {
            Err(Error::input(
                "timeZone",
                "Choose a time zone, such as Europe/London.",
            ))
        }
    }
}

fn words(rules: &Rules) -> String {
    let policy = match rules.policy {
        Policy::Off => "off",
        Policy::PreviewOnly => "preview only",
        Policy::PreviewAndSignIn => "preview and sign-in",
    };
    let production = if rules.production {
        "production"
    } else {
        "not production"
    };
    let zone = rules.time_zone.as_deref();
    let times = zone.map_or_else(String::new, |zone| format!(", times of {zone}"));
    format!("{policy}, {production}{times}")
}
