//! The policy of a store: which access modes staff may use. Also its time zone.

use journal::{Action, Outcome};

use super::Connections;
use super::saved::Saved;
use crate::Error;
use crate::audit::AuditEvent;
use crate::lifecycle::Event;
use crate::time_zones;
use crate::view::{AccessMode, ConnectionView, Done, InvalidInput, Policy, Rules};

impl Connections {
    /// Changes a connection's policy and time zone. A session that is no longer allowed ends.
    pub(crate) async fn change_rules(&self, connection: &str, rules: Rules) -> Result<ConnectionView, Error> {
        let rules = rules.checked()?;
        let _changing = self.changing.lock().await;
        let saved = self.state().find(connection)?.clone();
        let before = self.state().rules_of(&saved);
        self.refuse_managed(&saved, &before, &rules)?;
        if before != rules {
            let about = AuditEvent {
                detail: Some(format!("from {} to {}", words(&before), words(&rules))),
                ..AuditEvent::new(Action::PolicyChange, saved.audit_store())
            };
            self.audit.write(&about, Outcome::Begun).await?;
            let store = saved.store_key();
            let (all, changed) = {
                let state = self.state();
                (state.saved.clone(), state.with_rules(&saved, &rules))
            };
            let kept = self.save(all, changed).await;
            let is_kept = kept.is_ok();
            let recorded = self.audit.conclude(&about, kept, Done::RulesChanged).await;
            let event = match rules.policy {
                _ if !is_kept => None,
                Policy::Off => Some(Event::PolicyOff),
                Policy::PreviewOnly => Some(Event::PolicyPreviewOnly),
                Policy::PreviewAndSignIn => None,
            };
            if let Some(event) = event {
                let same_store = self.state().same_store(&store);
                for connection in same_store {
                    self.running_work.on(event, Some(&connection)).await;
                }
            }
            recorded?;
        }
        let state = self.state();
        Ok(state.view(state.find(connection)?))
    }

    fn refuse_managed(&self, saved: &Saved, before: &Rules, rules: &Rules) -> Result<(), Error> {
        let managed = self.state().managed_rules(saved);
        if managed.policy && rules.policy != before.policy {
            return Err(Error::Managed { field: "policy" });
        }
        if managed.production && rules.production != before.production {
            return Err(Error::Managed { field: "production" });
        }
        Ok(())
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
    /// The rules with the current name of their time zone.
    fn checked(self) -> Result<Self, Error> {
        let unknown = || Error::input("timeZone", InvalidInput::UnknownTimeZone);
        let current = |zone: String| time_zones::current_name(&zone).ok_or_else(unknown);
        Ok(Self {
            time_zone: self.time_zone.map(current).transpose()?,
            ..self
        })
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
    let views = if rules.record_admin_views {
        ""
    } else {
        ", admin views not recorded"
    };
    let limit = match rules.confirm_amounts_above {
        Rules::CONFIRM_ABOVE => String::new(),
        limit => format!(", amounts above {limit} entered twice"),
    };
    format!("{policy}, {production}{times}{views}{limit}")
}
